"""A written answer, read in its place: what is found in it, what it speaks of, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.alternatives.facts import facts
from coach.model import Kind, Role
from coach.practice import signs
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.reading import found_in, said, talk_of
from coach.practice.sense import Trouble, is_about, matter, trouble
from coach.questions.find import questions_in
from coach.questions.kin import tied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.detectors import Talk
    from coach.handbook import Handbook
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Finding

_TIED = 0.8  # a word of the customer in another form, or a part of a compound


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

    @property
    def signs(self) -> frozenset[str]:
        """The strengths it shows, and whether it asks."""
        return signs.signs_of(self.turn, self.found)

    @property
    def concerns(self) -> tuple[Finding, ...]:
        """The concerns found in it or about it."""
        return tuple(f for f in self.found if f.kind is Kind.CONCERN)

    @property
    def strengths(self) -> Mapping[str, str]:
        """The behaviours of the strengths found in it, each with the first words that show it."""
        shown: dict[str, str] = {}
        for finding in self.found:
            if finding.kind is Kind.STRENGTH and finding.turn == self.exercise.place:
                shown.setdefault(finding.behaviour, finding.text)
        return shown


def read(exercise: Exercise, text: str, handbook: Handbook | None = None) -> Answer:
    """The answer in its place in the scene."""
    talk = talk_of(exercise.answered(text), handbook)
    found = tuple(f for f in found_in(talk) if exercise.place in (f.turn, f.about.turn if f.about else None))
    original = said([exercise.original], exercise.language)[0] if exercise.original else None
    return Answer(exercise, talk, talk.turns[exercise.place], found, original, said(exercise.models, exercise.language))


def trouble_of(answer: Answer, *, may_repeat: bool = False) -> Trouble | None:
    """What keeps it from being graded as an answer; with `may_repeat` the original itself may be one."""
    in_scene = answer.exercise.kind is ExerciseKind.SCENE  # where one may say again what one has said
    shown = [turn.turn.text for turn in answer.before if not (in_scene and turn.turn.speaker is Role.AGENT)]
    if answer.original and not may_repeat:
        shown.append(answer.original.turn.text)
    wrong = trouble(answer.turn, shown, answer.about)
    asks = answer.exercise.kind in (ExerciseKind.ASK_ON, ExerciseKind.SCENE) and signs.QUESTION in answer.signs
    if wrong is None and not asks and not is_about(answer.turn, answer.about, acts=_acts(answer)):
        return Trouble.OFF_TOPIC
    return wrong


def _acts(answer: Answer) -> bool:
    """Whether the answer does, offers, regrets or refuses something: that may be about any matter."""
    shown = answer.signs
    asked_for = {
        ExerciseKind.KEEP_NO: signs.refuses(answer.turn),
        ExerciseKind.PROMISE: signs.TOGETHER in shown,
    }
    doing = shown - {signs.QUESTION, signs.TOGETHER, "greeting", "thanks", "softener"}
    return bool(doing) or asked_for.get(answer.exercise.kind, False)


def taken_up(answer: Answer) -> str | None:
    """The customer's word that a question of the answer takes up, "" where the review hears it do so; None where no
    question does.
    """
    if not questions_in(answer.turn):
        return None
    if any(f.behaviour == "follow-up" for f in answer.found):
        return ""
    told = [word for turn in answer.before for word in matter(turn)]
    tie, word = tied(matter(answer.turn), told, answer.exercise.language)
    return word.text if word and tie >= _TIED else None


def says_when(answer: Answer) -> bool:
    """Whether the answer says when or who; a figure that is in the scene already is no time of its own."""
    told = {digits for turn in (*answer.before, answer.original) for digits in digits_of(turn)}
    own = [fact for fact in facts(answer.turn) if not fact.startswith("promise")]
    if any(fact not in told for fact in own):
        return True
    return not own and any(f.behaviour == "concrete-promise" for f in answer.found)


def goes_beyond(answer: Answer) -> bool:
    """Whether a refusal gives a reason, offers something, or goes on to what is possible."""
    return signs.helps(answer.signs) or signs.gives_reason(answer.turn) or signs.goes_on(answer.turn)


def digits_of(turn: AnnotatedTurn | None) -> list[str]:
    """The figures that a turn names, each once."""
    if turn is None:
        return []
    return list(dict.fromkeys(fact for fact in facts(turn) if fact[:1].isdigit()))
