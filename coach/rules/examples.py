"""A rule's examples as conversations: the same text is its tests, its page in the rulebook and its exercises."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.model import Channel, Conversation, Role, Span, Turn
from coach.transcripts import read_text

if TYPE_CHECKING:
    from coach.model import Language

_LABELLED = re.compile(r"^(\[[^\]]+\] *)?[\w -]{2,30}:\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """An example scene and where its evidence is: (turn number, characters), empty for a `keep` example."""

    conversation: Conversation
    marked: tuple[tuple[int, Span], ...]


def example(text: str, language: Language) -> Example:
    """The scene in an example's text: one agent turn, or turns as in a plain transcript; `[[…]]` marks evidence."""
    scene = _scene(text)
    turns, marked = [], []
    for turn in scene.turns:
        plain, spans = _unmark(turn.text)
        turns.append(replace(turn, text=plain))
        marked += [(turn.n, span) for span in spans]
    return Example(replace(scene, turns=tuple(turns), language=language), tuple(marked))


def _scene(text: str) -> Conversation:
    if "\n" in text.strip() or _LABELLED.match(text.strip()):
        return read_text(text.strip(), "example.txt")[0]
    return Conversation("example", (Turn(0, Role.AGENT, text.strip()),), channel=Channel.PHONE)


def _unmark(text: str) -> tuple[str, list[Span]]:
    plain, spans, opened = "", [], 0
    for piece in re.split(r"(\[\[|\]\])", text):
        if piece == "[[":
            opened = len(plain)
        elif piece == "]]":
            spans.append(Span(opened, len(plain)))
        else:
            plain += piece
    return plain, spans
