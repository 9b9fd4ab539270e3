"""One's own data: seen, taken along and erased; and the clock that forgets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from coach import handbook
from coach.model import Language
from coach.service.access import ANYBODY, Office, allowed
from coach.store import answers, audit, coaching, conversations, handbooks, marks, retention, reviews, sharing
from coach.store.conversations import Wanted, owned_by
from coach.wording import wording

if TYPE_CHECKING:
    from datetime import datetime

    from coach.handbook import Retention
    from coach.store.audit import Deed
    from coach.store.sessions import Session

_ALL = Wanted(count=1_000_000)


class OwnData(Office):
    """What the store holds of the actor."""

    @allowed(*ANYBODY)
    def export(self) -> dict[str, Any]:
        """All that is kept of oneself, as plain values: conversations with their marks, goals, practice."""
        with self._reading() as session:
            mine = conversations.listed(session, owned_by(self._me), _ALL)
            everything = {
                "notice": {language.value: wording(language)("page.purpose") for language in Language},
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
        """Who else has opened one's conversations, newest first."""
        with self._reading() as session:
            return audit.openings(session, self._me)

    @allowed(*ANYBODY)
    def erase(self) -> None:
        """Forget oneself: conversations, marks, sessions, goals, practice; the log keeps that it was done."""
        with self._writing() as session:
            retention.erase(session, self._me)
            audit.log(session, "erased", "erase")

    def expire(self, keep: Retention | None = None, at: datetime | None = None) -> dict[str, int]:
        """Forget what is older than its days, whoever's it is; run at start and by `coach db expire`.

        Each team's days are those of its own handbook, unless `keep` says them for all.
        """
        gone: Counter[str] = Counter()
        with self._writing() as session:
            for team in retention.teams(session):
                gone.update(retention.expire(session, keep or _retention(session, team), team, at))
            gone["log"] += retention.expire_strangers(session, keep or handbook.load().retention, at)
            if any(gone.values()):
                audit.log(session, "coach", "expire", str(dict(gone)))
        return dict(gone)


def _retention(session: Session, team: str) -> Retention:
    own = handbooks.history(session, team)
    return (handbook.read(own[0].text) if own else handbook.load()).retention


def _plain(value: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return {key: getattr(each, "isoformat", lambda each=each: each)() for key, each in asdict(value).items()}
