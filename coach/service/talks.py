"""Conversations: an owner's own, and what others were shown of theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.language.detect import language_of
from coach.model import CoachError
from coach.privacy.masking import mask, mask_text
from coach.service.access import ANYBODY, Office, allowed
from coach.service.handbooks import Handbooks
from coach.store import conversations, reviews, sharing
from coach.store.conversations import Listed, Wanted, owned_by
from coach.store.people import Position
from coach.store.sharing import shared_with, wholly_shared_with

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from coach.handbook import Handbook
    from coach.model import Conversation, Review
    from coach.privacy import Masked
    from coach.store.reviews import Tallied, Week
    from coach.store.sessions import Scope, Session

_HIDDEN = "…"


class UnmaskedError(CoachError):
    """Words that still hold personal data were about to be kept."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation as somebody may see it: whole (`turns` None), or only some turns, the others' words left out."""

    key: int
    conversation: Conversation
    own: bool
    turns: frozenset[int] | None = None


class Talks(Office):
    """The conversations that somebody may see; their own are theirs until shared."""

    @allowed(*ANYBODY)
    def add(self, conversation: Conversation, title: str = "", masked: Mapping[str, int] | None = None) -> int:
        """Keep a conversation as one's own and give its key; one with the same id is replaced.

        It is masked by the team's handbook first, whatever the caller did; `masked` counts what was masked before.
        """
        done, book = self._masked(conversation), self._book()
        name = mask_text(title, language_of(done.conversation), book) if title else ""
        counts = Counter({str(kind): n for kind, n in done.report.counts.items()}) + Counter(masked or {})
        with self._writing("add", done.conversation.id) as session:
            return conversations.add(session, self._me, done.conversation, name, counts)

    @allowed(*ANYBODY)
    def keep(
        self, conversation: Conversation, review: Review, title: str = "", masked: Mapping[str, int] | None = None
    ) -> int:
        """Keep a conversation together with its review: both or neither; both must be masked (`coach.mask`)."""
        self._refuse_unmasked(conversation)
        self._refuse_unmasked(review.conversation)
        name = mask_text(title, language_of(conversation), self._book()) if title else ""
        with self._writing("add", conversation.id) as session:
            key = conversations.add(session, self._me, conversation, name, masked)
            reviews.keep(session, key, review)
            return key

    @allowed(*ANYBODY)
    def listed(self, wanted: Wanted = Wanted()) -> tuple[Listed, ...]:  # noqa: B008 - frozen
        """One's own conversations, newest first."""
        with self._reading() as session:
            return conversations.listed(session, owned_by(self._me), wanted)

    @allowed(*ANYBODY)
    def has_any(self) -> bool:
        """Whether one has any of one's own."""
        with self._reading() as session:
            return conversations.is_any(session, owned_by(self._me))

    @allowed(*ANYBODY)
    def count(self, wanted: Wanted = Wanted()) -> int:  # noqa: B008 - frozen
        """How many of one's own there are."""
        with self._reading() as session:
            return conversations.count(session, owned_by(self._me), wanted)

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def shown(self, wanted: Wanted = Wanted(), *, whole: bool = False) -> tuple[Listed, ...]:  # noqa: B008 - frozen
        """What agents of one's team have shared with one's position, newest first; `whole`: not single turns."""
        with self._reading() as session:
            return conversations.listed(session, self._shared(whole=whole), wanted)

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def shows_any(self) -> bool:
        """Whether any was shared with one's position."""
        with self._reading() as session:
            return conversations.is_any(session, self._shared())

    @allowed(Position.SUPERVISOR, Position.TRAINER)
    def count_shown(self, wanted: Wanted = Wanted()) -> int:  # noqa: B008 - frozen
        """How many of them there are."""
        with self._reading() as session:
            return conversations.count(session, self._shared(), wanted)

    @allowed(*ANYBODY)
    def known(self, prints: set[str]) -> set[str]:
        """Which of these contents one has already brought."""
        with self._reading() as session:
            return conversations.known(session, self._me, prints)

    @allowed(*ANYBODY)
    def taken(self, refs: set[str]) -> set[str]:
        """Which of these ids one's own conversations already have: adding another would take its place."""
        with self._reading() as session:
            return conversations.taken(session, self._me, refs)

    @allowed(*ANYBODY)
    def open(self, key: int) -> Opened:
        """A conversation of one's own, or as much as was shared; RefusedError for the rest."""
        with self._reading() as session:
            opened = self._opened(session, key)
        if opened is None:
            raise self._refuse("open", key)
        if not opened.own:
            self._log("open", key)
        return opened

    @allowed(*ANYBODY)
    def reviews(self, key: int) -> tuple[dict[str, Any], ...]:
        """The reviews of a conversation, oldest first, the current one last; only findings in turns one may see."""
        with self._reading() as session:
            opened = self._opened(session, key)
            if opened is not None:
                return tuple(_seen(review, opened.turns) for review in reviews.all_of(session, key))
        raise self._refuse("reviews", key)

    @allowed(*ANYBODY)
    def keep_review(self, key: int, review: Review) -> None:
        """Keep a new review of one's own conversation, read masked; older ones stay."""
        self._own(key, "keep_review")
        self._refuse_unmasked(review.conversation)
        with self._writing() as session:
            reviews.keep(session, key, review)

    @allowed(*ANYBODY)
    def outdated(self, rulebook: str, handbook: str) -> tuple[int, ...]:
        """One's own conversations that another rulebook or handbook reviewed, or none yet, newest first."""
        with self._reading() as session:
            return reviews.outdated(session, (rulebook, handbook), owned_by(self._me))

    @allowed(*ANYBODY)
    def tallied(self, newest: int | None = None) -> tuple[Tallied, ...]:
        """What the current reviews of one's own conversations count, oldest first: of all, or of the newest."""
        with self._reading() as session:
            return reviews.tallied(session, owned_by(self._me), newest)

    @allowed(*ANYBODY)
    def weekly(self, since: datetime) -> tuple[Week, ...]:
        """What the current reviews of one's own conversations count, week by week, oldest first."""
        with self._reading() as session:
            return reviews.weekly(session, owned_by(self._me), since)

    @allowed(*ANYBODY)
    def remove(self, key: int) -> None:
        """Forget a conversation of one's own and all that hangs on it."""
        self._own(key, "remove")
        with self._writing("remove", key) as session:
            conversations.remove(session, key)

    def _book(self) -> Handbook:
        return Handbooks(self._engine, self.actor).in_use()

    def _masked(self, conversation: Conversation) -> Masked:
        return mask(conversation, self._book())

    def _refuse_unmasked(self, conversation: Conversation) -> None:
        """Findings quote the conversation, and they cannot be masked afterwards."""
        if self._masked(conversation).report.total:
            raise UnmaskedError("A review of unmasked words is not kept; mask the conversation first, then review it.")

    def _own(self, key: int, what: str) -> None:
        """RefusedError unless the conversation is one's own; the same for one that is not there."""
        with self._reading() as session:
            mine = conversations.owner(session, key) == self._me
        if not mine:
            raise self._refuse(what, key)

    def _shared(self, *, whole: bool = False) -> Scope:
        return (wholly_shared_with if whole else shared_with)(self.actor.person.position, self._team)

    def _opened(self, session: Session, key: int) -> Opened | None:
        owner = conversations.owner(session, key)
        if owner is None:
            return None
        if owner == self._me:
            return Opened(key, conversations.get(session, key), own=True)
        return self._opened_by_share(session, key)

    def _opened_by_share(self, session: Session, key: int) -> Opened | None:
        position = self.actor.person.position
        if position is Position.AGENT or not conversations.inside(session, key, self._shared()):
            return None
        conversation = conversations.get(session, key)
        turns = {share.turn for share in sharing.of(session, key) if share.audience is position}
        if None in turns:
            return Opened(key, conversation, own=False)
        seen = frozenset(n for turn in turns if turn is not None for n in (turn - 1, turn) if n >= 0)
        return Opened(key, only(conversation, seen), own=False, turns=seen)


def only(conversation: Conversation, turns: frozenset[int]) -> Conversation:
    """The conversation with the words of all other turns left out."""
    kept = tuple(
        turn if turn.n in turns else replace(turn, text=_HIDDEN, words=(), name="") for turn in conversation.turns
    )
    return replace(conversation, turns=kept)


def _seen(review: dict[str, Any], turns: frozenset[int] | None) -> dict[str, Any]:
    if turns is None:
        return review
    findings = [finding for finding in review["findings"] if finding["turn"] in turns]
    return {"findings": findings, "versions": review["versions"], "made_at": review["made_at"]}
