"""The page *Exercises*: the team's exercises and how they perform, packs and who practises them, what was doubted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.practice import remark
from coach.practice.exercise import from_dict
from coach.store.people import Position
from coach.views import library
from coach.views.exercise_card import tell
from coach.views.frame import asked_twice, footer, header, heading, language_now
from coach.views.packs import packs
from coach.views.quote import plain
from coach.wording import wording
from coach.wording.told import ToldError

if TYPE_CHECKING:
    from coach.model import Language
    from coach.service.exercises import Exercises, Result
    from coach.store.exercises import KeptExercise
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
    told = st.session_state.pop("shelf_told", "")
    if told:
        st.success(told, icon=":material/check:")
    heading(say("shelf.heading"))
    makes = service.actor.alone or service.actor.person.position is Position.TRAINER
    doubts = service.exercises.doubts() if makes else ()
    names = [say("shelf.exercises"), say("shelf.packs")] + ([say("shelf.doubts", count=len(doubts))] if makes else [])
    tabs = st.tabs(names)
    with tabs[0]:
        _exercises(service.exercises, language, say, makes=makes)
    with tabs[1]:
        packs(language, say, makes=makes)
    if makes:
        with tabs[2]:
            _doubts(service.exercises, language, say)
    footer(language)


def _exercises(exercises: Exercises, language: Language, say: Wording, *, makes: bool) -> None:
    if makes:
        st.caption(say("shelf.about"))
    results = {each.exercise.id: each for each in exercises.results()} if makes else {}
    kept = exercises.kept()
    for each in kept:
        _kept(each, results.pop(each.id, None), language, say, makes=makes)
    if not kept:
        st.info(say("shelf.none" if makes else "shelf.none_yet"))
    if results:
        st.markdown(f"**{say('shelf.of_the_rulebook')}**")
        for result in results.values():
            _result(result, language, say)


def _kept(each: KeptExercise, result: Result | None, language: Language, say: Wording, *, makes: bool) -> None:
    exercise = from_dict(each.content, keep_id=True)
    with st.container(border=True):
        state = say("shelf.published" if each.published_at else "shelf.draft")
        st.html(
            f"<p class='coach-who'><strong>{escape(say(f'practice.kind.{exercise.kind}'))}</strong> · "
            f"{escape(BEHAVIOURS[exercise.behaviour].title(language))} · {escape(state)}<br>"
            f"<em>{escape(exercise.scene.turns[exercise.turn].text)}</em></p>"
        )
        if makes:
            st.text(_performs(result, say))
            _acts(each, say)


def _performs(result: Result | None, say: Wording) -> str:
    """Counts in words: how many answers landed, whether it is hard, what was doubted."""
    if result is None:
        return say("shelf.not_answered")
    counted = result.counted
    told = [say("shelf.answers", answers=counted.answers, landed=counted.landed, people=counted.people)]
    told += [say("shelf.hard")] if result.hard else []
    told += [say("shelf.disputed", count=counted.disputed)] if counted.disputed else []
    told += [say("shelf.unclear", count=counted.unclear)] if counted.unclear else []
    return " · ".join(told)


def _acts(each: KeptExercise, say: Wording) -> None:
    exercises = library.service().exercises
    with st.container(horizontal=True):
        if st.button(say("shelf.edit"), key=f"edit {each.id}"):
            st.session_state["building"] = from_dict(each.content, keep_id=True)
            st.session_state["building_n"] = st.session_state.get("building_n", 0) + 1
            st.switch_page(library.PAGES / "build.py")
        if each.published_at:
            st.button(say("shelf.withdraw"), key=f"withdraw {each.id}", on_click=exercises.withdraw, args=(each.id,))
        elif st.button(say("shelf.publish"), key=f"publish {each.id}"):
            _publish(each.id)
        discard = say("shelf.discard")
        asked_twice(discard, say("shelf.discard_sure"), discard, f"discard {each.id}", exercises.discard, each.id)


def _publish(id: str) -> None:
    try:
        library.service().exercises.publish(id)
    except ToldError as error:
        st.warning(plain(error.what.said(language_now())))
    else:
        st.rerun()


def _result(result: Result, language: Language, say: Wording) -> None:
    title = BEHAVIOURS[result.exercise.behaviour].title(language)
    words = result.exercise.scene.turns[result.exercise.turn].text
    st.html(
        f"<p class='coach-who'><strong>{escape(title)}</strong> · {escape(words)}<br>"
        f"<em>{escape(_performs(result, say))}</em></p>"
    )


def _doubts(exercises: Exercises, language: Language, say: Wording) -> None:
    st.caption(say("shelf.doubts_about"))
    doubts = exercises.doubts()
    for exercise, answer in doubts:
        with st.container(border=True):
            st.markdown(
                f"**{say(f'practising.doubts.{answer.doubt}')}** · {BEHAVIOURS[exercise.behaviour].title(language)}"
            )
            if answer.words:
                st.text(say("shelf.their_reason", words=answer.words))
            tell(exercise, answer.said, remark.from_dict(answer.grade), language, whose=say("shelf.theirs"))
            with st.form(f"reply {answer.id}", border=False):
                words = st.text_input(say("shelf.reply"))
                if st.form_submit_button(say("shelf.reply_send")) and words.strip():
                    exercises.reply(answer.id, words.strip())
                    st.rerun()
    if not doubts:
        st.info(say("shelf.no_doubts"))


if __name__ == "__main__":
    page()
