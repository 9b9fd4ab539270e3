"""English inversion: whether a verb stands before its subject, and so asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.english_words import (
    AFTER_THAT,
    AUX,
    CONTRACTED,
    LEAD_PAIRS,
    LEADS,
    OBJECTS,
    POINTING,
    PRONOUN_SUBJECT,
    SUBJECT,
    WH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token


def skip_leads(words: Sequence[Token], until: int) -> int:
    """The first word before `until` that is more than a lead-in."""
    at = 0
    while at < until:
        if at + 1 < until and (words[at].norm, words[at + 1].norm) in LEAD_PAIRS:
            at += 2
        elif words[at].norm in LEADS or words[at].text.endswith("-"):
            at += 1
        else:
            break
    return at


def inverted(words: Sequence[Token], i: int) -> bool:
    """Whether an auxiliary at `i` stands before its subject: *do you*, *didn't it*, *is your router*."""
    at = i + 1 + (i + 1 < len(words) and words[i + 1].norm == "not")
    if at >= len(words) or not _may_be_subject(words, at):
        return False
    if i and (words[i - 1].norm in PRONOUN_SUBJECT | POINTING or _has_subject(words, i)):
        return False
    if words[at].norm in PRONOUN_SUBJECT:
        return not _other_verb(words, i, at)
    if words[at].norm == "that" and at + 1 < len(words) and words[at + 1].norm in AFTER_THAT:
        return False
    return _noun_is_subject(words, i, at)


def _may_be_subject(words: Sequence[Token], at: int) -> bool:
    nouns = {"pron", "propn"} | ({"noun"} if at == 1 else set())
    fits = words[at].norm in SUBJECT or bool(words[at].classes & nouns)
    return fits and words[at].norm not in OBJECTS and (words[at - 1].norm != "may" or words[at].norm in ("i", "we"))


def _has_subject(words: Sequence[Token], i: int) -> bool:
    """*You can have it*: another auxiliary, with its subject, already stands before the verb."""
    if words[i].norm == "do" and words[i - 1].norm in ("is", "was"):  # *my question is do you …*
        return words[i + 1].norm not in PRONOUN_SUBJECT - {"it"}
    return words[i].norm in ("have", "do", "be") and words[i - 1].norm in AUX | {"to"}


def _other_verb(words: Sequence[Token], i: int, at: int) -> bool:
    """*The thing is you just click*, *have it ready*: the pronoun is another verb's subject, or an object."""
    rest = words[at + 1 : at + 3]
    if words[i].norm in ("is", "was", "are", "were"):
        return bool(rest) and (rest[0].norm in CONTRACTED or any(_is_plain_finite(word) for word in rest))
    if words[at].norm != "it":
        return False
    needed = {"do": "base", "did": "base", "have": "participle", "has": "participle", "had": "participle"}
    return words[i].norm in needed and not any(needed[words[i].norm] in word.classes for word in words[at + 1 :])


def _is_plain_finite(word: Token) -> bool:
    return "verb" in word.classes and bool(word.classes & {"present", "past", "3rd"}) and word.norm not in AUX


def _noun_is_subject(words: Sequence[Token], i: int, at: int) -> bool:
    """*Is the light red* at the start of a clause; *has a screen*, *do your best* and *so is the roof* are none."""
    before, rest = words[i - 1] if i else None, words[at + 1 :]
    if before is not None and not _leads_in(before, words[i]):
        return False
    if before is not None and before.norm == "so" and len(rest) <= 1:
        return False
    if words[i].norm in ("do", "have"):
        needed = "base" if words[i].norm == "do" else "participle"
        return any(needed in word.classes for word in rest[:4])
    return bool(rest) or words[at].norm not in ("a", "an", "the")


def _leads_in(before: Token, verb: Token) -> bool:
    stammered = before.norm == verb.norm or before.text.endswith("-")
    return stammered or (before.norm in LEADS | WH and before.norm != "please")


def is_finite(word: Token) -> bool:
    """Whether a word is an auxiliary or a verb in a tensed form."""
    return word.norm in AUX or ("verb" in word.classes and not word.classes & {"ing", "base", "participle"})
