"""The page *Calibration*: rate the same conversations blind, then see how far people and tool agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.store.people import Position
from coach.views import library
from coach.views.frame import footer, header, heading, said
from coach.wording import wording

if TYPE_CHECKING:
    from coach.evaluation.agreement import Alpha
    from coach.model import Language
    from coach.store.calibration import Round
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
    heading(say("nav.calibration"), say("calibration.about"))
    if service.actor.person.position is Position.SUPERVISOR:
        _begin(language, say)
    rounds = service.calibration.rounds()
    for held in rounds:
        with st.container(border=True):
            st.markdown(f"**{held.title}**")
            (_result if held.closed_at else _rate)(held, language, say)
    if not rounds:
        st.write(say("calibration.none"))
    footer(language)


def _begin(language: Language, say: Wording) -> None:
    service = library.service()
    shown = {one.key: library.title(one, language) for one in service.talks.shown(whole=True)}
    with st.expander(say("calibration.begin"), icon=":material/add:"), st.form("round", border=False):
        title = st.text_input(say("calibration.title"))
        keys = st.multiselect(say("calibration.conversations"), list(shown), format_func=shown.__getitem__)
        names = [name for name, each in BEHAVIOURS.items() if each.kind is Kind.CONCERN]
        chosen = st.multiselect(
            say("calibration.behaviours"), names, format_func=lambda n: BEHAVIOURS[n].title(language)
        )
        if st.form_submit_button(say("calibration.open")) and title and keys and chosen:
            service.calibration.begin(title, tuple(keys), tuple(chosen))
            st.rerun()


def _rate(held: Round, language: Language, say: Wording) -> None:
    calibration = library.service().calibration
    given = {(rating.key, rating.behaviour): rating.seen for rating in calibration.my_ratings(held.id)}
    key = st.selectbox(
        say("calibration.conversation"),
        held.conversations,
        key=f"rate {held.id}",
        format_func=lambda k: f"{held.conversations.index(k) + 1} / {len(held.conversations)}",
    )
    said(calibration.to_rate(held.id, key).turns, say)
    with st.form(f"ratings {held.id} {key}", border=False):
        seen = {
            name: st.checkbox(BEHAVIOURS[name].title(language), given.get((key, name), False))
            for name in held.behaviours
        }
        if st.form_submit_button(say("calibration.save")):
            for name, value in seen.items():
                calibration.rate(held.id, key, name, seen=value)
            st.rerun()
    if library.service().actor.person.position is Position.SUPERVISOR:
        st.button(say("calibration.close"), key=f"close {held.id}", on_click=calibration.close, args=(held.id,))


def _result(held: Round, language: Language, say: Wording) -> None:
    for each in library.service().calibration.agreement(held.id):
        st.markdown(f"**{BEHAVIOURS[each.behaviour].title(language)}**")
        st.text(say("calibration.people", told=_told(each.people, say)))
        st.text(say("calibration.tool", told=_told(each.with_tool, say)))


def _told(alpha: Alpha, say: Wording) -> str:
    word = say(f"calibration.{alpha.word}")
    if alpha.value is None:
        return word
    return f"α = {alpha.value:.2f} ({alpha.low:.2f}–{alpha.high:.2f}), {word}"


if __name__ == "__main__":
    page()
