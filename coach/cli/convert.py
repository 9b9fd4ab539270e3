"""`coach convert FILE… --to vtt`: transcripts of any format Coach reads, written in one it writes."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.model import CoachError

if TYPE_CHECKING:
    from coach.model import Conversation
    from coach.transcripts.writers import Writer


class To(StrEnum):
    """The formats Coach writes."""

    JSONL = "jsonl"
    VTT = "vtt"
    SRT = "srt"
    CSV = "csv"
    TXT = "txt"


def convert(
    files: Annotated[
        list[Path], typer.Argument(help="Transcript files or folders of them, of any format Coach reads.")
    ],
    to: Annotated[To, typer.Option(help="The format to write.")] = To.JSONL,
    output: Annotated[
        Path | None, typer.Option(help="A folder to write into; without it everything is printed.")
    ] = None,
    role: Annotated[list[str] | None, typer.Option(help="Who is who, as NAME=agent or NAME=customer.")] = None,
    columns: Annotated[Path | None, typer.Option(help="A TOML file that says what a table's columns mean.")] = None,
) -> None:
    """Write transcripts in another format; text, speakers and times stay as they are. Nothing is masked."""
    from coach.cli.pairs import pairs
    from coach.cli.reading import doubts, readings, tell
    from coach.transcripts.writers import writers

    writer = writers()[to]
    kept: list[Conversation] = []
    wrong = False
    for reading in readings(files, pairs(role or [], "--role", "Anna=agent"), columns, "Converting"):
        tell((*reading.problems, *doubts(reading)))
        wrong = wrong or bool(reading.problems)
        kept.extend(reading.conversations)
    if output is None:
        _print(writer, kept)
    else:
        _save(writer, kept, output)
    if wrong:
        raise typer.Exit(1)


def _print(writer: Writer, conversations: list[Conversation]) -> None:
    if len(conversations) > 1 and not writer.many:
        raise CoachError(
            f"There are {len(conversations)} conversations and a .{writer.name} holds one; name a folder with --output."
        )
    if conversations:
        sys.stdout.write(writer.write(conversations))


def _save(writer: Writer, conversations: list[Conversation], folder: Path) -> None:
    """One file for each source where the format holds many conversations, otherwise one for each conversation."""
    groups: dict[str, list[Conversation]] = {}
    for one in conversations:
        name = Path(one.source).stem if writer.many else one.id
        while not writer.many and name in groups:
            name += "-2"
        groups.setdefault(name, []).append(one)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, group in groups.items():
            file = folder / f"{_safe(name)}.{writer.name}"
            file.write_text(writer.write(group), writer.encoding)
            print(file)
    except OSError as error:
        raise CoachError(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}.") from error


def _safe(name: str) -> str:
    """A file name that any system takes."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", name).strip(". ")[:120] or "conversation"
