"""Sharing: the owner decides what a supervisor or a trainer sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.service.access import ANYBODY, allowed
from coach.service.talks import Talks, only
from coach.store import conversations, exercises, sharing
from coach.store.people import Position

if TYPE_CHECKING:
    from coach.model import Conversation
    from coach.store.sharing import Share


@dataclass(frozen=True, slots=True)
class SharedMoment:
    """A turn that was shared for practice, with the turn before it; all other words are left out."""

    key: int
    turn: int
    conversation: Conversation
    note: str


class Shares(Talks):
    """What is shown to whom."""

    @allowed(*ANYBODY)
    def share(self, key: int, turn: int | None, audience: Position, note: str = "") -> None:
        """Show one's own conversation, or one turn of it, to the supervisors or trainers of one's team."""
        self._own(key, "share")
        if audience is Position.AGENT:
            raise self._refuse("share", key)
        with self._writing("share", key) as session:
            sharing.share(session, key, turn, audience, note)

    @allowed(*ANYBODY)
    def withdraw(self, key: int, turn: int | None, audience: Position) -> None:
        """Show it no more; exercises made of what trainers see no more are forgotten."""
        self._own(key, "withdraw")
        with self._writing("withdraw", key) as session:
            sharing.withdraw(session, key, turn, audience)
            shared = [share.turn for share in sharing.of(session, key) if share.audience is Position.TRAINER]
            if audience is Position.TRAINER and None not in shared:
                exercises.forget_moments(session, key, None if turn is None else {turn - 1, turn})

    @allowed(*ANYBODY)
    def shares(self, key: int) -> tuple[Share, ...]:
        """What of one's own conversation is shown to whom."""
        self._own(key, "shares")
        with self._reading() as session:
            return sharing.of(session, key)

    @allowed(Position.TRAINER, Position.SUPERVISOR)
    def moments(self) -> tuple[SharedMoment, ...]:
        """The turns that the team's agents have shared with one's position, newest first."""
        with self._reading() as session:
            shown = sharing.shown_to(session, self.actor.person.position, self._team, turns_only=True)
            found = [(share, conversations.get(session, share.key)) for share in shown]
        if found:
            self._log("moments", len(found))
        return tuple(
            SharedMoment(share.key, share.turn, only(talk, frozenset((share.turn - 1, share.turn))), share.note)
            for share, talk in found
            if share.turn is not None
        )
