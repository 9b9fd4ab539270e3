"""Exercises for a trainer: made of shared moments, kept, published, and how they perform; counts, never names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.behaviours import BEHAVIOURS
from coach.model import Kind, Language, Span
from coach.practice import check
from coach.practice.exercise import from_dict, to_dict
from coach.practice.from_moments import exercise_of, place_of
from coach.privacy import mask
from coach.privacy.masking import mask_text
from coach.service import pool
from coach.service.access import allowed
from coach.service.talks import Talks
from coach.store import answers, audit, conversations, exercises, reviews, sharing
from coach.store.columns import now
from coach.store.conversations import ForgottenError, Wanted, owned_by
from coach.store.people import Position
from coach.wording.told import ToldError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook import Handbook
    from coach.practice.exercise import Exercise
    from coach.service.talks import Opened
    from coach.store.answers import Answer, Counted
    from coach.store.exercises import KeptExercise
    from coach.store.sessions import Session
    from coach.wording.told import Told

_NOWHERE = Span(0, 0)
_TRAINER, _SUPERVISOR = Position.TRAINER, Position.SUPERVISOR


class NotReadyError(ToldError):
    """An exercise that cannot be published yet; the message says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of a shared conversation that could be practised: its turn's words, those before, what was found.

    `span` is what was found; `behaviour` is "" where nothing was and the owner shared the turn all the same, `note` is
    what they wrote.
    """

    key: int
    turn: int
    behaviour: str
    language: Language
    before: str
    words: str
    span: Span = _NOWHERE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """How an exercise performs."""

    exercise: Exercise
    counted: Counted

    @property
    def hard(self) -> bool:
        """Whether most answers do not land, from a few answers on."""
        return self.counted.answers >= 4 and 2 * self.counted.landed < self.counted.answers


class Exercises(Talks):
    """What a trainer makes; somebody alone makes exercises of their own conversations."""

    @allowed(_TRAINER, alone=True)
    def candidates(self, count: int = 30) -> tuple[Candidate, ...]:
        """The newest places that could be practised, from what was shared with trainers."""
        found: list[Candidate] = []
        with self._reading() as session:
            scope = owned_by(self._me) if self.actor.alone else self._shared()
            for one in conversations.listed(session, scope, Wanted(count=count)):
                opened = self._readable(session, one.key)
                if opened is not None:
                    found += _candidates(session, opened)
        if not self.actor.alone:
            self._seen({str(each.key) for each in found})
        return tuple(_in_turns(found)[:count])

    @allowed(_TRAINER, alone=True)
    def draft(self, key: int, turn: int, behaviour: str) -> Exercise:
        """An exercise of a shared moment with drafted model answers; RefusedError where the turn was not shared."""
        with self._reading() as session:
            opened = self._readable(session, key)
        if opened is None or not self._may_use(opened, turn):
            raise self._refuse("draft", key)
        return exercise_of(opened.conversation, (key, turn), behaviour, self._book(), opened.turns)

    @allowed(_TRAINER, alone=True)
    def wrong_with(self, exercise: Exercise) -> Told | None:
        """The first thing that keeps an exercise from being published; None where nothing does."""
        return next(check.problems(exercise, self._book()), None)

    @allowed(_TRAINER, alone=True)
    def save(self, exercise: Exercise) -> str:
        """Keep an exercise, masked, and give its id; one that was kept before is changed.

        An exercise of a moment is refused where the moment is not shared with the trainer (any more).
        """
        place = place_of(exercise.source)
        with self._reading() as session:
            opened = self._readable(session, place[0]) if place else None
            there = exercises.get(session, self._team, exercise.key) if exercise.key else None
        if place is not None and (opened is None or not self._may_use(opened, place[1])):
            raise self._refuse("save", place[0])
        id = exercise.key if there is not None else exercises.new_id()
        kept = replace(_masked(exercise, self._book()), key=id)
        with self._writing("keep_exercise", id) as session:
            exercises.keep(session, self._team, self._me, to_dict(kept), place)
        return id

    @allowed(_TRAINER, alone=True)
    def publish(self, id: str) -> None:
        """Show an exercise to the team's learners; NotReadyError says what is missing."""
        wrong = self.wrong_with(from_dict(self._mine(id, "publish").content, keep_id=True))
        if wrong:
            raise NotReadyError(wrong)
        with self._writing("publish_exercise", id) as session:
            exercises.publish(session, self._team, id, on=True)

    @allowed(_TRAINER, alone=True)
    def withdraw(self, id: str) -> None:
        """Take an exercise back from learners; it stays among one's drafts."""
        self._mine(id, "withdraw")
        with self._writing("withdraw_exercise", id) as session:
            exercises.publish(session, self._team, id, on=False)

    @allowed(_TRAINER, alone=True)
    def discard(self, id: str) -> None:
        """Forget an exercise."""
        self._mine(id, "discard")
        with self._writing("remove_exercise", id) as session:
            exercises.remove(session, self._team, id)

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def kept(self) -> tuple[KeptExercise, ...]:
        """The team's exercises, newest first."""
        with self._reading() as session:
            return exercises.of_team(session, self._team)

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def of_the_rulebook(self, behaviour: str, language: Language) -> tuple[Exercise, ...]:
        """What the rulebook gives about a behaviour."""
        return tuple(pool.exercises(self._book(), language, behaviour))

    @allowed(_TRAINER, alone=True)
    def results(self) -> tuple[Result, ...]:
        """How the team's exercises perform, the most answered first."""
        with self._reading() as session:
            counted = answers.counted(session, self._team)
            content = answers.contents(session, self._team, [each.exercise for each in counted])
            content |= {each.id: each.content for each in exercises.of_team(session, self._team)}
        known = {id: from_dict(raw, keep_id=True) for id, raw in content.items()}
        return tuple(Result(known[each.exercise], each) for each in counted if each.exercise in known)

    @allowed(_TRAINER, alone=True)
    def doubts(self) -> tuple[tuple[Exercise, Answer], ...]:
        """What learners found wrong or unclear and nobody has replied to: the answer, without who gave it."""
        with self._reading() as session:
            open_ones = answers.doubted(session, self._team)
            content = answers.contents(session, self._team, [each.exercise for each in open_ones])
        known = {id: from_dict(raw, keep_id=True) for id, raw in content.items()}
        return tuple((known[each.exercise], each) for each in open_ones if each.exercise in known)

    @allowed(_TRAINER, alone=True)
    def reply(self, answer_id: int, words: str) -> None:
        """Answer what a learner doubted."""
        if answer_id not in {answer.id for _, answer in self.doubts()}:
            raise self._refuse("reply", answer_id)
        with self._writing("reply", answer_id) as session:
            answers.reply(session, answer_id, words)

    def _seen(self, keys: set[str]) -> None:
        """Owners see that their words were read, once a day: the page asks again and again."""
        today = now().replace(hour=0, minute=0, second=0, microsecond=0)
        with self._writing() as session:
            lately = audit.deeds(session, who=self._me, subjects=frozenset(keys), count=10 * len(keys) + 10)
            told = {deed.subject for deed in lately if deed.what == "candidates" and deed.at >= today}
            for key in sorted(keys - told):
                audit.log(session, self._me, "candidates", key)

    def _mine(self, id: str, what: str) -> KeptExercise:
        with self._reading() as session:
            kept = exercises.get(session, self._team, id)
        if kept is None:
            raise self._refuse(what, id)
        return kept

    def _readable(self, session: Session, key: int) -> Opened | None:
        try:
            opened = self._opened(session, key)
        except ForgottenError:
            return None
        return opened if opened is not None and (self.actor.alone or not opened.own) else None

    def _may_use(self, opened: Opened, turn: int) -> bool:
        inside = 0 <= turn < len(opened.conversation.turns)
        return inside and (opened.turns is None or turn in opened.turns)


def _masked(exercise: Exercise, book: Handbook) -> Exercise:
    """The exercise without personal data in its scene, its answers and its note."""
    scene = replace(mask(exercise.scene, book).conversation, id="exercise")

    def clean(text: str) -> str:
        return mask_text(text, exercise.language, book)

    answers, others = tuple(map(clean, exercise.models)), tuple(map(clean, exercise.others))
    return replace(exercise, scene=scene, models=answers, others=others, note=clean(exercise.note))


def _in_turns(found: list[Candidate]) -> list[Candidate]:
    """What an agent asked for first, then the newest place of each behaviour, then the next newest of each."""
    met: Counter[str] = Counter()
    turns: list[tuple[bool, int]] = []
    for place in found:
        turns.append((not place.note, met[place.behaviour]))
        met[place.behaviour] += 1
    return [found[n] for n in sorted(range(len(found)), key=turns.__getitem__)]


def _candidates(session: Session, opened: Opened) -> Iterator[Candidate]:
    """Concerns in the turns that one may see, and turns that were shared for practice without one."""
    kept = reviews.all_of(session, opened.key)
    findings: list[dict[str, Any]] = kept[-1]["findings"] if kept else []
    notes = {share.turn: share.note for share in sharing.of(session, opened.key) if share.audience is _TRAINER}
    told: set[tuple[int, str]] = set()
    for finding in findings:
        n, name = finding["turn"], finding["behaviour"]
        seen = opened.turns is None or n in opened.turns
        if seen and (n, name) not in told and BEHAVIOURS[name].kind is Kind.CONCERN:
            told.add((n, name))
            yield _candidate(opened, n, name, Span(*finding["span"]), notes.get(n, ""))
    for turn, note in notes.items():
        if turn is not None and not opened.own and turn not in {n for n, _ in told}:
            yield _candidate(opened, turn, "", _NOWHERE, note)


def _candidate(opened: Opened, turn: int, behaviour: str, span: Span, note: str) -> Candidate:
    turns, language = opened.conversation.turns, opened.conversation.language or Language.FI
    before = turns[turn - 1].text if turn else ""
    return Candidate(opened.key, turn, behaviour, language, before, turns[turn].text, span, note)
