"""A review for the terminal: the transcript with marks, strengths first, then what to try with better words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coach.behaviours import BEHAVIOURS
from coach.model import Became, Finding, Kind, Language, Raises, Review, Role, Score, Turn
from coach.wording import Wording, wording
from coach.wording.shown import decimal, shown_figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from coach.handbook import Handbook

_STYLES = {Kind.CONCERN: "yellow underline", Kind.STRENGTH: "green", Kind.OBSERVATION: "cyan"}
_SIGNS = {Kind.CONCERN: "▲", Kind.STRENGTH: "●", Kind.OBSERVATION: "○"}
_BECAME = {
    Became.MISSED: ("▲", "yellow"),
    Became.UNANSWERED: ("▲", "yellow"),
    Became.ERRAND: ("○", "dim"),
    Became.OPEN: ("○", "dim"),
}
_ROLES = {Role.AGENT: "bold", Role.CUSTOMER: "dim", Role.OTHER: "dim italic"}


def show(review: Review, book: Handbook, console: Console) -> None:
    """Print one review by a handbook, in the conversation's own language."""
    language = review.conversation.language or Language.FI
    say = wording(language)
    console.rule(Text(f"{review.conversation.source or review.conversation.id}"))
    for line in _transcript(review, say):
        console.print(line)
    _strengths(review, say, language, console)
    _concerns(review, say, language, console)
    _flow(review, say, console)
    console.print(_scores(review.scores, say))
    console.print(_figures(review, book, say))
    console.print(Text(say("page.purpose"), "dim"))


def _transcript(review: Review, say: Wording) -> Iterable[Padding]:
    by_turn: dict[int, list[Finding]] = defaultdict(list)
    for finding in review.findings:
        by_turn[finding.turn].append(finding)
    for turn in review.conversation.turns:
        yield Padding(_turn(turn, by_turn[turn.n], say), (0, 0, 0, 2))


def _turn(turn: Turn, findings: list[Finding], say: Wording) -> Text:
    named = turn.name and turn.name.casefold() != turn.speaker
    who = turn.name if named else say(f"role.{turn.speaker}")
    text = Text(turn.text)
    for finding in sorted(findings, key=lambda f: f.kind is Kind.CONCERN):
        if finding.dimension == "respect" or finding.kind is Kind.CONCERN:
            text.stylize(_STYLES[finding.kind], finding.span.start, finding.span.end)
    marks = " ".join(dict.fromkeys(_SIGNS[f.kind] for f in findings if f.kind is not Kind.OBSERVATION))
    return Text.assemble((f"{turn.n + 1:>3} ", "dim"), (f"{who}: ", _ROLES[turn.speaker]), text, (f"  {marks}", "dim"))


def _strengths(review: Review, say: Wording, language: Language, console: Console) -> None:
    console.print(Text(f"\n{say('review.went_well')}", "bold green"))
    places: dict[str, list[Finding]] = defaultdict(list)
    for finding in review.of_kind(Kind.STRENGTH):
        places[finding.behaviour].append(finding)
    for behaviour, findings in places.items():
        title = BEHAVIOURS[behaviour].title(language)
        quotes = "; ".join(f"”{_short(f.text)}” ({say.turn(f.turn)})" for f in findings[:3])
        console.print(Text.assemble("  ● ", (title, "green"), f" ×{len(findings)}  {quotes}"), soft_wrap=False)
    if not places:
        console.print(f"  {say('review.nothing_well')}", style="dim")


def _concerns(review: Review, say: Wording, language: Language, console: Console) -> None:
    console.print(Text(f"\n{say('review.to_try')}", "bold yellow"))
    concerns = review.of_kind(Kind.CONCERN)
    for finding in concerns:
        title = BEHAVIOURS[finding.behaviour].title(language)
        where = say.turn(finding.turn)
        console.print(Text.assemble("  ▲ ", (title, "yellow"), f"  ”{_short(finding.text)}” ({where})"))
        console.print(Padding(Text(finding.why, "dim"), (0, 0, 0, 4)))
        for alternative in finding.alternatives:
            label = say(f"source.{alternative.source}")
            console.print(Padding(Text.assemble((f"{label}: ", "italic"), alternative.text), (0, 0, 0, 4)))
    if not concerns:
        console.print(f"  {say('review.nothing_to_try')}", style="dim")


def _flow(review: Review, say: Wording, console: Console) -> None:
    """What the customer brought up and asked, and the checklists' questions, with what became of each."""
    if not review.flow:
        return
    console.print(Text(f"\n{say('flow.title')}", "bold"))
    for strand in review.flow:
        listed = strand.raises is Raises.CHECKLIST
        topic = say("flow.checklist", name=strand.topic) if listed else say(f"topic.{strand.topic or strand.raises}")
        where = "" if listed else f" ({say.turn(strand.place.turn)})"
        became = say(f"{'listed' if listed else 'became'}.{strand.became}")
        by = f" ({say.turn(strand.by.turn)})" if strand.by else ""
        sign, style = _BECAME.get(strand.became, ("●", "green"))
        console.print(
            Text.assemble(f"  {sign} ", f"{topic}  ”{_short(strand.text)}”{where} → ", (f"{became}{by}", style))
        )


def _scores(scores: Iterable[Score], say: Wording) -> Table:
    table = Table(title=say("review.scores"), box=None, title_justify="left", title_style="bold", show_header=False)
    for score in scores:
        points = say("review.not_assessed")
        if score.points is not None and score.interval is not None:
            points = say("review.points", points=score.points, low=score.interval[0], high=score.interval[1])
        table.add_row(f"  {say(f'dimension.{score.dimension}')}", points, Text(score.reason, "dim"))
    return table


def _figures(review: Review, book: Handbook, say: Wording) -> Table:
    table = Table(title=say("review.figures"), box=None, title_justify="left", title_style="bold", show_header=False)
    language = review.conversation.language or Language.FI
    low, high = (decimal(limit, language) for limit in book.listen_to_talk.of(review.conversation.channel))
    beside = {"listen_to_talk": f"  ({say('balance.key.range')} {low}–{high})"}
    for name, value in shown_figures(review.figures, language):
        table.add_row(f"  {say(f'figure.{name}')}", f"{value}{beside.get(name, '')}")
    return table


def _short(text: str, most: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
