"""An example file for each format, invented, and the page of formats made from them and from the readers' own notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.transcripts import formats, read_with_report
from coach.transcripts.writers import writers

if TYPE_CHECKING:
    from coach.transcripts import Reader

_FOLDER = Path(__file__).parent
_SHOWN_LINES = 24
_FIRST_WORDS = 46
_TOP = """# Formats

Coach finds out from the content what a file is; the name and the extension hardly matter. Letters may be in UTF-8,
UTF-16 or Windows-1252. What a file does not say is guessed and told: who the agent is, or whether `[10:32]` is a time
of day.

A file may hold several answers of a program, in a list, one on each line or under other keys: each is a conversation.
Keys that are missing or null, numbers written as text and times as clocks are read too; milliseconds are told from
seconds by the pace of the words.

This page is made from the readers themselves: `coach formats --write FOLDER`. One format: `coach formats webvtt`.
How your own files are read: `coach formats --check FOLDER`.

Another format can be had from any of them: `coach convert call.vtt --to txt`. Written are {written}. Text, speakers and
times stay; times in thousandths of a second, words of subtitles on one line, times of single words only in `jsonl`.

## Tables with other headers

A mapping says once what the columns of a team's own export mean. `coach review export.csv --columns map.toml`; on the
page, drop it with the tables.

```toml
{mapping}```

Keys of `[columns]`: {kinds}. A row whose `public` is *no*, or `private` *yes*, is an internal note.

## What is left out

Bots, announcements of the phone system, internal notes and events (assigned, joined, snoozed) are not the talk of two
people. Where the program that made the file marks them so, they are left out and counted; the page and
`coach formats --check` show how many. A name in running text, as `IVR: …` in a pasted conversation, stays as a turn
that nobody is judged by.
"""


def example(reader: Reader) -> Path:
    """The format's example file; its name is the reader's."""
    return next(file for file in sorted(_FOLDER.iterdir()) if file.name.partition(".")[0] == reader.name)


def shown(reader: Reader) -> str:
    """The example as text; of a workbook or a zip what is read from it, as plain text."""
    file = example(reader)
    if reader.zipped:
        return "".join(writers()["txt"].write([one]) for one in read_with_report(file).conversations)
    return file.read_text("utf-8")


def first_words(reader: Reader) -> str:
    """The example's first words on one line."""
    flat = " ".join(shown(reader).split())
    return flat if len(flat) <= _FIRST_WORDS else flat[:_FIRST_WORDS].rstrip() + " …"


def page() -> str:
    """The page of formats in Markdown."""
    from coach.transcripts import mapping

    written = ", ".join(f"`{name}`" for name in writers())
    kinds = ", ".join(f"`{kind}`" for kind in mapping.KINDS)
    told = (mapping.__doc__ or "").partition("\n\n")[2]
    top = _TOP.format(written=written, kinds=kinds, mapping=told)
    return top + "".join(_section(reader) for reader in formats())


def _section(reader: Reader) -> str:
    files = " ".join(f"`{one}`" for one in reader.extensions)
    lines = shown(reader).rstrip().split("\n")
    kept = "\n".join([*lines[:_SHOWN_LINES], *(["…"] if len(lines) > _SHOWN_LINES else [])])
    return f"\n## {reader.title}\n\n`{reader.name}` · {files}\n\n{reader.about}\n\n```text\n{kept}\n```\n"
