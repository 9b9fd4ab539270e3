"""Writes Coach's own format; the reader of the same name stands in `readers`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.model import Conversation, Turn


def to_native(conversation: Conversation) -> dict[str, Any]:
    """The conversation as plain dicts and lists that JSON can hold; times in seconds, what is not known left out."""
    language = {"language": conversation.language.value} if conversation.language else {}
    return {
        "id": conversation.id,
        **language,
        "channel": conversation.channel.value,
        "turns": [_turn(turn) for turn in conversation.turns],
    }


def write_native(conversations: Iterable[Conversation]) -> str:
    """The conversations as JSON Lines."""
    return "".join(json.dumps(to_native(one), ensure_ascii=False) + "\n" for one in conversations)


def _turn(turn: Turn) -> dict[str, Any]:
    time = {"start": turn.time.start, "end": turn.time.end} if turn.time is not None else {}
    words = [{"text": word.text, "start": word.time.start, "end": word.time.end} for word in turn.words]
    name = {"name": turn.name} if turn.name not in ("", turn.speaker.value) else {}
    return {"speaker": turn.speaker.value, **name, "text": turn.text, **time, **({"words": words} if words else {})}
