"""English questions by their grammar: inversion, question words, tags, choices, ellipsis and indirect asking.

What looks like a question and is none: reported ones (*I'll check when it left*), relative clauses (*which means …*),
clefts (*what happened is that …*), exclamations (*how lovely*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.english_inversion import inverted, is_finite, skip_leads
from coach.questions.english_run_on import asks_already, turns_to_asking
from coach.questions.english_unsigned import is_tag, without_signs
from coach.questions.english_wh import wh_may_ask
from coach.questions.english_words import (
    ADDS_THOUGHT,
    AUX,
    IS,
    JUDGES,
    LEADS,
    MEASURES,
    PART_LEADS,
    PRONOUN_SUBJECT,
    TELL,
    TELLING,
    THOUGHTS,
    WH,
)
from coach.questions.question import Form, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token
    from coach.questions.clause import Sentence

_INVERTED_WITHIN = 7  # words from a question word to its verb and subject: *what kind of an order do you …*
_JUDGEMENT = 8  # words of the longest *how kind of you to …*
_RATED = 4  # words of *how sure are you*
_WHOLE = 3  # words of a question that was said to its end


def asked(sentence: Sentence) -> tuple[Question, ...]:
    """The questions of a sentence; places count the sentence's words."""
    return _by_order(sentence) or _begun_anew(sentence) or without_signs(sentence)


def _by_order(sentence: Sentence) -> tuple[Question, ...]:
    """Questions that the order of the words shows."""
    starts = [(i, form) for i, form in _starts(sentence.words) if sentence.marked or _asks(sentence, i)]
    if sentence.marked and not any(form is Form.OPEN for _, form in starts):
        starts = sorted(starts + [(i, Form.OPEN) for i in _asked_in_place(sentence)])
    if not starts:
        return ()
    parted = _parted(sentence, starts)
    ends = [start for start, _ in parted[1:]] + [len(sentence.words)]
    return tuple(
        Question(start, _trimmed(sentence, start, end), _form(sentence, start, end, form))
        for (start, form), end in zip(parted, ends, strict=True)
    )


def _begun_anew(sentence: Sentence) -> tuple[Question, ...]:
    """A question that is said to its end only when it is begun again: *are we - are we there*."""
    cuts = (0, *sentence.anew, len(sentence.words))
    for first, last in zip(cuts[-2:0:-1], cuts[:1:-1], strict=True):
        if last - first >= _WHOLE and _left_off(sentence.words[:first]):
            found = _by_order(sentence.part(first, last))
            if found:
                return tuple(Question(q.first + first, q.last + first, q.form, q.stated) for q in found)
    return ()


def _left_off(words: Sequence[Token]) -> bool:
    """Whether only lead-ins, a stammer or the beginning of a question stand before a new beginning."""
    said = words[skip_leads(words, len(words)) :]
    begins = bool(said) and said[0].norm in AUX | WH
    return begins or (len(said) < _WHOLE and not any(is_finite(word) or word.lemma in TELLING for word in said))


def _starts(words: Sequence[Token]) -> list[tuple[int, Form]]:
    """Each question word that may ask, and each verb before its subject."""
    found = []
    for i, word in enumerate(words):
        if word.norm in WH and wh_may_ask(words, i):
            found.append((i, Form.OPEN))
        elif word.norm in AUX and inverted(words, i) and not is_tag(words, i):
            found.append((i, Form.CLOSED))
    return found


def _asked_in_place(sentence: Sentence) -> list[int]:
    """A question word that no word order shows, where the mark does: *… and then what?*, *what made you ring?*"""
    words = sentence.words
    for i, word in enumerate(words):
        last = i == len(words) - 1
        opens = i == 0 or i in sentence.breaks or words[i - 1].norm in LEADS | {word.norm} or is_finite(words[i - 1])
        told = any(before.lemma in TELLING for before in words[max(0, i - 3) : i])
        if word.norm in WH - {"when", "where", "which"} and (last or (opens and _tensed_next(words, i))) and not told:
            return [i]
    return []


def _tensed_next(words: Sequence[Token], i: int) -> bool:
    after = words[i + 1 : i + 4]
    return any(map(is_finite, after)) and after[0].norm not in PRONOUN_SUBJECT


def _asks(sentence: Sentence, i: int) -> bool:
    """Whether what may be a question asks where no mark says so."""
    words = sentence.words
    before = words[:i]
    if _exclaims(words, i) or _remarks(sentence, i):
        return False
    if skip_leads(words, i) == i or i in sentence.breaks or before[-1].norm in LEADS:
        return True
    if words[i].norm in WH:
        told = any(word.lemma in TELLING for word in before[-3:])
        put = (
            before[-1].norm in ("is", "was") and i + 1 < len(words) and words[i + 1].norm in AUX
        )  # *my question is how do …*
        return not told and (put or _turns_to_pronoun(words, i) or not _governs(before))
    if turns_to_asking(words, i):
        return True
    if "pron" in words[min(i + 1, len(words) - 1)].classes or words[i + 1].norm in PRONOUN_SUBJECT:
        return before[-1].norm not in WH | {"that", "than", "as", "nor", "neither", "only", "to"}
    return False


def _turns_to_pronoun(words: Sequence[Token], i: int) -> bool:
    """*How can I …*, *what do you …*, *how old is it*: verb and pronoun right after what is asked for."""
    at = i + 1 if i + 1 < len(words) and words[i + 1].norm in AUX else i + 2
    after = [word.norm for word in words[at : at + 2]]
    return len(after) > 1 and after[0] in AUX and after[1] in PRONOUN_SUBJECT


def _governs(before: Sequence[Token]) -> bool:
    """Whether a verb stands right before, so that the question is its object: *to mark which one*, *it shows what*."""
    said = [word for word in before if word.norm not in ("um", "uh")]
    return bool(said) and (is_finite(said[-1]) or ("verb" in said[-1].classes and not said[-1].text.endswith("-")))


def _exclaims(words: Sequence[Token], i: int) -> bool:
    after = words[i + 1 : i + 3]
    return (
        words[i].norm in ("how", "what") and any(word.norm in JUDGES for word in after) and len(words) - i <= _JUDGEMENT
    )


def _remarks(sentence: Sentence, i: int) -> bool:
    """*And what timing.*: with a full stop and without a verb it only remarks on what was told."""
    closed = sentence.close.startswith((".", "!")) and sentence.words[i].norm == "what"
    return closed and not any(map(is_finite, sentence.words[i + 1 :]))


def _parted(sentence: Sentence, starts: list[tuple[int, Form]]) -> list[tuple[int, Form]]:
    """The starts without those that belong to the question before: *what … do you*, *can you tell me what …*."""
    kept: list[tuple[int, Form]] = []
    for i, form in starts:
        if kept and not _new(sentence, kept[-1][0], i):
            continue
        kept.append((i, form))
    return kept


def _new(sentence: Sentence, start: int, i: int) -> bool:
    words = sentence.words
    if " ".join(word.norm for word in words[i:]) in ADDS_THOUGHT:  # *will it hold, do you think*
        return False
    if words[start].norm in WH and words[i].norm in AUX and i - start <= _INVERTED_WITHIN:
        if _runs_on(words, start + 1, i):
            return True
        joined = i in sentence.breaks or words[i - 1].norm in PART_LEADS
        return joined and any(is_finite(word) for word in words[start + 1 : i])
    if i in sentence.breaks:
        return not is_tag(words, i)
    if words[i].norm in WH and words[i - 1].norm not in AUX:
        return any(map(is_finite, words[start:i]))
    anew = turns_to_asking(words, i) and asks_already(words[start : start + 3]) and words[i - 1].norm not in PART_LEADS
    return anew or _runs_on(words, start, i) or (words[i - 1].norm in PART_LEADS and words[i - 1].norm != "or")


def _runs_on(words: Sequence[Token], start: int, i: int) -> bool:
    """*Is it on did you try the switch*: two questions run together, as a recogniser writes them."""
    short = i - start < _WHOLE or i + 1 >= len(words)
    if short or words[start].norm not in AUX | IS or words[i - 1].norm in PART_LEADS:
        return False
    told = any(word.lemma in TELLING | {"think", "say", "mean"} for word in words[start:i])
    return words[i].norm in AUX and words[i + 1].norm in PRONOUN_SUBJECT and not told


def _form(sentence: Sentence, start: int, end: int, form: Form) -> Form:
    """Open where a yes-or-no wording asks for a telling: *could you tell me what …*; a choice where *or* gives it."""
    norms = [word.norm for word in sentence.words[start:end]]
    if form is Form.OPEN:
        return Form.CLOSED if _rates(sentence, start, norms) else form
    if norms[-1] == "or" or _asks_for_thoughts(norms):
        return Form.OPEN
    if norms[2:4] == ["mind", "if"]:  # *would you mind if I tell you what …* asks leave
        return form
    tells = any(verb in norms[1:6] for verb in TELL)
    if tells and (WH & set(norms[2:]) or {"about", "example", "more", "describe", "through"} & set(norms)):
        return Form.OPEN
    return Form.ALTERNATIVE if "or" in norms[2:-1] and norms[-2:] != ["or", "not"] else form


def _rates(sentence: Sentence, start: int, norms: Sequence[str]) -> bool:
    """A question for a place on a scale, or how sure or ready somebody is: there is little to tell."""
    around = {word.norm for word in sentence.words}
    scale = "scale" in around and ("how" in norms or "what" in norms or "where" in norms)
    if norms[:1] != ["how"] or len(norms) < _RATED:
        return scale
    state = "adj" in sentence.words[start + 1].classes and norms[1] not in MEASURES
    return scale or (state and norms[2] in AUX and norms[3] == "you")


def _asks_for_thoughts(norms: Sequence[str]) -> bool:
    """*Have you thought about how …*, *do you have an idea what …*: yes is no answer to it."""
    at = next((i for i, norm in enumerate(norms) if norm in THOUGHTS), None)
    return at is not None and bool(WH - {"when", "where"} & set(norms[at + 1 : at + 5]))


def _trimmed(sentence: Sentence, start: int, end: int) -> int:
    while end < len(sentence.words) and end - 1 > start and sentence.words[end - 1].norm in LEADS:
        end -= 1
    return end
