"""The page *Handbook*: what the team has agreed on, to read and to print; its form, and who changed what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.store.people import Position
from coach.views import book as drawn
from coach.views import book_history, library
from coach.views.book_editor import editor
from coach.views.frame import footer, header, heading
from coach.wording import wording

if TYPE_CHECKING:
    from coach.handbook import Handbook
    from coach.model import Language
    from coach.wording import Wording

_PART, _FIRST = "book part", "book first"


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        service, book = library.service(), library.in_use()
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    heading(book.team.name or say("book.title"), say("book.about"))
    changes_it = service.actor.person.position is Position.SUPERVISOR or service.actor.alone
    parts = ["read", *(["edit"] if changes_it else []), "history"]
    titles = {part: say(f"book.tab_{part}") for part in parts}
    tabs = st.tabs(list(titles.values()), default=_first(titles, language), key="book tab", on_change="rerun")
    for part, tab in zip(parts, tabs, strict=True):
        if tab.open:
            st.session_state[_PART] = part
            with tab:
                _draw(part, book, language, say)
    footer(language)


def _first(titles: dict[str, str], language: Language) -> str:
    """The part to begin with: where somebody was when they changed the language.

    It stays the same for as long as the language does: another one would take them there from where they are.
    """
    known, first = st.session_state.get(_FIRST, (None, "read"))
    if known != language:
        first = st.session_state.get(_PART, "read")
        st.session_state[_FIRST] = (language, first)
    return titles.get(first, titles["read"])


def _draw(part: str, book: Handbook, language: Language, say: Wording) -> None:
    if part == "read":
        st.html(drawn.html(book, language))
        st.download_button(say("book.print"), drawn.printed(book, language), "handbook.html", "text/html")
    elif part == "edit":
        editor(book, language)
    else:
        book_history.history(book, language)


if __name__ == "__main__":
    page()
