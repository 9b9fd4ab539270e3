"""The page *Handbook*: what the team has agreed on, readable and printable; its editor, versions and differences."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import streamlit as st

from coach import handbook
from coach.behaviours import BEHAVIOURS
from coach.model import CoachError, Kind
from coach.service.handbooks import checked
from coach.store.conversations import Wanted
from coach.store.people import Position
from coach.views import library
from coach.views.frame import footer, header
from coach.wording import wording

if TYPE_CHECKING:
    from coach.handbook import Handbook
    from coach.model import Language
    from coach.wording import Wording


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        service = library.service()
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    _read(library.in_use(), language, say)
    if service.actor.person.position is Position.SUPERVISOR or service.actor.alone:
        _edit(say)
    _history(say)
    footer(language)


def _read(book: Handbook, language: Language, say: Wording) -> None:
    """The handbook in sentences: who we are, the theme, the limits, what weighs."""
    st.subheader(book.team.name or say("book.title"))
    focus = BEHAVIOURS[book.team.focus].title(language) if book.team.focus in BEHAVIOURS else "–"
    st.markdown(say("book.focus", focus=focus))
    st.markdown(say("book.register", register=book.team.register))
    limits, weights = st.columns(2, gap="large")
    with limits:
        st.markdown(f"**{say('book.limits')}**")
        for key in ("grace_s", "monologue_s", "silence_s"):
            st.text(f"{say(f'limit.listening.{key}')}: {getattr(book.listening, key):g} s")
        for key in ("chat_s", "email_s"):
            st.text(f"{say(f'limit.reply_limits.{key}')}: {getattr(book.reply_limits, key):g} s")
        if book.rules.silent:
            st.text(say("book.silent", names=", ".join(book.rules.silent)))
    with weights:
        st.markdown(f"**{say('book.weights')}**")
        for kind in (Kind.STRENGTH, Kind.CONCERN):
            heavy = sorted(
                (n for n in book.weights if BEHAVIOURS[n].kind is kind), key=lambda n: (-abs(book.weights[n]), n)
            )
            st.caption(", ".join(f"{BEHAVIOURS[n].title(language)} {book.weights[n]:+g}" for n in heavy))


def _edit(say: Wording) -> None:
    with st.expander(say("book.edit"), icon=":material/edit:"):
        st.caption(say("book.edit_about"))
        history = library.service().handbooks.history()
        start = history[0].text if history else handbook.DEFAULT.read_text("utf-8")
        text = st.text_area(say("book.text"), start, height=420, key="handbook_text")
        wrong = checked(text)
        if wrong:
            st.warning(wrong)
        elif text != start:
            st.code("\n".join(unified_diff(start.splitlines(), text.splitlines(), lineterm="", n=0)), language="diff")
            _try_out(text, say)
        note = st.text_input(say("book.note"))
        if st.button(say("book.take"), type="primary", disabled=bool(wrong) or text == start or not note.strip()):
            library.service().handbooks.take_into_use(text, note)
            st.rerun()


def _try_out(text: str, say: Wording) -> None:
    """What the new handbook would change in the newest conversations that one may see, before it is taken into use."""
    if not st.button(say("book.try")):
        return
    from coach.reviewing import review
    from coach.what_if import changes

    service = library.service()
    supervisor = service.actor.person.position is Position.SUPERVISOR
    listed = (service.talks.shown if supervisor else service.talks.listed)(Wanted(count=5))
    new, old = handbook.read(text), library.in_use()
    for one in listed:
        try:
            talk = service.talks.open(one.key).conversation
        except CoachError:
            continue
        differ = changes(review(talk, old), review(talk, new))
        points = ", ".join(f"{a.points} → {b.points}" for a, b in differ.scores if a.points != b.points)
        st.text(say("book.would", title=one.title, gone=len(differ.gone), new=len(differ.new), points=points or "–"))


def _history(say: Wording) -> None:
    history = library.service().handbooks.history()
    if history:
        with st.expander(say("book.history")):
            for each in history:
                when = f"{each.changed_at:%d.%m.%Y %H.%M}" if each.changed_at else ""
                st.text(f"{when} · {each.changed_by or '–'} · {each.note}")


if __name__ == "__main__":
    page()
