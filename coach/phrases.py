"""The phrase notation in which trainers write what to look for, and the matcher that finds it.

| sign | finds |
|---|---|
| `word` | that word, in spoken or written form (`mä` finds *minä*) |
| `word*`, `*word` | any word that begins or ends so (three letters at least): `*sivuilta` finds *verkkosivuilta* |
| `(a\\|b c)` | any one of these |
| `word?`, `(a\\|b)?` | may be there or not |
| `...` | up to four words between |
| `<lemma>` | any inflected form of a word |
| `@class` | any word of a grammatical class; `@2nd+past-question` combines |
| `^`, `$` | the start and the end of the sentence |

A phrase never reaches over the end of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coach.language import english, finnish
from coach.language.annotate import standard_words
from coach.language.lemma import lemma
from coach.model import Language
from coach.wording.told import ToldError, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_SIGNS = re.compile(r"\s*(\.\.\.|[()|?^$]|<[^<>\s]+>|@[\w+-]+|\*?[^\s()|?^$<>@*.]+\*?)", re.UNICODE)
_PLAIN = re.compile(r"^[\w'’%:-]+$")
_GAP = 4
_SHORTEST_PART = 3


class PhraseError(ToldError):
    """A phrase that is not in the notation; the message is one sentence."""


_Starts = tuple["frozenset[str] | None", bool]


class _Node(Protocol):
    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        """Where it may end when it begins at a word of a sentence, the last word counted plus one."""

    def keys(self) -> frozenset[str] | None:
        """What a turn must hold one of for this to be found, None where nothing must be there."""

    def starts(self) -> _Starts:
        """What its first word must hold one of, None where any word may start it, and whether it may be empty."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One of some words: a choice between single words is one look-up."""

    norms: frozenset[str]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return (at + 1,) if at < len(words) and words[at].norm in self.norms else ()

    def keys(self) -> frozenset[str]:
        return self.norms

    def starts(self) -> _Starts:
        return self.keys(), False


@dataclass(frozen=True, slots=True)
class _Prefix:
    begins: tuple[str, ...]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return (at + 1,) if at < len(words) and words[at].norm.startswith(self.begins) else ()

    def keys(self) -> frozenset[str]:
        return frozenset(f"{each[:_SHORTEST_PART]}*" for each in self.begins)

    def starts(self) -> _Starts:
        return self.keys(), False


@dataclass(frozen=True, slots=True)
class _Suffix:
    closes: tuple[str, ...]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return (at + 1,) if at < len(words) and words[at].norm.endswith(self.closes) else ()

    def keys(self) -> None:
        return None

    def starts(self) -> _Starts:
        return None, False


@dataclass(frozen=True, slots=True)
class _Lemma:
    lemmas: frozenset[str]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return (at + 1,) if at < len(words) and words[at].lemma in self.lemmas else ()

    def keys(self) -> frozenset[str]:
        return frozenset(f"<{each}>" for each in self.lemmas)

    def starts(self) -> _Starts:
        return self.keys(), False


@dataclass(frozen=True, slots=True)
class _Class:
    have: frozenset[str]
    lack: frozenset[str]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        if at >= len(words) or not self.have <= words[at].classes:
            return ()
        return (at + 1,) if self.lack.isdisjoint(words[at].classes) else ()

    def keys(self) -> frozenset[str] | None:
        return frozenset((min(self.have),)) if self.have else None

    def starts(self) -> _Starts:
        return self.keys(), False


@dataclass(frozen=True, slots=True)
class _Edge:
    end: bool

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return (at,) if at == (len(words) if self.end else 0) else ()

    def keys(self) -> None:
        return None

    def starts(self) -> _Starts:
        return frozenset(), True


@dataclass(frozen=True, slots=True)
class _Gap:
    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return range(at, min(at + _GAP, len(words)) + 1)

    def keys(self) -> None:
        return None

    def starts(self) -> _Starts:
        return None, True


@dataclass(frozen=True, slots=True)
class _Any:
    options: tuple[_Node, ...]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return [end for option in self.options for end in option.ends(words, at)]

    def keys(self) -> frozenset[str] | None:
        each = [option.keys() for option in self.options]
        return None if None in each else frozenset().union(*(keys for keys in each if keys))

    def starts(self) -> _Starts:
        each = [option.starts() for option in self.options]
        return _either(keys for keys, _ in each), any(empty for _, empty in each)


@dataclass(frozen=True, slots=True)
class _Optional:
    node: _Node

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        return (*self.node.ends(words, at), at)

    def keys(self) -> None:
        return None

    def starts(self) -> _Starts:
        return self.node.starts()[0], True


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Node, ...]

    def ends(self, words: Sequence[Token], at: int) -> Sequence[int]:
        reached: Sequence[int] = (at,)
        for part in self.parts:
            if len(reached) == 1:
                reached = part.ends(words, reached[0])
            elif reached:
                reached = tuple({end for each in reached for end in part.ends(words, each)})
        return reached

    def keys(self) -> frozenset[str] | None:
        required = [keys for keys in (part.keys() for part in self.parts) if keys]
        return max(required, key=_rarity) if required else None

    def starts(self) -> _Starts:
        found: list[frozenset[str] | None] = []
        for part in self.parts:
            keys, empty = part.starts()
            found.append(keys)
            if not empty:
                return _either(found), False
        return _either(found), True


def _any(options: Sequence[_Node]) -> _Node:
    """A choice, all of its single words as one option, all beginnings of words as one, and so on."""
    words = frozenset(norm for option in options if isinstance(option, _Word) for norm in option.norms)
    lemmas = frozenset(each for option in options if isinstance(option, _Lemma) for each in option.lemmas)
    begins = tuple(start for option in options if isinstance(option, _Prefix) for start in option.begins)
    closes = tuple(end for option in options if isinstance(option, _Suffix) for end in option.closes)
    held: Sequence[tuple[object, _Node]] = (
        (words, _Word(words)),
        (lemmas, _Lemma(lemmas)),
        (begins, _Prefix(begins)),
        (closes, _Suffix(closes)),
    )
    single = [node for some, node in held if some]
    found = (*single, *(option for option in options if not isinstance(option, (_Word, _Lemma, _Prefix, _Suffix))))
    return found[0] if len(found) == 1 else _Any(found)


def _either(each: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for keys in each:
        if keys is None:
            return None
        found |= keys
    return found


def _rarity(keys: frozenset[str]) -> tuple[bool, int]:
    """How rarely a turn holds one of these: words before classes, long before short."""
    known = finnish.CLASSES | english.CLASSES
    return (not keys & known, min(map(len, keys)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase; `keys` are what a turn must hold one of to be worth trying, `starts` what a word must."""

    text: str
    node: _Node
    keys: frozenset[str]
    starts: frozenset[str] | None

    def matches(self, turn: AnnotatedTurn) -> Iterator[tuple[int, int]]:
        """First and last-plus-one word of each place in the turn, the longest at each start, none overlapping."""
        if self.keys.isdisjoint(turn.keys):
            return
        sentences, last, free = iter(turn.sentences), 0, 0
        for at in self._begins(turn):
            while at >= last:
                first, last = next(sentences)
            if at >= free:
                free = first + max(self.node.ends(turn.words[first:last], at - first), default=0)
                if free > at:
                    yield at, free

    def _begins(self, turn: AnnotatedTurn) -> Iterator[int]:
        """The words of the turn that may be the first, in order."""
        if self.starts is None:
            yield from range(len(turn.words))
            return
        bits = 0
        for key in self.starts & turn.keys:
            bits |= turn.index[key]
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest

    def found_in(self, turn: AnnotatedTurn) -> bool:
        """Whether the phrase is anywhere in the turn."""
        return next(self.matches(turn), None) is not None


class Phrases(tuple[Phrase, ...]):
    """Phrases that are looked for together: only those are tried that a turn can hold."""

    _by_key: dict[str, list[int]]
    keys: frozenset[str]

    def __new__(cls, phrases: Iterable[Phrase] = ()) -> Phrases:
        """The phrases, with an index of what a turn must hold for each; `keys` are all of it."""
        made = super().__new__(cls, phrases)
        made._by_key = {}
        for place, phrase in enumerate(made):
            for key in phrase.keys:
                made._by_key.setdefault(key, []).append(place)
        made.keys = frozenset(made._by_key)
        return made

    def places(self, turn: AnnotatedTurn) -> list[tuple[int, int]]:
        """First and last-plus-one word of each place where one of the phrases stands, phrase by phrase."""
        return [place for phrase in self._likely(turn) for place in phrase.matches(turn)]

    def found_in(self, turn: AnnotatedTurn) -> bool:
        """Whether one of the phrases stands in the turn."""
        return any(phrase.found_in(turn) for phrase in self._likely(turn))

    def _likely(self, turn: AnnotatedTurn) -> Sequence[Phrase]:
        """The phrases worth trying on a turn, in their order."""
        if self.keys.isdisjoint(turn.keys):
            return ()
        return [self[place] for place in sorted({at for key in self.keys & turn.keys for at in self._by_key[key]})]


def compile_phrases(texts: Iterable[str], language: Language) -> Phrases:
    """Phrases in the trainers' notation, to be looked for together; PhraseError says in one sentence what is wrong."""
    return Phrases(compile_phrase(text, language) for text in texts)


def compile_phrase(text: str, language: Language) -> Phrase:
    """A phrase in the trainers' notation, ready to match; PhraseError says in one sentence what is wrong."""
    node = _Parser(text, language).parse()
    keys = node.keys()
    if not keys:
        raise PhraseError(told("phrase.no_word", phrase=text))
    return Phrase(text, node, keys, node.starts()[0])


class _Parser:
    """Recursive descent over the signs of one phrase."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language, self.at = text, language, 0
        self.signs = self._cut()

    def _cut(self) -> list[str]:
        signs, at = [], 0
        text = self.text.rstrip()
        while at < len(text):
            match = _SIGNS.match(text, at)
            if match is None:
                raise self._error("sign", sign=text[at:].strip()[:1])
            signs.append(match[1])
            at = match.end()
        return signs

    def _error(self, key: str, **values: object) -> PhraseError:
        return PhraseError(told(f"phrase.{key}", phrase=self.text, **values))

    def _peek(self) -> str:
        return self.signs[self.at] if self.at < len(self.signs) else ""

    def parse(self) -> _Node:
        node = self._sequence()
        if self._peek():
            raise self._error("no_pair", sign=self._peek())
        return node

    def _sequence(self) -> _Node:
        parts: list[_Node] = []
        while self._peek() not in ("", "|", ")"):
            node = self._item()
            if self._peek() == "?":
                self.at += 1
                node = _Optional(node)
            parts.append(node)
        if not parts:
            raise self._error("empty")
        return parts[0] if len(parts) == 1 else _Sequence(tuple(parts))

    def _item(self) -> _Node:
        sign = self._peek()
        self.at += 1
        if sign == "(":
            return self._choice()
        if sign == "?":
            raise self._error("nothing_before")
        if sign == "...":
            return _Gap()
        if sign in "^$":
            return _Edge(end=sign == "$")
        return self._word(sign)

    def _choice(self) -> _Node:
        options = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self._sequence())
        if self._peek() != ")":
            raise self._error("no_pair", sign="(")
        self.at += 1
        return _any(options)

    def _word(self, sign: str) -> _Node:
        if sign.startswith("@"):
            return self._class(sign)
        if sign.startswith("<"):
            return _Lemma(frozenset((lemma(sign[1:-1].lower(), self.language),)))
        literal = sign.strip("*")
        if not _PLAIN.match(literal):
            raise self._error("words_only", sign=sign)
        if "*" in sign:
            return self._part(sign, literal.lower())
        words = standard_words(literal, self.language)
        if not words:
            raise self._error("no_letters", sign=sign)
        single = tuple(_Word(frozenset((word,))) for word in words)
        return single[0] if len(single) == 1 else _Sequence(single)

    def _part(self, sign: str, letters: str) -> _Node:
        if len(letters) < _SHORTEST_PART:
            key = "short_end" if sign.startswith("*") else "short_start"
            raise self._error(key, sign=sign, letters=_SHORTEST_PART)
        if sign == f"*{letters}*":
            raise self._error("both_ends", sign=sign)
        return _Suffix((letters,)) if sign.startswith("*") else _Prefix((letters,))

    def _class(self, sign: str) -> _Node:
        known = finnish.CLASSES if self.language is Language.FI else english.CLASSES
        have: set[str] = set()
        lack: set[str] = set()
        for mark, name in re.findall(r"([@+-])(\w+)", sign):
            if name not in known:
                raise self._error("no_class", name=name, known=", ".join(sorted(known)))
            (lack if mark == "-" else have).add(name)
        if not have:
            raise self._error("nameless", sign=sign)
        return _Class(frozenset(have), frozenset(lack))
