"""English inversion: whether a verb stands before its subject, and so asks."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from coach.questions.english_run_on import turns_to_asking
from coach.questions.english_words import (
    AFTER_THAT,
    AUX,
    BE_HAVE,
    CONTRACTED,
    DEGREES,
    LEAD_PAIRS,
    LEADS,
    OBJECTS,
    PART_LEADS,
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
    return turns_to_asking(words, i) or _inverted_at(words, i, at)


def _inverted_at(words: Sequence[Token], i: int, at: int) -> bool:
    if i and (words[i - 1].norm in PRONOUN_SUBJECT | POINTING or _has_subject(words, i)):
        return False
    if words[i].norm == "were" and words[at].norm == "all":  # *were all together* for *we're*
        return False
    if words[i].norm in BE_HAVE and [word.norm for word in words[at : at + 2]] == ["you", "know"]:
        return False  # *the odds are you know one in four*
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
    at = i - 1
    while at > 0 and words[at].norm in LEADS | {"not"}:  # *would then have a look*, *we don't have a lid*
        at -= 1
    if words[i].norm in ("had", "has"):  # *he's just had his hip done*
        return at < i - 1 and words[at].norm in AUX | CONTRACTED
    return words[i].norm in ("have", "do", "be") and words[at].norm in AUX | {"to"}


def _other_verb(words: Sequence[Token], i: int, at: int) -> bool:
    """*The thing is you just click*, *have it ready*: the pronoun is another verb's subject, or an object."""
    if words[i].norm in ("is", "was", "are", "were"):
        own = takewhile(
            lambda word: word.norm not in ("and", "or"), words[at + 1 : at + 5]
        )  # *how old is it and have …*
        said = [word for word in own if word.norm not in LEADS | {"like", words[at].norm}]
        return bool(said) and (said[0].norm in CONTRACTED | AUX or any(_is_plain_finite(word) for word in said[:2]))
    if words[at].norm != "it":
        return False
    if words[i].norm in ("have", "do"):  # *have it closed*: it *has* and it *does*
        return True
    perfect = {"participle", "base", "past"}  # *has it come*, *had it run*
    needed = {"did": {"base"}, "has": perfect, "had": perfect}
    return words[i].norm in needed and not any(needed[words[i].norm] & word.classes for word in words[at + 1 :])


def _is_plain_finite(word: Token) -> bool:
    return "verb" in word.classes and bool(word.classes & {"present", "past", "3rd"}) and word.norm not in AUX


def _noun_is_subject(words: Sequence[Token], i: int, at: int) -> bool:
    """*Is the light red* at the start of a clause; *has a screen*, *do your best* and *so is the roof* are none."""
    before, rest = words[i - 1] if i else None, words[at + 1 :]
    if before is not None and (not _leads_in(before, words[i]) or _subject_before(words, i)):
        return False
    if before is not None and before.norm == "so" and len(rest) <= 1:
        return False
    if words[i].norm in ("do", "have"):
        needed = "base" if words[i].norm == "do" else "participle"
        return any(needed in word.classes for word in rest[:4])
    if words[at].norm in ("a", "an"):  # *is a deposit needed*, and not *is a small one*
        nouns = [k for k, word in enumerate(rest[:-1]) if "noun" in word.classes and "noun" not in rest[k + 1].classes]
        return bool(nouns) and rest[nouns[0] + 1].norm not in ("of", "that", "which", "who", "to", "for")
    return bool(rest) or words[at].norm != "the"


def _subject_before(words: Sequence[Token], i: int) -> bool:
    """*It also has a screen*, *that one actually is the lid*: the subject stands before, with an adverb between."""
    at = i - 1
    while at >= 0 and words[at].norm in (LEADS - PART_LEADS) | DEGREES:
        at -= 1
    before = words[at].norm if 0 <= at < i - 1 else ""
    return before in PRONOUN_SUBJECT | POINTING | {"one"} and not words[at].text.endswith("-")


def _leads_in(before: Token, verb: Token) -> bool:
    stammered = before.norm == verb.norm or before.text.endswith("-")
    return stammered or (before.norm in LEADS | WH and before.norm != "please")


def is_finite(word: Token) -> bool:
    """Whether a word is an auxiliary or a verb in a tensed form."""
    return word.norm in AUX or ("verb" in word.classes and not word.classes & {"ing", "base", "participle"})
