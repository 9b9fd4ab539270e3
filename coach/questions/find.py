"""Finds questions without relying on the question mark, and tells open ones from yes-or-no ones.

Finnish asks by *-ko/-kö*, question words and *vai*; English by question words, inversion and tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Language, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_FI_WORDS = frozenset(
    "mikä mitä minkä missä mistä mihin millä millä mille miltä miksi miten milloin koska kuka kenen "
    "kenelle keneltä ketkä ketä kuinka paljonko kumpi kumman kummassa millainen minkälainen montako "
    "monesko mitkä mikäs mitäs missäs mitenkäs milloinkas minne minkälaista millaista kauanko entä entäs "
    "kukas".split()
)
# "Koska" is more often *because*: a question only where the sentence ends like one.
_FI_DOUBTFUL = frozenset(("koska", "kuinka"))
_FI_EMBEDS = frozenset(
    "tietää kertoa katsoa tarkistaa selvittää kysyä nähdä ymmärtää muistaa sanoa riippua että jos".split()
)
_EN_WORDS = frozenset("what when where who whose which why how whom".split())
_EN_AUX = frozenset(
    "do does did is are was were am have has had can could will would shall should may might must".split()
)
_EN_SUBJECT = frozenset("you i we they he she it there this that the your any anyone".split())
_LEADS = frozenset(
    "no niin ja mutta siis hei joo okei ok selvä eli tuota tota entä sitten nyt kiitos so and but okay "
    "well right then yeah yes now um uh sorry hi hello thanks alright oh because".split()
)
_LEAD_WORDS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words in the turn, and whether it is open (what, how, why …) or yes-or-no."""

    first: int
    last: int
    is_open: bool


def span_of(turn: AnnotatedTurn, question: Question) -> Span:
    """The question's characters, with its closing sign."""
    end = turn.words[question.last - 1].end
    text = turn.turn.text
    return Span(turn.words[question.first].start, end + (text[end : end + 1] == "?"))


def questions_in(turn: AnnotatedTurn) -> tuple[Question, ...]:
    """The questions of a turn, one per sentence at most, in order."""
    asks = _finnish if turn.language is Language.FI else _english
    found = []
    for (first, last), close in zip(turn.sentences, turn.closes, strict=False):
        words = turn.words[first:last]
        at = asks(words, close)
        if at is not None:
            found.append(Question(first + at, last, _is_open(words[at:], turn.language)))
    return tuple(found)


def _is_open(words: Sequence[Token], language: Language) -> bool:
    known = _FI_WORDS if language is Language.FI else _EN_WORDS
    return any(word.norm in known for word in words[:_LEAD_WORDS]) and "question" not in words[0].classes


def _skip_leads(words: Sequence[Token]) -> int:
    at = 0
    while at < min(_LEAD_WORDS, len(words) - 1) and words[at].norm in _LEADS:
        at += 1
    return at


def _finnish(words: Sequence[Token], close: str) -> int | None:
    """Where the question starts among a sentence's words, None where it asks nothing."""
    at = _skip_leads(words)
    if "?" in close:
        return at
    for i, word in enumerate(words):
        if "question" in word.classes and not _embedded(words[:i]):
            return i
    if not close and words[-1].norm == "vai" and len(words) > 1:
        return at
    opens = words[at].norm
    return at if opens in _FI_WORDS - _FI_DOUBTFUL and not close.startswith((".", "!")) else None


def _embedded(before: Sequence[Token]) -> bool:
    """Whether a clause after these words is a reported question: *tarkistan, onko …*."""
    return any(word.lemma in _FI_EMBEDS for word in before)


def _english(words: Sequence[Token], close: str) -> int | None:
    """Where the question starts among a sentence's words, None where it asks nothing."""
    at = _skip_leads(words)
    if "?" in close:
        return at
    if close.startswith((".", "!")):
        return None
    for i in range(at, len(words) - 1):
        if words[i].norm in _EN_AUX and words[i + 1].norm in _EN_SUBJECT and (i == at or words[i - 1].norm in _LEADS):
            return i
    opens = words[at].norm in _EN_WORDS and len(words) > at + 2
    return at if opens and any(word.norm in _EN_AUX for word in words[at + 1 : at + 4]) else None
