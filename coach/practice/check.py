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
from coach.practice.telling import Named, Remarked
from coach.wording.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.handbook import Handbook
    from coach.model import Language
    from coach.wording.told import Told

FEWEST = 3  # so many exercises every concern has from the rulebook alone
_OTHERS = 2


def problems(exercise: Exercise, handbook: Handbook | None = None) -> Iterator[Told]:
    """What is wrong with an exercise, a sentence each: every model answer must land, and the original must not."""
    if not exercise.models:
        yield told("exercise.no_model")
    for model in exercise.models:
        result = grade(exercise, model, handbook)
        if not result.landed:
            left = next(remark for remark in result.remarks if remark.tone is Tone.TRY)
            yield told("exercise.model", model=model, why=Remarked(left))
    by_kind: dict[ExerciseKind, Callable[[Exercise, Handbook | None], Iterator[Told]]] = {
        ExerciseKind.CHOOSE: _choices,
        ExerciseKind.SPOT: _places,
        ExerciseKind.LET_FINISH: _starts,
    }
    yield from by_kind.get(exercise.kind, _original)(exercise, handbook)


def _original(exercise: Exercise, handbook: Handbook | None) -> Iterator[Told]:
    if exercise.kind in WRITTEN and original_lands(exercise, handbook):
        yield told("exercise.original", text=exercise.original, behaviour=Named(exercise.behaviour))


def _choices(exercise: Exercise, handbook: Handbook | None) -> Iterator[Told]:
    if len(exercise.others) < _OTHERS:
        yield told("exercise.few_others", count=_OTHERS)
    for other in exercise.others:
        if original_lands(exercise, handbook, other):
            yield told("exercise.other", text=other)


def _places(exercise: Exercise, handbook: Handbook | None) -> Iterator[Told]:
    if not is_clear(exercise, handbook):
        text = exercise.scene.turns[exercise.turn].text
        yield told("exercise.place", text=text, behaviour=Named(exercise.behaviour))


def _starts(exercise: Exercise, handbook: Handbook | None) -> Iterator[Told]:
    time = exercise.scene.turns[exercise.turn].time
    if time is None or grade(exercise, str(time.start), handbook).landed:
        yield told("exercise.start")


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
