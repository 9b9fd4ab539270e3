"""Tables: CSV or TSV with a header row, in Finnish or English; separated by semicolon, comma, tab or bar.

Needs a column of speakers and one of text; start, end, duration, role, conversation, language and channel are used
where they are. Times are seconds, milliseconds where the column's name ends in ms, mm:ss, hh:mm:ss, or dates. A column
that names the conversation divides the file.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.transcripts.columns import kinds
from coach.transcripts.grid import Grid, drafts
from coach.transcripts.raw import Raw, TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.draft import Draft

EXTENSIONS = (".csv", ".tsv", ".tab")
_LONGEST_HEADER = 5000
_SEPARATORS = ";\t,|"


def recognises(raw: Raw) -> bool:
    """A first line whose cells are known names of columns; one is enough in a file that says it is a table."""
    if raw.looks_like_json:
        return False
    header, _ = _header(raw)
    return len(header) > 1 and (len(kinds(header)) > 1 or raw.suffix in EXTENSIONS)


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """A draft for each conversation the table names, in order of appearance; without such a column, one."""
    yield from drafts(_grid(raw))


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


def _grid(raw: Raw) -> Grid:
    header, separator = _header(raw)
    grid = Grid.of(raw.name, header)
    return replace(grid, rows=list(_rows(raw, grid, separator)))


def _rows(raw: Raw, grid: Grid, separator: str) -> Iterator[tuple[int, list[str]]]:
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
            yield line, _whole(grid, row, separator, line)


def _whole(grid: Grid, row: list[str], separator: str, line: int) -> list[str]:
    """The row with as many cells as the header; text in the last column may hold unquoted separators."""
    width = len(grid.header)
    if len(row) > width and grid.at["text"] == width - 1:
        return [*row[: width - 1], separator.join(row[width - 1 :])]
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        what = f"this row has {len(row)} cells and the header {width}; put text with “{separator}” in quotation marks"
        raise TranscriptError(grid.name, what, line)
    if len(row) <= grid.at["text"]:
        what = f"this row has {len(row)} cells and the header {width}; add what is missing"
        raise TranscriptError(grid.name, what, line)
    return [*row[:width], *[""] * (width - len(row))]
