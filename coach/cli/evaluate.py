"""`coach evaluate FILE…`: how well the findings agree with people's labels."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from coach.evaluate import Count, Evaluation


def evaluate(
    files: Annotated[list[Path], typer.Argument(help="Labelled turns, JSON Lines.")],
    handbook: Annotated[Path | None, typer.Option(help="The team's own handbook.toml.")] = None,
    models: Annotated[Path | None, typer.Option(help="A folder of other models, as `coach train --to` writes.")] = None,
    rules_only: Annotated[bool, typer.Option(help="Leave the learned detector out.")] = False,
    wrong: Annotated[bool, typer.Option(help="List the turns where tool and people differ.")] = False,
    behaviour: Annotated[str, typer.Option(help="List only this behaviour's differences.")] = "",
) -> None:
    """Precision, recall and F1 per behaviour and for any concern, with 95 % intervals."""
    from rich.console import Console

    from coach import handbook as handbooks
    from coach.evaluate import evaluate as run
    from coach.learned.labelled import read_labelled
    from coach.learned.model import OTHER_FOLDER

    if models:
        os.environ[OTHER_FOLDER] = str(models)
    book = handbooks.load(handbook).with_values({"findings.learned": "false"} if rules_only else {})
    console = Console(highlight=False)
    for file in files:
        result = run(read_labelled(file), book)
        console.print(f"[bold]{file.name}[/bold]  {result.turns} turns")
        _table(result, console)
        if wrong or behaviour:
            _wrong(result, behaviour, console)


def _table(result: Evaluation, console: Console) -> None:
    from rich.table import Table

    from coach.behaviours import BEHAVIOURS
    from coach.evaluate import ANY
    from coach.model import Kind

    table = Table("behaviour", "precision", "recall", "F1", "hits", "false", "missed", box=None)
    table.add_row(*_row(ANY, result.counts.get(ANY)))
    for kind in (Kind.CONCERN, Kind.STRENGTH):
        table.add_section()
        for name in BEHAVIOURS:
            if name in result.counts and BEHAVIOURS[name].kind is kind:
                table.add_row(*_row(name, result.counts[name]))
    console.print(table)
    console.print(
        f"concerns macro F1 {result.macro_f1(Kind.CONCERN):.3f}   "
        f"strengths micro F1 {result.micro(Kind.STRENGTH).f1:.3f}   "
        f"concerns micro F1 {result.micro(Kind.CONCERN).f1:.3f}"
    )


def _row(name: str, count: Count | None) -> tuple[str, ...]:
    from coach.evaluate import interval

    if count is None:
        return (name, "–", "–", "–", "0", "0", "0")
    low, high = interval(count.hits, count.hits + count.false)
    below, above = interval(count.hits, count.hits + count.missed)
    return (
        name,
        f"{count.precision:.2f} [{low:.2f}–{high:.2f}]",
        f"{count.recall:.2f} [{below:.2f}–{above:.2f}]",
        f"{count.f1:.2f}",
        str(count.hits),
        str(count.false),
        str(count.missed),
    )


def _wrong(result: Evaluation, behaviour: str, console: Console) -> None:
    from rich.markup import escape

    for each in result.wrong:
        if behaviour and each.behaviour != behaviour:
            continue
        sign = "missed" if each.missed else f"false '{each.words}'"
        turn = each.labelled
        console.print(
            escape(
                f"{turn.id}  {each.behaviour} {sign}\n"
                f"  C: {turn.customer}\n  A: {turn.agent}\n  {sorted(turn.concerns)}"
            ),
            soft_wrap=True,
        )
