"""What stands on paper for an exercise: what it asks, with room for the answer, and what the answer sheet says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from coach.model import Role
from coach.practice.branching import scene_of
from coach.practice.exercise import WRITTEN, Exercise, ExerciseKind
from coach.practice.telling import task, title
from coach.wording import wording
from coach.wording.shown import decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.model import Turn

_LETTERS = "ABCDEFGH"
_LINES, _LINES_OF_A_SCENE = 3, 2


class Style(Enum):
    """How a line looks."""

    SAID = auto()  # what somebody says
    MARKED = auto()  # the turn that the exercise is about
    TASK = auto()  # what to do
    TEXT = auto()
    NOTE = auto()  # small
    TO_WRITE = auto()  # an empty line to write on


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or a paragraph that wraps."""

    style: Style
    text: str = ""


def asked(exercise: Exercise) -> Iterator[Line]:
    """What the learner reads, and lines to write on."""
    if exercise.note:
        yield Line(Style.NOTE, exercise.note)
    marked = exercise.kind not in (ExerciseKind.SPOT, ExerciseKind.ASK_ON, ExerciseKind.SCENE)
    for turn in exercise.scene.turns:
        yield Line(Style.MARKED if marked and turn.n == exercise.turn else Style.SAID, _said(turn, exercise))
    yield Line(Style.TASK, task(exercise, exercise.language))
    if exercise.kind is ExerciseKind.CHOOSE:
        yield from (Line(Style.SAID, f"{letter}  {text}") for letter, text in _choices(exercise))
    lines = _LINES if exercise.kind in WRITTEN else 2 * _LINES_OF_A_SCENE if _is_scene(exercise) else 1
    yield from (Line(Style.TO_WRITE) for _ in range(lines))


def modelled(exercise: Exercise) -> Iterator[Line]:
    """What the answer sheet says: what the exercise is about, and answers that land."""
    named = title(exercise.behaviour, exercise.language)
    yield Line(Style.NOTE, named[:1].upper() + named[1:])
    if exercise.kind is ExerciseKind.CHOOSE:
        best = exercise.models[:1]
        yield from (Line(Style.TEXT, f"{letter}  {text}") for letter, text in _choices(exercise) if text in best)
    elif exercise.kind is ExerciseKind.SPOT:
        yield Line(Style.TEXT, _said(exercise.scene.turns[exercise.turn], exercise))
    elif exercise.kind is ExerciseKind.LET_FINISH:
        yield from (Line(Style.TEXT, f"{decimal(float(at), exercise.language)} s") for at in exercise.models)
    elif _is_scene(exercise):
        yield from _good_way(exercise)
    else:
        yield from (Line(Style.TEXT, f"– {model}") for model in exercise.models)


def _good_way(exercise: Exercise) -> Iterator[Line]:
    """The scene played with the model answers."""
    from coach.practice.play import played

    play = played(scene_of(exercise), exercise.models[0].splitlines())
    for turn in play.said.turns:
        yield Line(Style.MARKED if turn.speaker is Role.AGENT else Style.SAID, _who_says(turn, exercise))
    yield Line(Style.NOTE, play.step.word)


def _is_scene(exercise: Exercise) -> bool:
    return exercise.kind is ExerciseKind.SCENE


def _choices(exercise: Exercise) -> Iterator[tuple[str, str]]:
    return zip(_LETTERS, exercise.choices(), strict=False)


def _said(turn: Turn, exercise: Exercise) -> str:
    """A turn as it stands on paper, numbered where one is to be picked, with its seconds where they matter."""
    number = f"{turn.n + 1}  " if exercise.kind is ExerciseKind.SPOT else ""
    if exercise.kind is ExerciseKind.LET_FINISH and turn.time:
        start, end = (decimal(at, exercise.language) for at in (turn.time.start, turn.time.end))
        number = f"{start}–{end} s  "
    return number + _who_says(turn, exercise)


def _who_says(turn: Turn, exercise: Exercise) -> str:
    return f"{wording(exercise.language)(f'role.{turn.speaker}')}: {turn.text}"
