"""From a scene in which something was found to an exercise with model answers: the same for rules and for moments."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from coach import rules
from coach.alternatives.register import register_of
from coach.behaviours import BEHAVIOURS
from coach.model import Dimension, Kind, Role
from coach.practice import answer as answers
from coach.practice import signs
from coach.practice import written as written_by
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.grading import grade, original_lands
from coach.practice.reading import found_in, said, talk_of, with_drafts
from coach.practice.remark import Tone
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook import Handbook
    from coach.model import Conversation, Finding

FOLLOW_UP, MISSED = "follow-up", "missed-follow-up"
_KINDS = {
    "vague-promise": ExerciseKind.PROMISE,
    "negative-framing": ExerciseKind.KEEP_NO,
    "policy-shield": ExerciseKind.KEEP_NO,
    FOLLOW_UP: ExerciseKind.ASK_ON,
    MISSED: ExerciseKind.ASK_ON,
    "interruption": ExerciseKind.LET_FINISH,
}
_ANYWHERE = {ExerciseKind.ASK_ON: ("asks",), ExerciseKind.PROMISE: ("promises",)}
_MOST = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """A place for an exercise: the scene, the turn the answer is about, the behaviour, and where it comes from."""

    scene: Conversation
    turn: int
    behaviour: str
    source: str


def kind_of(behaviour: str) -> ExerciseKind:
    """What is practised with a behaviour."""
    return _KINDS.get(behaviour, ExerciseKind.SAY_BETTER)


def written(moment: Moment, handbook: Handbook | None = None) -> Exercise | None:
    """The turn to say better, the promise, the no or the question, with the drafted answers that land; None where
    none does.
    """
    bare = _bare(moment)
    drafts = tuple(dict.fromkeys(_drafts(moment, handbook)))
    said(drafts, bare.language)  # all in one batch, before they are graded one by one
    kinds = (bare.kind,) if bare.kind is ExerciseKind.ASK_ON else dict.fromkeys((bare.kind, ExerciseKind.SAY_BETTER))
    tried = (landing(replace(bare, kind=kind, models=drafts), handbook) for kind in kinds)
    return next((e for e in tried if e.models and not original_lands(e, handbook)), None)


def _bare(moment: Moment) -> Exercise:
    scene = replace(moment.scene, turns=moment.scene.turns[: moment.turn + 1])
    return Exercise(kind_of(moment.behaviour), moment.behaviour, scene, moment.turn, (), moment.source)


def landing(exercise: Exercise, handbook: Handbook | None = None) -> Exercise:
    """The exercise with those of its model answers that land, a few at most."""
    models = tuple(model for model in exercise.models if grade(exercise, model, handbook).landed)
    return replace(exercise, models=models[:_MOST])


def _drafts(moment: Moment, handbook: Handbook | None) -> Iterator[str]:
    """Better words for what was found about the turn, what the behaviour's rules have ready, and what does anywhere."""
    talk = talk_of(moment.scene, handbook)
    language, register = talk.turns[0].language, register_of(talk, moment.turn)
    about = [f for f in with_drafts(talk) if f.behaviour == moment.behaviour and moment.turn in places(f)]
    yield from (alternative.text for finding in about for alternative in finding.alternatives)
    named = [rule for rule in rules.of(talk.handbook).rules if rule.behaviour.name == moment.behaviour]
    ready = [in_register(words, register) for rule in named for words in rule.texts[language].ready]
    if any(finding.turn != moment.turn for finding in about):
        # The customer's words are what is found: the agent's may stay beside an answer to them.
        yield from (f"{words} {moment.scene.turns[moment.turn].text}" for words in ready)
    yield from ready
    for key in _ANYWHERE.get(kind_of(moment.behaviour), ()):
        yield from (in_register(words, register) for words in signs.model_answers(key, language))


def places(finding: Finding) -> tuple[int, ...]:
    """The turns that an answer to a finding may take the place of: its own, and the one it points to."""
    return (finding.turn, finding.about.turn) if finding.about else (finding.turn,)


def choice(exercise: Exercise, handbook: Handbook | None = None) -> Exercise | None:
    """The same as a choice of three: a model answer, the original or the original with something polite beside it, and
    an answer that misses in another way. None where no two of them miss.

    Nothing on the surface gives the model answer away: it is the longest as often as the shortest, and politeness
    stands beside any of them.
    """
    if not exercise.original:
        return None
    language, register = exercise.language, register_of(talk_of(exercise.scene, handbook), exercise.turn)
    misses = [in_register(words, register) for words in signs.model_answers("misses", language)]
    originals = (exercise.original, signs.on_the_surface(exercise.original, language))
    pairs = sorted(((own, miss) for own in originals for miss in misses), key=lambda pair: _mark(exercise, *pair))
    place = int(_mark(exercise), 16) % 3
    pairs.sort(key=lambda pair: sorted((exercise.models[0], *pair), key=len).index(exercise.models[0]) != place)
    others = next((pair for pair in pairs if all(_misses(exercise, text, handbook) for text in pair)), None)
    if others is None:
        return None
    return replace(exercise, kind=ExerciseKind.CHOOSE, models=exercise.models[:1], others=others)


def _misses(exercise: Exercise, text: str, handbook: Handbook | None) -> bool:
    """Whether an answer does not land, and what was said does not, or for words that can be named."""
    found = tuple(written_by.remarks(answers.read(exercise, text, handbook), may_repeat=True))
    tried = {remark.key for remark in found if remark.tone is Tone.TRY}
    return bool(tried if exercise.original in text else tried & {"still-there", "new-concern"})


def _mark(exercise: Exercise, *texts: str) -> str:
    """An order that is always the same and follows nothing a learner could guess."""
    return hashlib.sha256("|".join((exercise.id, *texts)).encode()).hexdigest()


def let_finish(moment: Moment) -> Exercise | None:
    """The agent's turn that came too soon: when would it have been safe to speak? None where there are no times."""
    before = moment.scene.turns[: moment.turn]
    over = max((turn.time.end for turn in before if turn.time), default=None)
    if over is None or moment.scene.turns[moment.turn].time is None:
        return None
    return replace(_bare(moment), kind=ExerciseKind.LET_FINISH, models=(f"{over + _BREATH_S:.1f}",))


_BREATH_S = 0.2  # the usual pause between two speakers


def spot(moment: Moment) -> Exercise | None:
    """Which turn shows the behaviour? None where there is only one to choose from."""
    who = moment.scene.turns[moment.turn].speaker
    if sum(turn.speaker is who and bool(turn.text.strip()) for turn in moment.scene.turns) < _FEWEST_TO_SPOT:
        return None
    return Exercise(ExerciseKind.SPOT, moment.behaviour, moment.scene, moment.turn, (str(moment.turn),), moment.source)


_FEWEST_TO_SPOT = 2


@cache
def _respect(behaviour: str) -> bool:
    return BEHAVIOURS[behaviour].dimension is Dimension.RESPECT


def is_clear(exercise: Exercise, handbook: Handbook | None = None) -> bool:
    """Whether the review of a scene to *spot* in finds the behaviour where it is, and no other turn of that kind."""
    found = found_in(talk_of(exercise.scene, handbook))
    kind, who = BEHAVIOURS[exercise.behaviour].kind, exercise.scene.turns[exercise.turn].speaker
    turns = {
        f.turn
        for f in found
        if (f.behaviour == exercise.behaviour or (kind is Kind.CONCERN and f.kind is kind and _respect(f.behaviour)))
        and (who is not Role.AGENT or exercise.scene.turns[f.turn].speaker is who)
    }
    return turns == {exercise.turn}
