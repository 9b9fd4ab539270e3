"""English questions without a word that asks: by tag, indirect asking or ellipsis, or only by their mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.english_inversion import is_finite, skip_leads
from coach.questions.english_words import (
    AGREES,
    ANY,
    ASKED_ABOUT,
    AUX,
    CHECKS,
    GUESSES,
    INVITES,
    LEADS,
    PRONOUN_SUBJECT,
    RIGHT_AFTER,
    SURPRISE,
    TAG_PRONOUNS,
    TELL_ME,
    TELL_WHAT,
    TO_KNOW,
    WANTS,
    WH,
    YOURS,
)
from coach.questions.question import Form, Question

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coach.language.tokens import Token
    from coach.questions.clause import Sentence

_ELLIPSIS = 6
_OBJECTS = frozenset(("it", "them", "that", "this"))
_TAKE_IT = ("i", "take", "it")


def without_signs(sentence: Sentence) -> tuple[Question, ...]:
    """The question of a sentence in which no word asks; none where neither its shape nor its mark does."""
    words = sentence.words
    start, last = skip_leads(words, len(words) - 1), len(words)
    check = next((i for i in range(1, last) if sentence.norms(i, last) in CHECKS), None)
    if check is not None:
        return (Question(check, last, Form.CLOSED),)
    tag = next(
        (i for i in range(max(1, last - 4), last) if is_tag(words, i, sentence.breaks) and _sure(sentence, i)), None
    )
    if tag is not None:
        return (Question(start, last, Form.TAG, stated=True),)
    indirect = _indirect(sentence)
    if indirect is not None:
        return (Question(*indirect),)
    form = _brief(
        words[start:],
        agreed=sentence.close.startswith((".", "!")) or any(word.norm in AGREES for word in words[:start]),
    )
    if form is not None:
        return (Question(start, last, form, stated=form is Form.CLOSED and any(map(is_finite, words[start:]))),)
    if sentence.marked or _guesses_deed(sentence, start) or _takes_it(sentence, start):
        return (Question(start, last, Form.CLOSED, stated=any(map(is_finite, words[start:]))),)
    return ()


def _guesses_deed(sentence: Sentence, start: int) -> bool:
    """*You probably pressed the wrong button*, *you must have left it on*: only the listener knows, so it asks."""
    said = sentence.words[start : start + 4]
    if sentence.close.startswith((".", "!")) or len(said) < 3 or said[0].norm != "you":
        return False
    if said[1].norm in GUESSES:
        perfect = said[2].norm in ("have", "had") and len(said) > 3 and bool(said[3].classes & {"participle", "past"})
        return perfect or ("verb" in said[2].classes and "past" in said[2].classes)
    return said[1].norm == "must" and said[2].norm == "have"


def _takes_it(sentence: Sentence, start: int) -> bool:
    """*I take it you left it on*, *presumably you had nothing else then*: put to the customer, whatever closes it."""
    norms = sentence.norms(start, len(sentence.words))
    trails = norms[-3:] == _TAKE_IT and "you" in norms
    leads = norms[:3] == _TAKE_IT and len(norms) > _ELLIPSIS
    return trails or leads or norms[:2] == ("presumably", "you")


def _brief(words: Sequence[Token], *, agreed: bool) -> Form | None:
    """*Really*, *you mean the lid*, *your postcode*: the form of what asks by so few words, None for all else.

    `agreed` is whether *yeah* leads in or a full stop closes: *yeah, really* doubts nothing.
    """
    norms = [word.norm for word in words]
    meant = norms[:2] == ["you", "mean"] or (norms[-2:] == ["you", "mean"] and not WH & set(norms))
    if meant or (tuple(norms) in SURPRISE and not agreed):
        return Form.CLOSED
    if not _elliptical(words):
        return None
    return Form.OPEN if norms[0] in YOURS or any(norm in INVITES for norm in norms[:3]) else Form.CLOSED


def _sure(sentence: Sentence, i: int) -> bool:
    """A lone *right* after a statement asks only where a comma, a pause or the mark sets it apart."""
    return i < len(sentence.words) - 1 or sentence.marked or i in sentence.breaks or sentence.words[i].norm == "huh"


def is_tag(words: Sequence[Token], i: int, breaks: Collection[int] = ()) -> bool:
    """*isn't it*, *do you*, *right* at the end of a statement; *the device is, right* only where a comma parts it."""
    rest = [word.norm for word in words[i:]]
    if i == 0 or not any(is_finite(word) for word in words[:i]):
        return False
    if len(rest) == 1:
        return rest[0] in ("right", "correct", "huh", "eh") and (i in breaks or words[i - 1].norm not in RIGHT_AFTER)
    turned = rest[0] in AUX and rest[-1] in TAG_PRONOUNS and [w for w in rest[1:-1] if w != "not"] == []
    done = rest[0] in ("do", "did", "have", "had") and rest[-1] in ("it", "that") and len(rest) == 2
    before, told = words[i - 1].norm, [word.norm for word in words[:i]]
    asks = told[skip_leads(words, i - 1)] in WH and "not" not in rest  # *okay and what make is it*
    whole = rest[-1] != "there" or "there" in told  # *while the plumber is there*
    denied = "not" in told and "not" not in rest and rest[-1] in told[:-1]  # *you've not overfilled it have you*
    subjects = PRONOUN_SUBJECT - _OBJECTS if denied else PRONOUN_SUBJECT | {"that", "this"}
    return turned and whole and not (done or asks) and before not in WH | AUX | subjects | {"to", "not"}


def _indirect(sentence: Sentence) -> tuple[int, int, Form] | None:
    """*I was wondering if you …*, *I'd like to know when …*, *tell me what happened*."""
    norms = [word.norm for word in sentence.words]
    for i in range(len(norms) - 2):
        if _wonders(norms, i):
            return _from_subject(norms, i), len(norms), Form.OPEN if WH & set(norms[i:]) else Form.CLOSED
        told = " ".join(norms[i : i + 2]) in TELL_ME and norms[i + 2] in TELL_WHAT
        if told and (
            i == 0 or i in sentence.breaks or norms[i - 1] in LEADS | {"please", "could", "can", "is", "just", "me"}
        ):
            return i, len(norms), Form.OPEN
    return None


def _wonders(norms: Sequence[str], i: int) -> bool:
    """*wondering if you*, *like to know when*: somebody's wish to know, with what they want to know."""
    after = norms[i + 2]
    if norms[i] == "wonder" and norms[i - 1 : i] == ["i"]:
        return norms[i + 1] in WH | {"if", "whether"} and after in ("you", "your", "we")
    if norms[i] == "wondering":
        if _who(norms, i, 4) not in ("", "i", "we"):  # *you're probably wondering why …*
            return False
        return norms[i + 1] in WH or (norms[i + 1] in ("if", "whether") and after in ASKED_ABOUT)
    if norms[i] == "curious":
        asks = (WH | {"if", "whether"}) & set(norms[i + 1 : i + 4])
        return bool(asks) and _who(norms, i, 4) == "i"
    wants = norms[i] in WANTS and norms[i + 1] == "to" and after in TO_KNOW
    what = bool((WH | {"if", "whether", "about"}) & set(norms[i + 3 : i + 5]))
    return wants and what and _who(norms, i, 3) in ("i", "we")


def _who(norms: Sequence[str], i: int, within: int) -> str:
    """The last pronoun that may be the subject of the verb at `i`, empty where none stands near."""
    near = [norm for norm in norms[max(0, i - within) : i] if norm in PRONOUN_SUBJECT]
    return near[-1] if near else ""


def _from_subject(norms: Sequence[str], i: int) -> int:
    return next((at for at in range(i, max(-1, i - 5), -1) if norms[at] in ("i", "we")), i)


def _elliptical(words: Sequence[Token]) -> bool:
    """*(And) your postcode*, *any luck with that*: a few words without a verb that leave the rest to the customer."""
    if [word.norm for word in words[:2]] in (["anything", "else"], ["any", "other"], ["any", "more"]):
        return True
    if not words or len(words) > _ELLIPSIS or any(is_finite(word) for word in words):
        return False
    return len(words) > 1 and (words[0].norm == "your" or words[0].norm in ANY)
