"""Grading a written answer: what is gone, what is new, what it shows, what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from coach.alternatives.facts import facts
from coach.behaviours import BEHAVIOURS
from coach.learned.hear import hear
from coach.learned.model import CONCERNS
from coach.model import Dimension, Kind
from coach.practice import signs
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.reading import found_in, said, talk_of
from coach.practice.remark import Remark, good, note, to_try
from coach.practice.sense import Trouble, is_about, matter, trouble
from coach.questions.find import questions_in
from coach.questions.kin import tied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.handbook import Handbook
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Finding

_SAME_WORDS = 0.8  # share of the concern's own words that say it again when they stand in the answer in their order
_FEWEST_WORDS = 3
_SOUNDS_LIKE = 0.3  # how sure the learned model is of the concern, or of any, where the rules find none …
_SOUNDS_UNKIND = 0.7  # … good answers written to try it were at 0.27 and 0.63 at most
_TIED = 0.8  # a word of the customer in another form, or a part of a compound
_SHORT_FIGURE = 2  # an hour or a day of so many digits is as likely another one
_SURE_NEW = 0.5  # a concern that the exercise is not about is told where it is more likely than not


@dataclass(frozen=True)
class Answer:
    """A written answer, read in its place: its turn, what is found in it, and what was there before."""

    exercise: Exercise
    talk: Talk
    turn: AnnotatedTurn
    found: tuple[Finding, ...]
    original: AnnotatedTurn | None
    models: tuple[AnnotatedTurn, ...]

    @property
    def before(self) -> tuple[AnnotatedTurn, ...]:
        """The turns before the answer."""
        return self.talk.turns[: self.exercise.place]

    @property
    def about(self) -> tuple[AnnotatedTurn, ...]:
        """The scene and the model answers: what an answer may speak of."""
        return (*self.before, *self.models, *((self.original,) if self.original else ()))


def read(exercise: Exercise, text: str, handbook: Handbook | None = None) -> Answer:
    """The answer in its place in the scene."""
    talk = talk_of(exercise.answered(text), handbook)
    found = tuple(f for f in found_in(talk) if exercise.place in (f.turn, f.about.turn if f.about else None))
    original = said([exercise.original], exercise.language)[0] if exercise.original else None
    return Answer(exercise, talk, talk.turns[exercise.place], found, original, said(exercise.models, exercise.language))


def remarks(answer: Answer, *, may_repeat: bool = False) -> Iterator[Remark]:
    """The remarks on a written answer; with `may_repeat` the original itself is read as an answer."""
    wrong = _trouble(answer, may_repeat=may_repeat)
    if wrong is not None:
        yield to_try(wrong.value)
        return
    yield from _concerns(answer)
    yield from (good("strength", name) for name in _strengths(answer))
    yield from _asked_for(answer)
    yield from _figures(answer)


def _trouble(answer: Answer, *, may_repeat: bool) -> Trouble | None:
    shown = [turn.turn.text for turn in answer.before]
    if answer.original and not may_repeat:
        shown.append(answer.original.turn.text)
    wrong = trouble(answer.turn, shown, answer.about)
    asks = answer.exercise.kind is ExerciseKind.ASK_ON and signs.QUESTION in _signs(answer)
    if wrong is None and not asks and not is_about(answer.turn, answer.about, acts=_acts(answer)):
        return Trouble.OFF_TOPIC
    return wrong


def _signs(answer: Answer) -> frozenset[str]:
    return signs.signs_of(answer.turn, answer.found)


def _acts(answer: Answer) -> bool:
    """Whether the answer does, offers, regrets or refuses something: that may be about any matter."""
    shown = _signs(answer)
    asked_for = {
        ExerciseKind.KEEP_NO: signs.refuses(answer.turn),
        ExerciseKind.PROMISE: signs.TOGETHER in shown,
    }
    doing = shown - {signs.QUESTION, signs.TOGETHER, "greeting", "thanks", "softener"}
    return bool(doing) or asked_for.get(answer.exercise.kind, False)


def _strengths(answer: Answer) -> Iterator[str]:
    yield from dict.fromkeys(f.behaviour for f in answer.found if f.kind is Kind.STRENGTH)


def _concerns(answer: Answer) -> Iterator[Remark]:
    """What of the concern is left, and what is new."""
    behaviour = answer.exercise.behaviour
    concerns = [f for f in answer.found if f.kind is Kind.CONCERN]
    same = [f for f in concerns if f.behaviour == behaviour]
    left = [f.text for f in same] or list(_said_again(answer)) or list(_sounds_like(answer, concerns))
    if left:
        yield to_try("still-there", behaviour, left[0])
    elif answer.original or answer.exercise.waits:
        yield good("gone", behaviour)
    for finding in concerns:
        if finding not in same and finding.confidence >= _SURE_NEW:
            tell = to_try if finding.dimension is Dimension.RESPECT else note
            yield tell("new-concern", finding.behaviour, finding.text)


def _said_again(answer: Answer) -> Iterator[str]:
    """The concern's own words, or the whole original's, where they stand in the answer again in their order."""
    respect = BEHAVIOURS[answer.exercise.behaviour].dimension is Dimension.RESPECT
    if answer.original is None or not respect:
        return  # listening and asking are not in the words themselves
    talk = talk_of(answer.exercise.scene, answer.talk.handbook)
    there = [f for f in found_in(talk) if f.turn == answer.exercise.turn and f.behaviour == answer.exercise.behaviour]
    for text in [f.text for f in there] or [answer.exercise.original]:
        if _stands_in(said([text], answer.exercise.language)[0], answer.turn):
            yield text


def _stands_in(evidence: AnnotatedTurn, turn: AnnotatedTurn) -> bool:
    one, other = ([word.norm for word in each.words] for each in (evidence, turn))
    if len(one) < _FEWEST_WORDS:
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME_WORDS * len(one)


def _sounds_like(answer: Answer, concerns: list[Finding]) -> Iterator[str]:
    """The words for which the learned model hears the concern where no rule finds any."""
    learned = answer.talk.handbook.findings.learned and answer.exercise.behaviour in CONCERNS
    heard = hear(answer.talk).get(answer.exercise.place) if learned and not concerns else None
    behaviour = answer.exercise.behaviour
    if _is_what_was_asked(answer):
        return
    unkind = heard is not None and heard.any_concern >= _SOUNDS_UNKIND
    if heard and (heard.alone(behaviour) >= _SOUNDS_LIKE or (unkind and not signs.helps(_signs(answer)))):
        yield heard.evidence(behaviour).of(answer.turn.turn.text)


def _is_what_was_asked(answer: Answer) -> bool:
    """Whether a promise is precise, or a no is kept with a reason or an alternative: that is the concern's cure."""
    kind = answer.exercise.kind
    return (kind is ExerciseKind.PROMISE and _says_when(answer)) or (
        kind is ExerciseKind.KEEP_NO and signs.refuses(answer.turn) and _goes_beyond(answer)
    )


def _asked_for(answer: Answer) -> Iterator[Remark]:
    """What the exercise asks for beyond the concern being gone."""
    by_kind = {
        ExerciseKind.ASK_ON: _asks_on,
        ExerciseKind.PROMISE: _promises,
        ExerciseKind.KEEP_NO: _keeps_no,
    }
    yield from by_kind.get(answer.exercise.kind, _shows)(answer)


def _shows(answer: Answer) -> Iterator[Remark]:
    wanted = signs.needs(answer.exercise.behaviour)
    if wanted and not wanted & _signs(answer):
        yield to_try("no-help", answer.exercise.behaviour)


def _asks_on(answer: Answer) -> Iterator[Remark]:
    asked = questions_in(answer.turn)
    if not asked:
        yield to_try("no-question")
    elif any(f.behaviour == "follow-up" for f in answer.found):
        yield good("asks-on")
    else:
        told = [word for turn in answer.before for word in matter(turn)]
        tie, word = tied(matter(answer.turn), told, answer.exercise.language)
        yield good("asks-on", words=word.text) if word and tie >= _TIED else to_try("other-question")


def _promises(answer: Answer) -> Iterator[Remark]:
    named = [f.text for f in answer.found if f.behaviour == "concrete-promise"]
    if _says_when(answer):
        yield good("says-when", words=named[0] if named else "")
    else:
        yield to_try("no-when")


def _says_when(answer: Answer) -> bool:
    """Whether the answer says when or who; a figure that is in the scene already is no time of its own."""
    told = {digits for turn in (*answer.before, answer.original) for digits in _digits(turn)}
    own = [fact for fact in facts(answer.turn) if not fact.startswith("promise")]
    if any(fact not in told for fact in own):
        return True
    return not own and any(f.behaviour == "concrete-promise" for f in answer.found)


def _keeps_no(answer: Answer) -> Iterator[Remark]:
    if not signs.refuses(answer.turn):
        yield to_try("no-is-gone")
    elif _goes_beyond(answer):
        yield good("kept-no")
    else:
        yield to_try("bare-no")


def _goes_beyond(answer: Answer) -> bool:
    """Whether a refusal gives a reason, offers something, or goes on to what is possible."""
    return signs.helps(_signs(answer)) or signs.gives_reason(answer.turn) or signs.goes_on(answer.turn)


def _figures(answer: Answer) -> Iterator[Remark]:
    """Figures of the scene and the original: one put in the place of another is wrong, one left out is only told."""
    had, has = _digits(answer.original), _digits(answer.turn)
    known = list(dict.fromkeys(digits for turn in answer.about for digits in _digits(turn)))
    swapped = [(old, new) for old in known for new in has if new not in known and _is_slip(old, new)]
    lost = [digits for digits in had if digits not in has]
    if swapped:
        yield to_try("changed-fact", words=" → ".join(swapped[0]))
    elif lost:
        yield note("lost-fact", words=", ".join(lost))
    elif had:
        yield good("kept-facts", words=", ".join(had))


def _digits(turn: AnnotatedTurn | None) -> list[str]:
    if turn is None:
        return []
    return list(dict.fromkeys(fact for fact in facts(turn) if fact[:1].isdigit()))


def _is_slip(old: str, new: str) -> bool:
    """Whether one figure stands in the place of another: the same digits in another order, or one digit changed."""
    if len(old) > 1 and sorted(old) == sorted(new):
        return True
    return len(old) == len(new) > _SHORT_FIGURE and sum(a != b for a, b in zip(old, new, strict=True)) == 1
