"""Plain text as people read it: `[00:00:01.500 - 00:00:04.000] Agent (Anna): …`, a few lines about it on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.transcripts.written import GUARD, clock, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.model import Conversation, Turn

MANY = False


def write(conversations: Sequence[Conversation]) -> str:
    """The conversation as text; further lines of a turn keep their breaks, empty turns are left out."""
    (conversation,) = conversations
    language = [f"Language: {conversation.language.value}"] if conversation.language else []
    about = [f"Conversation: {' '.join(conversation.id.split())}", *language, f"Channel: {conversation.channel.value}"]
    turns = [_turn(turn) for turn in conversation.turns if turn.text.strip()]
    return "\n".join([*about, "", *turns]) + "\n"


def _turn(turn: Turn) -> str:
    when = f"[{clock(turn.time.start)} - {clock(turn.time.end)}] " if turn.time is not None else ""
    first, *more = turn.text.strip().split("\n")
    return "\n".join([f"{when}{label(turn)}: {GUARD}{first}", *(GUARD + line for line in more)])
