"""English question words: whether one may ask, or is relative, reported or part of a cleft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.english_inversion import inverted, is_finite, skip_leads
from coach.questions.english_run_on import speaks_aside
from coach.questions.english_words import (
    AUX,
    BE_HAVE,
    CHOICES,
    DETERMINERS,
    EXACTLY,
    IS,
    NOMINATIVE,
    OBJECTS,
    POINTING,
    PREPOSITIONS,
    PRONOUN_SUBJECT,
    SPECIAL,
    TELLING,
    TOLD_AFTER,
    WH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token

_INVERTED_WITHIN = 7  # words from a question word to its verb and subject: *what kind of an order do you …*
_FRAGMENT = 4
_CLEFT_WITHIN = 6
_SAID = 3  # words of a statement after which a question may begin without a stop


def wh_may_ask(words: Sequence[Token], i: int) -> bool:
    """Not relative, not reported: verb before subject, subject asked for, or a fragment."""
    if _never(words, i):
        return False
    after = words[i + 1].norm if i + 1 < len(words) else ""
    told = any(word.lemma in TELLING for word in words[max(0, i - 3) : i]) or _note_of(words, i)
    if words[i].norm in ("which", "who") and _turned(words, i + 1):
        return not told
    if words[i].norm == "which" and i + 1 < len(words) and not _names_thing(words[i + 1]):
        return _is_fragment(words, i) and not is_finite(words[i + 1]) and after not in PRONOUN_SUBJECT
    if after in IS:
        return not told and i + 2 < len(words) and not _hangs(words, i)
    return _goes_on_asking(words, i, told=told)


def _note_of(words: Sequence[Token], i: int) -> bool:
    """Whether a noun leads to the question word: *a note of how much he drinks*."""
    return i > 1 and words[i - 1].norm == "of" and "noun" in words[i - 2].classes


def _goes_on_asking(words: Sequence[Token], i: int, *, told: bool) -> bool:
    """Whether a verb before its subject follows, or what asks without one: *what about …*, *who called you*."""
    after = words[i + 1].norm if i + 1 < len(words) else ""
    special = after in SPECIAL or (words[i].norm == "why" and after != "" and "base" in words[i + 1].classes)
    for k in range(i + 1, min(i + 1 + _INVERTED_WITHIN, len(words))):
        if words[k].norm in AUX and (inverted(words, k) or _subject_follows(words, i, k)):
            return True
        if words[k].norm in PRONOUN_SUBJECT:
            return special and not told
        if is_finite(words[k]):
            break
    return not told and (special or _is_fragment(words, i) or _asks_subject(words, i))


def _is_fragment(words: Sequence[Token], i: int) -> bool:
    """*Which one*, *and what colour*: a few words, and nothing before them but what leads in."""
    return _opens(words, i) and len(words) - i <= _FRAGMENT - 1


def _opens(words: Sequence[Token], i: int) -> bool:
    at = i - 1 if i and words[i - 1].norm in PREPOSITIONS else i  # *for what*, *since when*
    after = words[i + 1].norm if i + 1 < len(words) else ""
    joined = i > 0 and words[i - 1].norm in ("and", "or") and after in AUX  # *… and who is your dentist*
    return joined or skip_leads(words, at) == at


def _never(words: Sequence[Token], i: int) -> bool:
    """*And what not*, *what a day*, *which of course …*, *in which case*, *how to do it*: nothing is asked."""
    word, after = words[i].norm, [each.norm for each in words[i + 1 : i + 3]]
    if word == "which":
        fixed = after in (["of", "course"], ["sort", "of"], ["kind", "of"])
        return fixed or (after[:1] == ["case"] and i > 0 and words[i - 1].norm == "in")
    if after[:1] == ["not"]:
        return word != "why"
    if word == "what" and after[:1] in (["a"], ["an"]):
        return not any(map(is_finite, words[i + 2 :]))
    return _cleft(words, i)


def _turned(words: Sequence[Token], k: int) -> bool:
    """*Which would you prefer*, *who do I ring*: a verb and after it a pronoun that is a subject and nothing else."""
    turned = k + 1 < len(words) and words[k].norm in AUX - BE_HAVE and words[k + 1].norm in NOMINATIVE
    return turned and not speaks_aside(words, k + 1)


def _hangs(words: Sequence[Token], i: int) -> bool:
    """*Somebody who's new*, *a feeling for what's wrong*: the question word belongs to the word before it."""
    at = i - 1
    while at >= 0 and words[at].norm in ("um", "uh"):
        at -= 1
    if at < 0 or skip_leads(words, i) == i or words[at].text.endswith("-"):
        return False
    before = words[at]
    relative = words[i].norm == "who" and "noun" in before.classes
    subject = "pron" in before.classes and before.norm not in OBJECTS | {"her", "him", "it", "you"}
    return relative or subject or before.norm in PREPOSITIONS | {"than", "one"} or "verb" in before.classes


def _subject_follows(words: Sequence[Token], i: int, k: int) -> bool:
    """*In what ways might your …*, *where exactly is the …*: a thing asked for, then verb and subject."""
    thing = words[i].norm in ("what", "which", "whose", "how") and _names_thing(words[i + 1])
    if k <= i + 1 or k + 2 >= len(words) or not (thing or words[i + 1].norm in EXACTLY | PREPOSITIONS):
        return False
    cleft = words[k].norm in ("is", "was") and words[k + 1].norm == "it"  # *which stop was it you got on at*
    return cleft or words[k + 1].norm in DETERMINERS


def _asks_subject(words: Sequence[Token], i: int) -> bool:
    """*What happened*, *who called you*, *which one works*: and not *which means …*, *what happened is …*."""
    if i + 2 < len(words) and words[i].norm in ("what", "which") and words[i + 1].lemma in CHOICES:
        return is_finite(words[i + 2]) and not _governed(words, i)  # *… this week what day works best*
    if i + 1 >= len(words):
        return False
    if not _opens(words, i):  # *… on Tuesday what happens now*
        asks = words[i].norm == "what" and is_finite(words[i + 1]) and not _cleft(words, i)
        return asks and i >= _SAID and bool(words[i - 1].classes & {"noun", "propn", "num"})
    if words[i].norm in ("which", "whose"):
        return _names_thing(words[i + 1])
    if words[i + 1].classes & {"noun", "adj"}:
        return words[i].norm == "what"
    later = {word.norm for word in words[i + 2 : i + 6]}
    return is_finite(words[i + 1]) and not (words[i + 1].norm not in AUX and later & {"is", "was"})


def _governed(words: Sequence[Token], i: int) -> bool:
    """Whether the question is told: *depends what day it is*, *to see which one fits*."""
    return i > 0 and (words[i - 1].norm in PREPOSITIONS or "verb" in words[i - 1].classes)


def _names_thing(word: Token) -> bool:
    return bool(word.classes & {"noun", "num", "adj"}) or word.norm in ("one", "ones", "of")


def _cleft(words: Sequence[Token], i: int) -> bool:
    """*What's odd is that …*, *how to do it is …*: the question word only names what is told after it."""
    to_do = [word.norm for word in words[i + 1 : i + 2]] == ["to"]
    if (words[i].norm != "what" and not to_do) or (i + 2 < len(words) and _inverts(words, i + 1)):
        return False
    for k in range(i + 2, len(words)):
        if words[k].norm in ("is", "was") and words[k - 1].norm not in PRONOUN_SUBJECT | POINTING | WH | {"and"}:
            after = words[k + 1].norm if k + 1 < len(words) else ""
            odd = k < i + _CLEFT_WITHIN and words[i + 1].norm in IS and "adj" in words[i + 2].classes
            told = after in TOLD_AFTER and any(is_finite(word) or word.norm in IS for word in words[i + 1 : k])
            return to_do or odd or told
    return False


def _inverts(words: Sequence[Token], k: int) -> bool:
    return words[k].norm in AUX and inverted(words, k)
