"""The page *Coaching*: sessions prepared from shared moments, talk notes, and the goals agreed in them."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import CoachError, Kind
from coach.store.coaching import Moment
from coach.store.conversations import Wanted
from coach.store.people import Position
from coach.views import library
from coach.views.frame import around, footer, header, heading, said
from coach.views.opening import opener, titles
from coach.views.quote import plain
from coach.wording import wording
from coach.wording.shown import day

if TYPE_CHECKING:
    from coach.model import Language
    from coach.store.coaching import CoachingSession, Goal
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
    held, names = coaching.sessions(), coaching.names()
    for session in held:
        with st.container(border=True):
            _session(session, names, language, say)
    if not held:
        st.info(say("sessions.none_supervisor" if supervisor else "sessions.none_agent"))
    footer(language)


def _prepare(language: Language, say: Wording, *, first: bool) -> None:
    place = st.expander(say("sessions.prepare"), icon=":material/add:", expanded=first, on_change="rerun")
    if not place.open:  # a conversation is opened, and its owner told so, only when somebody prepares a session
        return
    service = library.service()
    agents = {person.id: person.name for person in service.coaching.agents()}
    with place:
        if not agents or not service.talks.shows_any():
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
            placeholder=say("frame.choose"),
        )
        notes = st.text_area(say("sessions.notes"), placeholder=say("sessions.notes_example"))
        if st.button(say("sessions.save"), type="primary"):
            if not turns:
                st.warning(say("sessions.no_moments"))
                return
            service.coaching.prepare(str(agent), tuple(Moment(key, n) for n in turns), notes)
            st.rerun()


def _session(session: CoachingSession, names: dict[str, str], language: Language, say: Wording) -> None:
    """With whom and when, then the notes and the moments, and what was agreed."""
    coaching = library.service().coaching
    mine = session.supervisor_id == coaching.actor.person.id
    other = session.agent_id if mine else session.supervisor_id
    name = names.get(other, other)
    seen = say("sessions.seen" if session.seen_at else "sessions.unseen", name=name)
    st.markdown(f"**{plain(name)}** · {plain(day(session.made_at, language))}" + (f" · {plain(seen)}" if mine else ""))
    if session.notes:
        st.caption(say("sessions.notes"))
        st.text(session.notes)
    shown = titles((moment.key for moment in session.moments), language)
    for moment in session.moments:
        _moment(moment, shown, f"session {session.id}", say)
    goals = [goal for goal in coaching.goals() if goal.session_id == session.id]
    for goal in goals:
        _goal(goal, language, say, mine=mine)
    if not mine and session.seen_at is None:
        st.button(
            say("sessions.acknowledge"), key=f"seen {session.id}", on_click=coaching.acknowledge, args=(session.id,)
        )
    if mine:
        with st.expander(say("sessions.agree"), icon=":material/flag:", expanded=not goals):
            _goal_form(session.id, language, say)


def _moment(moment: Moment, shown: dict[int, str], name: str, say: Wording) -> None:
    try:
        turns = library.service().talks.open(moment.key).conversation.turns
    except CoachError:  # no longer shared, or forgotten
        st.caption(say("sessions.gone"))
        return
    opener(moment.key, f"{shown.get(moment.key, '')}, {say.turn(moment.turn)}", f"{name} {moment.turn}")
    said(around(turns, moment.turn), say)


def _goal(goal: Goal, language: Language, say: Wording, *, mine: bool) -> None:
    """A goal as it stands; the agent says yes to it here, the supervisor (`mine`) waits for that."""
    open_ = "open" if mine else "open_mine"
    state = "done" if goal.done_at else "accepted" if goal.accepted_at else open_
    due = say("progress.until", day=day(goal.due_on, language))
    title = BEHAVIOURS[goal.behaviour].title(language)
    st.html(
        f"<p class='coach-who'><strong>{escape(say('sessions.goal', title=title))}</strong><br>{escape(goal.words)}"
        f"<br><em>{escape(due)} · {escape(say(f'sessions.{state}'))}</em></p>"
    )
    if not mine and goal.accepted_at is None:
        accept = library.service().coaching.accept
        st.button(say("progress.accept"), key=f"accept {goal.id}", type="primary", on_click=accept, args=(goal.id,))


def _goal_form(id: int, language: Language, say: Wording) -> None:
    st.caption(say("sessions.agree_about"))
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
