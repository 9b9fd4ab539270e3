"""Annotate: every turn is tokenized, set into standard language and tagged once, many at a time."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from coach.language import apocope, english, finnish
from coach.language.lemma import lemma
from coach.language.placeholders import StandIns
from coach.language.spoken import standard
from coach.language.tokens import AnnotatedTurn, Token
from coach.model import Language, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

_END = re.compile(r"^[.!?…]+$")
_WORD = re.compile(r"\w")
_BATCH = 256


class _Piece(NamedTuple):
    """One word of the standard text and the characters of the written text that it stands for."""

    norm: str
    shown: str
    start: int
    end: int
    sentence: int


@cache
def pipeline(language: Language) -> Pipeline:
    """The spaCy pipeline of a language, loaded once per process (about 1.5 s Finnish, 0.5 s English)."""
    import spacy

    package = finnish if language is Language.FI else english
    return spacy.load(package.PACKAGE, exclude=list(package.EXCLUDE))


def annotate(turns: Iterable[Turn], language: Language) -> tuple[AnnotatedTurn, ...]:
    """The turns of one language, annotated in batches; an empty turn has no words."""
    cut = [(turn, *_cut(turn.text, language)) for turn in turns]
    docs = _tag([pieces for _, pieces, _ in cut], language)
    return tuple(
        _turn(turn, pieces, closes, doc, language) for (turn, pieces, closes), doc in zip(cut, docs, strict=True)
    )


def _tag(texts: Sequence[Sequence[_Piece]], language: Language) -> Iterator[Doc]:
    from spacy.tokens import Doc

    nlp = pipeline(language)
    docs = (Doc(nlp.vocab, words=[piece.shown for piece in pieces]) for pieces in texts)
    return nlp.pipe(docs, batch_size=_BATCH)


def _cut(text: str, language: Language) -> tuple[list[_Piece], tuple[str, ...]]:
    """The text as pieces in the standard language, and the closing sign of each sentence."""
    pieces: list[_Piece] = []
    closes: list[str] = []
    shown = StandIns(text, language)
    for token in pipeline(language).make_doc(shown.text):
        written, sentence = token.text, len(closes)
        start, end = shown.place(token.idx, token.idx + len(written))
        if not written.isspace():
            for norm in _norms(written, token.norm_, language):
                word = written if norm == written.lower() else norm
                pieces.append(_Piece(norm, word, start, end, sentence))
        begun = bool(pieces) and pieces[-1].sentence == sentence
        if begun and (_END.match(written) or "\n" in written):
            closes.append(written.strip())
    return _whole(pieces) if language is Language.FI else pieces, (*closes, "")


def _whole(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces with the endings put back that only the word before them tells."""
    norms = apocope.whole([piece.norm for piece in pieces])
    return [
        piece if norm == piece.norm or piece.shown.istitle() else piece._replace(norm=norm, shown=norm)
        for piece, norm in zip(pieces, norms, strict=True)
    ]


def _norms(written: str, norm: str, language: Language) -> tuple[str, ...]:
    if language is Language.FI:
        return standard(written.lower())
    low = norm.lower().replace("’", "'")
    low = low.strip("=") or low  # transcribers put "=" where talk breaks off or latches on
    return (english.CLITICS.get(low, low),)


def standard_words(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text in standard form, cut as turns are cut: *don't* is *do*, *not*."""
    pieces, _ = _cut(text, language)
    return tuple(piece.norm for piece in pieces if _WORD.search(piece.norm))


def _turn(turn: Turn, pieces: list[_Piece], closes: tuple[str, ...], doc: Doc, language: Language) -> AnnotatedTurn:
    classes = _classes(pieces, doc, language)
    words = tuple(
        _token(turn.text, piece, named, language)
        for piece, named in zip(pieces, classes, strict=True)
        if _WORD.search(piece.norm)
    )
    index: dict[str, int] = {}
    for i, word in enumerate(words):
        for key in word.keys:
            index[key] = index.get(key, 0) | 1 << i
    return AnnotatedTurn(turn, language, words, _sentences(words), closes, frozenset(index), index)


def _token(text: str, piece: _Piece, classes: frozenset[str], language: Language) -> Token:
    root = lemma(piece.norm, language)
    keys = _keys(piece.norm, root, classes)
    return Token(text[piece.start : piece.end], piece.norm, root, classes, piece.start, piece.end, piece.sentence, keys)


@lru_cache(maxsize=100_000)
def _keys(norm: str, root: str, classes: frozenset[str]) -> frozenset[str]:
    """All that a phrase may look a word up by: norm, lemma (`<…>`), first letters (`…*`) and classes."""
    return classes | {norm, f"<{root}>", f"{norm[:3]}*"}


def _sentences(words: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """First and last-plus-one word of each sentence."""
    starts = [i for i, word in enumerate(words) if i == 0 or word.sentence != words[i - 1].sentence]
    return tuple(pairwise((*starts, len(words))))


def _classes(pieces: list[_Piece], doc: Doc, language: Language) -> list[frozenset[str]]:
    if language is Language.FI:
        return [
            finnish.word_classes(piece.norm, token.pos_, str(token.morph))
            for piece, token in zip(pieces, doc, strict=True)
        ]
    plain = [english.word_classes(piece.norm, token.tag_) for piece, token in zip(pieces, doc, strict=True)]
    return english.with_imperatives([piece.norm for piece in pieces], [piece.sentence for piece in pieces], plain)
