"""Figures and durations as people read them, in Finnish or English."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from coach.model import Figures, Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime


def shown_figures(figures: Figures, language: Language) -> Iterator[tuple[str, str]]:
    """Each figure's name and its value as text, "–" where the transcript cannot tell.

    Figures that belong to some kinds of conversation only are left out of the others.
    """
    known = asdict(figures)
    for name, value in known.items():
        applies = name not in _SOMETIMES or (value is not None and (name != "hold_s" or value > 0))
        if applies:
            yield name, _figure(name, value, language)


_SOMETIMES = frozenset(
    "first_response_s holds hold_s syllables_per_second words_per_minute overlap_share agent_leads "
    "customer_leads open_share follow_up_share follow_ups_per_problem uptake answered_share".split()
)
_SHARES = ("_share", "_leads")


def _figure(name: str, value: float | None, language: Language) -> str:
    if value is None:
        return "–"
    if name.endswith(_SHARES):
        return f"{value:.0%}".replace("%", " %")
    if name == "words_per_minute":
        return f"{value:.0f}"
    if name.endswith("_s"):
        return duration(value, language)
    if name == "uptake":
        return f"{value:.2f} / 1".replace(".", "," if language is Language.FI else ".")
    return decimal(value, language) if isinstance(value, float) else str(value)


def decimal(value: float, language: Language) -> str:
    """A number with one decimal: 1,3 in Finnish, 1.3 in English."""
    return _written(f"{value:.1f}", language)


def signed(value: float, language: Language) -> str:
    """A number with two decimals and a true minus sign: −0,35 in Finnish."""
    return _written(f"{value + 0.0:.2f}".replace("-", "\N{MINUS SIGN}"), language)


def number(value: float, language: Language) -> str:
    """A number without needless decimals: 2,5 in Finnish, 2.5 in English."""
    return _written(f"{value:.10g}".replace("-", "\N{MINUS SIGN}"), language)


def _written(text: str, language: Language) -> str:
    return text.replace(".", ",") if language is Language.FI else text


def day(when: date, language: Language) -> str:
    """A day as people write it: 7.1.2030 in Finnish, 7 Jan 2030 in English."""
    return f"{short_day(when, language)}{when.year}" if language is Language.FI else f"{when.day} {when:%b} {when.year}"


def moment(when: datetime, language: Language) -> str:
    """A day and a time of it: 7.1.2030 9.05 in Finnish, 7 Jan 2030 9:05 in English."""
    sign = "." if language is Language.FI else ":"
    return f"{day(when, language)} {when.hour}{sign}{when:%M}"


def short_day(when: date, language: Language) -> str:
    """A day of the months around now: 7.1. in Finnish, 7 Jan in English."""
    return f"{when.day}.{when.month}." if language is Language.FI else f"{when.day} {when:%b}"


def duration(seconds: float, language: Language) -> str:
    """Seconds as people say them: 0,4 s · 75 s · 3 min · 5 h · 2 päivää.

    >>> duration(0.4, Language.FI)
    '0,4 s'
    """
    finnish = language is Language.FI
    days = "päivää" if finnish else "days"
    for unit, length in ((days, 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    text = f"{seconds:.1f}" if seconds < 10 else f"{seconds:.0f}"
    return f"{text.replace('.', ',') if finnish else text} s"
