"""Dictionary forms, from simplemma's small word lists (about 60 MB in memory, read when first needed)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy


@cache
def _lists() -> DefaultStrategy:
    from simplemma.strategies import DefaultStrategy

    return DefaultStrategy(low_memory=True)


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer

    return Lemmatizer(lemmatization_strategy=_lists())


@lru_cache(maxsize=20_000)
def is_known(word: str, language: Language) -> bool:
    """Whether the word list has a lower-case word, in this or another form."""
    import simplemma

    return bool(word) and bool(simplemma.is_known(word, language.value, low_memory=True))


@lru_cache(maxsize=200_000)
def lemma(word: str, language: Language) -> str:
    """The dictionary form of a lower-case word; the word itself where it is not known.

    A spoken *-ki* (*äitiki*) is the clitic *-kin*.
    """
    found = str(_lemmatizer().lemmatize(word, language.value)).lower() if word else word
    also = found == word and word.endswith("ki") and language is Language.FI and not is_known(word, language)
    return lemma(word[:-2], language) if also and is_known(word[:-2], language) else found


@lru_cache(maxsize=50_000)
def is_word(word: str, language: Language) -> bool:
    """Whether a lower-case word stands, in this very form, in the language's word list."""
    return bool(word) and _lists().is_dictionary_member(word, language.value)
