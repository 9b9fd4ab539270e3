"""Two reviews of one conversation side by side: what other limits would change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from coach.behaviours import BEHAVIOURS
from coach.model import Language, Score
from coach.what_if import changes
from coach.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from coach.model import Finding, Review


def compare(before: Review, after: Review, asked: str, console: Console) -> None:
    """Print what changes from one review to the other, in the conversation's own language; `asked` is what if."""
    language = after.conversation.language or Language.FI
    say, changed = wording(language), changes(before, after)
    console.print(Text(f"\n{say('what_if.title')}: {asked}", "bold"))
    table = Table(box=None, padding=(0, 2))
    for heading in ("", say("what_if.before"), say("what_if.after")):
        table.add_column(heading)
    for one, two in changed.scores:
        table.add_row(say(f"dimension.{one.dimension}"), _points(one, say), _points(two, say))
    for turn, gone, new in _by_turn(changed.gone, changed.new):
        table.add_row(say.turn(turn), _titles(gone, language), _titles(new, language))
    console.print(table)
    if not changed.any:
        console.print(f"  {say('what_if.nothing')}", style="dim")


def _points(score: Score, say: Wording) -> str:
    if score.points is None or score.interval is None:
        return say("review.not_assessed")
    return say("review.points", points=score.points, low=score.interval[0], high=score.interval[1])


def _by_turn(gone: Iterable[Finding], new: Iterable[Finding]) -> list[tuple[int, list[Finding], list[Finding]]]:
    turns: dict[int, tuple[list[Finding], list[Finding]]] = defaultdict(lambda: ([], []))
    for side, findings in enumerate((gone, new)):
        for finding in findings:
            turns[finding.turn][side].append(finding)
    return [(turn, *turns[turn]) for turn in sorted(turns)]


def _titles(findings: Iterable[Finding], language: Language) -> str:
    return ", ".join(BEHAVIOURS[finding.behaviour].title(language) for finding in findings) or "–"
