"""Finnish questions without a word that asks: by tag, choice, hedge or ellipsis, or only by their mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.clause import is_finite
from coach.questions.finnish_shared import tells
from coach.questions.finnish_words import (
    ALTERNATIVE,
    ASKS_FOR_MORE,
    COPULA,
    LEADS,
    SURE_HEDGES,
    SURE_TAGS,
    SURPRISE,
    TAGS,
)
from coach.questions.question import Form, Question

if TYPE_CHECKING:
    from coach.questions.clause import Sentence

_FRAGMENT = 9  # words: a choice without a verb is not longer than this
_PRESUMED = 14  # nor a guess than this
_HEDGED = 5  # words from a guess to its *varmaan*


def without_signs(sentence: Sentence) -> tuple[Question, ...]:
    """A question without a word that asks: by its tag, its choice, its hedge, its ellipsis, or only by its mark."""
    start = _skip_leads(sentence)
    last = len(sentence.words)
    if sentence.norms(start, last) in SURPRISE and not sentence.close.startswith((".", "!")):
        return (Question(start, last, Form.CLOSED),)
    for form, holds in (
        (Form.OPEN, _asks_for_more(sentence)),
        (Form.TAG, _tagged(sentence)),
        (Form.ALTERNATIVE, _choice(sentence)),
        (Form.CLOSED, _verb_first(sentence, start)),
        (Form.OPEN, _left_open(sentence, start)),
    ):
        if holds:
            return (Question(start, last, form, stated=form is Form.TAG),)
    presumed = _presumed_from(sentence)
    if sentence.marked or presumed is not None:
        start = presumed or start
        return (Question(start, last, Form.CLOSED, stated=any(map(is_finite, sentence.words[start:]))),)
    return ()


def _skip_leads(sentence: Sentence) -> int:
    at = 0
    while at < len(sentence.words) - 1 and sentence.words[at].norm in LEADS - ASKS_FOR_MORE:
        at += 1
    return at


def _asks_for_more(sentence: Sentence) -> bool:
    at = _skip_leads(sentence)
    return sentence.words[at].norm in ASKS_FOR_MORE and at + 1 < len(sentence.words)


def _tagged(sentence: Sentence) -> bool:
    words = sentence.words
    ends = {sentence.norms(len(words) - n, len(words)) for n in (1, 2, 3) if n < len(words)}
    return bool(ends & SURE_TAGS) or (bool(ends & TAGS) and not _is_told(sentence))


def _is_told(sentence: Sentence) -> bool:
    return any(map(tells, sentence.words)) and not sentence.marked


def _choice(sentence: Sentence) -> bool:
    """*Kortilla vai käteisellä*, *noudatte sen vai tuodaanko*."""
    norms = sentence.norms(1, len(sentence.words) - 1)
    if not ALTERNATIVE & set(norms) or _is_told(sentence):
        return False
    return len(sentence.words) <= _FRAGMENT or any("2nd" in word.classes for word in sentence.words)


def _verb_first(sentence: Sentence, start: int) -> bool:
    """Spoken *harrastat sä urheilua*: the verb in second person before its pronoun."""
    if start + 1 >= len(sentence.words):
        return False
    verb, pronoun = sentence.words[start : start + 2]
    asks = is_finite(verb) and "2nd" in verb.classes and not verb.classes & {"imperative", "han"}
    return asks and pronoun.norm == "sinä"


def _left_open(sentence: Sentence, start: int) -> bool:
    """*Ja asiakasnumeronne olisi*: a name and a copula, the rest left to the customer."""
    words = sentence.words[start:]
    if not 2 <= len(words) <= _FRAGMENT - 2 or words[-1].norm not in COPULA:
        return False
    return "noun" in words[-2].classes and not any("negation" in w.classes or is_finite(w) for w in words[:-1])


def _presumed_from(sentence: Sentence) -> int | None:
    """*Te ette varmaan ole puhdistanut sitä*: where a guess starts about what the customer did not do or has."""
    words = sentence.words
    for i, word in enumerate(words):
        if word.norm in ("ettehän", "ethän") and not sentence.close.startswith((".", "!")):
            return i
        if _guesses_deed(sentence, i) and not _is_told_at(sentence, i):
            return i - 1 if i and words[i - 1].norm in ("te", "sinä", "kai", "varmaan") else i
        hedged = bool(SURE_HEDGES & set(sentence.norms(i, i + _HEDGED)))
        guess = word.norm in ("ette", "et") or sentence.norms(i, i + 2) == ("teillä", "on")
        if guess and hedged and len(words) - i <= _PRESUMED and not _is_told_at(sentence, i):
            return i - 1 if i and words[i - 1].norm in ("te", "sinä") else i
    return None


def _guesses_deed(sentence: Sentence, i: int) -> bool:
    """*Oot varmaan vetäny johdon irti*, *kai te muistitte*: only the listener knows what they did, so it asks."""
    word, after = sentence.words[i], sentence.words[i + 1 : i + 1 + _HEDGED]
    if not {"2nd", "verb"} <= word.classes or word.classes & {"imperative", "conditional", "question"}:
        return False
    if sentence.close.startswith((".", "!")) or len(sentence.words) - i > _PRESUMED:
        return False
    done = "past" in word.classes or (word.lemma == "olla" and any("participle" in each.classes for each in after))
    return done and bool(SURE_HEDGES & set(sentence.norms(i - 2, i + _HEDGED)))


def _is_told_at(sentence: Sentence, i: int) -> bool:
    return i > 0 and (tells(sentence.words[i - 1]) or sentence.words[i - 1].norm in ("että", "jos", "kun", "koska"))
