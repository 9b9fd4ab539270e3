"""A table that Excel opens in Finland: semicolons, a mark of UTF-8 at the start, seconds with a decimal point.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as spreadsheets themselves write it.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Conversation, Turn

MANY = True
ENCODING = "utf-8-sig"
_HEADER = ("conversation", "speaker", "role", "text", "start", "end", "language", "channel")
_FORMULA = re.compile(r"^(?=[=+\-@\t\r'])")


def write(conversations: Sequence[Conversation]) -> str:
    """The conversations as rows, a turn on each; empty turns are left out."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(_HEADER)
    rows.writerows(row for one in conversations for row in _rows(one))
    return text.getvalue()


def _rows(conversation: Conversation) -> Iterator[list[str]]:
    about = [conversation.language.value if conversation.language else "", conversation.channel.value]
    for turn in conversation.turns:
        if turn.text.strip():
            told = [_FORMULA.sub("'", cell) for cell in (conversation.id, turn.name)]
            yield [*told, turn.speaker.value, _FORMULA.sub("'", turn.text.strip()), *_times(turn), *about]


def _times(turn: Turn) -> list[str]:
    return ["", ""] if turn.time is None else [f"{turn.time.start:.3f}", f"{turn.time.end:.3f}"]
