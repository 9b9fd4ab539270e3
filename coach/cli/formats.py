"""`coach formats`: what Coach reads and writes, with an example of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.model import CoachError, Language

if TYPE_CHECKING:
    from rich.console import Console

    from coach.transcripts import Reader, Reading


def formats(
    name: Annotated[str, typer.Argument(help="A format's name: its notes and its example.")] = "",
    language: Annotated[Language, typer.Option(help="Language of the titles.")] = Language.EN,
    write: Annotated[
        Path | None, typer.Option(help="A folder: write an example of every format there, and the page formats.md.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option(help="A file or folder: say what each file is read as, and what is wrong with it.")
    ] = None,
) -> None:
    """List the formats; show one; write an example of each; or say how the files of a folder are read."""
    from rich.console import Console

    from coach import transcripts

    console = Console(highlight=False)
    if write:
        _write(write)
    elif check:
        _check(check, console)
    elif name:
        known = {reader.name: reader for reader in transcripts.formats()}
        if name not in known:
            raise CoachError(f"There is no format '{name}'; known: {', '.join(known)}.")
        _show(known[name])
    else:
        _list(transcripts.formats(), language, console)


def _list(readers: tuple[Reader, ...], language: Language, console: Console) -> None:
    from rich.table import Table

    from coach.transcripts.examples import first_words
    from coach.transcripts.writers import writers

    table = Table("format", "title", "files", "example", box=None)
    for reader in readers:
        table.add_row(reader.name, reader.titles[language], " ".join(reader.extensions), first_words(reader))
    console.print(table)
    console.print(f"\nWritten by `coach convert --to …`: {', '.join(writers())}. One in full: `coach formats webvtt`.")


def _show(reader: Reader) -> None:
    from coach.transcripts.examples import shown

    print(f"{reader.title}\n\n{reader.about}\n\nFiles: {' '.join(reader.extensions)}\n\n{shown(reader)}")


def _write(folder: Path) -> None:
    from coach.transcripts import formats as known
    from coach.transcripts.examples import example, page

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for reader in known():
            file = folder / example(reader).name
            file.write_bytes(example(reader).read_bytes())
            print(file)
        (folder / "formats.md").write_text(page(), "utf-8")
    except OSError as error:
        raise CoachError(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    print(folder / "formats.md")


def _check(place: Path, console: Console) -> None:
    from rich.table import Table

    from coach.cli.reading import doubts, readings, tell

    table = Table("file", "format", "conversations", "turns", "words", "agent", "times", "left out", box=None)
    wrong = False
    for reading in readings([place], {}, None, "Reading"):
        table.add_row(*_row(reading))
        tell((*reading.problems, *doubts(reading)))
        wrong = wrong or bool(reading.problems)
    console.print(table)
    if wrong:
        raise typer.Exit(1)


def _row(reading: Reading) -> tuple[str, ...]:
    from rich.markup import escape

    turns = [turn for one in reading.conversations for turn in one.turns]
    words = sum(len(turn.text.split()) for turn in turns)
    agents = dict.fromkeys(name or "–" for found in reading.found for name in found.agent.names)
    times = dict.fromkeys(found.times.value for found in reading.found)
    left_out = ", ".join(f"{count} {kind}" for kind, count in sorted(reading.skipped.items()))
    format = reading.format.name if reading.format else "–"
    counts = (str(len(reading.found)), str(len(turns)), str(words))
    return escape(reading.name), format, *counts, escape(", ".join(agents)), ", ".join(times), left_out
