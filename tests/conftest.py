"""What many tests build: turns, conversations, talks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach import handbook
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.model import Channel, Conversation, Language, Role, Segment, Turn

pytest_plugins = ["tests.databases"]

Said = tuple[str, str] | tuple[str, str, float, float]


def conversation(*said: Said, language: Language = Language.FI, channel: Channel = Channel.PHONE) -> Conversation:
    turns = (Turn(n, Role(who), text, Segment(*times) if times else None) for n, (who, text, *times) in enumerate(said))
    return Conversation("talk", tuple(turns), language, channel)


def talk(*said: Said, language: Language = Language.FI, channel: Channel = Channel.PHONE) -> Talk:
    made = conversation(*said, language=language, channel=channel)
    return Talk(made, annotate(made.turns, language), handbook.load())


@pytest.fixture(name="conversation")
def _conversation() -> Callable[..., Conversation]:
    return conversation


@pytest.fixture(name="talk")
def _talk() -> Callable[..., Talk]:
    return talk
