"""The page *Handbook*: what the team has agreed on, readable and printable; its editor, versions and differences."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import streamlit as st

from coach import handbook
from coach.model import CoachError
from coach.service.handbooks import checked
from coach.store.conversations import Wanted
from coach.store.people import Position
from coach.views import book as drawn
from coach.views import library, pipelines
from coach.views.frame import footer, header, heading
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language
    from coach.wording import Wording

_TRIED = 20  # conversations that a new handbook is tried on


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
    st.html(drawn.html(book, language))
    st.download_button(say("book.print"), drawn.printed(book, language), "handbook.html", "text/html")
    if service.actor.person.position is Position.SUPERVISOR or service.actor.alone:
        _edit(language, say)
    _history(say)
    footer(language)


def _edit(language: Language, say: Wording) -> None:
    with st.expander(say("book.edit"), icon=":material/edit:"):
        st.caption(say("book.edit_about"))
        history = library.service().handbooks.history()
        start = history[0].text if history else handbook.DEFAULT.read_text("utf-8")
        text = st.text_area(say("book.text"), start, height=420, key="handbook_text")
        wrong = checked(text)
        if wrong:
            st.warning(wrong)
        elif text != start:
            st.code(_difference(start, text), language=None, wrap_lines=True)
            _try_out(text, language, say)
        note = st.text_input(say("book.note"))
        if st.button(say("book.take"), type="primary", disabled=bool(wrong) or text == start or not note.strip()):
            library.service().handbooks.take_into_use(text, note)
            st.rerun()


def _difference(old: str, new: str) -> str:
    """The lines that go and come; without the head that only a program reads."""
    lines = list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0))[2:]
    return "\n".join(line for line in lines if not line.startswith("@@"))


def _try_out(text: str, language: Language, say: Wording) -> None:
    """What the new handbook would change in the newest conversations that one may see, before it is taken into use."""
    if not st.button(say("book.try")):
        return
    from coach.reviewing import review
    from coach.what_if import changes

    talks, new, old = library.service().talks, handbook.read(text), library.in_use()
    pipelines.wait(language)
    told, tried = [], 0
    bar = st.progress(0.0)
    for n, one in enumerate(library.listed(language, Wanted(count=_TRIED)), 1):
        bar.progress(n / _TRIED)
        try:
            talk = talks.open(one.key).conversation
        except CoachError:  # its words were forgotten
            continue
        tried += 1
        differ = changes(review(talk, old), review(talk, new))
        if differ.any:
            points = ", ".join(
                f"{say(f'dimension.{a.dimension}')} {a.points} → {b.points}" for a, b in differ.scores if a != b
            )
            title = library.title(one, language)
            counts = {"gone": len(differ.gone), "new": len(differ.new)}
            told.append(say("book.would", title=title, points=points or "–", **counts))
    bar.empty()
    st.text(say("book.changed", changed=len(told), tried=tried))
    for line in told:
        st.text(line)


def _history(say: Wording) -> None:
    """Who changed what and why, the newest first, each with its difference to the one before."""
    history = library.service().handbooks.history()
    if not history:
        return
    with st.expander(say("book.history"), icon=":material/history:"):
        before = [*(each.text for each in history[1:]), handbook.DEFAULT.read_text("utf-8")]
        for each, old in zip(history, before, strict=True):
            when = f"{each.changed_at:%d.%m.%Y %H.%M}" if each.changed_at else ""
            st.markdown(f"**{when}** · {each.version}")
            st.text(f"{each.changed_by or '–'}: {each.note or '–'}")
            changed = _difference(old, each.text)
            if changed:
                st.code(changed, language=None, wrap_lines=True)


if __name__ == "__main__":
    page()
