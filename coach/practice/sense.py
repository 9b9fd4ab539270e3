"""Whether an answer is one at all: not empty, not copied, not letters at random, not shuffled, about the matter."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from coach import rules
from coach.alternatives.facts import facts
from coach.language.lemma import lemma
from coach.practice.order import in_order, runs
from coach.questions.kin import content, tied

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Language


class Trouble(StrEnum):
    """Why an answer cannot be graded as an answer."""

    EMPTY = "empty"
    SHORT = "short"
    GIBBERISH = "gibberish"
    SHUFFLED = "shuffled"
    COPIED = "copied"
    OFF_TOPIC = "off-topic"


_WORD = re.compile(r"[^\W_]+")
_FEWEST = 2
_SAME = 0.93
_FEWEST_COPIED = 4  # fewer words stand together in two texts by chance
_UNKNOWN = 0.35  # real answers, spoken forms and typing errors included, have at most 0.15
_REPEATED = 0.5  # fewer different words than this share of all say one thing over and over
_FEWEST_REPEATED = 5
_FEWEST_THE_SAME = 3  # so many times the same word, and no other, says nothing
_LONG_COMPOUND = 10  # letters from which a word may be a compound that no list holds
_VOWELS = "aeiouyäöå"
_CAPITAL_INSIDE = re.compile(r"(?<=[^\s.!?…:”\"–-]) ([A-ZÅÄÖ][a-zåäö]+)")
_STOP_INSIDE = re.compile(r"[a-zåäö][.?!] [a-zåäö]")
_STOPS = re.compile(r"[^\W\d_][.?!]\s")
_TELLS = 0.7  # what capitals and stops add to, or take from, how far the words stand above chance
_FEWEST_TOPIC = 2  # content words from which an answer says what it is about
_EVERYDAY = 0.5  # the share of them that are common in service talk


def trouble(answer: AnnotatedTurn, copied_from: Iterable[str], about: Sequence[AnnotatedTurn]) -> Trouble | None:
    """What keeps an answer from being graded; None for an answer.

    `copied_from` are the texts that are on the learner's screen, `about` the scene and the model answers.
    """
    if not answer.words:
        return Trouble.EMPTY
    if _is_gibberish(answer):
        return Trouble.GIBBERISH
    if any(_is_copied(answer.turn.text, text) for text in copied_from):
        return Trouble.COPIED
    if len(answer.words) < _FEWEST:
        return Trouble.SHORT
    if not in_order(answer, about, _TELLS * _looks_whole(answer)):
        return Trouble.SHUFFLED
    return None


def is_about(answer: AnnotatedTurn, about: Iterable[AnnotatedTurn], *, acts: bool) -> bool:
    """Whether an answer speaks of what the scene or a model answer speaks of.

    Words of everyday service do too where the answer `acts` (does, offers, regrets something), and a single word says
    little of what it is about: *Hetkinen, tarkistan sen* is about any matter.
    """
    own = matter(answer)
    if tied(own, [word for turn in about for word in matter(turn)], answer.language)[0] > 0:
        return True
    single = len(own) < _FEWEST_TOPIC
    everyday = sum(word.norm in runs(answer.language)[0].ones for word in own) >= _EVERYDAY * len(own)
    return (everyday and (acts or single)) or (acts and single)


def matter(turn: AnnotatedTurn) -> list[Token]:
    """The words that say what a turn is about; times are in every turn."""
    times = facts(turn)
    return [word for word in content(turn.words, _light(turn.language)) if word.lemma not in times]


@cache
def _light(language: Language) -> frozenset[str]:
    """Words that carry no matter: the list that the questions' rules know."""
    return frozenset(rules.load()["missed-follow-up"].texts[language].raw["words"]["light"])


def _is_gibberish(answer: AnnotatedTurn) -> bool:
    words = [word.norm for word in answer.words if word.text.isalpha()]
    fewest = 1 if len(words) < _FEWEST_REPEATED else _REPEATED * len(words)
    monotone = len(words) >= _FEWEST_THE_SAME and len(set(words)) <= fewest
    return not words or monotone or sum(_strange(word, answer.language) for word in words) / len(words) > _UNKNOWN


@cache
def _strange(word: str, language: Language) -> float:
    """How surely a word is none, 0–1: 0 for a common one, one in the word list or inflected from it; one half for one
    that is long and made like a compound.
    """
    from simplemma import is_known

    if word in runs(language)[0].ones or lemma(word, language) != word or is_known(word, lang=language.value):
        return 0.0
    return 0.5 if len(word) >= _LONG_COMPOUND and _is_made_like_one(word) else 1.0


def _is_made_like_one(word: str) -> bool:
    """Vowels and consonants take turns in it."""
    longest = max(map(len, re.findall(rf"[{_VOWELS}]+|[^{_VOWELS}]+", word)))
    return longest <= 3 and 0.3 <= sum(letter in _VOWELS for letter in word) / len(word) <= 0.65


def _is_copied(answer: str, text: str) -> bool:
    said, there = (_WORD.findall(each.lower()) for each in (answer, text))
    if not said or not there:
        return False
    if len(said) >= _FEWEST_COPIED and f" {' '.join(said)} " in f" {' '.join(there)} ":
        return True
    return SequenceMatcher(None, " ".join(said), " ".join(there)).ratio() >= _SAME


def _looks_whole(answer: AnnotatedTurn) -> int:
    """Whether capitals and stops stand where they do in writing: 1 where all do, 0 where none is used, less than 0 for
    each that was thrown about with its word.
    """
    text = answer.turn.text.strip()
    names = {word.text for word in answer.words if "propn" in word.classes}
    thrown = sum(word not in names for word in _CAPITAL_INSIDE.findall(text)) + len(_STOP_INSIDE.findall(text))
    opens, closes = text[:1].isupper(), text[-1:] in ".?!"
    if opens or closes or thrown or _STOPS.search(text):
        thrown += (not opens) + (not closes)
        return -thrown or 1
    return 0
