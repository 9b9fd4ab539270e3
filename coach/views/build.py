"""The page *Build*: a moment becomes an exercise in two clicks; edit, preview as a learner, try answers, publish."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.practice import editing
from coach.practice.grading import grade
from coach.service.access import RefusedError
from coach.views import library, pipelines
from coach.views.exercise_card import ask, tell
from coach.views.exercise_form import form
from coach.views.frame import footer, header, heading
from coach.views.own import bring_up_to_date
from coach.views.quote import marked, plain
from coach.wording import wording
from coach.wording.told import ToldError

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.model import Language
    from coach.practice.exercise import Exercise
    from coach.service.exercises import Candidate
    from coach.wording import Wording

_SHOWN = 10  # places at a time
_FIRST = "dismissal"  # a behaviour to begin with
CONCERNS = tuple(name for name, each in BEHAVIOURS.items() if each.kind is Kind.CONCERN)


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        library.service()
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    building = st.session_state.get("building")
    if building is None:
        _pick(language, say)
    else:
        _edit(building, language, say)
    footer(language)


def _pick(language: Language, say: Wording) -> None:
    """The places that could be practised; one click drafts the exercise."""
    heading(say("build.heading"), say("build.about_alone" if library.alone() else "build.about"))
    if library.alone():
        bring_up_to_date(language)
    st.button(
        say("build.own"),
        key="build_own",
        icon=":material/edit:",
        on_click=_begin,
        args=(editing.blank(_FIRST, language),),
    )
    places = library.service().exercises.candidates()
    # What an agent asked for comes first, then the page's language.
    in_order = sorted(places, key=lambda place: (not place.note, place.language is not language))
    shown = st.session_state.setdefault("build_shown", _SHOWN)
    for n, place in enumerate(in_order[:shown]):
        _place(place, n, language, say)
    if len(in_order) > shown:
        st.button(say("build.more"), key="build_more", on_click=_more)
    if not places:
        st.info(say("build.none_alone" if library.alone() else "build.none"))


def _more() -> None:
    st.session_state["build_shown"] += _SHOWN


def _place(place: Candidate, n: int, language: Language, say: Wording) -> None:
    with st.container(border=True):
        about, make = st.columns([4, 1], vertical_alignment="center")
        behaviour = place.behaviour
        if behaviour:
            about.markdown(f"**{BEHAVIOURS[behaviour].title(language)}**")
        else:
            behaviour = about.selectbox(
                say("build.behaviour"), CONCERNS, format_func=_titled(language), key=f"build about {n}"
            )
        before = f"<p class='coach-who'><em>{escape(place.before)}</em></p>" if place.before.strip() else ""
        st.html(before + marked(place.words, place.span))
        if place.note:
            st.caption(say("build.note", note=plain(place.note)))
        if make.button(say("build.make"), key=f"build {n}", width="stretch"):
            pipelines.wait(language)
            _draft(place, behaviour, say)


def _draft(place: Candidate, behaviour: str, say: Wording) -> None:
    try:
        with st.spinner(say("build.drafting")):
            _begin(library.service().exercises.draft(place.key, place.turn, behaviour))
    except RefusedError:  # withdrawn while it was shown here
        st.warning(say("build.gone"))
    else:
        st.rerun()


def _titled(language: Language) -> Callable[[str], str]:
    return lambda name: BEHAVIOURS[name].title(language)


def _begin(exercise: Exercise) -> None:
    st.session_state["building"] = exercise
    st.session_state["building_n"] = st.session_state.get("building_n", 0) + 1


def _leave() -> None:
    st.session_state.pop("building", None)


def _edit(start: Exercise, language: Language, say: Wording) -> None:
    key = f"edit {st.session_state.get('building_n', 0)}"
    st.button(say("build.back"), key="build_back", icon=":material/arrow_back:", on_click=_leave)
    st.subheader(say("build.edit"))
    writing, seeing = st.columns(2, gap="large")
    try:
        with writing:
            exercise = form(start, key, language, say)
        wrong = library.service().exercises.wrong_with(exercise)
    except ToldError as error:
        seeing.warning(plain(error.what.said(language)), icon=":material/edit:")
        return
    with seeing:
        if wrong:
            st.warning(plain(wrong.said(language)), icon=":material/edit:")
        else:
            st.success(say("build.holds"), icon=":material/check:")
        _keep(exercise, key, say, ready=wrong is None)
        _preview(exercise, key, language, say)


def _keep(exercise: Exercise, key: str, say: Wording, *, ready: bool) -> None:
    exercises = library.service().exercises
    with st.container(horizontal=True):
        published = st.button(say("build.publish"), key="build_publish", type="primary", disabled=not ready)
        saved = st.button(say("build.save"), key="build_save")
    if not published and not saved:
        return
    try:
        id = exercises.save(exercise)
    except RefusedError:
        st.warning(say("build.gone"))
        return
    if published:
        exercises.publish(id)
    _kept("build.published" if published else "build.saved", say)


def _kept(told: str, say: Wording) -> None:
    _leave()
    st.session_state["shelf_told"] = say(told)
    st.switch_page(library.PAGES / "shelf.py")


def _preview(exercise: Exercise, key: str, language: Language, say: Wording) -> None:
    """The exercise as a learner sees it; answers tried here are kept nowhere."""
    with st.container(border=True):
        st.caption(say("build.preview"))
        said = ask(exercise, f"{key} try", language, say, say("build.try"))
        if said is not None:
            tell(exercise, said, grade(exercise, said, library.in_use()), language)


if __name__ == "__main__":
    page()
