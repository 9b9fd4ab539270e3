"""How far grades agree with what people meant: answers written for exercises, each marked as landing or not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from coach.practice.exercise import WRITTEN, ExerciseError
from coach.practice.grading import grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.handbook import Handbook
    from coach.practice.exercise import Exercise
    from coach.practice.remark import Grade


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, whether it was meant to land, in which `way` it is good or poor, and the grade it gets."""

    exercise: Exercise
    answer: str
    landed: bool
    way: str
    grade: Grade

    @property
    def agrees(self) -> bool:
        """Whether grade and intention are the same."""
        return self.grade.landed == self.landed


def judged(exercises: Sequence[Exercise], lines: str, handbook: Handbook | None = None) -> Iterator[Judged]:
    """Answers as JSON Lines of `{"exercise", "answer", "landed", "way"?}`, graded; ExerciseError names a wrong line."""
    known = {exercise.id: exercise for exercise in exercises}
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            exercise, answer, landed = known[raw["exercise"]], str(raw["answer"]), bool(raw["landed"])
        except (ValueError, KeyError, TypeError) as error:
            raise ExerciseError(f"line {number}: not an answer to one of the exercises ({error}).") from error
        yield Judged(exercise, answer, landed, raw.get("way", ""), grade(exercise, answer, handbook))


def shuffled(found: Iterable[Judged], times: int, handbook: Handbook | None = None) -> Iterator[tuple[str, bool]]:
    """Written answers that were meant to land, with their words shuffled so many times, and whether they land so."""
    for each in found:
        words = each.answer.split()
        for seed in range(times) if each.landed and each.exercise.kind in WRITTEN else ():
            mixed = words.copy()
            Random(seed).shuffle(mixed)  # noqa: S311 - the same figure each time
            if mixed != words:
                text = " ".join(mixed)
                yield text, grade(each.exercise, text, handbook).landed
