"""Marks and contests: the owner says what they think of a finding, the team's supervisor answers a contest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.service.access import ANYBODY, allowed
from coach.service.talks import Talks
from coach.store import marks
from coach.store.people import Position
from coach.store.sharing import contested_and_shared_with

if TYPE_CHECKING:
    from coach.store.marks import About, Decision, Mark, Precision, Verdict
    from coach.store.sessions import Scope


class Marks(Talks):
    """What people think of findings."""

    @allowed(*ANYBODY)
    def mark(self, key: int, about: About, verdict: Verdict, reason: str = "") -> None:
        """Agree with a finding in one's own conversation, contest it, hide it, or note something."""
        self._own(key, "mark")
        with self._writing(verdict.value, key) as session:
            marks.mark(session, key, about, verdict, reason)

    @allowed(*ANYBODY)
    def unmark(self, key: int, about: About, verdict: Verdict) -> None:
        """Take a mark back."""
        self._own(key, "unmark")
        with self._writing(f"un-{verdict.value}", key) as session:
            marks.unmark(session, key, about, verdict)

    @allowed(*ANYBODY)
    def marks(self, key: int) -> tuple[Mark, ...]:
        """One's own marks in a conversation."""
        self._own(key, "marks")
        with self._reading() as session:
            return marks.of(session, key)

    @allowed(Position.SUPERVISOR)
    def contests(self, *, open_only: bool = True, count: int | None = None) -> tuple[Mark, ...]:
        """The contests in turns that the team's agents have shared with supervisors, oldest first."""
        with self._reading() as session:
            return marks.contests(session, self._contested(), open_only=open_only, count=count)

    @allowed(Position.SUPERVISOR)
    def open_contests(self) -> int:
        """How many of them wait for an answer."""
        with self._reading() as session:
            return marks.count_contests(session, self._contested())

    @allowed(Position.SUPERVISOR)
    def decide(self, id: int, decision: Decision, answer: str) -> None:
        """Answer a contest that one may see."""
        with self._reading() as session:
            mine = marks.contests(session, self._contested() & marks.one(id))
        if not mine:
            raise self._refuse("decide", id)
        with self._writing("decide", id) as session:
            marks.decide(session, id, self._me, decision, answer)

    @allowed(*ANYBODY)
    def precisions(self) -> dict[str, Precision]:
        """Per rule, how often its findings were right in one's team."""
        with self._reading() as session:
            return marks.precisions(session, self._team)

    def _contested(self) -> Scope:
        return contested_and_shared_with(Position.SUPERVISOR, self._team)
