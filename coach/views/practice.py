"""The page *Practice*: today's exercises one by one, kind words about each answer, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.practice import remark
from coach.service.access import RefusedError
from coach.store.answers import Doubt
from coach.views import library, pipelines
from coach.views.curve import curve
from coach.views.exercise_card import ask, tell
from coach.views.frame import footer, header, heading
from coach.views.own import bring_up_to_date
from coach.views.quote import plain
from coach.views.rounds import Round
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language
    from coach.practice.exercise import Exercise
    from coach.store.answers import Answer
    from coach.wording import Wording

_MORE, _SHOWN = 3, 20  # exercises beside those of the day; own answers in the list


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        held = _round(language, say)
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    heading(say("practising.heading"))
    if held.at < len(held.items):
        with st.container(key="practice_card"):
            _open(held, language, say)
    else:
        _done(held, say)
    _how_it_goes(language, say)
    footer(language)


def _round(language: Language, say: Wording) -> Round:
    held = st.session_state.get("practice_round")
    if not isinstance(held, Round) or held.language is not language:
        held = _new_round(language, say)
    return held


def _new_round(language: Language, say: Wording, more: int = 0) -> Round:
    bring_up_to_date(language)
    pipelines.wait(language)
    with st.spinner(say("practising.choosing")):
        items = library.service().practice.today(language, more=more)
    held = st.session_state["practice_round"] = Round(language, items)
    return held


def _open(held: Round, language: Language, say: Wording) -> None:
    item = held.items[held.at]
    exercise = item.exercise
    st.progress(held.at / len(held.items), say("practising.place", place=held.at + 1, all=len(held.items)))
    about = BEHAVIOURS[exercise.behaviour].title(language)
    st.caption(f"{say(f'practice.kind.{exercise.kind}')} · {about} · {say(f'practising.why.{item.why}')}")
    if held.answer is None:
        said = ask(exercise, f"practice {exercise.id} {held.tries}", language, say, say("practising.send"))
        if said is not None:
            _answer(held, exercise, said, say)
            st.rerun()
        return
    tell(exercise, held.answer.said or "–", remark.from_dict(held.answer.grade), language)
    landed = held.answer.landed
    with st.container(horizontal=True):
        st.button(
            say("practising.next"), key="practice_next", type="primary" if landed else "secondary", on_click=held.on
        )
        st.button(
            say("practising.again"),
            key="practice_again",
            type="secondary" if landed else "primary",
            on_click=held.again,
        )
        _doubt(held.answer, say)


def _answer(held: Round, exercise: Exercise, said: str, say: Wording) -> None:
    try:
        held.answer = library.service().practice.answer(exercise, said)
    except RefusedError:  # withdrawn while it was open here
        st.toast(say("practising.gone"))
        held.on()


def _doubt(answer: Answer, say: Wording) -> None:
    """Say that the grade is wrong or the exercise unclear."""
    with st.popover(say("practising.doubt")), st.form(f"doubt {answer.id}", border=False):
        st.caption(say("practising.doubt_alone" if library.alone() else "practising.doubt_about"))
        what = st.radio(
            say("practising.doubt_what"),
            [Doubt.DISPUTED, Doubt.UNCLEAR],
            format_func=lambda each: say(f"practising.doubts.{each}"),
        )
        words = st.text_input(say("practising.doubt_words"))
        if st.form_submit_button(say("practising.doubt_send")):
            library.service().practice.doubt(answer.id, what or Doubt.DISPUTED, words)
            st.toast(say("practising.doubt_sent"))


def _done(held: Round, say: Wording) -> None:
    st.success(say("practice.thanks" if held.items else "practice.nothing_due"), icon=":material/spa:")
    if st.button(say("practising.more"), key="practice_more"):
        _new_round(held.language, say, more=_MORE)
        st.rerun()


def _how_it_goes(language: Language, say: Wording) -> None:
    """Each behaviour in practice beside the same in real conversations, and what trainers replied."""
    progress = library.service().practice.progress()
    if not progress:
        return
    st.subheader(say("practising.progress"))
    st.caption(say("practising.progress_about"))
    for each in progress:
        told, drawn = st.columns([2, 3], vertical_alignment="center")
        told.markdown(f"**{BEHAVIOURS[each.behaviour].title(language)}**")
        told.text(say("practising.landed", landed=each.landed, answers=each.answers))
        with drawn:
            if each.weeks:
                st.html(curve(each.weeks, BEHAVIOURS[each.behaviour], language, titled=False))
            else:
                st.caption(say("practising.not_found"))
    _answers(say)


def _answers(say: Wording) -> None:
    """One's own answers, newest first, with what trainers replied."""
    given = library.service().practice.answers()
    for answer in given:
        if answer.reply:
            st.info(plain(f"”{answer.said}” – {say('practising.reply')} {answer.reply}"), icon=":material/reply:")
    with st.expander(say("practising.own")):
        for answer in given[:_SHOWN]:
            sign = ":material/check:" if answer.landed else ":material/lightbulb:"
            st.markdown(f"{sign} {plain(answer.said)}")


if __name__ == "__main__":
    page()
