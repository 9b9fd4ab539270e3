"""Times as people and programs write them beside a speaker, and what they mean in seconds from the start."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.model import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKDAY = r"(?:(?:ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?"
_DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})"
_DATE = rf"{_WEEKDAY}(?:{_DAY})"
_KLO = r"(?:klo\.?|kello|at)\s*"
_AMPM = r"(?:\s?[ap]\.?\s?m\b\.?)?"
_COLONS = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,9})?" + _AMPM
_DOTS = r"\d{1,2}\.[0-5]\d(?:\.[0-5]\d)?" + _AMPM
_DATED = rf"(?:{_DATE}(?:,|T|\s)\s*(?:{_KLO})?|{_KLO})(?:{_COLONS}|{_DOTS})(?:\s?Z|[+-]\d\d:?\d\d)?"
STAMP = rf"(?:{_DATED}|{_COLONS})"  # for use in readers' own patterns, ignoring case
RANGE = rf"{STAMP}(?:\s*(?:-->|[-–—]|to)\s*{STAMP})?"
_FIRST_HOUR = 6  # a file whose first time is earlier tells the place in a recording; later, it may be the time of day
_ENOUGH_GAPS = 5
_FEW_GAPS = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """A written time: its numbers, its day if any, and whether it can only be a time of day."""

    parts: tuple[float, ...]
    day: int | None = None
    clock: bool = False
    until: Stamp | None = None

    @property
    def elapsed(self) -> float:
        """Seconds, read as mm:ss or hh:mm:ss."""
        return round(sum(part * 60.0**power for power, part in enumerate(reversed(self.parts))), 6)

    @property
    def of_day(self) -> float:
        """Seconds from midnight (of the day, where there is one), read as hh:mm or hh:mm:ss."""
        return (self.day or 0) * 86_400.0 + sum(part * 3600 / 60.0**n for n, part in enumerate(self.parts))


def stamp(text: str) -> Stamp | None:
    """The time in a text that matches RANGE, None where it is no time at all (31.2. or 25:00 pm)."""
    first, *rest = re.findall(STAMP, text, re.IGNORECASE) or [""]
    begin = _one(first)
    end = _one(rest[0]) if rest else None
    return Stamp(begin.parts, begin.day, begin.clock, end) if begin else None


def formatted(text: str, format: str) -> Stamp | None:
    """The moment in a text written in a format of `datetime.strptime`; None where it is not."""
    try:
        moment = datetime.strptime(text.strip(), format)
    except ValueError:
        return None
    seconds = moment.second + moment.microsecond / 1e6
    return Stamp((float(moment.hour), float(moment.minute), seconds), moment.toordinal(), clock=True)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Each stamp as seconds from the start; `of_day` where they are times of day, `spoken` where words come at the
    pace of speech, `doubtful` where they could as well be read the other way.
    """

    times: list[Segment | None]
    of_day: bool = False
    spoken: bool = False
    doubtful: bool = False


def timeline(stamps: Sequence[Stamp | None], words: Sequence[int] = ()) -> Timeline:
    """What the stamps of a file mean, judged from all of them; `words` is how many each turn has, where known.

    A time alone says when the turn starts, not when it ends, so the segment has no length. Times of day count from
    the first of them. Where a file mixes both kinds, the rarer kind says nothing about this recording: None.
    """
    present = [one for one in stamps if one]
    pace = _Pace.of(stamps, words)
    as_clock = _is_clock(present, pace)
    kept = [one if one and _may_be(one, as_clock) else None for one in stamps]
    times = _clock(kept) if as_clock else [_elapsed(one) for one in kept]
    return Timeline(times, as_clock, pace.spoken, doubtful=_open(present) and pace.unclear)


def moments(written: Sequence[str]) -> list[Segment | None]:
    """Times of day written one for each message, as seconds from the first; None where one is no time."""
    return timeline(
        [stamp(text) if re.fullmatch(RANGE, text.strip(), re.IGNORECASE) else None for text in written]
    ).times


@dataclass(frozen=True, slots=True)
class _Pace:
    """How fast words come when stamps are read as places in a recording: gaps in seconds and words between them."""

    gaps: tuple[tuple[float, int], ...] = ()

    @classmethod
    def of(cls, stamps: Sequence[Stamp | None], words: Sequence[int]) -> _Pace:
        timed = [(one.elapsed, count) for one, count in zip(stamps, words, strict=False) if one]
        return cls(tuple((after - before, count) for (before, count), (after, _) in pairwise(timed)))

    @property
    def rate(self) -> float:
        """Words a second, 0 where there is nothing to tell."""
        seconds = sum(gap for gap, _ in self.gaps)
        return sum(count for _, count in self.gaps) / seconds if seconds > 0 else 0.0

    @property
    def spoken(self) -> bool:
        """Whether turns take about as long as it takes to say them; messages come faster, or hours apart."""
        fits = sum(count / 6 - 1 <= gap <= count + 6 and gap > 0 for gap, count in self.gaps)
        return len(self.gaps) >= _ENOUGH_GAPS and 1.0 <= self.rate <= 4.5 and fits >= 0.9 * len(self.gaps)

    @property
    def unclear(self) -> bool:
        """Whether the pace is neither clearly that of speech nor of messages."""
        forward = len(self.gaps) >= _FEW_GAPS and all(gap > 0 for gap, _ in self.gaps)
        return forward and 0.5 <= self.rate <= 6.0 and not self.spoken


def _one(text: str) -> Stamp | None:
    found = re.search(rf"({_COLONS}|{_DOTS})(?:\s?Z|[+-]\d\d:?\d\d)?$", text.strip(), re.IGNORECASE)
    if not found:
        return None
    numbers = re.findall(r"\d+(?:[.,]\d+)?" if ":" in found[1] else r"\d+", found[1])
    parts = tuple(float(number.replace(",", ".")) for number in numbers)
    before = text[: text.rindex(found[1])]
    half = re.search(r"[ap](?=\.?\s?m)", found[1].casefold())
    day = _day(before, american=bool(half))
    if (before.strip() and day is None and re.search(r"\d", before)) or (half and not 1 <= parts[0] <= 12):
        return None
    if half:
        parts = (parts[0] % 12 + 12 * (half[0] == "p"), *parts[1:])
    return Stamp(parts, day, clock=bool(half or before.strip()))


def _day(text: str, american: bool) -> int | None:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) == 2:
        numbers.append(2000)  # a leap year: a date without its year still counts days
    if len(numbers) != 3:
        return None
    return _ordinal(*_ordered(numbers, american=american and "/" in text))


def _ordered(numbers: list[int], american: bool) -> tuple[int, int, int]:
    if numbers[0] > 31:
        return numbers[0], numbers[1], numbers[2]
    day, month = (numbers[1], numbers[0]) if (american and numbers[0] <= 12) or numbers[1] > 12 else numbers[:2]
    return numbers[2] + 2000 * (numbers[2] < 100), month, day


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _is_clock(stamps: Sequence[Stamp], pace: _Pace) -> bool:
    sure = sum(one.clock for one in stamps)
    if sure * 2 > len(stamps):
        return True
    return _open([one for one in stamps if not one.clock]) and not (pace.spoken and _in_minutes(stamps))


def _open(stamps: Sequence[Stamp]) -> bool:
    """Whether stamps that do not say it may be times of day."""
    undated = [one for one in stamps if not one.clock]
    first = undated[0] if undated else None
    in_hours = first is not None and first.until is None and first.parts[0] >= _FIRST_HOUR
    return in_hours and all(one.parts[0] < 24 and len(one.parts) > 1 for one in undated)


def _in_minutes(stamps: Sequence[Stamp]) -> bool:
    """Two numbers may be minutes and seconds; three beyond six hours are hardly a recording."""
    return all(len(one.parts) == 2 for one in stamps)


def _may_be(one: Stamp, clock: bool) -> bool:
    return one.parts[0] < 24 if clock else not one.clock


def _elapsed(one: Stamp | None) -> Segment | None:
    if one is None:
        return None
    end = one.until.elapsed if one.until and not one.until.clock else one.elapsed
    return Segment(one.elapsed, max(end, one.elapsed))


def _clock(stamps: Sequence[Stamp | None]) -> list[Segment | None]:
    times, last, midnights = [], 0.0, 0
    for one in stamps:
        seconds = one.of_day if one else last
        if one and one.day is None and seconds + midnights * 86_400 < last - 43_200:
            midnights += 1  # 23:59, then 00:01: the talk went on past midnight
        last = seconds + midnights * 86_400 if one else last
        times.append(last if one else None)
    first = min((time for time in times if time is not None), default=0.0)
    since = (round(time - first, 6) if time is not None else None for time in times)
    return [Segment(at, at) if at is not None else None for at in since]
