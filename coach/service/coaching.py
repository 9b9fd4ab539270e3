"""Coaching: sessions prepared from shared moments, and the goals agreed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.model import CoachError
from coach.service.access import ANYBODY, allowed
from coach.service.talks import Talks
from coach.store import coaching, people
from coach.store.columns import now
from coach.store.people import Person, Position

if TYPE_CHECKING:
    from datetime import date

    from coach.store.coaching import CoachingSession, Goal, Moment


class GoalError(CoachError):
    """A goal that cannot be kept; the message says what is missing."""


class Coaching(Talks):
    """Sessions and goals between a supervisor and the agents of their team."""

    @allowed(Position.SUPERVISOR)
    def agents(self) -> tuple[Person, ...]:
        """The agents of one's team, by name."""
        with self._reading() as session:
            return tuple(p for p in people.team(session, self._team) if p.position is Position.AGENT)

    @allowed(*ANYBODY)
    def names(self) -> dict[str, str]:
        """What the people of one's team are called, by id."""
        with self._reading() as session:
            return {person.id: person.name for person in people.team(session, self._team)}

    @allowed(Position.SUPERVISOR)
    def prepare(self, agent_id: str, moments: tuple[Moment, ...], notes: str = "") -> int:
        """Begin a session with an agent of one's team from moments they have shared; its id."""
        if agent_id not in {agent.id for agent in self.agents()}:
            raise self._refuse("prepare", agent_id)
        for moment in moments:
            opened = self.open(moment.key)
            if opened.turns is not None and moment.turn not in opened.turns:
                raise self._refuse("prepare", moment.key)
        with self._writing("prepare", agent_id) as session:
            return coaching.prepare(session, agent_id, self._me, moments, notes)

    @allowed(Position.SUPERVISOR)
    def write_notes(self, id: int, notes: str) -> None:
        """Change the notes of one's own session; the agent is to see them again."""
        self._session(id, "write_notes")
        with self._writing("write_notes", id) as session:
            coaching.write_notes(session, id, notes)

    @allowed(*ANYBODY)
    def session(self, id: int) -> CoachingSession:
        """A session that one takes part in."""
        return self._session(id, "session")

    @allowed(*ANYBODY)
    def sessions(self) -> tuple[CoachingSession, ...]:
        """The sessions that one takes part in, newest first."""
        mine = "supervisor_id" if self.actor.person.position is Position.SUPERVISOR else "agent_id"
        with self._reading() as session:
            return coaching.sessions(session, **{mine: self._me})

    @allowed(Position.AGENT)
    def acknowledge(self, id: int) -> None:
        """Say that one has seen a session about oneself."""
        self._session(id, "acknowledge")
        with self._writing("acknowledge", id) as session:
            coaching.seen(session, id)

    @allowed(Position.SUPERVISOR)
    def agree(self, session_id: int, behaviour: str, words: str, due_on: date) -> int:
        """Set down the goal that was agreed in a session; the agent still says yes to it."""
        held = self._session(session_id, "agree")
        return self._new_goal(held.agent_id, session_id, behaviour, words, due_on)

    @allowed(Position.AGENT)
    def set_goal(self, behaviour: str, words: str, due_on: date) -> int:
        """Set oneself a goal; nobody else sees it."""
        return self._new_goal(self._me, None, behaviour, words, due_on)

    @allowed(Position.AGENT)
    def accept(self, goal_id: int) -> None:
        """Say yes to a goal about oneself."""
        self._my_goal(goal_id, "accept")
        with self._writing("accept", goal_id) as session:
            coaching.accept(session, goal_id)

    @allowed(Position.AGENT)
    def finish(self, goal_id: int) -> None:
        """Say that a goal of one's own is reached."""
        self._my_goal(goal_id, "finish")
        with self._writing("finish", goal_id) as session:
            coaching.finish(session, goal_id)

    @allowed(Position.AGENT, Position.SUPERVISOR)
    def goals(self) -> tuple[Goal, ...]:
        """One's own goals, or those agreed in sessions with one's team."""
        with self._reading() as session:
            if self.actor.person.position is Position.SUPERVISOR:
                return coaching.team_goals(session, self._team)
            return coaching.goals(session, self._me)

    def _session(self, id: int, what: str) -> CoachingSession:
        with self._reading() as session:
            try:
                held = coaching.get(session, id)
            except KeyError:
                held = None
        if held is None or self._me not in {held.agent_id, held.supervisor_id}:
            raise self._refuse(what, id)
        return held

    def _my_goal(self, id: int, what: str) -> None:
        with self._reading() as session:
            mine = any(goal.id == id for goal in coaching.goals(session, self._me))
        if not mine:
            raise self._refuse(what, id)

    def _new_goal(self, agent_id: str, session_id: int | None, behaviour: str, words: str, due_on: date) -> int:
        if behaviour not in BEHAVIOURS:
            raise GoalError(f"'{behaviour}' is no behaviour; choose one from the list.")
        if not words.strip():
            raise GoalError("A goal needs words: what will be tried, in which moment.")
        accepted = now() if session_id is None else None
        goal = coaching.Goal(0, agent_id, session_id, behaviour, words.strip(), due_on, now(), accepted, None)
        with self._writing("agree", agent_id) as session:
            return coaching.agree(session, goal)
