"""How well masking does: recall per kind on marked turns, and what is masked that should not be.

A marked file is the native format with personal data in braces, the kind before it: `Soita {phone|040 123 4567}`,
`{phone said|nolla neljä nolla …}` for what is said in words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coach.language.detect import language_of
from coach.model import Conversation, Personal, Span
from coach.privacy.finding import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.privacy.found import Item

SAID = "said aloud"
_MARK = re.compile(r"\{(?P<kind>[a-z-]+)(?P<said> said)?\|(?P<text>[^}]*)\}")
_WORD = re.compile(r"[^\W_]+")
_JOINING = frozenset("ja and von och s".split())


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of personal data as a person marked it."""

    turn: int
    span: Span
    kind: Personal
    said: bool


@dataclass(slots=True)
class Check:
    """Marked and found per kind (what is said aloud counts as a kind of its own), false masks, and the words read."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    words: int = 0
    false: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def false_per_1000(self) -> float:
        """False masks per 1,000 words."""
        return 1000 * sum(self.false.values()) / self.words if self.words else 0.0


def unmarked(conversation: Conversation) -> tuple[Conversation, list[Marked]]:
    """A marked conversation as it was said, and what was marked."""
    marked: list[Marked] = []
    turns = []
    for turn in conversation.turns:
        text, at = "", 0
        for mark in _MARK.finditer(turn.text):
            text += turn.text[at : mark.start()]
            span = Span(len(text), len(text) + len(mark["text"]))
            marked.append(Marked(turn.n, span, Personal(mark["kind"]), bool(mark["said"])))
            text, at = text + mark["text"], mark.end()
        turns.append(replace(turn, text=text + turn.text[at:]))
    return replace(conversation, turns=tuple(turns)), marked


def check(conversations: Iterable[Conversation], handbook: Handbook) -> Check:
    """Mask marked conversations and compare."""
    result = Check()
    for each in conversations:
        plain, marked = unmarked(each)
        items = find(plain.turns, (), (), language_of(plain), handbook.masking)
        _count(plain, marked, items, result)
    return result


def _count(plain: Conversation, marked: list[Marked], items: list[Item], result: Check) -> None:
    texts = [turn.text for turn in plain.turns]
    result.words += sum(len(text.split()) for text in texts)
    for mark in marked:
        name = SAID if mark.said else mark.kind.value
        over = [item for item in items if item.turn == mark.turn and _touch(item.span, mark.span)]
        whole = all(any(_inside(word, item.span) for item in over) for word in _words(texts[mark.turn], mark.span))
        result.marked[name] += 1
        result.found[name] += whole
        result.named[name] += whole and any(item.kind is mark.kind for item in over)
        if not whole:
            result.missed.append((plain.id, name, mark.span.of(texts[mark.turn])))
    for item in items:
        if not any(mark.turn == item.turn and _touch(item.span, mark.span) for mark in marked):
            result.false[item.kind.value] += 1
            result.wrong.append((plain.id, item.kind.value, item.span.of(texts[item.turn])))


def _words(text: str, span: Span) -> Iterator[Span]:
    for word in _WORD.finditer(text, span.start, span.end):
        if word[0].lower() not in _JOINING:
            yield Span(*word.span())


def _inside(word: Span, item: Span) -> bool:
    return item.start <= word.start and word.end <= item.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
