"""Conversations and their reviews for the pages, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach import handbook, rules
from coach.language.detect import language_of
from coach.model import Channel, CoachError, Conversation, Language, Review
from coach.store.conversations import Conversations
from coach.store.engine import default_url, engine
from coach.transcripts import read_text
from coach.transcripts.native import write_native
from coach.views import pipelines

if TYPE_CHECKING:
    from coach.store.conversations import Listed


class StoreClosedError(CoachError):
    """The store cannot be opened where it should be."""


@st.cache_resource(show_spinner=False)
def store() -> Conversations:
    """The store, with the sample conversations in it from the first start on."""
    from coach.samples import samples

    try:
        kept = Conversations(engine(default_url()))
        for sample in samples():
            kept.add(sample.conversation, sample.titles[Language.FI])
    except Exception as error:  # a database can fail in as many ways as there are drivers
        raise StoreClosedError(str(error)) from error
    return kept


@st.cache_resource(show_spinner=False)
def _sample_titles() -> dict[str, dict[Language, str]]:
    from coach.samples import samples

    return {sample.conversation.id: sample.titles for sample in samples()}


def listed(language: Language) -> tuple[Listed, ...]:
    """The stored conversations: those in this language first, calls before chats before letters."""
    order = list(Channel)
    return tuple(sorted(store().listed(), key=lambda one: (one.language != language, order.index(one.channel), one.id)))


def title(one: Listed, language: Language) -> str:
    """The title of a stored conversation; a sample has one in both languages."""
    return _sample_titles().get(one.id, {}).get(language, one.title)


@st.cache_data(show_spinner=False, scope="session", max_entries=20)
def read(content: bytes, name: str) -> tuple[Conversation, ...]:
    """The conversations in a file somebody brought; kept in their session only."""
    return read_text(content, name)


def reviewed(conversation: Conversation) -> Review:
    """The review of a conversation by the default handbook, made once per session for one and the same input."""
    pipelines.wait(language_of(conversation))
    return _review(write_native((conversation,)), handbook.load().version, rules.load().version, conversation)


@st.cache_data(show_spinner=False, scope="session", max_entries=60)
def _review(native: str, handbook: str, rulebook: str, _conversation: Conversation) -> Review:
    from coach.reviewing import review

    return review(_conversation)
