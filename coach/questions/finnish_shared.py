"""What the parts of the Finnish question grammar share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.finnish_words import LEADS, TAGS, TELLING, TIMES_ON

_LISTENER_WITHIN = 4  # words from where a question opens to one that speaks of the listener

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


def is_bare(sentence: Sentence) -> bool:
    """Whether no sign parts or closes the words, as a recogniser writes them: then a question may begin anywhere."""
    return not sentence.close and not sentence.breaks


def asks_listener(sentence: Sentence, at: int) -> bool:
    """Whether what opens at a word speaks to the listener or proposes: *voisitko …*, *onko teillä*, *otetaanko …*."""
    first, *rest = sentence.words[at : at + _LISTENER_WITHIN]
    proposes = {"passive", "question"} <= first.classes and "verb" in first.classes
    return proposes or any(word.classes & {"2nd", "you", "yours"} for word in (first, *rest))
