"""The parts of the handbook's form to which rows are added: checklists with their contacts, and wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach import handbook
from coach.behaviours import BEHAVIOURS
from coach.rules.wording import CLOSES
from coach.service.handbooks import concern_in
from coach.views import pipelines
from coach.views.book_fields import LINES, clean, split
from coach.views.frame import language_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from coach.views.book_draft import Row
    from coach.views.book_fields import Fields


def checklists(fields: Fields) -> None:
    """Each kind of contact: its name, its questions, and the words that tell it."""
    say = fields.say
    st.caption(say("book.means.checklists"))
    st.caption(say("book.row.words_about"))
    _rows(fields, "contacts", _contact)


def wordings(fields: Fields) -> None:
    """What is said, and what is avoided."""
    st.caption(fields.say("book.means.wordings"))
    _rows(fields, "wordings", _wording)


def _rows(fields: Fields, section: str, draw: Callable[[Fields, Row], None]) -> None:
    say, rows = fields.say, fields.draft.rows(section)
    if not rows:
        st.text(say(f"book.row.none_{section}"))
    for row in list(rows):
        with st.container(border=True):
            draw(fields, row)
            st.button(
                say("book.row.remove"),
                key=fields.key(section, row.id, "remove"),
                icon=":material/delete:",
                on_click=rows.remove,
                args=(row,),
            )
    st.button(
        say(f"book.row.add_{section}"),
        key=fields.key(section, "add"),
        icon=":material/add:",
        on_click=fields.draft.add,
        args=(section,),
    )


def _contact(fields: Fields, row: Row) -> None:
    spot = _name(fields, "contacts", row, "contact")
    asked, words = st.columns(2)
    with asked:
        row.texts = _lines(fields, "contacts", row, "questions", row.texts)
    with words:
        row.words = _lines(fields, "contacts", row, "words", row.words)
    fields.told("contacts", f"{row.id} words")
    with spot:
        fields.told("contacts", f"{row.id} name")
    if row.name and not row.texts:
        st.caption(fields.say("book.row.unused"))


def _wording(fields: Fields, row: Row) -> None:
    said, avoided = st.columns(2)
    with said:
        spot = _name(fields, "wordings", row, "say")
    with avoided:
        row.texts = _lines(fields, "wordings", row, "unsaid", row.texts)
    with spot:
        fields.told("wordings", f"{row.id} name")
    if row.name and row.texts:
        _offered(fields, row)


def _name(fields: Fields, section: str, row: Row, which: str) -> DeltaGenerator:
    """The row's name, and the spot below it: what is wrong with it depends on the rest of the row."""
    say = fields.say
    row.name = clean(
        st.text_input(
            say(f"book.row.{which}"),
            row.name,
            key=fields.key(section, row.id, "name"),
            placeholder=say(f"book.row.{which}_example"),
        )
    )
    return st.empty()


def _lines(fields: Fields, section: str, row: Row, which: str, now: tuple[str, ...]) -> tuple[str, ...]:
    say = fields.say
    example = f"book.row.{which}_example"
    return split(
        st.text_area(
            say(f"book.row.{which}"),
            "\n".join(now),
            height=LINES,
            key=fields.key(section, row.id, which),
            placeholder=say(example) if row.blank and example in say.texts else None,
        )
    )


def _offered(fields: Fields, row: Row) -> None:
    """Say why a wording is not offered as better words, where it is not."""
    if not row.name.endswith(CLOSES):
        st.caption(fields.say("book.row.only_page"))
        return
    pipelines.wait(language_now())
    if behaviour := _concern(row.name, fields.draft.values["team", "register"]):
        st.caption(fields.say("book.row.flagged", title=BEHAVIOURS[behaviour].title(language_now())))


@st.cache_data(show_spinner=False, max_entries=500)
def _concern(words: str, register: str) -> str:
    """By the rules that come with Coach: what a team writes itself it knows."""
    return concern_in(words, handbook.load().with_tables({"team": {"register": register}}, ""))
