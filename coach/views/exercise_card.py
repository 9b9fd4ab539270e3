"""An exercise as a learner meets it, and what is said about an answer: the same for practice and for a preview."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.practice.exercise import WRITTEN, ExerciseKind
from coach.practice.remark import Tone
from coach.practice.telling import sentence, task
from coach.views.quote import plain
from coach.views.scene_card import bubble, played_html, talk
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language, Turn
    from coach.practice.exercise import Exercise
    from coach.practice.remark import Grade
    from coach.wording import Wording

_SIGNS = {Tone.GOOD: ":material/check:", Tone.NOTE: ":material/info:", Tone.TRY: ":material/lightbulb:"}
_STEP_S, _ROOM_S = 0.1, 4.0  # of the slider, and after the customer's last word


def ask(exercise: Exercise, key: str, language: Language, say: Wording, button: str) -> str | None:
    """Draw the exercise; give the answer in the moment in which it is sent, else None."""
    if exercise.kind is ExerciseKind.SCENE:
        return talk(exercise, key, language, say, button)
    st.html(scene(exercise, say))
    st.markdown(f"**{task(exercise, language)}**")
    if exercise.note:
        st.caption(plain(exercise.note))
    if exercise.kind is ExerciseKind.LET_FINISH:
        return _moment(exercise, key, say, button)
    with st.form(f"{key} form", border=False):
        answer = _field(exercise, key, say)
        if not st.form_submit_button(button, type="primary", key=f"{key} send"):
            return None
        if not answer and exercise.kind not in WRITTEN:
            st.caption(say("practising.choose_one"))
            return None
        return answer


def _field(exercise: Exercise, key: str, say: Wording) -> str:
    if exercise.kind is ExerciseKind.CHOOSE:
        return (
            st.radio(say("practising.choices"), exercise.choices(), index=None, format_func=plain, key=f"{key} choice")
            or ""
        )
    if exercise.kind is ExerciseKind.SPOT:
        who = exercise.scene.turns[exercise.turn].speaker
        turns = [str(turn.n) for turn in exercise.scene.turns if turn.speaker is who]
        return (
            st.radio(
                say("practising.turns"),
                turns,
                index=None,
                format_func=lambda n: plain(f"{int(n) + 1}. {exercise.scene.turns[int(n)].text}"),
                key=f"{key} turn",
            )
            or ""
        )
    return st.text_area(say("practising.answer"), key=f"{key} answer", placeholder=say("practising.answer_example"))


def _moment(exercise: Exercise, key: str, say: Wording, button: str) -> str | None:
    """When to speak: the customer's words appear as the chosen second moves on."""
    spoken = exercise.scene.turns[exercise.turn - 1]
    if spoken.time is None:
        return None
    start, end = spoken.time.start, spoken.time.end
    heard = st.empty()
    at = st.slider(
        say("practising.second"),
        float(start),
        float(round(end + _ROOM_S, 1)),
        float(start),
        step=_STEP_S,
        format="%.1f s",
        key=f"{key} second",
    )
    words = spoken.text.split()
    count = max(0, round(len(words) * (at - start) / max(_STEP_S, end - start)))
    now = replace(spoken, text=" ".join(words[:count]) + (" …" if count < len(words) else ""))
    heard.html(f"<div class='coach-scene'>{_turn(now, exercise, say)}</div>")
    return f"{at:.1f}" if st.button(button, type="primary", key=f"{key} send") else None


def scene(exercise: Exercise, say: Wording, *, whole: bool = False) -> str:
    """The conversation; what an answer would give away shows only in the `whole` of it, after the answer."""
    last = exercise.turn - {ExerciseKind.LET_FINISH: 2, ExerciseKind.CHOOSE: 1}.get(exercise.kind, 0)
    turns = exercise.scene.turns if whole or exercise.kind is ExerciseKind.SPOT else exercise.scene.turns[: last + 1]
    shown = "".join(_turn(turn, exercise, say) for turn in turns if turn.text.strip())
    return f"<div class='coach-scene'>{shown}</div>"


def _turn(turn: Turn, exercise: Exercise, say: Wording) -> str:
    spots = exercise.kind is ExerciseKind.SPOT
    return bubble(turn, say, number=spots, here=turn.n == exercise.turn and not spots)


def tell(exercise: Exercise, said: str, grade: Grade, language: Language, *, whose: str = "") -> None:
    """What is said about an answer, praise first, with a better one beside it; never a number.

    `whose` answer it is stands over it; without that it is the reader's own.
    """
    say = wording(language)
    st.html(
        played_html(exercise, said, say) if exercise.kind is ExerciseKind.SCENE else scene(exercise, say, whole=True)
    )
    if exercise.kind in WRITTEN or exercise.kind is ExerciseKind.CHOOSE:
        st.html(_beside(whose or say("practice.yours"), said))
    if grade.landed:
        st.success(say("practice.landed"), icon=":material/check_circle:")
    for remark in grade.remarks:
        st.markdown(f"{_SIGNS[remark.tone]} {plain(sentence(remark, language))}")
    if grade.better and exercise.kind is not ExerciseKind.SPOT:
        st.html(_beside(say("practice.better"), _better(exercise, grade.better, say)))


def _better(exercise: Exercise, better: str, say: Wording) -> str:
    return say("practising.at", second=better) if exercise.kind is ExerciseKind.LET_FINISH else better


def _beside(title: str, words: str) -> str:
    return (
        f"<p class='coach-who'><em>{escape(title)}</em></p><blockquote class='coach-quote'>{escape(words)}</blockquote>"
    )
