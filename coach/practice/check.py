"""Check: an exercise proves itself, by the same sentences in tests, terminal and the trainer's page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coach import rules
from coach.model import Kind
from coach.practice.drafts import is_clear
from coach.practice.exercise import WRITTEN, Exercise, ExerciseKind
from coach.practice.grading import grade, original_lands
from coach.practice.remark import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.handbook import Handbook
    from coach.model import Language

FEWEST = 3  # so many exercises every concern has from the rulebook alone
_OTHERS = 2


def problems(exercise: Exercise, handbook: Handbook | None = None) -> Iterator[str]:
    """What is wrong with an exercise, a sentence each: every model answer must land, and the original must not."""
    if not exercise.models:
        yield "there is no model answer; write one."
    for model in exercise.models:
        result = grade(exercise, model, handbook)
        if not result.landed:
            why = ", ".join(f"{r.key} {r.words}".strip() for r in result.remarks if r.tone is Tone.TRY)
            yield f"the model answer “{model}” does not land: {why}."
    by_kind: dict[ExerciseKind, Callable[[Exercise, Handbook | None], Iterator[str]]] = {
        ExerciseKind.CHOOSE: _choices,
        ExerciseKind.SPOT: _places,
        ExerciseKind.LET_FINISH: _starts,
    }
    yield from by_kind.get(exercise.kind, _original)(exercise, handbook)


def _original(exercise: Exercise, handbook: Handbook | None) -> Iterator[str]:
    if exercise.kind in WRITTEN and original_lands(exercise, handbook):
        yield f"the turn “{exercise.original}” would pass as it is: nothing of {exercise.behaviour} is found in it."


def _choices(exercise: Exercise, handbook: Handbook | None) -> Iterator[str]:
    if len(exercise.others) < _OTHERS:
        yield f"a choice needs {_OTHERS} answers that land less well."
    for other in exercise.others:
        if original_lands(exercise, handbook, other):
            yield f"the choice “{other}” lands as well as the model answer: nothing is found in it."


def _places(exercise: Exercise, handbook: Handbook | None) -> Iterator[str]:
    if not is_clear(exercise, handbook):
        text = exercise.scene.turns[exercise.turn].text
        yield f"the review does not find {exercise.behaviour} in “{text}”, or finds it elsewhere too."


def _starts(exercise: Exercise, handbook: Handbook | None) -> Iterator[str]:
    time = exercise.scene.turns[exercise.turn].time
    if time is None or grade(exercise, str(time.start), handbook).landed:
        yield "the agent's turn has no time, or does not begin inside the customer's."


def too_few(exercises: Iterable[Exercise], handbook: Handbook) -> tuple[tuple[str, Language, int], ...]:
    """The rules of concerns that give fewer exercises than `FEWEST` in a language that has any at all: name, language,
    how many. A rule that looks by a team's own lists gives none.
    """
    counted = Counter((one.source, one.language) for one in exercises)
    wanted = (
        (rule.name, language, counted[f"rule:{rule.name}", language])
        for language in sorted({language for _, language in counted})
        for rule in rules.of(handbook).rules
        if rule.behaviour.kind is Kind.CONCERN and language in rule.languages and not rule.handbook
    )
    return tuple(each for each in wanted if each[2] < FEWEST)
