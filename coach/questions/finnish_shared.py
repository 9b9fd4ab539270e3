"""What the parts of the Finnish question grammar share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.finnish_words import LEADS, TAGS, TELLING, TIMES_ON

if TYPE_CHECKING:
    from coach.language.tokens import Token
    from coach.questions.clause import Sentence


def is_tag(sentence: Sentence, i: int) -> bool:
    """Whether the words from `i` to the end are a tag after a statement."""
    rest = sentence.norms(i, len(sentence.words))
    return i > 0 and rest in TAGS


def tells(word: Token) -> bool:
    """Whether a clause after this word is told, not asked: *tarkistan, onko …*."""
    return word.lemma in TELLING and bool(word.classes & {"verb", "noun", "adj"})


def opens(sentence: Sentence, at: int) -> bool:
    """Whether only leads stand before a word."""
    return all(word.norm in LEADS or word.text.startswith("@") for word in sentence.words[:at])


def on_which_day(sentence: Sentence, at: int) -> bool:
    """Whether *minä* asks for a time: *minä päivänä*, *minä vuonna*."""
    after = sentence.norms(at + 1, at + 2)
    return sentence.words[at].norm == "minä" and bool(after) and TIMES_ON.match(after[0]) is not None
