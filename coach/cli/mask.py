"""`coach mask FILE…`: conversations without personal data, as JSON Lines; `--check` measures the masking."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.model import CoachError, Conversation
    from coach.privacy.checking import Check
    from coach.transcripts import Reading


def mask(
    files: Annotated[
        list[Path], typer.Argument(help="Transcript files or folders of them, of any format Coach reads.")
    ],
    handbook: Annotated[Path | None, typer.Option(help="The team's own handbook.toml.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Who is who, as NAME=agent or NAME=customer.")] = None,
    columns: Annotated[Path | None, typer.Option(help="A TOML file that says what a table's columns mean.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="The files hold marked turns ({phone|…}): count what is found and missed.")
    ] = False,
    wrong: Annotated[
        bool, typer.Option(help="With --check: list what was missed and what was masked wrongly.")
    ] = False,
) -> None:
    """Print conversations without personal data; what was masked is counted on standard error."""
    from coach import handbook as handbooks
    from coach.cli.pairs import pairs
    from coach.cli.reading import readings, tell
    from coach.privacy import mask as mask_one
    from coach.privacy.checking import check as measure
    from coach.transcripts.native import write_native

    book = handbooks.load(handbook)
    problems: list[CoachError] = []
    conversations = _read(readings(files, pairs(role or [], "--role", "Anna=agent"), columns, "Masking"), problems)
    if check:
        _show(measure(conversations, book), wrong=wrong)
    else:
        for each in conversations:
            masked = mask_one(each, book)
            sys.stdout.write(write_native((masked.conversation,)))
            counted = ", ".join(f"{kind} {n}" for kind, n in masked.report.counts.items())
            print(f"{masked.conversation.id}: {counted or 'nothing to mask'}", file=sys.stderr)
    tell(problems)
    if problems:
        raise typer.Exit(1)


def _read(files: Iterable[Reading], problems: list[CoachError]) -> Iterator[Conversation]:
    """The conversations of all files; what is wrong is noted in `problems` and the rest goes on."""
    for file in files:
        problems += file.problems
        yield from file.conversations


def _show(result: Check, *, wrong: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    from coach.evaluation.counting import interval

    console, table = Console(highlight=False), Table("kind", "recall", "found", "marked", "kind right", box=None)
    for kind, marked in result.marked.items():
        found = result.found[kind]
        low, high = interval(found, marked)
        named = str(result.named[kind])
        table.add_row(kind, f"{found / marked:.3f} [{low:.2f}–{high:.2f}]", str(found), str(marked), named)
    console.print(table)
    kinds = ", ".join(f"{kind} {n}" for kind, n in result.false.items()) or "none"
    console.print(f"false masks: {result.false_per_1000:.2f} per 1,000 words ({kinds}; {result.words} words)")
    if wrong:
        for what, pieces in (("missed", result.missed), ("false", result.wrong)):
            for id, kind, text in pieces:
                console.print(f"{what}  {id}  {kind}: {text!r}", markup=False, soft_wrap=True)
