"""Grading a written answer: what is gone, what is new, what it shows, what was kept."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.learned.hear import hear
from coach.learned.model import CONCERNS
from coach.model import Dimension
from coach.practice import signs
from coach.practice.answer import Answer, digits_of, goes_beyond, says_when, taken_up, trouble_of
from coach.practice.exercise import ExerciseKind
from coach.practice.reading import found_in, said, talk_of
from coach.practice.remark import Remark, good, note, to_try
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Finding

_SAME_WORDS = 0.8  # share of the concern's own words that say it again when they stand in the answer in their order
_FEWEST_WORDS = 3
_SOUNDS_LIKE = 0.3  # how sure the learned model is of the concern, or of any, where the rules find none …
_SOUNDS_UNKIND = 0.7  # … good answers written to try it were at 0.27 and 0.63 at most
_SHORT_FIGURE = 2  # an hour or a day of so many digits is as likely another one
_SURE_NEW = 0.3  # a concern that the exercise is not about is told where a rule hears it and the model doubts it, too


def remarks(answer: Answer, *, may_repeat: bool = False) -> Iterator[Remark]:
    """The remarks on a written answer; with `may_repeat` the original itself is read as an answer."""
    wrong = trouble_of(answer, may_repeat=may_repeat)
    if wrong is not None:
        yield to_try(wrong.value)
        return
    yield from _concerns(answer)
    yield from strengths(answer)
    yield from _asked_for(answer)
    yield from _figures(answer)


def strengths(answer: Answer) -> Iterator[Remark]:
    """What the answer does well."""
    yield from (good("strength", name, words) for name, words in answer.strengths.items())


def _concerns(answer: Answer) -> Iterator[Remark]:
    """What of the concern is left, and what is new."""
    behaviour = answer.exercise.behaviour
    concerns = answer.concerns
    same = [f for f in concerns if f.behaviour == behaviour]
    left = [f.text for f in same] or list(_said_again(answer)) or list(_sounds_like(answer, concerns))
    if left:
        yield to_try("still-there", behaviour, left[0], same[0].why if same else "")
    elif answer.original or answer.exercise.waits:
        yield good("gone", behaviour, next((f.text for f in originally(answer)), ""))
    for finding in concerns:
        if finding not in same and finding.confidence >= _SURE_NEW:
            tell = to_try if finding.dimension is Dimension.RESPECT else note
            yield tell("new-concern", finding.behaviour, finding.text, finding.why)


def _said_again(answer: Answer) -> Iterator[str]:
    """The concern's own words, or the whole original's, where they stand in the answer again in their order."""
    respect = BEHAVIOURS[answer.exercise.behaviour].dimension is Dimension.RESPECT
    if answer.original is None or not respect:
        return  # listening and asking are not in the words themselves
    for text in [f.text for f in originally(answer)] or [answer.exercise.original]:
        if _stands_in(said([text], answer.exercise.language)[0], answer.turn):
            yield text


def originally(answer: Answer) -> tuple[Finding, ...]:
    """What was found in the turn to say better, of the exercise's concern."""
    exercise = answer.exercise
    found = found_in(talk_of(exercise.scene, answer.talk.handbook)) if exercise.original else ()
    return tuple(f for f in found if f.turn == exercise.turn and f.behaviour == exercise.behaviour)


def _stands_in(evidence: AnnotatedTurn, turn: AnnotatedTurn) -> bool:
    one, other = ([word.norm for word in each.words] for each in (evidence, turn))
    if len(one) < _FEWEST_WORDS:
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME_WORDS * len(one)


def _sounds_like(answer: Answer, concerns: tuple[Finding, ...]) -> Iterator[str]:
    """The words for which the learned model hears the concern where no rule finds any."""
    learned = answer.talk.handbook.findings.learned and answer.exercise.behaviour in CONCERNS
    heard = hear(answer.talk).get(answer.exercise.place) if learned and not concerns else None
    behaviour = answer.exercise.behaviour
    if _is_what_was_asked(answer):
        return
    unkind = heard is not None and heard.any_concern >= _SOUNDS_UNKIND
    if heard and (heard.alone(behaviour) >= _SOUNDS_LIKE or (unkind and not signs.helps(answer.signs))):
        yield heard.evidence(behaviour).of(answer.turn.turn.text)


def _is_what_was_asked(answer: Answer) -> bool:
    """Whether a promise is precise, or a no is kept with a reason or an alternative: that is the concern's cure."""
    kind = answer.exercise.kind
    return (kind is ExerciseKind.PROMISE and says_when(answer)) or (
        kind is ExerciseKind.KEEP_NO and signs.refuses(answer.turn) and goes_beyond(answer)
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
    if wanted and not wanted & answer.signs:
        yield to_try("no-help", answer.exercise.behaviour)


def _asks_on(answer: Answer) -> Iterator[Remark]:
    word = taken_up(answer)
    if word is not None:
        yield good("asks-on", words=word)
    else:
        yield to_try("other-question" if questions_in(answer.turn) else "no-question")


def _promises(answer: Answer) -> Iterator[Remark]:
    named = [f.text for f in answer.found if f.behaviour == "concrete-promise"]
    if says_when(answer):
        yield good("says-when", words=named[0] if named else "")
    else:
        yield to_try("no-when")


def _keeps_no(answer: Answer) -> Iterator[Remark]:
    if not signs.refuses(answer.turn):
        yield to_try("no-is-gone")
    elif goes_beyond(answer):
        yield good("kept-no")
    else:
        yield to_try("bare-no")


def _figures(answer: Answer) -> Iterator[Remark]:
    """Figures of the scene and the original: one put in the place of another is wrong, one left out is only told."""
    had, has = digits_of(answer.original), digits_of(answer.turn)
    known = list(dict.fromkeys(digits for turn in answer.about for digits in digits_of(turn)))
    swapped = [(old, new) for old in known for new in has if new not in known and _is_slip(old, new)]
    lost = [digits for digits in had if digits not in has]
    if swapped:
        yield to_try("changed-fact", words=" → ".join(swapped[0]))
    elif lost:
        yield note("lost-fact", words=", ".join(lost))
    elif had:
        yield good("kept-facts", words=", ".join(had))


def _is_slip(old: str, new: str) -> bool:
    """Whether one figure stands in the place of another: the same digits in another order, or one digit changed."""
    if len(old) > 1 and sorted(old) == sorted(new):
        return True
    return len(old) == len(new) > _SHORT_FIGURE and sum(a != b for a, b in zip(old, new, strict=True)) == 1
