"""English questions that begin in the middle of a sentence, where a recogniser set no stop before them.

*My son uses a wheelchair can the three of us sit together*: no statement goes on with a verb before *the*, *there* or
*they* and another verb after it. What stands before must not be the verb's own subject: *you can*, but not *thank you
can*.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coach.questions.english_words import (
    AUX,
    CONTRACTED,
    DETERMINERS,
    INDEFINITE,
    LEAD_PAIRS,
    LEADS,
    NOMINATIVE,
    POINTING,
    PREPOSITIONS,
    PRONOUN_SUBJECT,
    SAYING,
    SOMEBODY,
    TELLING,
    WH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token

_BE = frozenset("is are was were am".split())
_HAVE = frozenset("have has had".split())
_DO = frozenset("do does did".split())
_THING = 6  # words from a verb to the other, the thing asked about between them
_DEMONSTRATIVE = frozenset("this that these those".split())
_NEXT = 3
_CLAUSE = 5
_NEVER_AFTER = frozenset("nor neither only than as if whether to because who which what when where how why".split())
_STATES = frozenset("okay ok alright all right his hers yours theirs mine ours a an".split())
_LET = frozenset("thank let help for like".split())


def turns_to_asking(words: Sequence[Token], i: int) -> bool:
    """Whether a question begins with the auxiliary at `i`, right after a statement that has an end of its own."""
    at = i + 1 + (i + 1 < len(words) and words[i + 1].norm == "not")
    if i == 0 or at + 1 >= len(words) or speaks_aside(words, at) or _stands_after_subject(words, i):
        return False
    if words[i].norm in ("should", "had") and words[at].norm not in ("i", "we"):  # *should you need it*, *had it been*
        return words[i].norm == "had" and words[at + 1].norm == "ever"
    if words[at].norm in NOMINATIVE:
        after = words[at + 1 :]
        return _goes_on(words[i], after[:_NEXT]) and not (words[i].norm in _BE and _has_tensed(after[:_CLAUSE]))
    return _has_clause(words[:i]) and _asks_of_thing(words, i, at)


def _asks_of_thing(words: Sequence[Token], i: int, at: int) -> bool:
    """Whether the auxiliary at `i` asks about *there*, *it*, *that*, somebody or some thing, named from `at` on."""
    verb, subject, after = words[i], words[at].norm, words[at + 1 :]
    if verb.norm in ("have", "do"):  # *have it closed*: it *has* and it *does*
        return False
    if subject == "there":
        return verb.norm in _BE and after[0].norm in INDEFINITE
    if subject in ("it", "that", "this") and ("noun" not in after[0].classes or len(after) == 1):
        return _is_state(after) if verb.norm in _BE else _is_whole(verb, after) or _goes_on(verb, after[:_NEXT])
    many = verb.norm in ("are", "were") and "plural" in words[at].classes  # *are credit notes counted*
    return (many or _names_thing(words[at])) and _goes_on_after_thing(words, i, at)


def speaks_aside(words: Sequence[Token], at: int) -> bool:
    """*That would you know take long*, *which is I mean*: the pronoun begins words said by the way."""
    return tuple(word.norm for word in words[at : at + 2]) in LEAD_PAIRS


def _is_whole(verb: Token, after: Sequence[Token]) -> bool:
    """*Would that work*, *does it matter*: one word is left, whatever the tagger says; *do that job* is none."""
    if len(after) > 1 or verb.norm in _BE | _HAVE | {"do"}:
        return False
    return bool(after[0].classes & ({"verb"} if verb.norm in _DO else {"verb", "noun"}))


def _stands_after_subject(words: Sequence[Token], i: int) -> bool:
    """Whether the word before is the verb's own subject, or one after which verbs stand first in statements too."""
    before = words[i - 1].norm
    modal = words[i].norm not in _BE | _HAVE | _DO
    if before in _NEVER_AFTER or words[i - 1].text.endswith("-"):
        return not (modal and before == "to")  # *to come home to would it …*
    if before in AUX | {"not"}:
        return not modal or before not in _BE  # *I bet she is would Thursday do*
    if before not in PRONOUN_SUBJECT | POINTING:
        return False
    if modal and before in _DEMONSTRATIVE and words[i + 1].norm in NOMINATIVE:
        return False
    return before in NOMINATIVE - {"you"} or not _is_object(words, i - 1)


def _is_object(words: Sequence[Token], k: int) -> bool:
    """Whether a pronoun is what a preposition or a verb governs: *thank you*, *for you*, *refund it*, *got that*."""
    if k == 0:
        return False
    governs = words[k - 1]
    if governs.norm in PREPOSITIONS | _LET | {"not", "to"}:
        return True
    plain = "verb" in governs.classes and governs.norm not in AUX | CONTRACTED
    return plain and governs.lemma not in TELLING | SAYING


def _has_clause(before: Sequence[Token]) -> bool:
    """Whether what stands before says something of its own, or only thanks and greets."""
    said = any("verb" in word.classes or word.norm in AUX | CONTRACTED for word in before)
    return said or all(word.norm in LEADS | {"you"} for word in before)


def _goes_on(verb: Token, after: Sequence[Token]) -> bool:
    """Whether the verb that the first one needs follows: *do you need*, *have they come*, *was he told*."""
    if not after or after[0].norm in AUX - {"be", "have", "do"}:
        return False
    said = [word for word in after if "adv" not in word.classes]
    if not said:
        return verb.norm in _BE
    first = said[0]
    if verb.norm in _BE:
        return not _is_tensed(first)
    if verb.norm in _HAVE:
        return bool(first.classes & {"participle", "past"}) or first.norm in ("got", "had")
    return ("verb" in first.classes and not first.classes & {"3rd", "past", "ing"}) or first.norm in (
        "be",
        "have",
        "do",
    )


def _has_tensed(words: Sequence[Token]) -> bool:
    return any(map(_is_tensed, words))


def _is_tensed(word: Token) -> bool:
    return word.norm in AUX or ("verb" in word.classes and bool(word.classes & {"present", "past", "3rd"}))


def _is_state(after: Sequence[Token]) -> bool:
    """*A problem*, *all right if …*, *possible*: what is asked of *it* or *that*, and no clause after *that*."""
    fits = after[0].norm in _STATES or bool(after[0].classes & {"adj", "ing", "participle"})
    until = next((k for k, word in enumerate(after) if word.norm in ("if", "for", "to", "when")), len(after))
    return fits and not _has_tensed(after[:until])


def _names_thing(word: Token) -> bool:
    return word.norm in DETERMINERS | SOMEBODY or bool(word.classes & {"propn", "num"})


def _goes_on_after_thing(words: Sequence[Token], i: int, at: int) -> bool:
    """Whether the other verb, or what is asked of the thing, stands after it: *has the sample been lost*."""
    verb, thing = words[i].norm, words[at : at + _THING]
    if verb in _BE | _HAVE and thing[0].norm in ("a", "an"):
        return False
    if verb in _BE and asks_already(words[:i]) and _stands_somewhere(thing):
        return True
    for k, word in enumerate(thing[1:], start=1):
        if _is_asked_of(verb, thing, k):
            return True
        if word.norm in WH | {"that", "which"} or _is_tensed(word):
            return False
    return False


def asks_already(words: Sequence[Token]) -> bool:
    """Whether a verb before a pronoun asked something before: *did you get the letter …*."""
    pairs = pairwise(words)
    return any(one.norm in AUX and other.norm in NOMINATIVE | {"it"} for one, other in pairs)


def _stands_somewhere(thing: Sequence[Token]) -> bool:
    """*… is the deed in both names*: no clause goes on so in a turn that asks."""
    noun = next((k for k, word in enumerate(thing) if "noun" in word.classes), len(thing))
    return noun + 1 < len(thing) and thing[noun + 1].norm in PREPOSITIONS


def _is_asked_of(verb: str, thing: Sequence[Token], k: int) -> bool:
    """Whether word `k` is what the verb needs: a state for *is*, a participle for *has*, else a plain verb."""
    word = thing[k]
    if verb in _BE:
        return k > 1 and not _is_tensed(word) and _says_state(word, thing[k - 1])
    if verb in _HAVE:
        return "participle" in word.classes and word.norm != "got"
    plain = "verb" in word.classes and not word.classes & {"3rd", "past", "ing"}
    return plain and (k > 1 or thing[0].norm not in DETERMINERS)


def _says_state(word: Token, before: Token) -> bool:
    """*The car clean*, *the meter still counting*, *the same amount*: what is said of a thing, right after it."""
    ends = bool(before.classes & {"noun", "propn", "adv", "num"})
    return ends and bool(word.classes & {"adj", "ing", "participle"})
