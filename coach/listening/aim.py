"""At whom a word is aimed: at the one who is spoken to, at somebody else, or at nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_BEFORE = 4  # words before that may aim one
_IS = frozenset("on ovat oli olivat onkin onpa is are was were 's be".split())
_YOU_ARE = frozenset(
    "olet olette oletko oletteko oletpa olettepa oletkin olettekin olit olitte are were 're sinähän tehän".split()
)
_LIKE = frozenset("kuin kuten like as".split())
_BREAKS = frozenset("verb adp".split())
_POINTS = frozenset("the your my our teidän sinun minun meidän oikeassa kuin".split())
_YOUR_ENDS = ("si", "nne")
_NOUN = frozenset("noun propn".split())
_NOMINAL = _NOUN | {"adj"}
_SHORT = 2  # words of a call: *Pelle.*, *voi pelle*


def at_you(before: Sequence[Token]) -> bool:
    """Whether a form of *you* stands a few words before: *sinä*, *teidän*, *luulet*; questions and *-si* do not aim."""
    return any(
        word.classes & {"2nd", "you"} and "question" not in word.classes and "yours" not in word.classes
        for word in before[-_BEFORE:]
    )


def you_are_told(after: Sequence[Token]) -> bool:
    """Whether *you are* follows: *hölmö sä oot*."""
    return len(after) > 1 and after[0].norm in ("sinä", "te") and after[1].norm in ("olet", "olette")


def you_are(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether the word says what *you* are: *olet … sika*, *sika sä oot*, *you … are a pig*; no verb stands between."""
    told = [n for n, word in enumerate(before) if word.norm in _YOU_ARE]
    between = before[told[-1] + 1 :] if told else ()
    plain = not any(word.classes & _BREAKS or word.norm in _POINTS for word in between)
    return (bool(told) and plain) or you_are_told(after)


def named(turn: AnnotatedTurn, first: int, last: int, fine: frozenset[str]) -> Iterator[tuple[int, int]]:
    """English calls: *…, you dozy mare*, first and last-plus-one word; `fine` are nouns that name nobody badly."""
    words = turn.words
    for i in range(first, last):
        if words[i].norm != "you" or not (i == first or _closed(turn, i - 1, last)):
            continue
        end = i + 1
        while end < last and words[end].classes & _NOMINAL:
            end += 1
        noun = words[end - 1]
        if end > i + 1 and _closed(turn, end - 1, last) and noun.classes & _NOUN and noun.norm not in fine:
            yield i, end


def is_call(turn: AnnotatedTurn, i: int, first: int, last: int) -> bool:
    """Whether the word calls somebody: set off by commas or the sentence's end, or almost alone."""
    if turn.words[i].classes & {"genitive", "partitive"} or not _closed(turn, i, last):
        return False
    if last - first <= _SHORT and turn.language is Language.FI:
        return True
    return i > first and _closed(turn, i - 1, last)


def _closed(turn: AnnotatedTurn, i: int, last: int) -> bool:
    """Whether a comma or the sentence's end follows the word."""
    return i + 1 == last or "," in turn.turn.text[turn.words[i].end : turn.words[i + 1].start]


def of_person(before: Sequence[Token], people: frozenset[str]) -> bool:
    """Whether the word says what somebody else is: *se asiakas on ihan …*; `people` are the words for persons."""
    near = before[-_BEFORE - 1 :]
    verbs = [n for n, word in enumerate(near) if word.norm in _IS]
    if any(word.norm in _LIKE for word in near):
        return False
    return bool(verbs) and any(word.lemma in people or word.norm in people for word in near[: verbs[-1]])


def yours(word: Token, before: Sequence[Token]) -> bool:
    """Whether a deed or a thing is yours: *höpinäsi*, *sinun höpinä*, *höpötätte*, *älä höpötä*, *lopeta höpötys*."""
    own = word.norm.endswith(_YOUR_ENDS) and not word.norm.endswith("isi")
    ordered = any(each.classes & {"prohibition", "imperative"} for each in before[-2:])
    if "verb" in word.classes:  # teidän hihna vinkuu
        return ordered or "2nd" in word.classes
    return own or ordered or bool(word.classes & {"yours", "2nd"}) or any("you" in each.classes for each in before[-1:])
