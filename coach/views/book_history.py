"""Who changed the handbook, when and why, and which settings: in words, and as lines of its text where wanted."""

from __future__ import annotations

from difflib import unified_diff
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach import handbook
from coach.handbook import HandbookError
from coach.handbook_text import differences
from coach.views import library
from coach.views.book import rule_titles
from coach.views.book_words import told
from coach.views.quote import plain
from coach.wording import wording
from coach.wording.shown import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.handbook import Handbook
    from coach.model import Language
    from coach.store.handbooks import HandbookVersion
    from coach.wording import Wording


def history(book: Handbook, language: Language) -> None:
    """Draw the versions, the newest first, each with its difference to the one before."""
    say = wording(language)
    versions = library.service().handbooks.history()
    if not versions:
        st.info(say("book.first"))
        return
    lines = st.toggle(say("book.lines"), key="book lines")
    before = [*(each.text for each in versions[1:]), handbook.DEFAULT.read_text("utf-8")]
    titles = rule_titles(book, language)
    for each, old in zip(versions, before, strict=True):
        when = f"{moment(each.changed_at.astimezone(), language)}, " if each.changed_at else ""
        st.markdown(f"**{when}{plain(_who(each, say))}**")
        if each.note:
            st.text(each.note)
        in_words(changed(old, each.text, titles, language))
        if lines and old != each.text:
            st.code(_lines(old, each.text), language=None, wrap_lines=True)


def changed(old: str, new: str, titles: Mapping[str, str], language: Language) -> list[str]:
    """What differs between two handbooks' texts, setting by setting; none where one of them cannot be read any more."""
    try:
        found = differences(handbook.read(old), handbook.read(new))
    except HandbookError:
        return []
    return [told(each, titles, language) for each in found]


def in_words(sentences: Iterable[str]) -> None:
    """Draw differences as a list."""
    st.html(f"<ul class='coach-problems'>{''.join(f'<li>{escape(each)}</li>' for each in sentences)}</ul>")


def _who(version: HandbookVersion, say: Wording) -> str:
    if version.changed_by == library.service().actor.person.id:
        return say("book.you")
    return version.changer or say("book.somebody")


def _lines(old: str, new: str) -> str:
    """The lines that go and come; without the head that only a program reads."""
    lines = list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0))[2:]
    return "\n".join(line for line in lines if not line.startswith("@@"))
