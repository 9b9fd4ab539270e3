"""Grading an answer by the same review that reads conversations; never a bare number.

A grade is remarks with words, praise first, and one question at the end: did it land?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach import handbook as handbooks
from coach.practice import answer as answers
from coach.practice import play, written
from coach.practice.branching import scene_of
from coach.practice.exercise import WRITTEN, Exercise, ExerciseKind
from coach.practice.remark import Grade, Remark, Tone, good, to_try
from coach.practice.sense import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.handbook import Handbook

_SAFE_S = 0.05  # a start this much before the customer's end is no overlap that anybody hears
_ORDER = (Tone.GOOD, Tone.NOTE, Tone.TRY)


def grade(exercise: Exercise, answer: str, handbook: Handbook | None = None) -> Grade:
    """The grade of an answer: a text, for *spot* a turn's number, for *let them finish* seconds, for a *scene* the
    answers, a line each.
    """
    said = answer.strip()
    if exercise.kind in WRITTEN:
        found = written.remarks(answers.read(exercise, said, handbook))
    else:
        by_kind: dict[ExerciseKind, Callable[[Exercise, str, Handbook | None], Iterator[Remark]]] = {
            ExerciseKind.CHOOSE: _chosen,
            ExerciseKind.SPOT: _spotted,
            ExerciseKind.LET_FINISH: _waited,
            ExerciseKind.SCENE: _played,
        }
        found = by_kind[exercise.kind](exercise, said, handbook)
    remarks = sorted(dict.fromkeys(found), key=lambda remark: _ORDER.index(remark.tone))
    return Grade(tuple(remarks), better=next((m for m in exercise.models if m != said), ""))


def original_lands(exercise: Exercise, handbook: Handbook | None = None, text: str = "") -> bool:
    """Whether the turn to say better (or another `text` in its place) would itself pass, were it not copied."""
    words = text or exercise.original
    if not words:
        return False
    read = answers.read(exercise, words, handbook)
    return all(remark.tone is not Tone.TRY for remark in written.remarks(read, may_repeat=True))


def _chosen(exercise: Exercise, answer: str, handbook: Handbook | None) -> Iterator[Remark]:
    """Whether the best was chosen, and why: by what is in it, and what was in the turn to say better."""
    read = answers.read(exercise, answer, handbook)
    if answer in exercise.models:
        yield good("chose-well", exercise.behaviour, answer, next((f.why for f in written.originally(read)), ""))
        yield from written.strengths(read)
    elif read.concerns:
        first = read.concerns[0]
        yield to_try("chose-less-well", first.behaviour, first.text, first.why)
    else:
        yield to_try("chose-less-well", exercise.behaviour, answer)


def _spotted(exercise: Exercise, answer: str, _: Handbook | None) -> Iterator[Remark]:
    here = exercise.scene.turns[exercise.turn].text
    if answer in exercise.models:
        yield good("spotted", exercise.behaviour, here)
    else:
        yield to_try("elsewhere", exercise.behaviour, here)


def _played(exercise: Exercise, answer: str, handbook: Handbook | None) -> Iterator[Remark]:
    yield from play.remarks(play.played(scene_of(exercise), answer.splitlines(), handbook))


def _waited(exercise: Exercise, answer: str, handbook: Handbook | None) -> Iterator[Remark]:
    """Whether the agent's turn, begun at the second that was chosen, would come into the customer's words."""
    try:
        at = float(answer.replace(",", "."))
    except ValueError:
        yield to_try(Trouble.EMPTY.value)
        return
    before = exercise.scene.turns[: exercise.turn]
    over = max((turn.time.end for turn in before if turn.time), default=0.0)
    last = before[-1].text if before else ""
    if at < over - _SAFE_S:
        yield to_try("too-soon", exercise.behaviour, last)
    elif at > over + (handbook or handbooks.load()).listening.silence_s:
        yield to_try("too-late", exercise.behaviour, last)
    else:
        yield good("waited", exercise.behaviour, last)
