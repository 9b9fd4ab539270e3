"""The edge where other programs' JSON comes in: checked shapes, and one sentence where a file does not fit."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from coach.model import Language, Segment
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.transcripts.raw import Raw

_LONGEST_S = 1e8
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")
_SLOWEST_WORD_S = 20
_LOOKED_AT = 50  # objects of a list that tell what the list holds
_NAMED = {"finnish": "fi", "suomi": "fi", "fin": "fi", "english": "en", "eng": "en"}


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


def _number(value: Any) -> Any:
    """A time as it stands in JSON as a number: `"0.600s"`, `"00:01:02.5"` and Google's seconds and nanos too."""
    if isinstance(value, dict):
        return _Duration.model_validate(value).whole
    if not isinstance(value, str):
        return value
    clock = _CLOCK.fullmatch(value.strip())
    if clock:
        return sum(float((part or "0").replace(",", ".")) * 60**n for n, part in enumerate(reversed(clock.groups())))
    return value.strip().removesuffix("s") or None


class _Duration(Shape):
    seconds: float = 0.0
    nanos: float = 0.0

    @property
    def whole(self) -> float:
        return self.seconds + self.nanos / 1e9


def _label(value: Any) -> Any:
    """A speaker's or channel's number as text, `0.0` as `0`; what is no number or word is nobody."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) else None


Label = Annotated[str | None, BeforeValidator(_label)]
Seconds = Annotated[float | None, BeforeValidator(_number)]
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


def keys_of(value: Any) -> set[str]:
    """All keys of the first objects of a list, as the very first may lack some; none where it is no list."""
    listed = islice(objects(value), _LOOKED_AT)
    return {key for one in listed for key in one}


def keys_under(raw: Raw, key: str) -> set[str]:
    """All keys of the objects in the list under the key of the file's object."""
    return keys_of(raw.json.get(key)) if isinstance(raw.json, dict) else set()


def segment(start: float | None, end: float | None = None, unit: float = 1.0) -> Segment | None:
    """A time in seconds from numbers in units of `unit` seconds; without an end it has no length.

    None where it is unknown or too large to be a place in a conversation.
    """
    if start is None or not start * unit < _LONGEST_S:
        return None
    begin = round(max(start, 0.0) * unit, 6)
    known = end is not None and end * unit < _LONGEST_S
    return Segment(begin, max(begin, round((end or 0.0) * unit, 6)) if known else begin)


def unit_of(parts: Iterable[tuple[float | None, float | None, str]]) -> float:
    """Seconds in one of the numbers that are starts and ends of what is said: nobody takes 20 seconds for a word.

    >>> unit_of([(0.0, 1.9, "Kuinka voin auttaa?")]), unit_of([(0, 1900, "Kuinka voin auttaa?")])
    (1.0, 0.001)
    """
    timed = [(end - start, len(text.split())) for start, end, text in parts if start is not None and end is not None]
    lasted, words = sum(lasts for lasts, _ in timed), sum(count for _, count in timed)
    return 0.001 if lasted > _SLOWEST_WORD_S * words > 0 else 1.0


def language(code: str | None) -> Language | None:
    """The language of a code or a name such as `fi`, `fi-FI`, `en_us` or `finnish`; None for any other."""
    short = re.split(r"[-_]", (code or "").casefold())[0]
    short = _NAMED.get(short, short)
    return Language(short) if short in set(Language) else None


def languages(codes: Iterable[str | None]) -> Language | None:
    """The first language that Coach knows among the codes."""
    return next((known for code in codes if (known := language(code))), None)
