"""Rows under a header, from a table or from a list of messages: which cell is what, and the conversations in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.model import Channel, Language, Segment
from coach.transcripts.columns import in_milliseconds, kinds, moment
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.raw import TranscriptError
from coach.transcripts.speakers import role_of
from coach.transcripts.stamps import Stamp, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Grid:
    """The header, where each kind of column is, and the rows with their line numbers."""

    name: str
    header: list[str]
    at: dict[str, int]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, header: list[str]) -> Grid:
        """An empty grid; raises TranscriptError where the header names no speaker or no text."""
        at = kinds(header)
        if "speaker" not in at and "role" in at:
            at["speaker"] = at.pop("role")
        missing = [kind for kind in ("speaker", "text") if kind not in at]
        if missing:
            found = ", ".join(f"“{cell.strip()[:40]}”" for cell in header[:30])
            what = f"the table needs a column named {' and one named '.join(missing)}; the columns found are {found}"
            raise TranscriptError(name, what)
        return cls(name, header, at)

    def cell(self, row: list[str], kind: str) -> str:
        """The row's cell of a kind, empty where there is no such column."""
        return row[self.at[kind]].strip() if kind in self.at else ""


def drafts(grid: Grid) -> Iterator[Draft]:
    """A draft for each conversation the rows name, in order of appearance; without such a column, one."""
    groups: dict[str, list[tuple[int, list[str]]]] = {}
    for line, row in grid.rows:
        groups.setdefault(grid.cell(row, "conversation"), []).append((line, row))
    if not groups:
        raise TranscriptError(grid.name, "the table has a header and no rows; export it again")
    for own, rows in groups.items():
        yield _draft(grid, own, rows)


def _draft(grid: Grid, own: str, rows: list[tuple[int, list[str]]]) -> Draft:
    times, of_day = timeline([_stamp(grid, line, row) for line, row in rows])
    cues = (_cue(grid, row, time) for (_, row), time in zip(rows, times, strict=True))
    return Draft(
        cues=tuple(cue for cue in cues if cue.text),
        id=own,
        language=_language(grid.cell(rows[0][1], "language")),
        channel=_channel(grid.cell(rows[0][1], "channel"), of_day),
    )


def _cue(grid: Grid, row: list[str], time: Segment | None) -> Cue:
    label, role = grid.cell(row, "speaker"), grid.cell(row, "role")
    return Cue(label or role, grid.cell(row, "text"), time, role=role_of(role) if role else None)


def _language(cell: str) -> Language | None:
    code = cell.casefold()[:2]
    return Language(code) if code in set(Language) else None


def _channel(cell: str, of_day: bool) -> Channel:
    known = cell.casefold()
    return Channel(known) if known in set(Channel) else Channel.CHAT if of_day else Channel.PHONE


def _stamp(grid: Grid, line: int, row: list[str]) -> Stamp | None:
    start, end, lasts = (_moment(grid, line, row, kind) for kind in ("start", "end", "duration"))
    if start is None or start.clock:
        return start
    until = end or (Stamp((start.elapsed + lasts.elapsed,)) if lasts else None)
    return Stamp(start.parts, start.day, start.clock, until)


def _moment(grid: Grid, line: int, row: list[str], kind: str) -> Stamp | None:
    cell = grid.cell(row, kind)
    if not cell:
        return None
    found = moment(cell, in_milliseconds(grid.header[grid.at[kind]]))
    if found is None and kind != "duration":
        raise TranscriptError(grid.name, f"“{cell[:40]}” is not a time; write seconds, mm:ss or hh:mm:ss", line)
    return found
