"""`coach review FILE…`: read, review, print."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.model import CoachError, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.model import Conversation, Review
    from coach.transcripts import Reading


class Format(StrEnum):
    """How a review is printed."""

    TEXT = "text"
    JSONL = "jsonl"


def review(
    files: Annotated[list[Path], typer.Argument(help="Transcript files, of any format Coach reads.")],
    format: Annotated[Format, typer.Option(help="text for people, jsonl for programs.")] = Format.TEXT,
    language: Annotated[
        Language | None, typer.Option(help="Language of the files; found from the text if left out.")
    ] = None,
    handbook: Annotated[Path | None, typer.Option(help="The team's own handbook.toml.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Who is who, as NAME=agent or NAME=customer.")] = None,
    columns: Annotated[Path | None, typer.Option(help="A TOML file that says what a table's columns mean.")] = None,
    set: Annotated[
        list[str] | None,
        typer.Option(help="A handbook value for this run, as listening.grace_s=0.7; text shows before and after."),
    ] = None,
    mask: Annotated[bool, typer.Option("--mask", help="Mask personal data before the review.")] = False,
) -> None:
    """Review conversations: what went well, what to try, in which words."""
    from coach import handbook as handbooks
    from coach.cli.pairs import pairs
    from coach.cli.reading import readings, tell
    from coach.reviewing import review_many

    agreed, values = handbooks.load(handbook), pairs(set or [], "--set", "listening.grace_s=0.7")
    book = agreed.with_values(values)
    roles = pairs(role or [], "--role", "Anna=agent")
    problems: list[CoachError | str] = []
    conversations = _read(readings(files, roles, columns, "Reviewing"), language, problems)
    if mask:
        conversations = _masked(conversations, agreed)
    if values and format is Format.TEXT:
        _write_side_by_side(conversations, agreed, book, values)
    else:
        _write(review_many(conversations, book), book, format)
    tell(problems)
    if any(isinstance(problem, CoachError) for problem in problems):
        raise typer.Exit(1)


def _read(
    readings: Iterable[Reading], language: Language | None, problems: list[CoachError | str]
) -> Iterator[Conversation]:
    """The conversations of all files; what is wrong or doubtful is noted in `problems` and the rest goes on."""
    from coach.cli.ask import settled
    from coach.cli.reading import doubts

    for reading in readings:
        problems += reading.problems
        for found in reading.found:
            conversation = settled(found)
            if conversation is found.conversation:
                problems += doubts(replace(reading, found=(found,)))
            yield replace(conversation, language=language) if language else conversation


def _masked(conversations: Iterable[Conversation], book: Handbook) -> Iterator[Conversation]:
    """The conversations without personal data."""
    from coach.privacy import mask

    yield from (mask(each, book).conversation for each in conversations)


def _write_side_by_side(
    conversations: Iterable[Conversation], agreed: Handbook, book: Handbook, keys: Iterable[str]
) -> None:
    """Each review by the changed handbook, and below it what changed."""
    from rich.console import Console

    from coach.cli.compare import compare
    from coach.cli.show import show
    from coach.what_if import basis, what_if

    console = Console(highlight=False)
    asked = ", ".join(f"{key} {agreed.value(key)} → {book.value(key)}" for key in keys)
    for conversation in conversations:
        known = basis(conversation, agreed)
        after = what_if(known, book)
        show(after, book, console)
        compare(known.review, after, asked, console)


def _write(reviews: Iterable[Review], book: Handbook, format: Format) -> None:
    if format is Format.JSONL:
        from coach.exports.review_json import to_json

        for each in reviews:
            sys.stdout.write(to_json(each) + "\n")
        return
    from rich.console import Console

    from coach.cli.show import show

    console = Console(highlight=False)
    for each in reviews:
        show(each, book, console)
