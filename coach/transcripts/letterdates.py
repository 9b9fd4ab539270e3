"""The date and time in the line above a quoted message, as mail programs write it in Finnish, Swedish and English."""

from __future__ import annotations

import re
from datetime import datetime

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "tammi jan", "helmi feb", "maalis mar", "huhti apr", "touko may maj", "kesä jun", "heinä jul", "elo aug",
            "syys sep", "loka oct okt", "marras nov", "joulu dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})[^\W\d_]*\.?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})\.?\s*(?:den\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})\b",
        r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})\b",
    )
)
_TIME = re.compile(r"(?<![\d.:])(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?(?!\d|[.:]\d)\s*([ap]\.?m\b)?", re.IGNORECASE)


def moment(text: str) -> datetime | None:
    """The moment in a header line, on the writer's own clock; None where date or time is missing or impossible.

    >>> moment("ma 2. marrask. 2026 klo 9.01 Sari kirjoitti:")
    datetime.datetime(2026, 11, 2, 9, 1)
    """
    found = next((match for pattern in _DATES if (match := pattern.search(text))), None)
    clock = _TIME.search(text, found.end()) if found else None
    if not found or not clock:
        return None
    try:
        return datetime(*_day(found.groupdict(), american=bool(clock[3])), *_hour(clock))
    except ValueError:
        return None


def _day(parts: dict[str, str], *, american: bool) -> tuple[int, int, int]:
    year = int(parts["year"]) + 2000 * (len(parts["year"]) == 2)
    if "first" in parts:
        month, day = (parts["first"], parts["second"]) if american else (parts["second"], parts["first"])
        return year, int(month), int(day)
    month = parts["month"].casefold()
    return year, _MONTHS.get(month) or int(month), int(parts["day"])


def _hour(clock: re.Match[str]) -> tuple[int, int]:
    hour = int(clock[1])
    if clock[3]:
        hour = hour % 12 + 12 * clock[3].casefold().startswith("p")
    return hour, int(clock[2])
