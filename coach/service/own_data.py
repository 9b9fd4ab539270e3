"""One's own data: seen, taken along and erased; and the clock that forgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.service.access import ANYBODY, Office, allowed
from coach.store import answers, audit, coaching, conversations, marks, retention, reviews, sharing
from coach.store.conversations import Wanted, owned_by

if TYPE_CHECKING:
    from datetime import datetime

    from coach.handbook import Retention
    from coach.store.audit import Deed

_ALL = Wanted(count=1_000_000)


class OwnData(Office):
    """What the store holds of the actor."""

    @allowed(*ANYBODY)
    def export(self) -> dict[str, Any]:
        """All that is kept of oneself, as plain values: conversations with their marks, goals, practice."""
        with self._reading() as session:
            mine = conversations.listed(session, owned_by(self._me), _ALL)
            everything = {
                "person": {"id": self._me, "name": self.actor.person.name, "team": self._team},
                "conversations": [
                    {
                        "title": one.title,
                        "added_at": one.added_at.isoformat(),
                        "native": conversations.native(session, one.key),
                        "reviews": list(reviews.all_of(session, one.key)),
                        "marks": [_plain(mark) for mark in marks.of(session, one.key)],
                        "shares": [_plain(share) for share in sharing.of(session, one.key)],
                    }
                    for one in mine
                ],
                "sessions": [_plain(each) for each in coaching.sessions(session, agent_id=self._me)],
                "goals": [_plain(goal) for goal in coaching.goals(session, self._me)],
                "answers": [_plain(each) for each in answers.of(session, self._me)],
                "cards": [_plain(each) for each in answers.cards(session, self._me)],
                "log": [_plain(deed) for deed in audit.deeds(session, who=self._me, count=1_000_000)],
            }
        self._log("export", self._me)
        return everything

    @allowed(*ANYBODY)
    def seen_by(self) -> tuple[Deed, ...]:
        """Who has opened one's conversations, newest first."""
        with self._reading() as session:
            keys = frozenset(str(one.key) for one in conversations.listed(session, owned_by(self._me), _ALL))
            return tuple(deed for deed in audit.deeds(session, subjects=keys) if deed.who != self._me)

    @allowed(*ANYBODY)
    def erase(self) -> None:
        """Forget oneself: conversations, marks, sessions, goals, practice; the log keeps that it was done."""
        with self._writing() as session:
            retention.erase(session, self._me)
            audit.log(session, "erased", "erase")

    def expire(self, keep: Retention, at: datetime | None = None) -> dict[str, int]:
        """Forget what is older than its days, whoever's it is; run at start and by `coach db expire`."""
        with self._writing() as session:
            gone = retention.expire(session, keep, at)
            if any(gone.values()):
                audit.log(session, "coach", "expire", str(gone))
        return gone


def _plain(value: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return {key: getattr(each, "isoformat", lambda each=each: each)() for key, each in asdict(value).items()}
