"""Papers about privacy, filled from the settings in use: for the impact assessment and for the dialogue with employees.

The texts are in `coach/wording/papers`; what only the organisation knows stays marked in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from coach import rules, wording
from coach.model import Personal
from coach.service.team import FEWEST
from coach.wording.shown import duration

if TYPE_CHECKING:
    from datetime import date

    from coach.handbook import Handbook
    from coach.model import Language
    from coach.wording import Wording

_TEXTS = Path(wording.__file__).parent / "papers"
LIMITS = (
    *(f"listening.{name}" for name in ("grace_s", "monologue_s", "silence_s")),
    *(f"reply_limits.{name}" for name in ("chat_s", "email_s")),
)
_KINDS = ("transcripts_days", "figures_days", "sessions_days", "practice_days", "log_days")


class Paper(StrEnum):
    """Which paper: the impact assessment, or the sheet for the dialogue."""

    DPIA = "dpia"
    DIALOGUE = "dialogue"


@dataclass(frozen=True, slots=True)
class Site:
    """How Coach runs here: alone or in a team with a login, and on which kind of database."""

    alone: bool
    postgres: bool


def paper(which: Paper, language: Language, book: Handbook, site: Site, day: date) -> str:
    """The paper as Markdown."""
    say = wording.wording(language)
    found = rules.of(book).rules
    text = (_TEXTS / f"{which}-{language}.md").read_text("utf-8")
    return text.format(
        day=f"{day.day}.{day.month}.{day.year}",
        notice=say("page.purpose"),
        rules=len(found),
        behaviours=len({each.behaviour for each in found}),
        learned=say(f"papers.learned.{_switch(book)}"),
        learned_now=say(f"papers.switch.{_switch(book)}"),
        handbook=book.version,
        limits="\n".join(limits(book, language)),
        whose=say(f"papers.whose.{'alone' if site.alone else 'team'}"),
        where=say(f"papers.where.{'postgres' if site.postgres else 'file'}"),
        outside=say(f"papers.outside.{'alone' if site.alone else 'team'}"),
        roles=say(f"papers.roles.{'alone' if site.alone else 'team'}"),
        fewest=FEWEST,
        retention="\n".join(f"| {kind} | {time} |" for kind, time in retention(book, language)),
        masked=", ".join(say(f"papers.kind.{kind}") for kind in Personal if kind not in book.masking.off),
        unmasked=_unmasked(book, say),
        floor=f"{100 * book.findings.site_floor:.0f}",
        judged=f"{book.findings.site_judged:.0f}",
    )


def limits(book: Handbook, language: Language) -> list[str]:
    """The limits in use as a list in Markdown."""
    say = wording.wording(language)
    return [f"- {say(f'limit.{key}')}: {duration(float(book.value(key)), language)}" for key in LIMITS]


def retention(book: Handbook, language: Language) -> list[tuple[str, str]]:
    """How long each kind of data is kept, as people say it."""
    say = wording.wording(language)
    days = {kind: int(getattr(book.retention, kind)) for kind in _KINDS}
    return [
        (say(f"papers.keeps.{kind}"), say("papers.days", n=number) if number else say("papers.for_good"))
        for kind, number in days.items()
    ]


def _switch(book: Handbook) -> str:
    return "on" if book.findings.learned else "off"


def _unmasked(book: Handbook, say: Wording) -> str:
    off = ", ".join(say(f"papers.kind.{kind}") for kind in book.masking.off)
    return say("papers.unmasked", kinds=off) if off else ""
