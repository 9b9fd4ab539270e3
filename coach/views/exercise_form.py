"""The form of the exercise builder: what is practised, the scene, model answers, a word to the learner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.practice import editing
from coach.practice.exercise import WRITTEN, ExerciseKind
from coach.views import library

if TYPE_CHECKING:
    from coach.model import Language
    from coach.practice.exercise import Exercise
    from coach.wording import Wording

_TALL = 160  # pixels


def form(start: Exercise, key: str, language: Language, say: Wording) -> Exercise:
    """Draw the fields under a `key` of their own and give the exercise as they say; ToldError without a scene."""
    names = [name for name, each in BEHAVIOURS.items() if each.kind is Kind.CONCERN]
    names = names if start.behaviour in names else [start.behaviour, *names]
    behaviour = st.selectbox(
        say("build.behaviour"),
        names,
        names.index(start.behaviour),
        format_func=lambda name: BEHAVIOURS[name].title(language),
        key=f"{key} behaviour",
    )
    kind = _kind(start, key, say)
    scene = st.text_area(
        say("build.scene"),
        "" if start.source == "own" and not start.key else editing.scene_text(start.scene),
        height=_TALL,
        key=f"{key} scene",
        placeholder=say(f"build.scene_example.{language}"),
        help=say("build.scene_help"),
    )
    answers = _lines(say("build.models"), start.models, f"{key} models", say("build.models_help"), kind in _TELLS)
    made = editing.edited(
        replace(start, behaviour=behaviour), kind, editing.read_scene(scene, start.scene), answers or start.models[:0]
    )
    if kind is ExerciseKind.LET_FINISH:
        made = replace(made, models=start.models)
    if kind is ExerciseKind.CHOOSE:
        others = _lines(say("build.others"), start.others, f"{key} others", say("build.others_help"), shown=True)
        made = editing.with_choices(made, others, library.in_use())
    note = st.text_input(say("build.word"), start.note, key=f"{key} note", placeholder=say("build.word_example"))
    return replace(made, note=note.strip())


_TELLS = WRITTEN | {ExerciseKind.CHOOSE}


def _kind(start: Exercise, key: str, say: Wording) -> ExerciseKind:
    timed = start.kind is ExerciseKind.LET_FINISH
    kinds = [kind for kind in ExerciseKind if f"practice.kind.{kind}" in say.texts]
    kinds = [kind for kind in kinds if kind in _TELLS or kind is ExerciseKind.SPOT or (timed and kind is start.kind)]
    return (
        st.selectbox(
            say("build.kind"),
            kinds,
            kinds.index(start.kind),
            format_func=lambda kind: say(f"practice.kind.{kind}"),
            key=f"{key} kind",
        )
        or start.kind
    )


def _lines(label: str, start: tuple[str, ...], key: str, help: str, shown: bool) -> list[str]:
    if not shown:
        return []
    text = st.text_area(label, "\n".join(start), key=key, help=help, height=_TALL)
    return [line.strip() for line in text.splitlines() if line.strip()]
