"""English: what the customer told, said back to them: *my wife's been ill* → *your wife's been ill*."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_BACK = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
    "here": "there",
}
_AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't", "'m": "'re"}
_OPENING = frozenset("and but so well oh because also um uh yes yeah no hi hello ok okay plus though now".split())
_BARE = frozenset("im ive weve were its thats theres dont cant didnt doesnt wont isnt id ill".split())  # no signs
_ANYONE = frozenset(
    "wife husband mum mother dad father son daughter sister brother neighbour neighbor guy man woman lady partner baby "
    "child kid friend boss one loads bit lot degrees night noon morning evening weekend couple pair".split()
)
_TO_AGENT = frozenset("you your yours you're you've yourself".split())
_WORD = re.compile(r"[\w'’-]+|[^\w\s]+|\s+")
_FEWEST, _MOST = 3, 20


def said_back(turn: AnnotatedTurn, first: int, last: int) -> str | None:
    """The words as a clause to follow *You mentioned that …*, None where they speak to the agent already."""
    text = turn.turn.text[turn.words[first].start : turn.words[last - 1].end]
    pieces = [piece.replace("’", "'") for piece in _WORD.findall(text)]
    while pieces and (pieces[0].lower() in _OPENING or not pieces[0][:1].isalnum()):
        pieces = pieces[1:]
    words = [piece.lower() for piece in pieces if piece[:1].isalnum()]
    verb = any("verb" in word.classes for word in turn.words[first:last])
    if not verb or not _FEWEST <= len(words) <= _MOST or (_TO_AGENT | _BARE) & set(words):
        return None
    return _turned(pieces)


def _turned(pieces: Sequence[str]) -> str:
    told, before = [], ""
    for i, piece in enumerate(pieces):
        low = piece.lower()
        back = _AFTER_I.get(low, _BACK.get(low, piece)) if before == "i" else _BACK.get(low, piece)
        if i == 0 and back == piece and not piece.isupper():
            back = back[:1].lower() + back[1:]
        told.append(back)
        before = low if piece.strip() else before
    return "".join(told).strip()


def noun_of(words: Sequence[Token], told: Sequence[Token], light: frozenset[str]) -> str | None:
    """The thing that a clause speaks of: its subject, a noun with a verb right after it, None where it has none."""
    for word, following in pairwise(words):
        said = word.norm.isalpha() and not (light | _ANYONE) & {word.lemma, word.norm}
        if "noun" in word.classes and said and "verb" in following.classes:
            return word.norm
    return None
