"""Tables: CSV or TSV with a header row, in Finnish or English; separated by semicolon, comma, tab or bar.

Needs a column of speakers and one of text; start, end, duration, role, conversation, language and channel are used
where they are. Times are seconds, milliseconds where the column's name ends in ms, mm:ss, hh:mm:ss, or dates. A column
that names the conversation divides the file.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Channel, Language, Segment
from coach.transcripts.columns import in_milliseconds, kinds, moment
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.raw import Raw, TranscriptError
from coach.transcripts.speakers import role_of
from coach.transcripts.stamps import Stamp, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTENSIONS = (".csv", ".tsv", ".tab")
_LONGEST_HEADER = 5000
_SEPARATORS = ";\t,|"


@dataclass(frozen=True, slots=True)
class _Table:
    """The header, where each kind of column is, and the rows with their line numbers."""

    name: str
    header: list[str]
    at: dict[str, int]
    rows: list[tuple[int, list[str]]]

    def cell(self, row: list[str], kind: str) -> str:
        return row[self.at[kind]].strip() if kind in self.at else ""


def recognises(raw: Raw) -> bool:
    """A first line whose cells are known names of columns; one is enough in a file that says it is a table."""
    if raw.looks_like_json:
        return False
    header, _ = _header(raw)
    return len(header) > 1 and (len(kinds(header)) > 1 or raw.suffix in EXTENSIONS)


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """A draft for each conversation the table names, in order of appearance; without such a column, one."""
    table = _table(raw)
    groups: dict[str, list[tuple[int, list[str]]]] = {}
    for line, row in table.rows:
        groups.setdefault(table.cell(row, "conversation"), []).append((line, row))
    if not groups:
        raise TranscriptError(raw.name, "the table has a header and no rows; export it again")
    for own, rows in groups.items():
        yield _draft(table, own, rows)


def _header(raw: Raw) -> tuple[list[str], str]:
    """The cells of the first line and what separates them: whatever gives the most known columns."""
    first = raw.lines[_header_line(raw)][:_LONGEST_HEADER]
    cut = {separator: next(csv.reader([first], delimiter=separator), []) for separator in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda separator: (len(kinds(cut[separator])), len(cut[separator])))
    return cut[best], best


def _header_line(raw: Raw) -> int:
    """The first line with anything on it; Excel may have put the separator above."""
    filled = (n for n, line in enumerate(raw.lines) if line.strip() and not line.casefold().startswith("sep="))
    return next(filled, 0)


def _table(raw: Raw) -> _Table:
    header, separator = _header(raw)
    at = kinds(header)
    if "speaker" not in at and "role" in at:
        at["speaker"] = at.pop("role")
    missing = [kind for kind in ("speaker", "text") if kind not in at]
    if missing:
        found = ", ".join(f"“{cell.strip()}”" for cell in header)
        what = f"the table needs a column named {' and one named '.join(missing)}; the columns found are {found}"
        raise TranscriptError(raw.name, what)
    table = _Table(raw.name, header, at, [])
    table.rows.extend(_rows(raw, table, separator))
    return table


def _rows(raw: Raw, table: _Table, separator: str) -> Iterator[tuple[int, list[str]]]:
    above = _header_line(raw) + 1
    lines = csv.reader((line + "\n" for line in raw.lines[above:]), delimiter=separator)
    while True:
        line = lines.line_num + above + 1
        try:
            row = next(lines, None)
        except csv.Error:
            raise TranscriptError(raw.name, "this row cannot be read; check its quotation marks", line) from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, _whole(table, row, separator, line)


def _whole(table: _Table, row: list[str], separator: str, line: int) -> list[str]:
    """The row with as many cells as the header; text in the last column may hold unquoted separators."""
    width = len(table.header)
    if len(row) > width and table.at["text"] == width - 1:
        return [*row[: width - 1], separator.join(row[width - 1 :])]
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        what = f"this row has {len(row)} cells and the header {width}; put text with “{separator}” in quotation marks"
        raise TranscriptError(table.name, what, line)
    if len(row) <= table.at["text"]:
        what = f"this row has {len(row)} cells and the header {width}; add what is missing"
        raise TranscriptError(table.name, what, line)
    return [*row[:width], *[""] * (width - len(row))]


def _draft(table: _Table, own: str, rows: list[tuple[int, list[str]]]) -> Draft:
    times, of_day = timeline([_stamp(table, line, row) for line, row in rows])
    cues = (_cue(table, row, time) for (_, row), time in zip(rows, times, strict=True))
    return Draft(
        cues=tuple(cue for cue in cues if cue.text),
        id=own,
        language=_language(table.cell(rows[0][1], "language")),
        channel=_channel(table.cell(rows[0][1], "channel"), of_day),
    )


def _cue(table: _Table, row: list[str], time: Segment | None) -> Cue:
    label, role = table.cell(row, "speaker"), table.cell(row, "role")
    return Cue(label or role, table.cell(row, "text"), time, role=role_of(role) if role else None)


def _language(cell: str) -> Language | None:
    code = cell.casefold()[:2]
    return Language(code) if code in set(Language) else None


def _channel(cell: str, of_day: bool) -> Channel:
    known = cell.casefold()
    return Channel(known) if known in set(Channel) else Channel.CHAT if of_day else Channel.PHONE


def _stamp(table: _Table, line: int, row: list[str]) -> Stamp | None:
    start, end, lasts = (_moment(table, line, row, kind) for kind in ("start", "end", "duration"))
    if start is None or start.clock:
        return start
    until = end or (Stamp((start.elapsed + lasts.elapsed,)) if lasts else None)
    return Stamp(start.parts, start.day, start.clock, until)


def _moment(table: _Table, line: int, row: list[str], kind: str) -> Stamp | None:
    cell = table.cell(row, kind)
    if not cell:
        return None
    found = moment(cell, in_milliseconds(table.header[table.at[kind]]))
    if found is None and kind != "duration":
        raise TranscriptError(table.name, f"“{cell[:40]}” is not a time; write seconds, mm:ss or hh:mm:ss", line)
    return found
