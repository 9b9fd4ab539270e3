"""Conversations in the store: kept masked, each its owner's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, func, or_, select

from coach.model import Channel, CoachError, Conversation, Language
from coach.store.columns import now
from coach.store.tables import StoredConversation, StoredPerson, StoredReview, StoredTally
from coach.transcripts import read_text
from coach.transcripts.native import write_native

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


class ForgottenError(CoachError):
    """A conversation whose words are no longer kept."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of conversations shows of one; points are None where a dimension was not assessed or reviewed."""

    key: int
    ref: str
    owner_id: str
    owner: str
    title: str
    language: Language
    channel: Channel
    turns: int
    added_at: datetime
    respect: int | None = None
    listening: int | None = None
    questions: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which conversations: words in the title or in what was said, a channel, a language, somebody's, with some
    behaviour found, some keys only; and which stretch of the list."""

    words: str = ""
    channel: Channel | None = None
    language: Language | None = None
    owner_id: str = ""
    behaviour: str = ""
    keys: frozenset[int] | None = None
    first: int = 0
    count: int = 50


_SHOWN = (
    StoredConversation.key,
    StoredConversation.ref,
    StoredConversation.owner_id,
    StoredPerson.name,
    StoredConversation.title,
    StoredConversation.language,
    StoredConversation.channel,
    StoredConversation.turns,
    StoredConversation.added_at,
    StoredReview.respect,
    StoredReview.listening,
    StoredReview.questions,
)
NEWEST = (StoredConversation.added_at.desc(), StoredConversation.key.desc())


def fingerprint(conversation: Conversation) -> str:
    """The same for the same speakers, words and times, whatever file they came in."""
    content = [
        (turn.speaker.value, turn.text, (turn.time.start, turn.time.end) if turn.time else None)
        for turn in conversation.turns
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()


def add(
    session: Session,
    owner_id: str,
    conversation: Conversation,
    title: str = "",
    masked: Mapping[str, int] | None = None,
) -> int:
    """Keep an owner's masked conversation and give its key; the owner's one with the same id is replaced."""
    row = session.scalar(select(StoredConversation).filter_by(owner_id=owner_id, ref=conversation.id))
    if row is None:
        row = StoredConversation(owner_id=owner_id, ref=conversation.id)
        session.add(row)
    elif not row.turns_kept:
        row.added_at = now()  # its clock starts again
    row.title = title or conversation.id
    row.language = (conversation.language or Language.FI).value
    row.channel = conversation.channel.value
    row.turns = len(conversation.turns)
    row.fingerprint = fingerprint(conversation)
    row.masked = dict(masked or {})
    row.turns_kept = True
    row.native = {"jsonl": write_native((conversation,))}
    session.flush()
    return row.key


def get(session: Session, key: int) -> Conversation:
    """A conversation; KeyError where there is none."""
    row = session.get(StoredConversation, key)
    if row is None:
        raise KeyError(key)
    if not row.turns_kept:
        raise ForgottenError(f"The words of '{row.title}' were forgotten when their time was up; its figures remain.")
    return read_text(row.native["jsonl"], f"{row.ref}.jsonl")[0]


def native(session: Session, key: int) -> str:
    """A conversation in Coach's own JSON Lines; "" once its words were forgotten."""
    return str(session.get_one(StoredConversation, key).native["jsonl"])


def owner(session: Session, key: int) -> str | None:
    """The id of a conversation's owner, None where there is no such conversation."""
    return session.scalar(select(StoredConversation.owner_id).filter_by(key=key))


def inside(session: Session, key: int, scope: ColumnElement[bool]) -> bool:
    """Whether a conversation is in a scope."""
    return session.scalar(select(StoredConversation.key).where(StoredConversation.key == key, scope)) is not None


def remove(session: Session, key: int) -> None:
    """Forget a conversation and all that hangs on it."""
    row = session.get(StoredConversation, key)
    if row is not None:
        session.delete(row)


def known(session: Session, owner_id: str, prints: set[str]) -> set[str]:
    """Which of these contents the owner has already brought and the store still has."""
    if not prints:
        return set()  # the database would read all of the owner's conversations to find none
    there = StoredConversation.fingerprint
    mine = (StoredConversation.owner_id == owner_id) & StoredConversation.turns_kept
    return set(session.scalars(select(there).where(mine, there.in_(prints))))


def taken(session: Session, owner_id: str, refs: set[str]) -> set[str]:
    """Which of these ids the owner's conversations already have."""
    there = StoredConversation.ref
    return set(session.scalars(select(there).where(StoredConversation.owner_id == owner_id, there.in_(refs))))


def listed(session: Session, where: ColumnElement[bool], wanted: Wanted = Wanted()) -> tuple[Listed, ...]:
    """The conversations in a scope, newest first."""
    keys = _wanted(select(StoredConversation.key), where, wanted).order_by(*NEWEST)
    # First which ones: the rest is read of those only.
    chosen = keys.offset(wanted.first).limit(wanted.count).subquery()
    query = (
        select(*_SHOWN)
        .join(chosen, chosen.c.key == StoredConversation.key)
        .join(StoredPerson, StoredPerson.id == StoredConversation.owner_id)
        .outerjoin(StoredReview, (StoredReview.conversation_key == StoredConversation.key) & StoredReview.current)
    )
    rows = session.execute(query.order_by(*NEWEST))
    return tuple(
        Listed(key, ref, owner_id, owner, title, Language(language), Channel(channel), *rest)
        for key, ref, owner_id, owner, title, language, channel, *rest in rows
    )


def is_any(session: Session, where: ColumnElement[bool]) -> bool:
    """Whether there is any in a scope; the first one found is enough."""
    return session.scalar(select(StoredConversation.key).where(where).limit(1)) is not None


def count(session: Session, where: ColumnElement[bool], wanted: Wanted = Wanted()) -> int:
    """How many there are, whatever the stretch."""
    return int(session.scalar(_wanted(select(func.count(StoredConversation.key)), where, wanted)) or 0)


def owned_by(owner_id: str) -> ColumnElement[bool]:
    """The scope of an owner's own conversations."""
    return StoredConversation.owner_id == owner_id


def since(moment: datetime) -> ColumnElement[bool]:
    """The scope of conversations brought at a moment or after it."""
    return StoredConversation.added_at >= moment


def _holding(behaviour: str) -> Select:  # type: ignore[type-arg]
    """The keys of conversations in whose current review a behaviour was found."""
    return (
        select(StoredReview.conversation_key)
        .join(StoredTally, StoredTally.review_id == StoredReview.id)
        .where(StoredReview.current, StoredTally.behaviour == behaviour)
    )


def _wanted(query: Select, where: ColumnElement[bool], wanted: Wanted) -> Select:  # type: ignore[type-arg]
    query = query.select_from(StoredConversation).where(where)
    if wanted.words:
        said = StoredConversation.native["jsonl"].as_string()
        places = (StoredConversation.title, said)
        query = query.where(or_(*(place.icontains(wanted.words, autoescape=True) for place in places)))
    if wanted.channel:
        query = query.where(StoredConversation.channel == wanted.channel.value)
    if wanted.language:
        query = query.where(StoredConversation.language == wanted.language.value)
    if wanted.owner_id:
        query = query.where(StoredConversation.owner_id == wanted.owner_id)
    if wanted.keys is not None:
        query = query.where(StoredConversation.key.in_(wanted.keys))
    if wanted.behaviour:
        query = query.where(StoredConversation.key.in_(_holding(wanted.behaviour)))
    return query
