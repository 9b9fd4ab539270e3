"""Calibration: several people rate the same conversations blind; agreement is shown once the round is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.evaluation.agreement import Alpha, alpha
from coach.service.access import ANYBODY, allowed
from coach.service.talks import Talks
from coach.store import calibration, conversations, reviews
from coach.store.calibration import Rating, Round
from coach.store.conversations import Wanted
from coach.store.people import Position
from coach.store.sharing import wholly_shared_with

if TYPE_CHECKING:
    from coach.model import Conversation

TOOL = "coach"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement on one behaviour: people with each other, and people with the tool as one more rater."""

    behaviour: str
    people: Alpha
    with_tool: Alpha


class Calibration(Talks):
    """Rounds of blind rating in one's team."""

    @allowed(Position.SUPERVISOR)
    def begin(self, title: str, keys: tuple[int, ...], behaviours: tuple[str, ...]) -> int:
        """Open a round on conversations that are shared whole with supervisors; its id."""
        with self._reading() as session:
            wanted = Wanted(keys=frozenset(keys), count=len(keys))
            open_to_me = conversations.listed(session, wholly_shared_with(Position.SUPERVISOR, self._team), wanted)
        if {each.key for each in open_to_me} != set(keys):
            raise self._refuse("begin", title)
        with self._writing("begin", title) as session:
            return calibration.begin(session, Round(0, self._team, title, keys, behaviours, None), self._me)

    @allowed(*ANYBODY)
    def rounds(self) -> tuple[Round, ...]:
        """The team's rounds, newest first."""
        with self._reading() as session:
            return calibration.rounds(session, self._team)

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def to_rate(self, round_id: int, key: int) -> Conversation:
        """A conversation of a round, without findings: who rates does not see the tool's view."""
        self._in_round(round_id, key, "to_rate")
        self._log("to_rate", key)
        with self._reading() as session:
            return conversations.get(session, key)

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def rate(self, round_id: int, key: int, behaviour: str, *, seen: bool) -> None:
        """Say whether a behaviour is in a conversation of an open round."""
        held = self._in_round(round_id, key, "rate")
        if held.closed_at is not None or behaviour not in held.behaviours:
            raise self._refuse("rate", round_id)
        with self._writing("rate", round_id) as session:
            calibration.rate(session, round_id, Rating(self._me, key, behaviour, seen))

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def my_ratings(self, round_id: int) -> tuple[Rating, ...]:
        """One's own ratings; others' are seen only as agreement, once the round is closed."""
        with self._reading() as session:
            return calibration.ratings(session, round_id, self._me)

    @allowed(Position.SUPERVISOR)
    def close(self, round_id: int) -> None:
        """End the rating and show the agreement."""
        self._round(round_id, "close")
        with self._writing("close", round_id) as session:
            calibration.close(session, round_id)

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def agreement(self, round_id: int) -> tuple[Agreed, ...]:
        """How far people agree with each other and with the tool, behaviour by behaviour; empty while open."""
        held = self._round(round_id, "agreement")
        if held.closed_at is None:
            return ()
        with self._reading() as session:
            given = calibration.ratings(session, round_id)
            found = {
                key: {finding["behaviour"] for finding in kept[-1]["findings"]}
                for key in held.conversations
                if (kept := reviews.all_of(session, key))
            }
        return tuple(_agreed(behaviour, given, found) for behaviour in held.behaviours)

    def _round(self, id: int, what: str) -> Round:
        with self._reading() as session:
            held = next((each for each in calibration.rounds(session, self._team) if each.id == id), None)
        if held is None:
            raise self._refuse(what, id)
        return held

    def _in_round(self, id: int, key: int, what: str) -> Round:
        held = self._round(id, what)
        if key not in held.conversations:
            raise self._refuse(what, key)
        return held


def _agreed(behaviour: str, given: tuple[Rating, ...], found: dict[int, set[str]]) -> Agreed:
    people: dict[int, dict[str, bool]] = {}
    for rating in given:
        if rating.behaviour == behaviour:
            people.setdefault(rating.key, {})[rating.rater_id] = rating.seen
    with_tool = {key: by | {TOOL: behaviour in found[key]} for key, by in people.items() if key in found}
    return Agreed(behaviour, alpha(list(people.values())), alpha(list(with_tool.values())))
