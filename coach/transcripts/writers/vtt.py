"""WebVTT subtitles: a cue for each turn; who speaks is the voice, the role its class, as in `<v.agent Anna>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.transcripts.speakers import role_of, written_role
from coach.transcripts.subtitles import MADE_BY_COACH
from coach.transcripts.written import clock, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.model import Conversation, Turn

MANY = False


def write(conversations: Sequence[Conversation]) -> str:
    """The conversation as subtitles; line breaks become spaces, empty turns are left out."""
    (conversation,) = conversations
    language = f"\nLanguage: {conversation.language.value}" if conversation.language else ""
    about = f"NOTE\n{MADE_BY_COACH}\nconversation: {_plain(conversation.id)}\nchannel: {conversation.channel.value}"
    timed = zip(conversation.turns, spans(conversation), strict=True)
    cues = (f"{clock(start)} --> {clock(end)}\n{_text(turn)}" for turn, (start, end) in timed if turn.text.strip())
    return "\n\n".join((f"WEBVTT{language}", about, *cues)) + "\n"


def _text(turn: Turn) -> str:
    plain = role_of(turn.name) is turn.speaker and not written_role(turn.name)
    role = "" if plain else f".{turn.speaker.value}"
    return f"<v{role} {_plain(turn.name)}>{_plain(turn.text)}</v>"


def _plain(text: str) -> str:
    escaped = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"\{(?=\\)", "&#123;", escaped)
