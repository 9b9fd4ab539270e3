"""Files around files: a list, lines, or an object with one or several vendors' answers inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.transcripts.raw import Raw, loads

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Parcel:
    """A part of a file that may be a whole answer, and the line it stands on; 0 where the file has no lines."""

    raw: Raw
    line: int = 0


def parcels(raw: Raw) -> Iterator[list[Parcel]]:
    """What may be whole answers inside the file, from the outside in: one object, or the items of a list."""
    if raw.json is not None:
        yield from _below(raw, raw.json)
    elif raw.looks_like_json:
        yield [Parcel(raw.part(loads(line)), n) for n, line in enumerate(raw.lines, 1) if line.strip()]


def _below(raw: Raw, value: Any, depth: int = 0) -> Iterator[list[Parcel]]:
    if isinstance(value, list):
        yield [Parcel(raw.part(one)) for one in value]
    elif isinstance(value, dict) and depth < _DEEPEST:
        inner = [one for one in value.values() if isinstance(one, dict | list) and one]
        yield from ([Parcel(raw.part(one))] for one in inner if isinstance(one, dict))
        for one in inner:
            yield from _below(raw, one, depth + 1)
