"""Conversations and reviews in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coach.exports.review_json import to_dict
from coach.model import Channel, Conversation, Language
from coach.store.tables import StoredConversation, StoredReview
from coach.transcripts import read_text
from coach.transcripts.native import write_native

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from coach.model import Review


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of conversations shows of one."""

    id: str
    title: str
    language: Language
    channel: Channel


class Conversations:
    """The stored conversations of one database; every call is one short transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, conversation: Conversation, title: str = "") -> None:
        """Keep a conversation; one with the same id is replaced."""
        native = write_native((conversation,))
        with Session(self._engine) as session, session.begin():
            session.merge(
                StoredConversation(
                    id=conversation.id,
                    title=title or conversation.id,
                    language=conversation.language or Language.FI,
                    channel=conversation.channel,
                    native={"jsonl": native},
                )
            )

    def listed(self) -> tuple[Listed, ...]:
        """All conversations, by title."""
        columns = (
            StoredConversation.id,
            StoredConversation.title,
            StoredConversation.language,
            StoredConversation.channel,
        )
        with Session(self._engine) as session:
            rows = session.execute(select(*columns).order_by(StoredConversation.title)).all()
        return tuple(Listed(id, title, Language(language), Channel(channel)) for id, title, language, channel in rows)

    def get(self, id: str) -> Conversation:
        """A conversation by its id; KeyError where there is none."""
        with Session(self._engine) as session:
            stored = session.get(StoredConversation, id)
        if stored is None:
            raise KeyError(id)
        return read_text(stored.native["jsonl"], f"{id}.jsonl")[0]

    def keep_review(self, review: Review) -> None:
        """Keep a review beside the older ones; the same versions of everything are kept once."""
        row = {
            "conversation_id": review.conversation.id,
            "rulebook": review.versions.rulebook,
            "handbook": review.versions.handbook,
            "models": review.versions.models,
        }
        with Session(self._engine) as session, session.begin():
            if session.scalar(select(StoredReview.id).filter_by(**row)) is None:
                session.add(StoredReview(**row, review=to_dict(review)))

    def reviews(self, id: str) -> tuple[dict[str, Any], ...]:
        """All reviews of a conversation as JSON values, oldest first."""
        with Session(self._engine) as session:
            chosen = select(StoredReview.review).filter_by(conversation_id=id).order_by(StoredReview.id)
            return tuple(session.scalars(chosen))
