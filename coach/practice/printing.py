"""Exercises on paper: a PDF to write on, and an answer sheet on pages of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.practice.sheet import Line, Style, asked, modelled
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fpdf import FPDF
    from fpdf.recorder import FPDFRecorder

    from coach.model import Language
    from coach.practice.exercise import Exercise

_FONTS = Path(__file__).parent / "data" / "font"
_FONT = "DejaVuSans"
_MARGIN, _LINE, _RULED = 20.0, 6.0, 9.0  # millimetres
_INDENT = 8.0
_BODY, _HEAD, _TITLE, _SMALL = 10.5, 12.0, 18.0, 8.5  # points
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same exercises, the same file, byte for byte


def pdf(exercises: Sequence[Exercise], language: Language, title: str = "", *, answers: bool = True) -> bytes:
    """The exercises as an A4 PDF with space to write, with `answers` an answer sheet after them.

    Headings are in `language`; each exercise asks in its own. `title` is what stands above, *Exercises* if left out.
    """
    say, page = wording(language), _begun(title or wording(language)("practice.title"), language)
    _text(page, title or say("practice.title"), _TITLE, bold=True)
    _text(page, f"{say('practice.name_line')}: {'_' * 28}   {say('practice.date_line')}: {'_' * 14}", _BODY)
    for number, exercise in enumerate(exercises, 1):
        _block(page, f"{number}. {say(f'practice.kind.{exercise.kind}')}", asked(exercise))
    if answers:
        page.add_page()
        _text(page, say("practice.answer_sheet"), _TITLE, bold=True)
        _text(page, say("practice.sheet_note"), _BODY)
        for number, exercise in enumerate(exercises, 1):
            _block(page, f"{number}. {say(f'practice.kind.{exercise.kind}')}", modelled(exercise))
    return bytes(page.output())


def _begun(title: str, language: Language) -> FPDF:
    from fpdf import FPDF

    page = FPDF(format="A4")
    page.set_creation_date(_MADE)
    page.set_title(title)
    page.set_lang(language.value)
    page.set_margins(_MARGIN, _MARGIN)
    page.set_auto_page_break(True, _MARGIN)
    page.add_font(_FONT, "", _FONTS / "DejaVuSans.ttf")
    page.add_font(_FONT, "B", _FONTS / "DejaVuSans-Bold.ttf")
    page.add_page()
    return page


def _block(page: FPDF, heading: str, lines: Iterable[Line]) -> None:
    """One exercise, on a new page where this one would break it."""
    rows = tuple(lines)
    with page.offset_rendering() as tried:
        _draw(tried, heading, rows)
    if tried.page_break_triggered:
        page.add_page()
    _draw(page, heading, rows)


def _draw(page: FPDF | FPDFRecorder, heading: str, rows: Iterable[Line]) -> None:
    page.ln(_LINE)
    _text(page, heading, _HEAD, bold=True)
    for row in rows:
        if row.style is Style.TO_WRITE:
            page.cell(0, _RULED, "", border="B", new_x="LMARGIN", new_y="NEXT")
        else:
            size = _SMALL if row.style is Style.NOTE else _BODY
            indent = _INDENT if row.style in (Style.SAID, Style.MARKED) else 0.0
            _text(page, row.text, size, bold=row.style in (Style.TASK, Style.MARKED), indent=indent)


def _text(page: FPDF | FPDFRecorder, text: str, size: float, *, bold: bool = False, indent: float = 0.0) -> None:
    page.set_font(_FONT, "B" if bold else "", size)
    page.set_x(_MARGIN + indent)
    page.multi_cell(0, _LINE * size / _BODY, text, align="L", new_x="LMARGIN", new_y="NEXT")
