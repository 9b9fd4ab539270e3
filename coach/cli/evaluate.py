"""`coach evaluate FILE…`: how well findings and points agree with people's labels and ratings."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.model import CoachError

if TYPE_CHECKING:
    from rich.console import Console

    from coach.evaluation.counting import Count, Evaluation
    from coach.evaluation.meetings import Measured
    from coach.evaluation.ratings import Agreement
    from coach.handbook import Handbook

_WIDTH = 112  # columns: the table of figures wraps badly in fewer


def evaluate(
    files: Annotated[list[Path], typer.Argument(help="Labelled turns or conversations, or rated texts: JSON Lines.")],
    handbook: Annotated[Path | None, typer.Option(help="The team's own handbook.toml.")] = None,
    models: Annotated[Path | None, typer.Option(help="A folder of other models, as `coach train --to` writes.")] = None,
    rules_only: Annotated[bool, typer.Option(help="Leave the learned detector out.")] = False,
    wrong: Annotated[bool, typer.Option(help="List the places where tool and people differ.")] = False,
    compare: Annotated[Path | None, typer.Option(help="A folder with another rulebook: what would change.")] = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="Only how questions are found without their mark, and uptake.")
    ] = False,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="How often findings are right, by confidence.")
    ] = False,
    behaviour: Annotated[str, typer.Option(help="List only this behaviour's differences.")] = "",
) -> None:
    """Precision, recall and F1 per behaviour with 95 % intervals; for rated texts, how the points follow ratings."""
    from rich.console import Console

    from coach import handbook as handbooks
    from coach.learned.model import OTHER_FOLDER

    if models:
        os.environ[OTHER_FOLDER] = str(models)
    book = handbooks.load(handbook).with_values({"findings.learned": "false"} if rules_only else {})
    console = Console(highlight=False)
    console.width = max(console.width, _WIDTH)
    for file in files:
        records = records_of(file)
        if questions:
            _print_questions(file, records, console)
        elif _is_meeting(records[0]):
            _print_meetings(file, records, book, console)
        elif "text" in records[0]:
            _print_ratings(file, _rated(records, book), console)
        else:
            result = _labelled(file, records, book)
            _print_counts(file, result, console, curve=reliability)
            if compare:
                other = book.with_values({"rules.folder": f"'{compare}'", "rules.built_in": "false"})
                _print_change(result, _labelled(file, records, other), compare, console)
            if wrong or behaviour:
                _print_wrong(result, behaviour, console)


def records_of(file: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file, gzipped or not; CoachError where there are none."""
    opened = gzip.open if file.suffix == ".gz" else Path.open
    try:
        with opened(file, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise CoachError(f"{file} cannot be opened: {error.strerror or error}.") from error
    except ValueError as error:
        raise CoachError(f"{file.name} is not JSON Lines: {error}.") from error
    if not records or not all(isinstance(record, dict) for record in records):
        raise CoachError(f"{file.name} has no labelled turns, conversations or texts: each line is a JSON object.")
    return records


def _is_meeting(record: dict[str, Any]) -> bool:
    """Whether turns are labelled with properties, as in meeting corpora, and not with a list of behaviours."""
    return any(isinstance(turn.get("labels"), dict) for turn in record.get("turns", ()))


def _print_meetings(file: Path, records: list[dict[str, Any]], book: Handbook, console: Console) -> None:
    from rich.table import Table

    from coach.evaluation.meetings import measure

    console.print(f"[bold]{file.name}[/bold]  {len(records)} meetings")
    ways = measure(records, book)
    table = Table("interruptions told by", *ways, box=None)
    for title, counted in _MEETING_ROWS.items():
        cells = [_share(*counted(measured)) for measured in ways.values()]
        if any(cells):
            table.add_row(title, *cells)
    console.print(table)


def _share(part: int, whole: int) -> str:
    """A share with its interval and counts, "" of nothing."""
    from coach.evaluation.counting import interval

    low, high = interval(part, whole)
    return f"{part / whole:.3f} [{low:.3f}–{high:.3f}] {part}/{whole}" if whole else ""


_MEETING_ROWS: dict[str, Callable[[Measured], tuple[int, int]]] = {
    "precision": lambda m: (m.labelled.hits, m.labelled.hits + m.labelled.false),
    "recall": lambda m: (m.labelled.hits, m.labelled.hits + m.labelled.missed),
    "signals flagged": lambda m: (m.signals_flagged, m.signals),
    "interrupters found": lambda m: (m.interrupters_found, m.cut_off),
}


def _labelled(file: Path, records: list[dict[str, Any]], book: Handbook) -> Evaluation:
    if "turns" in records[0]:
        from coach.evaluation.dialogues import evaluate_dialogues, read_dialogues

        return evaluate_dialogues(read_dialogues(records, file.name), book)
    from coach.evaluation.turns import evaluate as evaluate_turns
    from coach.learned.labelled import labelled

    return evaluate_turns(labelled(records, file.name), book)


def _rated(records: list[dict[str, Any]], book: Handbook) -> Agreement:
    from coach.evaluation.ratings import agreement
    from coach.learned.rated import read_rated

    return agreement(read_rated(records), book)


def _print_questions(file: Path, records: list[dict[str, Any]], console: Console) -> None:
    from coach.evaluation.questions import evaluate_questions, read_asked

    result = evaluate_questions(read_asked(records))
    console.print(f"[bold]{file.name}[/bold]  {result.size} texts")
    for title, count in (
        ("questions without their mark", result.unmarked),
        ("questions without any sign or capital, as a recogniser writes", result.as_speech),
    ):
        if count is not None:
            console.print(
                f"  F1 {count.f1:.3f}  precision {count.precision:.3f}  recall {count.recall:.3f}  "
                f"({count.hits} found, {count.false} false, {count.missed} missed)  {title}"
            )
    for title, value in (
        ("open against closed (macro F1)", result.kinds),
        ("rank correlation of uptake and ratings (Spearman)", result.rank),
        ("high uptake above low (AUC)", result.auc),
    ):
        if value is not None:
            console.print(f"  {value:.3f}  {title}")


def _print_ratings(file: Path, result: Agreement, console: Console) -> None:
    console.print(f"[bold]{file.name}[/bold]  {result.size} texts")
    for title, value in (
        ("rank correlation of respect points and ratings (Spearman)", result.rank),
        ("better label above the worse (AUC)", result.auc),
        ("ladders in order (mean Kendall τ)", result.ladders),
    ):
        if value is not None:
            console.print(f"  {value:.3f}  {title}")


def _print_counts(file: Path, result: Evaluation, console: Console, *, curve: bool) -> None:
    from rich.table import Table

    from coach.behaviours import BEHAVIOURS
    from coach.evaluation.turns import ANY
    from coach.model import Kind

    console.print(f"[bold]{file.name}[/bold]  {result.size} labelled")
    table = Table("behaviour", "precision", "recall", "F1", "hits", "false", "missed", box=None)
    if ANY in result.counts:
        table.add_row(*_row(ANY, result.counts[ANY]))
    for kind in Kind:
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
    if result.unlabelled:
        found = ", ".join(f"{name} {n}" for name, n in result.unlabelled.items())
        console.print(f"found, but labelled nowhere in the file: {found}")
    if curve:
        _print_reliability(result, console)


def _print_reliability(result: Evaluation, console: Console) -> None:
    """Of findings about this sure, how many were right."""
    from rich.table import Table

    from coach.evaluation.counting import bands

    table = Table("confidence said", "right", "findings", box=None)
    for band in bands(result.sure):
        table.add_row(f"{band.said:.2f}", _share(band.right, band.size), str(band.size))
    console.print(table)


def _print_change(now: Evaluation, other: Evaluation, folder: Path, console: Console) -> None:
    """What another rulebook finds differently: F1 per behaviour where it moves, and the places."""
    from rich.markup import escape

    from coach.evaluation.counting import Count, moved

    console.print(f"[bold]by the rules in {folder}[/bold]")
    for name in sorted(now.counts.keys() | other.counts.keys()):
        one, two = now.counts.get(name, Count()), other.counts.get(name, Count())
        if one != two:
            console.print(f"  {name}: F1 {one.f1:.2f} → {two.f1:.2f}")
    for word, places in zip(("mended", "broken"), moved(now, other), strict=True):
        for each in places:
            lines = "\n".join(f"    {line}" for line in each.scene)
            console.print(escape(f"  {word}: {each.id}  {each.behaviour}\n{lines}"), soft_wrap=True)


def _row(name: str, count: Count) -> tuple[str, ...]:
    from coach.evaluation.counting import interval

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


def _print_wrong(result: Evaluation, behaviour: str, console: Console) -> None:
    from rich.markup import escape

    for each in result.wrong:
        if behaviour and each.behaviour != behaviour:
            continue
        sign = "missed" if each.missed else f"false '{each.words}'"
        lines = "\n".join(f"  {line}" for line in each.scene)
        console.print(escape(f"{each.id}  {each.behaviour} {sign}\n{lines}"), soft_wrap=True)
