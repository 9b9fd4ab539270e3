"""Pieces: the stretches of a turn that ask one thing or say one thing, each with what it speaks of.

A sentence is cut where it turns from saying to asking, and a question where a second one begins: *Kauanko siinä menee,
ja saako lainaksi autoa?* is two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.asked.matter import Matter, matter
from coach.language.lemma import lemma
from coach.language.once import once
from coach.language.spoken import standard
from coach.model import Language, Place
from coach.questions.english_words import ADDS_THOUGHT
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrases

_JOINS = frozenset("ja tai sekä eli and or plus niin".split())
# "Tiedättekö, onko …" asks the second.
_LEADS_TO = frozenset(
    "tietää sanoa kertoa muistaa selvittää tarkistaa nähdä huomata know tell say check see notice".split()
)
_RECEIVES = frozenset("harmi ikävä okei selvä joo kiitos hyvä sorry okay right thanks ok".split())
_SHORTEST_QUESTION = 3
_QUOTED = 8  # words
_CLITIC = re.compile(r"k[oö](h[aä]n|s)?$")
_ALTERNATIVE = frozenset("vai or".split())
_EN_AUX = frozenset("do does did is are was were have has can could will would shall should may".split())
_EN_SUBJECT = frozenset("you i we they he she it there this that the your my any anyone someone".split())
_TAG = 3  # words of a tag: *isn't it*, *are you not*
_EN_TAG = frozenset("you i we they he she it there that not n't".split())
_NAMES = frozenset(("noun", "propn", "pron", "possessive", "dt", "adj"))
_EN_WH = frozenset("what when where who whose which why how".split())
_FI_WH = frozenset(
    "mikä mitä missä mistä mihin miksi miten milloin kuka kenelle kuinka paljonko kumpi montako kauanko mitenkä "
    "milloinkas mites mitäs".split()
)


@dataclass(frozen=True)
class Piece:
    """Words `first` up to, not including, `last` of a turn; `asks` is whether they are a question."""

    turn: AnnotatedTurn
    first: int
    last: int
    asks: bool

    @property
    def n(self) -> int:
        """The turn's number."""
        return self.turn.turn.n

    @cached_property
    def words(self) -> Sequence[Token]:
        """Its words."""
        return self.turn.words[self.first : self.last]

    @cached_property
    def matter(self) -> Matter:
        """What it speaks of."""
        return matter(self.words, self.turn.language)

    @cached_property
    def wanted(self) -> tuple[str, range]:
        """What kind of thing it wants to know (see `lists.toml`; "yes-no": whether), and its words for that."""
        inside = range(self.first, self.last)
        for kind, texts in lists(self.turn.language).wants.items():
            for first, last in texts.places(self.turn):
                if first in inside:
                    return kind, range(first, min(last, self.last))
        return "yes-no", range(0)

    @property
    def place(self) -> Place:
        """Where it stands, with the closing sign of its sentence."""
        span = self.turn.span(self.first, self.last)
        text = self.turn.turn.text
        more = 1 if text[span.end : span.end + 1] == "?" else 0
        return Place(self.n, type(span)(span.start, span.end + more))

    @property
    def text(self) -> str:
        """Its words as written."""
        return self.place.span.of(self.turn.turn.text)

    @property
    def brief(self) -> str:
        """Its words, cut short to be quoted."""
        words = self.text.split()
        return self.text if len(words) <= _QUOTED else " ".join(words[:_QUOTED]).rstrip(",;:") + " …"


@once(2048)
def pieces(turn: AnnotatedTurn) -> tuple[Piece, ...]:
    """The pieces of a turn in order."""
    asked = [piece for q in questions_in(turn) for piece in _split(turn, q.first, q.last)]
    return tuple(_with_statements(turn, asked))


@once(2048)
def sentences(turn: AnnotatedTurn) -> tuple[Piece, ...]:
    """The sentences of a turn, uncut; one that asks is a question with all that leads to it."""
    asked = [q.first for q in questions_in(turn)]
    return tuple(
        Piece(turn, first, last, asks=any(first <= at < last for at in asked)) for first, last in turn.sentences
    )


def _with_statements(turn: AnnotatedTurn, asked: Sequence[Piece]) -> Iterator[Piece]:
    for first, last in turn.sentences:
        at = first
        for question in (p for p in asked if first <= p.first < last):
            if question.first > at:
                yield Piece(turn, at, question.first, asks=False)
            yield question
            at = question.last
        if at < last:
            yield Piece(turn, at, last, asks=False)


def _split(turn: AnnotatedTurn, first: int, last: int) -> Iterator[Piece]:
    """A question cut where another one opens: what only leads to it goes with it, what says something does not."""
    starts = [first]
    for i in range(first + 1, last):
        if _opens(turn, i):
            before = turn.words[starts[-1] : i]
            if _asks(before, turn.language):
                starts += [i] if _wants_something(before, turn.language) else []
            elif any("verb" in word.classes or word.norm in _RECEIVES for word in before):
                starts[-1] = i
    for start, end in zip(starts, (*starts[1:], last), strict=True):
        yield Piece(turn, start, _trimmed(turn, start, end), asks=True)


def _asks(words: Sequence[Token], language: Language) -> bool:
    return any(_opener(words, i, language) for i in range(len(words)))


def _wants_something(words: Sequence[Token], language: Language) -> bool:
    """Whether the words of a question could stand alone: *kauanko siinä menee* could, *tiedättekö* could not."""
    if len(words) < _SHORTEST_QUESTION or not any("verb" in word.classes or bare(word) != word.lemma for word in words):
        return False
    return not any(bare(word) in _LEADS_TO for word in words)


def _opener(words: Sequence[Token], i: int, language: Language) -> bool:
    """Whether a question begins with word `i`, by the word itself."""
    if language is Language.FI:
        known = "question" in words[i].classes or words[i].norm in _FI_WH
        return known or words[i].norm.endswith(("kohan", "köhän"))
    if words[i].norm in _EN_WH or words[i].norm not in _EN_AUX or i + 1 >= len(words):
        return words[i].norm in _EN_WH
    first = i == 0 or words[i - 1].norm in _JOINS
    return words[i + 1].norm in _EN_SUBJECT or (first and bool(words[i + 1].classes & _NAMES))


def _opens(turn: AnnotatedTurn, i: int) -> bool:
    """Whether word `i` begins another question inside a sentence that already asks."""
    words = turn.words
    before, word = words[i - 1], words[i]
    if before.norm in _ALTERNATIVE or not _opener(words, i, turn.language) or _is_tag(turn, i):
        return False
    joined = before.norm in _JOINS or "," in turn.turn.text[before.end : word.start]
    clitic = "question" in word.classes or word.norm.endswith(("kohan", "köhän"))
    return joined or (turn.language is Language.FI and clitic)


def _is_tag(turn: AnnotatedTurn, i: int) -> bool:
    """Whether words from `i` only ask of what stands before: *it's two hours, is it?*, *will it, do you think*."""
    rest = [word.norm for word in turn.words[i : turn.sentence_of(i)[1]]]
    if turn.language is not Language.EN or len(rest) > _TAG:
        return False
    return " ".join(rest) in ADDS_THOUGHT or all(each in _EN_TAG or each in _EN_AUX for each in rest)


def _trimmed(turn: AnnotatedTurn, start: int, end: int) -> int:
    """The end without the word that joins the next question on: *…, ja*."""
    while end - 1 > start and turn.words[end - 1].norm in _JOINS and end < len(turn.words):
        end -= 1
    return end


def leads_to_question(piece: Piece) -> bool:
    """Whether words without a verb only lead to the question after them: *and for my note, which corner was it*."""
    if any("verb" in word.classes for word in piece.words):
        return False
    sentence = piece.words[0].sentence
    return any(q.asks and q.first == piece.last and q.words[0].sentence == sentence for q in pieces(piece.turn))


def has(piece: Piece, phrases: Phrases) -> bool:
    """Whether one of the phrases begins in the piece."""
    return any(piece.first <= first < piece.last for first, _ in phrases.places(piece.turn))


def want(piece: Piece) -> str:
    """What kind of thing a question wants to know (see `lists.toml`), "yes-no" where it asks whether."""
    return piece.wanted[0]


def beside_want(piece: Piece) -> Matter:
    """What a question speaks of beside the words that say what it wants: *mihin aikaan kone lähti* is of the plane."""
    _, places = piece.wanted
    words = (word for i, word in enumerate(piece.words, start=piece.first) if i not in places)
    return matter(words, piece.turn.language)


def bare(word: Token) -> str:
    """The dictionary form of a word without its question ending: *onnistuuko* is *onnistua*."""
    plain = _CLITIC.sub("", word.norm)
    if plain == word.norm or not ("question" in word.classes or "adv" in word.classes):
        return word.lemma
    return lemma(standard(plain)[0], Language.FI)
