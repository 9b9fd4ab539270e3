"""A behaviour week by week as a small drawing: dots with their intervals, told in words too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from coach.model import Kind
from coach.wording import wording
from coach.wording.shown import short_day

if TYPE_CHECKING:
    from coach.behaviours import Behaviour
    from coach.model import Language
    from coach.service.trends import Stretch

_WEEKS = 16  # newest weeks drawn


def curve(weeks: tuple[Stretch, ...], behaviour: Behaviour, language: Language, *, titled: bool = True) -> str:
    """The drawing as HTML; weeks with too few turns are hollow, and what it shows stands in its label.

    Without its title where the heading above it says the same.
    """
    shown, say = weeks[-_WEEKS:], wording(language)
    most = max((week.high for week in shown), default=1.0) or 1.0
    title = behaviour.title(language)
    label = f"{title}: " + "; ".join(_told(week, language) for week in shown)
    kind = "concern" if behaviour.kind is Kind.CONCERN else "strength"
    return (
        f"<figure class='coach-curve {kind}'><figcaption>{f'<b>{escape(title)}</b> ' if titled else ''}"
        f"{escape(say('progress.axis'))}</figcaption>"
        f'<div class="weeks" role="img" aria-label="{escape(label)}"><span class="most">{most:.0f}</span>'
        f'<span class="least">0</span>{"".join(_mark(week, most, language) for week in shown)}</div></figure>'
    )


def _mark(week: Stretch, most: float, language: Language) -> str:
    place = f"--low:{week.low / most:.3f};--high:{week.high / most:.3f};--value:{week.per_100 / most:.3f}"
    few = "" if week.enough else " few"
    return f'<span class="week{few}" style="{place}"><i></i><b></b><em>{short_day(week.monday, language)}</em></span>'


def _told(week: Stretch, language: Language) -> str:
    say = wording(language)
    return say(
        "progress.week",
        day=short_day(week.monday, language),
        value=f"{week.per_100:.0f}",
        low=f"{week.low:.0f}",
        high=f"{week.high:.0f}",
        turns=week.turns,
    )
