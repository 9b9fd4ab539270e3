"""The edge where other programs' JSON comes in: checked shapes, and one sentence where a file does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from coach.model import Language, Segment
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.transcripts.raw import Raw

_LONGEST_S = 1e8
_NAMED = {"finnish": "fi", "suomi": "fi", "english": "en"}


class Shape(BaseModel):
    """A part of a vendor's file: keys we do not need are ignored, those we need are checked.

    Null and NaN, which Python programs write for a time they do not know, are as if absent.
    """

    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        coerce_numbers_to_str=True,
        allow_inf_nan=False,
    )

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: one for key, one in value.items() if one is not None and one == one}  # noqa: PLR0124 – NaN is not


Shaped = TypeVar("Shaped", bound=Shape)


def shaped(shape: type[Shaped], raw: Raw, value: Any = None) -> Shaped:
    """The file's JSON, or a value of it, in the shape; raises TranscriptError naming the first misfit."""
    try:
        return shape.model_validate(raw.json if value is None else value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = " → ".join(str(part) for part in first["loc"])[:200] or "the file"
        raise TranscriptError(raw.name, "vendor", place=place, reason=first["msg"].lower()) from None


def has(raw: Raw, *keys: str) -> bool:
    """Whether the file is a JSON object with all these keys."""
    return isinstance(raw.json, dict) and all(key in raw.json for key in keys)


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def first_of(raw: Raw, key: str) -> Mapping[str, Any]:
    """The first object of the list under the key, empty where there is none."""
    listed = raw.json.get(key) if isinstance(raw.json, dict) else None
    found = listed[0] if isinstance(listed, list) and listed else None
    return found if isinstance(found, dict) else {}


def segment(start: float | None, end: float | None = None, unit: float = 1.0) -> Segment | None:
    """A time in seconds from numbers in units of `unit` seconds; without an end it has no length.

    None where it is unknown or too large to be a place in a conversation.
    """
    if start is None or not start * unit < _LONGEST_S:
        return None
    begin = round(max(start, 0.0) * unit, 6)
    known = end is not None and end * unit < _LONGEST_S
    return Segment(begin, max(begin, round((end or 0.0) * unit, 6)) if known else begin)


def language(code: str | None) -> Language | None:
    """The language of a code or a name such as `fi`, `fi-FI`, `en_us` or `finnish`; None for any other."""
    short = re.split(r"[-_]", (code or "").casefold())[0]
    short = _NAMED.get(short, short)
    return Language(short) if short in set(Language) else None


def languages(codes: Iterable[str | None]) -> Language | None:
    """The first language that Coach knows among the codes."""
    return next((known for code in codes if (known := language(code))), None)
