"""SRT subtitles: a numbered cue for each turn, who speaks before a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.transcripts.written import GUARD, clock, label, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.model import Conversation

MANY = False
_MARKUP = re.compile(r"<(?=[/\w])|\{(?=\\)")


def write(conversations: Sequence[Conversation]) -> str:
    """The conversation as subtitles; line breaks become spaces, empty turns are left out."""
    (conversation,) = conversations
    timed = zip(conversation.turns, spans(conversation), strict=True)
    spoken = [(turn, start, end) for turn, (start, end) in timed if turn.text.strip()]
    return "\n".join(
        f"{n}\n{clock(start, ',')} --> {clock(end, ',')}\n{label(turn)}: {GUARD}{_text(turn.text)}\n"
        for n, (turn, start, end) in enumerate(spoken, 1)
    )


def _text(text: str) -> str:
    """On one line; what would be taken for a tag is held apart by a joiner."""
    return _MARKUP.sub(lambda sign: sign[0] + GUARD, " ".join(text.split()))
