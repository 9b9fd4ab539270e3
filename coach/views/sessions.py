"""The page *Coaching*: sessions prepared from shared moments, talk notes, and the goals agreed in them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import CoachError, Kind
from coach.store.coaching import Moment
from coach.store.conversations import Wanted
from coach.store.people import Position
from coach.views import library
from coach.views.frame import footer, header, heading, said
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language
    from coach.store.coaching import CoachingSession
    from coach.wording import Wording

_GOAL_DAYS = 28


def page() -> None:
    """Draw the page: supervisors prepare and agree, agents see and acknowledge."""
    language = header()
    say = wording(language)
    try:
        coaching = library.service().coaching
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    supervisor = library.service().actor.person.position is Position.SUPERVISOR
    heading(say("nav.sessions"), say("sessions.about_supervisor" if supervisor else "sessions.about_agent"))
    if supervisor:
        _prepare(language, say, first=not coaching.sessions())
    held = coaching.sessions()
    for session in held:
        with st.container(border=True):
            _session(session, language, say, supervisor=supervisor)
    if not held:
        st.write(say("sessions.none"))
    footer(language)


def _prepare(language: Language, say: Wording, *, first: bool) -> None:
    service = library.service()
    agents = {person.id: person.name for person in service.coaching.agents()}
    with st.expander(say("sessions.prepare"), icon=":material/add:", expanded=first):
        if not agents or not service.talks.count_shown():
            st.write(say("team.nothing_shared"))
            return
        agent = st.selectbox(say("sessions.agent"), list(agents), format_func=agents.__getitem__)
        theirs = {one.key: one for one in service.talks.shown(Wanted(owner_id=str(agent)))}
        key = st.selectbox(
            say("sessions.conversation"), list(theirs), format_func=lambda k: library.title(theirs[k], language)
        )
        if key is None:
            st.write(say("team.nothing_shared"))
            return
        opened = service.talks.open(key)
        seen = [turn for turn in opened.conversation.turns if opened.turns is None or turn.n in opened.turns]
        turns = st.multiselect(
            say("sessions.moments"),
            [turn.n for turn in seen],
            format_func=lambda n: f"{n + 1}: {opened.conversation.turns[n].text[:60]}",
        )
        notes = st.text_area(say("sessions.notes"))
        if st.button(say("sessions.save"), type="primary", disabled=not turns):
            service.coaching.prepare(str(agent), tuple(Moment(key, n) for n in turns), notes)
            st.rerun()


def _session(session: CoachingSession, language: Language, say: Wording, *, supervisor: bool) -> None:
    coaching = library.service().coaching
    seen = say("sessions.seen") if session.seen_at else say("sessions.unseen")
    st.markdown(f"**{session.made_at:%d.%m.%Y}** · {seen}")
    for moment in session.moments:
        _moment(moment, say)
    if session.notes:
        st.text(session.notes)
    if supervisor:
        _goal_form(session.id, language, say)
    elif session.seen_at is None:
        st.button(
            say("sessions.acknowledge"), key=f"seen {session.id}", on_click=coaching.acknowledge, args=(session.id,)
        )
    for goal in coaching.goals():
        if goal.session_id == session.id:
            state = "done" if goal.done_at else "accepted" if goal.accepted_at else "open"
            title = BEHAVIOURS[goal.behaviour].title(language)
            due = say("progress.until", day=f"{goal.due_on:%d.%m.%Y}")
            st.text(f"{title}: {goal.words} · {due} · {say(f'sessions.{state}')}")
            if not supervisor and goal.accepted_at is None:
                st.button(say("progress.accept"), key=f"accept {goal.id}", on_click=coaching.accept, args=(goal.id,))


def _moment(moment: Moment, say: Wording) -> None:
    try:
        turns = library.service().talks.open(moment.key).conversation.turns
    except CoachError:  # no longer shared, or forgotten
        st.caption(say("sessions.gone"))
        return
    said(turns[max(0, moment.turn - 1) : moment.turn + 1], say)


def _goal_form(id: int, language: Language, say: Wording) -> None:
    with st.form(f"goal {id}", border=False, clear_on_submit=True):
        names = [name for name, each in BEHAVIOURS.items() if each.kind is not Kind.OBSERVATION]
        focus = names.index(library.in_use().team.focus) if library.in_use().team.focus in names else 0
        name = st.selectbox(
            say("progress.goal_about"), names, focus, format_func=lambda n: BEHAVIOURS[n].title(language)
        )
        words = st.text_input(say("progress.goal_words"), placeholder=say("progress.goal_example"))
        due = st.date_input(say("progress.goal_due"), date.today() + timedelta(days=_GOAL_DAYS), format="DD.MM.YYYY")
        if st.form_submit_button(say("sessions.agree")):
            try:
                library.service().coaching.agree(id, str(name), words, due)
            except CoachError:
                st.warning(say("progress.goal_needs_words"))
            else:
                st.rerun()


if __name__ == "__main__":
    page()
