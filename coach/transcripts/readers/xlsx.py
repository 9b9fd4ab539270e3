"""Excel workbooks (.xlsx).

A table of turns on any visible sheet. The columns are found as in a CSV table, or told by a mapping of columns. Sheets
without a column of speakers and one of text are left alone; several tables without a column of conversations are a
conversation each.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from coach.transcripts import archive
from coach.transcripts.grid import Grid, Row, drafts, header_row
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.draft import Draft
    from coach.transcripts.raw import Raw

TITLE_FI = "Excel-työkirja (.xlsx)"
EXTENSIONS = (".xlsx", ".xlsm")
ZIPPED = True
_MOST_ROWS = 300_000
_MOST_CELLS = 500
_TITLES = 20  # rows above the header that are searched for it


def recognises(raw: Raw) -> bool:
    """A workbook inside the zip."""
    return "xl/workbook.xml" in archive.names(raw)


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The conversations of all sheets, in their order."""
    sheets = _sheets(raw)
    headers = {title: header_row([cells for _, cells in rows[:_TITLES]], raw.columns) for title, rows in sheets.items()}
    tables = [title for title, at in headers.items() if at is not None] or list(headers)[:1]
    if not any(sheets.values()):
        raise TranscriptError(raw.name, "empty")
    for title in tables:
        for draft in drafts(_grid(raw, sheets[title], headers[title] or 0)):
            yield replace(draft, id=draft.id or (f"{raw.stem} {title}" if len(tables) > 1 else ""))


def _grid(raw: Raw, rows: list[Row], at: int) -> Grid:
    grid = Grid.of(raw.name, rows[at][1] if at >= 0 else [""] * len(rows[0][1]), raw.columns)
    width = len(grid.header)
    filled = ((n, [*row, *[""] * (width - len(row))]) for n, row in rows[at + 1 :])
    return replace(grid, rows=list(filled))


def _sheets(raw: Raw) -> dict[str, list[Row]]:
    """The filled rows of every visible sheet, or of the one the mapping names; raises TranscriptError."""
    archive.opened(raw).close()
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(raw.data), read_only=True, data_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        wanted = [sheet for sheet in shown if raw.columns.sheet in ("", sheet.title)]
        found = {sheet.title: list(_rows(raw, sheet)) for sheet in wanted}
    except TranscriptError:
        raise
    except Exception:  # a workbook can be broken in as many ways as XML, zip and numbers can
        raise TranscriptError(raw.name, "broken_workbook") from None
    if not found and raw.columns.sheet:
        titles = ", ".join(sheet.title for sheet in shown[:20])
        raise TranscriptError(raw.name, "no_sheet", sheet=raw.columns.sheet, found=titles)
    return found


def _rows(raw: Raw, sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # a workbook may claim a million columns
    filled = 0
    for n, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_written(cell) for cell in row[:_MOST_CELLS]]
        if any(cells):
            filled += 1
            yield n, cells
        if filled > _MOST_ROWS:
            raise TranscriptError(raw.name, "many_rows", most=_MOST_ROWS)


def _written(value: Any) -> str:
    """A cell as it would stand in a CSV."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "milliseconds")
    if isinstance(value, datetime.time):
        return value.isoformat("milliseconds")
    if isinstance(value, datetime.timedelta):
        seconds = value.total_seconds()
        return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value).strip()
