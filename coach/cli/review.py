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
    set: Annotated[
        list[str] | None,
        typer.Option(help="A handbook value for this run, as listening.grace_s=0.7; text shows before and after."),
    ] = None,
) -> None:
    """Review conversations: what went well, what to try, in which words."""
    from coach import handbook as handbooks
    from coach.reviewing import review_many

    agreed, values = handbooks.load(handbook), _pairs(set or [], "--set", "listening.grace_s=0.7")
    book = agreed.with_values(values)
    roles = _pairs(role or [], "--role", "Anna=agent")
    problems: list[CoachError] = []
    conversations = _with_progress(_read(files, roles, language, problems), files)
    if values and format is Format.TEXT:
        _write_side_by_side(conversations, agreed, book, values)
    else:
        _write(review_many(conversations, book), format)
    for problem in problems:
        print(f"coach: {problem}", file=sys.stderr)
    if problems:
        raise typer.Exit(1)


def _pairs(values: list[str], option: str, example: str) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, sign, text = value.rpartition("=") if option == "--role" else value.partition("=")
        if not sign or not name or not text:
            raise CoachError(f"{option} {value}: write it as {example}.")
        pairs[name] = text
    return pairs


def _read(
    files: list[Path], roles: dict[str, str], language: Language | None, problems: list[CoachError]
) -> Iterator[Conversation]:
    """The conversations of all files; what cannot be read is noted in `problems` and the rest goes on."""
    from coach.transcripts import read_many

    for file in files:
        good, bad = read_many(file, roles)
        problems += bad
        for conversation in good:
            yield replace(conversation, language=language) if language else conversation


def _with_progress(conversations: Iterable[Conversation], files: list[Path]) -> Iterator[Conversation]:
    """The same conversations, with a progress bar on standard error where there are many files."""
    if len(files) < 5 or not sys.stderr.isatty():
        yield from conversations
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(conversations, "Reviewing", console=Console(stderr=True), transient=True)


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
        show(after, console)
        compare(known.review, after, asked, console)


def _write(reviews: Iterable[Review], format: Format) -> None:
    if format is Format.JSONL:
        from coach.exports.review_json import to_json

        for each in reviews:
            sys.stdout.write(to_json(each) + "\n")
        return
    from rich.console import Console

    from coach.cli.show import show

    console = Console(highlight=False)
    for each in reviews:
        show(each, console)
