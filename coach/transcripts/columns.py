"""What the columns of a table mean, in Finnish and English, and the times in them."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

from coach.transcripts.stamps import RANGE, Stamp, stamp

_NAMES: dict[str, list[str]] = tomllib.loads(
    resources.files(__package__).joinpath("columns.toml").read_text("utf-8"),
)
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
_YES = {"true", "yes", "1", "kyllä", "tosi", "joo", "x", "public", "julkinen"}
_NO = {"false", "no", "0", "ei", "epätosi", "private", "internal", "sisäinen", "yksityinen"}
_UNITS = {
    "usec": 1e-6,
    "_us": 1e-6,
    "microseconds": 1e-6,
    "_ns": 1e-9,
    "nanos": 1e-9,
    "ms": 0.001,
    "_min": 60.0,
    "_s": 1.0,
    "_sec": 1.0,
    "seconds": 1.0,
}
_EPOCH_S = 1e8  # past 1973: a number this large is a date, not a place in a recording


def kinds(header: list[str]) -> dict[str, int]:
    """The place of each kind of column the header names; the first of a kind wins."""
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        kind = _KINDS.get(_name(cell))
        if kind:
            found.setdefault(kind, place)
    return found


def unit_of(cell: str) -> float | None:
    """Seconds in one of a column's plain numbers, by the column's name; None where it does not say."""
    name = _name(cell)
    return next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), None)


def said_to_customer(cell: str) -> bool | None:
    """A yes or no in a column such as *public* or *private*; None where it is neither."""
    word = cell.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def moment(cell: str, unit: float = 1.0) -> Stamp | None:
    """The time in a cell: a number of units of so many seconds, a clock or a date; None where it is no time."""
    text = cell.strip()
    if re.fullmatch(r"\d{1,15}(?:[.,]\d{1,12})?\s*s?", text):
        return _from_number(float(text.rstrip(" s").replace(",", ".")), unit)
    return stamp(text) if re.fullmatch(RANGE, text, re.IGNORECASE) else None


def _from_number(value: float, unit: float) -> Stamp:
    seconds = value / 1000 if value > _EPOCH_S * 1000 else value if value > _EPOCH_S else value * unit
    if seconds < _EPOCH_S:
        return Stamp((seconds,))
    return Stamp((seconds % 86_400 / 3600,), day=int(seconds // 86_400), clock=True)


def _name(cell: str) -> str:
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", lambda unit: " " + unit[0][1:-1], cell.casefold())
    return re.sub(r"[\s.\-/]+", "_", bare.strip()).strip("_")
