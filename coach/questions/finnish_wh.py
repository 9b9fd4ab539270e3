"""Finnish question words: whether one asks, or is relative, exclaiming, or part of a set phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.clause import is_finite
from coach.questions.finnish_shared import asks_listener, is_bare, is_tag, opens
from coach.questions.finnish_words import (
    ANY,
    CONDITIONS,
    GREETS,
    HEADS,
    HOW,
    IN_IT,
    INTO,
    JOINS,
    JUDGED,
    LEADS,
    MEASURE,
    NARROW_HEADS,
    NEVER_RELATIVE,
    OF_WHAT_SORT,
    OFFERS,
    SELDOM_RELATIVE,
    WHATEVER,
)

if TYPE_CHECKING:
    from coach.language.tokens import Token
    from coach.questions.clause import Sentence

_BACK = str.maketrans("äö", "ao")
_HUNG = 3  # words before a question word among which stands what a relative clause hangs on
_CALLED = 2  # words of a name or an interjection before the question


def asks(sentence: Sentence, i: int, *, first: bool) -> bool:
    """Whether a question word that nothing tells asks; the sentence's mark is for the `first` one."""
    if _set_phrase(sentence, i) or is_tag(sentence, i - 1):
        return False
    if sentence.marked and first:
        return True
    if _exclaims(sentence, i):
        return False
    if opens(sentence, i) or sentence.norms(i, i + 2) == ("mitä", "jos"):
        return not _free_relative(sentence, i)
    if is_bare(sentence) and i > 0 and _determines(sentence, i):  # *… sitä mihin aikaan lähdet*: no relative clause
        return True
    return not _relative(sentence, i) and _begins_clause(sentence, i, first=first)


def _relative(sentence: Sentence, i: int) -> bool:
    """*se, mitä sanoit*, *syy, miksi …*, *…, mikä ei haittaa*, *hassua, miten …*."""
    words, before = sentence.words, sentence.words[i - 1]
    if before.norm in HEADS - {"niin"} or before.lemma in NARROW_HEADS or _judged(sentence, i):
        return True
    denies = i + 1 < len(words) and "negation" in words[i + 1].classes
    return denies and not words[i].norm.startswith("miks")


def _begins_clause(sentence: Sentence, i: int, *, first: bool) -> bool:
    joined = sentence.words[i - 1].norm in JOINS | LEADS
    return (
        joined
        or _runs_on(sentence, i, first=first)
        or _determines(sentence, i)
        or _starts_anew(sentence, i)
        or _after_condition(sentence, i)
    )


def _runs_on(sentence: Sentence, i: int, *, first: bool) -> bool:
    """*Katto vuotaa kuka auttaa*, *jäin lomalle mitä teen*: after a statement that no sign parts from what is asked.

    A relative clause hangs on a word: *sen talon missä asun*; so nothing of the kind may stand right before.
    """
    if not is_bare(sentence) or not any(is_finite(word) or word.norm in GREETS for word in sentence.words[:i]):
        return False
    before, rest = sentence.words[i - 1], sentence.words[i + 1 : i + 5]
    governed = is_finite(before) and i > 1  # *saat mitä haluat*, but *käy mitä se maksaa*
    told_before = first and sentence.words[i].norm in sentence.norms(0, i)
    if not rest or governed or told_before:
        return False
    if SELDOM_RELATIVE.match(sentence.words[i].norm):
        return before.norm not in HEADS and _asks_by_verb(sentence, i)
    if {word.norm for word in sentence.words[max(0, i - _HUNG) : i]} & HEADS:
        return False
    doer = sentence.words[i].norm == "mitä" and bool(rest[0].classes & {"pron"})  # *… loppu mitä sä teit*
    hangs = before.classes & ({"adj", "pron"} if doer else {"adj", "pron", "nominative"})
    return (not hangs or "participle" in before.classes) and _asks_of(sentence, i)


def _asks_by_verb(sentence: Sentence, i: int) -> bool:
    """*Kuka maksaa*, *milloin se tulee*; how and why only with one who does it: *miten toimin*, *miten se tehdään*."""
    rest = sentence.words[i + 1 : i + 5]
    if HOW.match(sentence.words[i].norm):
        return any(is_finite(word) and word.classes & {"1st", "2nd", "passive"} for word in rest)
    return any("verb" in word.classes for word in rest)


def _asks_of(sentence: Sentence, i: int) -> bool:
    """*Mitä teen*, *mihin lähetän sen teille*, *mikä on tilauksen numero*: what no relative clause begins with."""
    word, (first, *rest) = sentence.words[i], sentence.words[i + 1 : i + 4]
    if word.norm == "mitä" and (first.norm == "nyt" or any(each.lemma == "maksaa" for each in (first, *rest))):
        return True
    doers = {"mitä": {"1st", "2nd", "passive"}, "mihin": {"1st"}, "mistä": {"1st"}}.get(word.norm, set())
    if word.norm == "mitä" and "noun" in first.classes and any(map(is_finite, rest)):  # *mitä ruudulla luki*
        return True
    if (is_finite(first) and first.classes & doers) or asks_listener(sentence, i) or first.norm == "minä":
        return True
    is_a = first.lemma == "olla" and bool(rest) and _is_thing(rest[0])
    return word.norm == "mikä" and (is_a or first.norm in IN_IT)


def _is_thing(word: Token) -> bool:
    """*Mikä on varausnumero*, *mikä on tilauksen numero*; *mikä on harmi* judges what was told."""
    possessed = bool(word.classes & {"genitive", "yours"}) or word.norm.endswith("nne")
    return possessed or ("noun" in word.classes and "adj" not in word.classes and word.lemma not in JUDGED)


def _after_condition(sentence: Sentence, i: int) -> bool:
    """*Jos tilaan tänään, milloin se tulee*; *Herra Virta, mitä näette*: the clause that asks stands second."""
    before = sentence.words[:i]
    first = next((word.norm for word in before if word.norm not in LEADS), "")
    if first in CONDITIONS:
        return SELDOM_RELATIVE.match(sentence.words[i].norm) is not None and any(map(is_finite, before))
    called = (
        i in sentence.breaks and i <= _CALLED and not any(word.classes & {"verb", "adj", "pron"} for word in before)
    )
    return called and i + 1 < len(sentence.words) and is_finite(sentence.words[i + 1])


def _judged(sentence: Sentence, i: int) -> bool:
    """*Hassua, miten …*, *kiva, kun …*: the clause is what an adjective judges."""
    return "adj" in sentence.words[i - 1].classes and not any(is_finite(word) for word in sentence.words[:i])


def _set_phrase(sentence: Sentence, i: int) -> bool:
    """*mikä tahansa*, *mitä siihen tulee*, *mitä pikemmin, sitä parempi*."""
    words, norm = sentence.words, sentence.words[i].norm
    after = sentence.norms(i + 1, i + 4)
    if not after:
        return False
    if WHATEVER & set(after) or after[0] in ANY or (i and words[i - 1].norm in ("vaikka", "ties", "ihan")):
        return True
    if norm == "mitä" and after[0].endswith(("mpi", "mpaa", "mpää", "mpia", "mpiä", "mmin", "mman", "mmän")):
        return not sentence.marked
    return norm == "mitä" and ("tulee" in after or after[:1] == ("kuuluu",)) and _courtesy(sentence, i)


def _courtesy(sentence: Sentence, i: int) -> bool:
    """*Mitä kuuluu?* is a greeting; *mitä laskuun tulee, …* names the matter."""
    rest = sentence.norms(i + 1, len(sentence.words))
    return (rest[0] == "kuuluu" and len(rest) <= 3) or ("tulee" in rest[1:3] and not sentence.marked)


def _exclaims(sentence: Sentence, i: int) -> bool:
    """*Miten ihana!*, *Mikä päivä!*: a question word and a judgement, nothing asked."""
    words, rest = sentence.words, sentence.words[i + 1 :]
    if not rest or sentence.marked:
        return False
    degree = words[i].norm.startswith(("miten", "kuinka")) and "adj" in rest[0].classes
    if degree and rest[0].lemma not in MEASURE:
        return True
    return sentence.close.startswith("!") and not any(is_finite(word) for word in rest)


def _free_relative(sentence: Sentence, i: int) -> bool:
    """*Miten se merkitään, on toinen asia*: the clause is what another clause speaks about; because-clauses too."""
    if sentence.marked:
        return False
    later = [at for at in sentence.breaks if at > i + 1]
    return any(sentence.words[at].norm in ("on", "oli", "ei", "riippuu") for at in later)


def _determines(sentence: Sentence, i: int) -> bool:
    """*mistä numerosta*, *mitä mallia*: question word and noun in one case; a relative pronoun stands alone."""
    if i + 1 >= len(sentence.words):
        return False
    one, other = sentence.words[i], sentence.words[i + 1]
    if one.norm == "minkä" and OF_WHAT_SORT.search(other.norm):  # *minkä väriset*, *minkä ikäinen*
        return True
    if (
        one.norm == "mihin" and "noun" in other.classes and INTO.search(other.norm)
    ):  # *mihin aikaan*, *mihin huoneeseen*
        return True
    if "noun" not in other.classes or one.norm.startswith(("miksi", "miten", "milloin")):
        return False
    alike = one.classes & other.classes & {"nominative", "genitive"}
    ends = (word.norm[-2:].translate(_BACK) for word in (one, other))  # *missä huoneessa*
    return next(ends) == next(ends) or bool(alike)


def _starts_anew(sentence: Sentence, i: int) -> bool:
    """Whether a new clause that asks may start in the middle: *… tilauksen, milloin haluatte …*."""
    word, rest = sentence.words[i], sentence.words[i + 1 : i + 5]
    of_you = any("yours" in w.classes for w in rest) or (bool(rest) and rest[0].norm in ("sinun", "teidän"))
    parted = sentence.marked and i in sentence.breaks and SELDOM_RELATIVE.match(word.norm) is not None
    if NEVER_RELATIVE.match(word.norm) or of_you or parted:
        return True
    asks_you = any(w.classes & {"2nd", "you"} for w in rest)
    offers = bool(rest) and rest[0].norm in OFFERS  # *miten voin auttaa* after any greeting
    return (asks_you or offers) and SELDOM_RELATIVE.match(word.norm) is not None
