"""Reading files for the commands: a progress bar where there are many, and what is wrong or doubtful told beside."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from coach.model import CoachError
    from coach.transcripts import Found, Reading

_MANY = 5
_T = TypeVar("_T")


def readings(files: Iterable[Path], roles: Mapping[str, str], columns: Path | None, doing: str) -> Iterator[Reading]:
    """Every file as read, in order; a folder stands for the files in it."""
    from coach.transcripts import read_with_report
    from coach.transcripts.mapping import load_columns

    mapping = load_columns(columns) if columns else None
    for file in with_progress(list(files_in(files)), doing):
        yield read_with_report(file, roles, mapping)


def files_in(given: Iterable[Path]) -> Iterator[Path]:
    """Files as given; of a folder those in it by name, unless the folder itself is a corpus."""
    for one in given:
        if one.is_dir() and not (one / "utterances.jsonl").is_file():
            yield from sorted(file for file in one.rglob("*") if file.is_file() and not file.name.startswith("."))
        else:
            yield one


def with_progress(items: Sequence[_T], doing: str) -> Iterable[_T]:
    """The same items, with a progress bar on standard error where they are many."""
    if len(items) < _MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, doing, console=Console(stderr=True), transient=True)


def doubts(reading: Reading) -> Iterator[str]:
    """A sentence for each conversation of the file that somebody should look at, with what to do."""
    for found in reading.found:
        place = reading.name if len(reading.found) == 1 else f"{reading.name} ({found.conversation.id})"
        for notice in found.notices:
            yield f"{place}: {notice.said(Language.EN)}{_how(found, notice.key)}"


def _how(found: Found, key: str) -> str:
    """The option that tells who the agent is, with the name of the one it was not taken to be."""
    if not key.startswith("agent"):
        return ""
    names = dict.fromkeys(turn.name for turn in found.conversation.turns if turn.name not in ("", *found.agent.names))
    return f'; --role "{next(iter(names), "NAME")}=agent" changes it'


def tell(sentences: Iterable[CoachError | str]) -> None:
    """Print each on a line of its own on standard error."""
    for sentence in sentences:
        print(f"coach: {sentence}", file=sys.stderr)
