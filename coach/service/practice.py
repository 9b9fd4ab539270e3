"""Practice: what is due today, answers and their grades, what a learner doubts, and how it goes; one's own only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.model import Language
from coach.practice import plan, remark, schedule
from coach.practice.exercise import ExerciseKind, from_dict, to_dict
from coach.practice.grading import grade
from coach.privacy.masking import mask_text
from coach.service import pool
from coach.service.access import allowed
from coach.service.talks import Talks
from coach.service.trends import HALF_A_YEAR, found_in, trend
from coach.store import answers, exercises, reviews
from coach.store.answers import Answer, Card, Doubt
from coach.store.columns import now
from coach.store.conversations import owned_by
from coach.store.people import Position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.practice.exercise import Exercise
    from coach.practice.plan import Item
    from coach.service.trends import Stretch
    from coach.store.sessions import Session

_MARKED = (ExerciseKind.CHOOSE, ExerciseKind.SPOT, ExerciseKind.LET_FINISH)  # answered without words of one's own
_LATELY = 10  # conversations that say how things are now


@dataclass(frozen=True, slots=True)
class Progress:
    """One behaviour in practice beside the same in real conversations: answers, those that landed, week by week."""

    behaviour: str
    answers: int
    landed: int
    weeks: tuple[Stretch, ...]


class Practice(Talks):
    """What a learner does."""

    @allowed(Position.AGENT)
    def today(self, language: Language, at: datetime | None = None, *, more: int = 0) -> tuple[Item, ...]:
        """The exercises of today that are left, in a language; `more` beside those that the handbook gives a day."""
        moment, book = at or now(), self._book()
        with self._reading() as session:
            given = answers.of(session, self._me)
            situation = self._situation(session, language, moment, frozenset(each.exercise for each in given))
        done = {each.exercise for each in given if each.at.date() == moment.date()}

        def fresh(behaviour: str) -> Iterator[Exercise]:
            return pool.exercises(book, language, behaviour)

        return plan.plan(situation, fresh, max(0, int(book.practice.a_day) + more - len(done)))

    @allowed(Position.AGENT)
    def answer(self, exercise: Exercise, said: str, at: datetime | None = None) -> Answer:
        """Grade an answer, keep it masked, and set when the exercise is due again."""
        moment, book = at or now(), self._book()
        known = self._known(exercise)
        words = said if known.kind in _MARKED else mask_text(said, known.language, book)
        graded = grade(known, words, book)
        kept = Answer(
            0, known.id, known.behaviour, words, graded.landed, remark.to_dict(graded), moment, Doubt.NONE, "", ""
        )
        with self._writing() as session:
            tried = [each for each in answers.of(session, self._me) if each.exercise == known.id]
            again = any(each.at.date() == moment.date() and not each.landed for each in tried)
            card = next((each.card for each in answers.cards(session, self._me) if each.exercise == known.id), "")
            text, due = schedule.after(card, moment, landed=graded.landed, again=again)
            answers.put(session, self._me, Card(known.id, to_dict(known), text, due, moment))
            return replace(kept, id=answers.keep(session, self._me, kept))

    @allowed(Position.AGENT)
    def answers(self) -> tuple[Answer, ...]:
        """One's own answers, newest first."""
        with self._reading() as session:
            return answers.of(session, self._me)

    @allowed(Position.AGENT)
    def doubt(self, id: int, what: Doubt, words: str = "") -> None:
        """Say that a grade is wrong or an exercise unclear: trainers see the answer then, without who gave it."""
        if id not in {each.id for each in self.answers()}:
            raise self._refuse("doubt", id)
        with self._writing() as session:
            answers.doubt(session, id, what, mask_text(words, Language.FI, self._book()))

    @allowed(Position.AGENT)
    def progress(self) -> tuple[Progress, ...]:
        """Behaviour by behaviour, what was practised most first."""
        with self._reading() as session:
            given = answers.of(session, self._me)
            weeks = reviews.weekly(session, owned_by(self._me), now() - HALF_A_YEAR)
        by: dict[str, list[Answer]] = defaultdict(list)
        for each in given:
            by[each.behaviour].append(each)
        return tuple(
            Progress(name, len(those), sum(each.landed for each in those), trend(weeks, name))
            for name, those in sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        )

    def _situation(self, session: Session, language: Language, at: datetime, met: frozenset[str]) -> plan.Situation:
        end_of_day = at.replace(hour=23, minute=59, second=59)
        due = (from_dict(card.content, keep_id=True) for card in answers.cards(session, self._me, end_of_day))
        lately = reviews.tallied(session, owned_by(self._me), newest=_LATELY)
        book = self._book()
        return plan.Situation(
            due=[one for one in due if one.language is language],
            assigned=[one for one in self._assigned(session) if one.language is language and one.id not in met],
            new=[one for one in self._published(session) if one.language is language],
            concerns=plan.weightiest(found_in(lately), book.weights),
            focus=book.team.focus,
            met=met,
        )

    def _assigned(self, session: Session) -> list[Exercise]:
        """The exercises of the packs that one is to practise, the nearest day first."""
        packs = {pack.id: pack for pack in exercises.packs(session, self._team)}
        known = {one.id: one for one in self._published(session)}
        mine = exercises.assignments(session, self._team, self._me)
        ids = dict.fromkeys(id for each in mine for id in packs[each.pack_id].exercises)
        return [known[id] for id in ids if id in known]

    def _published(self, session: Session) -> list[Exercise]:
        kept = exercises.of_team(session, self._team, published=True)
        return [from_dict(each.content, keep_id=True) for each in kept]

    def _known(self, exercise: Exercise) -> Exercise:
        """The exercise as store or rulebook have it; RefusedError for one that is not for the actor."""
        with self._reading() as session:
            cards = {card.exercise: card.content for card in answers.cards(session, self._me)}
            known = {one.id: one for one in self._published(session)}
        if exercise.id in known:
            return known[exercise.id]
        if exercise.id in cards:
            return from_dict(cards[exercise.id], keep_id=True)
        if any(one == exercise for one in pool.exercises(self._book(), exercise.language, exercise.behaviour)):
            return exercise
        raise self._refuse("answer", exercise.id)
