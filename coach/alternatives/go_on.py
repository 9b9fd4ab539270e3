"""Let a refusal or a referral go on: the agent's words stay, and an offer to help follows them.

*Aikoja ei siirretä.* becomes *Aikoja ei siirretä, mutta kerron mielelläni, mitä vaihtoehtoja teillä on.*
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coach.model import Language, Span
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook import Register
    from coach.language.tokens import AnnotatedTurn


class _More(NamedTuple):
    """What follows: after a comma where the sentence denies something, else as a sentence of its own."""

    denied: str
    plain: str


_MORE: dict[tuple[Language, str], _More] = {
    (Language.FI, "negative-framing"): _More(", mutta kerron mielelläni, mitä vaihtoehtoja {teillä|sinulla} on.", ""),
    (Language.EN, "negative-framing"): _More(", but I'm happy to go through what is possible.", ""),
    (Language.FI, "no-ownership"): _More(", mutta selvitän {teille|sinulle}, kuka voi auttaa.", ""),
    (Language.EN, "no-ownership"): _More(", but let me find out who can help.", ""),
    (Language.FI, "policy-shield"): _More(
        ", mutta kerron mielelläni, mistä se johtuu ja mitä vaihtoehtoja {teillä|sinulla} on.",
        " Kerron mielelläni, mistä se johtuu ja mitä vaihtoehtoja {teillä|sinulla} on.",
    ),
    (Language.EN, "policy-shield"): _More(
        ", but I'm happy to explain why and go through your options.",
        " I'm happy to explain why and go through your options.",
    ),
}
_DENIES = {
    Language.FI: frozenset("ei eivät en emme".split()),
    Language.EN: frozenset("not cannot no".split()),
}
# Who does not know may find out; who says that it is none of their business takes that back first.
_KNOWS_NOT = re.compile(r"tied|tiiä|osaa|sano|know|sure|say|tell|idea", re.IGNORECASE)
# A sentence that says why, or that nobody need say why, does not go on with an offer to say why.
REASONS = re.compile(
    r"perust|velvol|syy|\b(?:joten|koska|sillä|jotta|because|since|so)\b|reason|oblig|explain", re.IGNORECASE
)
_TURNS = re.compile(
    r"\b(mutta|vaan|but|however|muttei|pakko|itse|turha|että|jos|vaikka|pitää|täytyy|must|have to|if)\b|!|;|:",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 2, 18
_BARE = 2
_MOST_DENIALS = 2
_LONGEST_DENIAL = 9  # words; a longer one tells more than that somebody does not know
_LONGEST_UNCLOSED = 6


def going_on(turn: AnnotatedTurn, span: Span, behaviour: str, register: Register) -> Iterator[str]:
    """The turn with an offer after the sentence found; nothing where the sentence is no plain statement."""
    more = _MORE.get((turn.language, behaviour))
    inside = [i for i, word in enumerate(turn.words) if word.start < span.end and span.start < word.end]
    if more is None or not inside:
        return
    first, last = turn.sentence_of(inside[-1])
    place = turn.sentence_around(first)
    sentence = place.of(turn.turn.text)
    if _contradicts(sentence, behaviour) or not _is_plain(turn, first, last):
        return
    said_no = [word.norm for word in turn.words[first:last] if word.norm in _DENIES[turn.language]]
    denies = 0 < len(said_no) <= _MOST_DENIALS
    said = sentence.rstrip(".… ")
    if denies and more.denied and not said.endswith(tuple("😀😄😅🙂")):
        said += in_register(more.denied, register)
    elif more.plain:
        said += "." + in_register(more.plain, register)
    else:
        return
    yield turn.turn.text[: place.start] + said + turn.turn.text[place.end :]


def _is_plain(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether the words are a plain statement that ends where its sentence does."""
    place, close, long = turn.sentence_around(first), turn.closes[turn.words[first].sentence], last - first
    bare = long == len(turn.words) <= _BARE  # *Ei ole.*: a ready sentence loses nothing of it
    if bare or not _SHORTEST <= long <= _LONGEST or "?" in close or _TURNS.search(place.of(turn.turn.text)):
        return False
    # Speech without stops runs on: where such a sentence ends nobody knows.
    return not turn.turn.text[place.end :].startswith(",") and (bool(close) or long <= _LONGEST_UNCLOSED)


def _contradicts(sentence: str, behaviour: str) -> bool:
    """Whether the offer would unsay what the sentence said."""
    if behaviour == "no-ownership":
        return not _KNOWS_NOT.search(sentence) or len(sentence.split()) > _LONGEST_DENIAL
    return behaviour == "policy-shield" and bool(REASONS.search(sentence))
