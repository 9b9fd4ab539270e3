"""Conversations drawn as bubbles, and a branching scene that is played answer by answer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.model import Role
from coach.practice import branching, play
from coach.practice.telling import sentence, task
from coach.views import library
from coach.views.quote import plain

if TYPE_CHECKING:
    from coach.model import Language, Turn
    from coach.practice.exercise import Exercise
    from coach.practice.play import Play
    from coach.wording import Wording


def bubble(turn: Turn, say: Wording, *, number: bool = False, here: bool = False) -> str:
    """One turn, the agent's on the right; `here` outlines the one that an exercise is about."""
    side = "agent" if turn.speaker is Role.AGENT else "customer"
    who = f"{f'{turn.n + 1}. ' if number else ''}{say(f'role.{turn.speaker}')}"
    return f"<p class='{side}{' here' if here else ''}'><span>{escape(who)}</span>{escape(turn.text)}</p>"


def talk(exercise: Exercise, key: str, language: Language, say: Wording, button: str) -> str | None:
    """Play the scene; all answers, a line each, once the customer has said the last words."""
    said: list[str] = st.session_state.setdefault(f"{key} said", [])
    now = _played(exercise, said)
    st.html(_html(now, say))
    if now.heard and not now.heard[-1].taken:
        for remark in now.heard[-1].remarks:
            st.caption(plain(sentence(remark, language)))
    st.markdown(f"**{task(exercise, language)}**")
    if exercise.note:
        st.caption(plain(exercise.note))
    with st.form(f"{key} form {len(said)}", border=False):
        text = st.text_area(
            say("practising.answer"), key=f"{key} answer {len(said)}", placeholder=say("practising.answer_example")
        )
        if not st.form_submit_button(button, type="primary", key=f"{key} send {len(said)}"):
            return None
    said.append(" ".join(text.split()))
    if not _played(exercise, said).over:
        st.rerun()
    return "\n".join(said)


def played_html(exercise: Exercise, said: str, say: Wording) -> str:
    """The scene as it went with these answers."""
    return _html(_played(exercise, said.splitlines()), say)


def _played(exercise: Exercise, said: list[str]) -> Play:
    return play.played(branching.scene_of(exercise), said, library.in_use())


def _html(now: Play, say: Wording) -> str:
    return f"<div class='coach-scene'>{''.join(bubble(turn, say) for turn in now.said.turns)}</div>"
