"""Changing the handbook: the form, the same as text, what changes, trying it out, and taking it into use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach import handbook
from coach.model import CoachError
from coach.service.handbooks import OvertakenError, wrong_with
from coach.store.conversations import Wanted
from coach.views import library, pipelines
from coach.views.book import rule_titles
from coach.views.book_draft import Draft, drafted, written, wrong
from coach.views.book_form import form, section_of
from coach.views.book_history import changed, in_words
from coach.views.frame import language_now
from coach.views.quote import plain
from coach.wording import wording

if TYPE_CHECKING:
    from coach.handbook import Handbook
    from coach.model import Language, Score
    from coach.what_if import Changes
    from coach.wording import Wording

_TRIED = 20  # conversations that a new handbook is tried on
_DRAFT, _TEXT, _FLASH = "book draft", "handbook_text", "book taken"


def editor(book: Handbook, language: Language) -> None:
    """Draw the form and what comes of it; `book` is in use."""
    say = wording(language)
    newest, start = _in_use()
    draft = _draft(newest, start)
    if st.session_state.pop(_FLASH, False):
        st.success(say("book.taken"), icon=":material/check:")
    if draft.over != newest:
        st.warning(say("wrong.handbook.overtaken"))
        st.button(say("book.fetch"), on_click=_fill, args=(draft,), key="book fetch")
    st.markdown(say("book.edit_about"))
    titles = rule_titles(book, language)
    with st.container(key="book_form"):
        form(draft, titles, language)
        wrongs = wrong(draft, language)
        text = "" if wrongs else written(draft)
        _as_text(draft, text, say)
    st.subheader(say("book.changes"))
    if wrongs or draft.raw is not None:
        sections = dict.fromkeys(say(f"book.section.{section_of(each)}") for each in wrongs) or [say("book.text")]
        st.warning(say("book.mend", where=", ".join(sections)), icon=":material/edit:")
    elif text == start:
        st.text(say("book.no_changes"))
    else:
        in_words(changed(start, text, titles, language))
        _try_out(text, language, say)
        _take(draft, text, say)
    if text != start or draft.raw is not None:
        st.button(say("book.undo"), on_click=_fill, args=(draft,), key="book undo", icon=":material/undo:")


def _in_use() -> tuple[int, str]:
    """The newest version's number and text: 0 and the built-in handbook while the team has none of its own."""
    history = library.service().handbooks.history()
    return (history[0].id, history[0].text) if history else (0, handbook.DEFAULT.read_text("utf-8"))


def _draft(newest: int, start: str) -> Draft:
    if _DRAFT not in st.session_state:
        st.session_state[_DRAFT] = drafted(start, newest)
    draft: Draft = st.session_state[_DRAFT]
    return draft


def _fill(draft: Draft) -> None:
    """Fill the form from the handbook in use."""
    newest, start = _in_use()
    st.session_state[_DRAFT] = drafted(start, newest, draft.filled + 1)


def _as_text(draft: Draft, text: str, say: Wording) -> None:
    """The text that the form has written, to be changed by who knows how; the form then says the same."""
    opened = st.expander(say("book.as_text"), key="book as text", icon=":material/code:", on_change="rerun")
    if not opened.open or not (text or draft.raw):
        return
    with opened:
        st.caption(say("book.as_text_about"))
        st.session_state[_TEXT] = draft.raw if draft.raw is not None else text
        st.text_area(say("book.text"), height=420, key=_TEXT, on_change=_from_text, args=(draft,))
        if draft.raw is not None:
            st.warning(plain(wrong_with(draft.raw, language_now())), icon=":material/edit:")
            st.button(say("book.drop_text"), on_click=_drop, args=(draft,), key="book drop text")


def _from_text(draft: Draft) -> None:
    """Read a changed text into the form; one that cannot be read waits to be mended."""
    text = st.session_state[_TEXT]
    if wrong_with(text, language_now()):
        draft.raw = text
    else:
        st.session_state[_DRAFT] = drafted(text, draft.over, draft.filled + 1)


def _drop(draft: Draft) -> None:
    draft.raw = None


def _take(draft: Draft, text: str, say: Wording) -> None:
    note = st.text_input(say("book.note"), key=f"book {draft.filled} note", placeholder=say("book.note_example"))
    if not st.button(say("book.take"), type="primary", key="book take"):
        return
    if not note.strip():
        st.warning(say("book.note_first"), icon=":material/edit:")
        return
    try:
        library.service().handbooks.take_into_use(text, note.strip(), draft.over)
    except OvertakenError:
        st.warning(say("wrong.handbook.overtaken"))
    else:
        _fill(draft)
        st.session_state[_FLASH] = True
        st.rerun()


def _try_out(text: str, language: Language, say: Wording) -> None:
    """What the new handbook would change in the newest conversations that one may see, before it is taken into use."""
    if not st.button(say("book.try"), key="book try", icon=":material/science:"):
        return
    from coach.what_if import basis, changes, what_if

    talks, new, old = library.service().talks, library.service().handbooks.would_be(text), library.in_use()
    pipelines.wait(language)
    told, tried = [], 0
    bar = st.progress(0.0)
    found = library.listed(language, Wanted(count=_TRIED))
    for n, one in enumerate(found, 1):
        bar.progress(n / len(found))
        try:
            before = basis(talks.open(one.key).conversation, old)
        except CoachError:  # its words were forgotten
            continue
        tried += 1
        differ = changes(before.review, what_if(before, new))
        if differ.any:
            told.append(_would(library.title(one, language), differ, say))
    bar.empty()
    st.text(say("book.changed", changed=len(told), tried=tried))
    in_words(told)


def _would(title: str, differ: Changes, say: Wording) -> str:
    """What would change in one conversation."""
    points = ", ".join(
        f"{say(f'dimension.{a.dimension}')} {_points(a, say)} → {_points(b, say)}"
        for a, b in differ.scores
        if a.points != b.points
    )
    return say("book.would", title=title, points=points or "–", gone=len(differ.gone), new=len(differ.new))


def _points(score: Score, say: Wording) -> str:
    return say("review.not_assessed") if score.points is None else str(score.points)
