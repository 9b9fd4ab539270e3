"""Packs of exercises, and who is to practise them by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import CoachError
from coach.practice.exercise import to_dict
from coach.service.access import allowed
from coach.service.talks import Talks
from coach.store import answers, exercises, people
from coach.store.people import Person, Position

if TYPE_CHECKING:
    from datetime import date

    from coach.practice.exercise import Exercise
    from coach.store.exercises import Assignment, Pack

_TRAINER, _SUPERVISOR = Position.TRAINER, Position.SUPERVISOR


class PackError(CoachError):
    """A pack that cannot be kept; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment, and how many of so many people have answered all of its exercises; never who."""

    assignment: Assignment
    people: int
    done: int


class Packs(Talks):
    """Exercises grouped for a month's focus or an onboarding path, and assigned."""

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def packs(self) -> tuple[Pack, ...]:
        """The team's packs, newest first."""
        with self._reading() as session:
            return exercises.packs(session, self._team)

    @allowed(_TRAINER, alone=True)
    def make(self, title: str, note: str, chosen: tuple[str, ...], of_rules: tuple[Exercise, ...] = ()) -> int:
        """Keep a pack of the team's own exercises, and of the rulebook's, which are published with it; its id."""
        with self._reading() as session:
            known = {each.id for each in exercises.of_team(session, self._team)}
        if not set(chosen) <= known:
            raise self._refuse("make", title)
        if not title.strip() or not (chosen or of_rules):
            raise PackError("A pack needs a title and at least one exercise.")
        with self._writing("make_pack", title) as session:
            for each in of_rules:
                exercises.keep(session, self._team, self._me, to_dict(each), None)
                exercises.publish(session, self._team, each.id, on=True)
            ids = (*chosen, *(each.id for each in of_rules))
            return exercises.make_pack(session, self._team, title.strip(), note.strip(), ids)

    @allowed(_TRAINER, alone=True)
    def discard(self, pack_id: int) -> None:
        """Forget a pack; its exercises stay."""
        self._pack(pack_id, "discard")
        with self._writing("remove_pack", pack_id) as session:
            exercises.remove_pack(session, pack_id)

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def learners(self) -> tuple[Person, ...]:
        """The agents of one's team, by name."""
        with self._reading() as session:
            return tuple(p for p in people.team(session, self._team) if p.position is Position.AGENT)

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def assign(self, pack_id: int, person_id: str | None, due_on: date | None) -> int:
        """Give a pack to one agent of the team, or to all (None); the assignment's id."""
        self._pack(pack_id, "assign")
        if person_id is not None and person_id not in {each.id for each in self.learners()}:
            raise self._refuse("assign", person_id)
        with self._writing("assign", pack_id) as session:
            return exercises.assign(session, pack_id, person_id, due_on)

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def unassign(self, id: int) -> None:
        """Take an assignment back."""
        with self._reading() as session:
            mine = any(each.id == id for each in exercises.assignments(session, self._team))
        if not mine:
            raise self._refuse("unassign", id)
        with self._writing("unassign", id) as session:
            exercises.unassign(session, id)

    @allowed(_TRAINER, _SUPERVISOR, alone=True)
    def given(self) -> tuple[Given, ...]:
        """The team's assignments with how many people are through, the nearest day first."""
        learners = frozenset(each.id for each in self.learners())
        with self._reading() as session:
            packs = {pack.id: pack for pack in exercises.packs(session, self._team)}
            met = {id: {each.exercise for each in answers.of(session, id)} for id in learners}
            listed = exercises.assignments(session, self._team)
        return tuple(_given(each, packs[each.pack_id], met) for each in listed)

    def _pack(self, id: int, what: str) -> Pack:
        found = next((pack for pack in self.packs() if pack.id == id), None)
        if found is None:
            raise self._refuse(what, id)
        return found


def _given(assignment: Assignment, pack: Pack, met: dict[str, set[str]]) -> Given:
    who = list(met) if assignment.person_id is None else [id for id in met if id == assignment.person_id]
    return Given(assignment, len(who), sum(set(pack.exercises) <= met[id] for id in who))
