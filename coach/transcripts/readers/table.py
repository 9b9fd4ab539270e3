"""Tables (CSV, TSV).

The header is in Finnish or English, the separator a semicolon, comma, tab or bar; titles may stand above. Needs a
column of speakers and one of text; start, end, duration, role, conversation, language, channel and whether a row is
public are used where they are. Times are seconds, milliseconds where the column's name ends in ms, mm:ss, hh:mm:ss, or
dates. A column that names the conversation divides the file. Without a header the cell that says agent or customer
tells the columns. For other headers a mapping of columns tells.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from coach.transcripts.columns import kinds, moment
from coach.transcripts.grid import Grid, drafts, header_row
from coach.transcripts.mapping import Columns
from coach.transcripts.speakers import role_of
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.draft import Draft
    from coach.transcripts.raw import Raw

TITLE_FI = "Taulukko (CSV, TSV)"
EXTENSIONS = (".csv", ".tsv", ".tab")
_LONGEST_HEADER = 5000
_LONGEST_LABEL = 30
_SEPARATORS = ";\t,|"
_TITLES = 20  # lines above the header that are searched for it


def recognises(raw: Raw) -> bool:
    """A line near the top whose cells are known names of columns; one is enough in a file that says it is a table."""
    if raw.looks_like_json:
        return False
    _, header, _ = _header(raw)
    return len(header) > 1 and (len(kinds(header)) > 1 or raw.suffix in EXTENSIONS or bool(raw.columns))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """A draft for each conversation the table names, in order of appearance; without such a column, one."""
    yield from drafts(_grid(raw))


def _header(raw: Raw) -> tuple[int, list[str], str]:
    """How many lines end with the header, its cells and what separates them."""
    told = raw.columns.header_row
    if told is not None:
        cells, separator = _cells(raw, min(max(told - 1, 0), len(raw.lines) - 1))
        return (told, cells, separator) if told else (0, [""] * len(cells), separator)
    filled = (n for n, line in enumerate(raw.lines) if line.strip() and not line.casefold().startswith("sep="))
    places = list(islice(filled, _TITLES)) or [0]
    cut = [_cells(raw, n) for n in places]
    best = header_row([cells for cells, _ in cut], raw.columns) or 0
    return places[best] + 1, *cut[best]


def _cells(raw: Raw, n: int) -> tuple[list[str], str]:
    """The cells of a line and what separates them: whatever gives the most known columns."""
    line = raw.lines[n][:_LONGEST_HEADER]
    cut = {one: next(csv.reader([line], delimiter=one), []) for one in raw.columns.separator or _SEPARATORS}
    best = max(cut, key=lambda separator: (len(kinds(cut[separator])), len(cut[separator])))
    return cut[best], best


def _grid(raw: Raw) -> Grid:
    above, header, separator = _header(raw)
    columns = raw.columns
    if not columns and len(kinds(header)) < 2:
        for one in _SEPARATORS:
            cells = next(csv.reader([next(line for line in raw.lines if line.strip())], delimiter=one), [])
            if bare := _headless(cells):
                above, header, separator, columns = 0, [""] * len(cells), one, bare
                break
    grid = Grid.of(raw.name, header, columns)
    return replace(grid, rows=list(_rows(raw, grid, separator, above)))


def _headless(cells: list[str]) -> Columns | None:
    """What the columns are where the first row is a turn already: one cell names a role, the longest is the text."""
    speakers = [n for n, cell in enumerate(cells) if role_of(cell) and len(cell) <= _LONGEST_LABEL]
    starts = [n for n, cell in enumerate(cells) if moment(cell)]
    others = [n for n, cell in enumerate(cells) if n not in (*speakers, *starts) and cell.strip()]
    if len(speakers) != 1 or not others:
        return None
    names: dict[str, str | int] = {"speaker": speakers[0] + 1, "text": max(others, key=lambda n: len(cells[n])) + 1}
    return Columns(names | ({"start": starts[0] + 1} if starts else {}), header_row=0)


def _rows(raw: Raw, grid: Grid, separator: str, above: int) -> Iterator[tuple[int, list[str]]]:
    lines = csv.reader((line + "\n" for line in raw.lines[above:]), delimiter=separator)
    while True:
        line = lines.line_num + above + 1
        try:
            row = next(lines, None)
        except csv.Error:
            raise TranscriptError(raw.name, "broken_row", line) from None
        if row is None:
            return
        if any(cell.strip() for cell in row) and not (above == 0 and row[0].casefold().startswith("sep=")):
            yield line, _whole(grid, row, separator, line)


def _whole(grid: Grid, row: list[str], separator: str, line: int) -> list[str]:
    """The row with as many cells as the header; text in the last column may hold unquoted separators."""
    width = len(grid.header)
    if len(row) > width and grid.at["text"] == width - 1:
        return [*row[: width - 1], separator.join(row[width - 1 :])]
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        raise TranscriptError(grid.name, "long_row", line, cells=len(row), width=width, separator=separator)
    if len(row) <= grid.at["text"]:
        raise TranscriptError(grid.name, "short_row", line, cells=len(row), width=width)
    return [*row[:width], *[""] * (width - len(row))]
