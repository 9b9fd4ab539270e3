"""Rows under a header, from a table or from a list of messages: which cell is what, and the conversations in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coach.model import Channel, Language, Role, Segment
from coach.transcripts.columns import kinds, moment, said_to_customer, unit_of
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.letters import written
from coach.transcripts.mapping import UNITS, UNMAPPED, Columns
from coach.transcripts.speakers import automatic, role_of
from coach.transcripts.stamps import Stamp, Timeline, formatted, timeline
from coach.transcripts.troubles import TranscriptError
from coach.transcripts.vendor import unit_of as spoken_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = tuple[int, list[str]]
_TICKET = re.compile(r"ticket|tiketti|case|tapaus", re.IGNORECASE)
_GUARDED = re.compile(r"^'(?=[=+\-@\t\r'])")  # what spreadsheets put before text that looks like a formula


@dataclass(frozen=True, slots=True)
class Grid:
    """The header, where each kind of column is, and the rows with their line numbers.

    `unit` is how many seconds there are in one of the plain numbers whose column does not say it.
    """

    name: str
    header: list[str]
    at: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    columns: Columns = UNMAPPED
    unit: float = 1.0

    @classmethod
    def of(cls, name: str, header: list[str], columns: Columns | None = None) -> Grid:
        """An empty grid; raises TranscriptError where neither header nor mapping names a speaker and a text."""
        told = columns or UNMAPPED
        at = kinds(header) | {kind: _place(name, header, column) for kind, column in told.names.items()}
        if "speaker" not in at and {"role", "direction"} & at.keys():
            at["speaker"] = at["role"] if "role" in at else at["direction"]
        missing = [kind for kind in ("speaker", "text") if kind not in at]
        if missing:
            names = {Language.EN: " and one named ".join(missing), Language.FI: " ja ".join(missing)}
            raise TranscriptError(name, "table_columns", missing=names, found=_listed(header))
        return cls(name, header, at, columns=told)

    def cell(self, row: list[str], kind: str) -> str:
        """The row's cell of a kind, empty where there is no such column."""
        return row[self.at[kind]].strip() if kind in self.at and self.at[kind] < len(row) else ""


def header_row(rows: Sequence[Sequence[str]], columns: Columns) -> int | None:
    """Which row is the header: the first that names a speaker and a text; -1 where a mapping says there is none.

    None where no row is one.
    """
    if columns.header_row is not None:
        return min(columns.header_row, len(rows)) - 1
    told = {str(name).casefold().strip() for name in columns.names.values() if isinstance(name, str)}
    return next((n for n, row in enumerate(rows) if _heads(row, told)), 0 if columns and not told else None)


def _heads(row: Sequence[str], told: set[str]) -> bool:
    if told:
        return told <= {cell.casefold().strip() for cell in row}
    found = kinds(list(row)).keys()
    return "text" in found and bool(found & {"speaker", "role"})


def drafts(grid: Grid) -> Iterator[Draft]:
    """A draft for each conversation the rows name, in order of appearance; without such a column, one."""
    groups: dict[str, list[Row]] = {}
    for line, row in grid.rows:
        groups.setdefault(grid.cell(row, "conversation"), []).append((line, row))
    if not groups:
        raise TranscriptError(grid.name, "table_empty")
    for own, rows in groups.items():
        yield _draft(grid, own, rows)


def _place(name: str, header: list[str], column: str | int) -> int:
    """Where the column of the mapping is; raises TranscriptError where the table has none of that name."""
    if isinstance(column, int):
        return column - 1
    wanted = column.casefold().strip()
    found = next((n for n, cell in enumerate(header) if cell.casefold().strip() == wanted), None)
    if found is None:
        raise TranscriptError(name, "mapping_column", column=column, found=_listed(header))
    return found


def _listed(header: list[str]) -> str:
    return ", ".join(f"“{cell.strip()[:40]}”" for cell in header[:30])


def _draft(grid: Grid, own: str, rows: list[Row]) -> Draft:
    grid = replace(grid, unit=_told_unit(grid, rows))
    line = timeline([_stamp(grid, n, row) for n, row in rows], [len(grid.cell(row, "text").split()) for _, row in rows])
    cues = (_cue(grid, row, time) for (_, row), time in zip(rows, line.times, strict=True))
    return Draft(
        cues=tuple(cue for cue in cues if cue.text),
        id=own,
        language=grid.columns.language or _language(grid.cell(rows[0][1], "language")),
        channel=grid.columns.channel or _channel(grid.cell(rows[0][1], "channel"), _meeting(grid, line)),
    )


def _cue(grid: Grid, row: list[str], time: Segment | None) -> Cue:
    label, role, text = grid.cell(row, "speaker"), grid.cell(row, "role"), grid.cell(row, "text")
    words = written(_GUARDED.sub("", text))
    told = grid.columns.roles
    known = told.get(role.casefold()) or told.get(label.casefold()) or (role_of(role) if role else None)
    return Cue(_GUARDED.sub("", label) or role, words, time, role=known, left_out=_left_out(grid, row, known))


def _left_out(grid: Grid, row: list[str], role: Role | None) -> LeftOut | None:
    """An internal note by its own column, a bot or an announcement by the column of roles."""
    public, private = grid.cell(row, "public"), grid.cell(row, "private")
    if said_to_customer(public) is False or said_to_customer(private) is True:
        return LeftOut.NOTE
    kind = automatic(grid.cell(row, "role")) if role is Role.OTHER else None
    return LeftOut(kind) if kind else None


def _language(cell: str) -> Language | None:
    code = cell.casefold()[:2]
    return Language(code) if code in set(Language) else None


def _channel(cell: str, otherwise: Channel) -> Channel:
    known = cell.casefold()
    return Channel(known) if known in set(Channel) else otherwise


def _meeting(grid: Grid, line: Timeline) -> Channel:
    """How they met, where no column says it: times of day are written messages, those of a ticket are letters."""
    if not line.of_day or line.spoken:
        return Channel.PHONE
    place = grid.at.get("conversation")
    ticket = place is not None and place < len(grid.header) and _TICKET.search(grid.header[place])
    return Channel.EMAIL if ticket else Channel.CHAT


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
    found = (formatted(cell, grid.columns.format) if grid.columns.format else None) or moment(cell, _unit(grid, kind))
    if found is None and kind != "duration":
        raise TranscriptError(grid.name, "not_a_time", line, cell=cell[:40])
    return found


def _unit(grid: Grid, kind: str) -> float:
    """Seconds in one of a column's plain numbers, as the mapping or else the column's name says."""
    if grid.columns.unit:
        return UNITS[grid.columns.unit]
    return _named_unit(grid, kind) or grid.unit


def _named_unit(grid: Grid, kind: str) -> float | None:
    place = grid.at[kind]
    return unit_of(grid.header[place]) if place < len(grid.header) else None


def _told_unit(grid: Grid, rows: Sequence[Row]) -> float:
    """Milliseconds where starts and ends are plain numbers and the words would be far too slow in seconds."""
    if not {"start", "end"} <= grid.at.keys() or _named_unit(grid, "start"):
        return UNITS["s"]
    cells = ((grid.cell(row, "start"), grid.cell(row, "end"), grid.cell(row, "text")) for _, row in rows)
    return spoken_unit(
        (float(start), float(end), text) for start, end, text in cells if start.isdigit() and end.isdigit()
    )
