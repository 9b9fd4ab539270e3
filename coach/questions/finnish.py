"""Finnish questions by their grammar: *-ko/-kö*, question words, *vai*, tags, and indirect asking.

What looks like a question and is none: reported ones (*tarkistan, onko …*), relative clauses (*se, mitä sanoit*),
because-clauses (*koska …*), exclamations (*miten ihana!*), *mikä tahansa*, *mitä pikemmin, sitä parempi*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.clause import is_finite
from coach.questions.finnish_shared import asks_listener, is_bare, is_tag, on_which_day, opens, tells
from coach.questions.finnish_unsigned import without_signs
from coach.questions.finnish_wh import asks
from coach.questions.finnish_words import (
    ALTERNATIVE,
    ANY,
    ANY_KO,
    ANY_KS,
    AS,
    ASKING,
    ASKS_FOR_MORE,
    CANNOT_SAY,
    CASE_KO,
    ENDS_KO,
    FROM_YOU,
    HAD_ASKED,
    HEADS,
    I_ASK,
    JOINS,
    KO,
    LEADS,
    MAY_I,
    MY_QUESTION,
    NEVER,
    OPENING_CLAUSE,
    PAST_KS,
    SPOKEN_KO,
    TELL_ME,
    TELLING,
    TO_KNOW,
    VERB_KO,
    WHOLE_OBJECTS,
    WISHES,
    WOULD_HAVE,
    YET_KO,
)
from coach.questions.question import Form, Question

if TYPE_CHECKING:
    from coach.language.tokens import Token
    from coach.questions.clause import Sentence

_REACH = 7  # words between a telling verb and the question it tells, where a comma parts them
_NEAR = 3  # and where none does
_WHOM = 3  # words after *kysyn* among which it is said whom
_THAT = (
    4  # words before *että* among which the verb that tells stands: *haaveillaan koirasta et saako sen ottaa mukaan*
)


_FORBIDS = frozenset("älkää älkääkä älköön älköönkä älkäämme älkäämmekä".split())


def asked(sentence: Sentence) -> tuple[Question, ...]:
    """The questions of a sentence; places count the sentence's words."""
    starts = _starts(sentence)
    if not starts:
        return without_signs(sentence)
    ends = [start for start, _ in starts[1:]] + [len(sentence.words)]
    return tuple(
        Question(start, _trimmed(sentence, start, end), form) for (start, form), end in zip(starts, ends, strict=True)
    )


def _starts(sentence: Sentence) -> list[tuple[int, Form]]:
    """Where each question starts, and its form: each question word or *-ko* word that asks by itself."""
    found: list[tuple[int, Form]] = []
    told = -1
    for i, word in enumerate(sentence.words):
        wh = ASKING.match(word.norm) is not None or on_which_day(sentence, i)
        if not wh and not _is_ko(sentence, i):
            continue
        joined = bool(found) and told < 0 and sentence.words[i - 1].norm in ("ja", "sekä")
        matrix = None if joined else _told_by(sentence, i, told)
        if matrix is not None:
            told = i if matrix != i - 1 or sentence.words[matrix].norm not in HEADS else told
            found = _indirect(sentence, matrix, found, wh=wh)
        elif found and _continues(sentence, found[-1][0], i):
            found[-1] = (found[-1][0], _joined(sentence, *found[-1], i))
        elif not wh or asks(sentence, i, first=not found):
            found.append((_from_more(sentence, i), Form.OPEN if wh else _closed(sentence, i)))
    return found


def _is_ko(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    by_form = CASE_KO.search(word.norm) or SPOKEN_KO.search(word.norm)
    verb = "verb" in word.classes and VERB_KO.search(word.norm)
    sure = by_form or verb or ("question" in word.classes and KO.search(word.norm))
    form = sure or (_begins_clause(sentence, i) and _asks_by_ending(sentence, i)) or _asks_whether_yet(sentence, i)
    forbidden = _FORBIDS & set(sentence.norms(0, i))  # *älkää karistako*
    if not form or forbidden or word.norm in NEVER | ALTERNATIVE:
        return False
    either = word.norm in YET_KO and "tai" in sentence.norms(i, len(sentence.words))
    return not either and not is_tag(sentence, i)


def _asks_by_ending(sentence: Sentence, i: int) -> bool:
    word, after = sentence.words[i], sentence.words[i + 1 : i + 2]
    spoken = "verb" in word.classes and "imperative" not in word.classes and ANY_KS.match(word.norm) is not None
    of_somebody = PAST_KS.match(word.norm) is not None and any("pron" in each.classes for each in after)
    return spoken or of_somebody or (ANY_KO.match(word.norm) is not None and not ENDS_KO.search(word.norm))


def _asks_whether_yet(sentence: Sentence, i: int) -> bool:
    """*Joko se saapui*; with *tai* it only gives a choice."""
    return sentence.words[i].norm in YET_KO and opens(sentence, i) and any(map(is_finite, sentence.words[i + 1 :]))


def _begins_clause(sentence: Sentence, i: int) -> bool:
    return opens(sentence, i) or i in sentence.breaks or sentence.words[i - 1].norm in JOINS


def _closed(sentence: Sentence, i: int) -> Form:
    return Form.ALTERNATIVE if ALTERNATIVE & set(sentence.norms(i + 1, len(sentence.words) - 1)) else Form.CLOSED


def _from_more(sentence: Sentence, i: int) -> int:
    """The start with an *entä* before it."""
    return i - 1 if i and sentence.words[i - 1].norm in ASKS_FOR_MORE else i


def _told_by(sentence: Sentence, i: int, told: int) -> int | None:
    """The word that makes what starts at `i` a told question, None where it is asked."""
    words = sentence.words
    if told >= 0 and words[i - 1].norm in JOINS - {"mutta", "niin"}:
        return told
    reach = _REACH if i in sentence.breaks else _NEAR
    for at in range(i - 1, max(-1, i - 1 - reach), -1):
        word = words[at]
        if _tells_at(sentence, at, next_to=at == i - 1):
            return None if at < i - 1 and is_bare(sentence) and _told_to_its_end(sentence, at, i) else at
        if word.norm in ("mutta", "niin", "joten") or (is_finite(word) and not _auxiliary(word)):
            break
        if at in sentence.breaks and at < i and not tells(words[at - 1]):
            break
    return None


def _told_to_its_end(sentence: Sentence, at: int, i: int) -> bool:
    """Whether a telling verb at `at` has its object, or what opens at `i` is put to the listener and not told to them.

    *Selvitän tämän heti palaako valo*, *niin ne sanoi voisitko tulla*; but *kerron mielelläni mitä teillä on*.
    """
    telling = "1st" in sentence.words[at].classes and ASKING.match(sentence.words[i].norm) is not None
    return sentence.words[at + 1].norm in WHOLE_OBJECTS or (asks_listener(sentence, i) and not telling)


def _tells_at(sentence: Sentence, at: int, *, next_to: bool) -> bool:
    """Whether the word at `at` tells what comes; right before it, whatever class the tagger gave it."""
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    if word.norm == "kuulla" and before is not None and "verb" not in before.classes:  # *harmi kuulla*
        return False
    if before is not None and before.norm in AS:  # *niin kuin sanoin*
        return False
    told = tells(word) or sentence.norms(at - 1, at + 1) in CANNOT_SAY
    return told or (next_to and (word.lemma in TELLING or _opens_clause(sentence, at)))


def _auxiliary(word: Token) -> bool:
    return word.lemma == "olla" or "negation" in word.classes


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a word just before a question word makes it a clause of another: *että*, *siitä*, *miettimään*."""
    word = sentence.words[at]
    told = "infinitive" in word.classes or ("infinitive3" in word.classes and word.lemma in TELLING)
    if told and ASKING.match(sentence.words[at + 1].norm):
        return True
    if word.norm in ("että", "et"):
        asks = opens(sentence, at) or MAY_I.match(sentence.words[at + 1].norm) is not None  # *siis että onko …*
        return not asks or (not opens(sentence, at) and any(map(tells, sentence.words[max(0, at - _THAT) : at])))
    whoever = word.norm in ANY and ASKING.match(sentence.words[at - 1].norm) is not None  # *kuka vaan*
    return word.norm in OPENING_CLAUSE and not whoever


def _indirect(sentence: Sentence, matrix: int, found: list[tuple[int, Form]], *, wh: bool) -> list[tuple[int, Form]]:
    """The questions so far, with the one that asks by telling: *kertoisitteko, milloin …*, *haluaisin tietää, …*."""
    if found and found[-1][0] <= matrix:
        start, form = found[-1]
        return [*found[:-1], (start, Form.OPEN if wh else form)]
    asking = _asking_matrix(sentence, matrix)
    return found if asking is None else [*found, (asking, Form.OPEN if wh else Form.CLOSED)]


def _asking_matrix(sentence: Sentence, matrix: int) -> int | None:
    """Where an asking *haluaisin tietää*, *kysyisin*, *kerro* starts, None where the matrix only tells."""
    words = sentence.words
    for at in range(matrix, max(-1, matrix - 4), -1):
        norm = words[at].norm
        if norm in WISHES and TO_KNOW & set(sentence.norms(at, matrix + 1)):
            return at
        if norm in MY_QUESTION or (norm in WOULD_HAVE and HAD_ASKED & set(sentence.norms(at, matrix + 1))):
            return at
        if norm in TELL_ME and not (at and "prohibition" in words[at - 1].classes | words[max(0, at - 2)].classes):
            return at
        if norm in I_ASK and opens(sentence, at) and not _asks_another(sentence, at):
            return at
    return None


def _asks_another(sentence: Sentence, at: int) -> bool:
    """Whether the agent will ask somebody else: *kysyn opettajalta, mahtuuko …*."""
    whom = sentence.words[at + 1 : at + 1 + _WHOM]
    return any(word.norm.endswith(("lta", "ltä")) and word.norm not in FROM_YOU for word in whom if _is_named(word))


def _is_named(word: Token) -> bool:
    return bool(word.classes & {"noun", "propn", "pron"})


def _continues(sentence: Sentence, start: int, i: int) -> bool:
    """Whether a word at `i` carries the question from `start` on: *missä ja milloin*, *onko … vai onko …*."""
    before = sentence.words[i - 1].norm
    if before in ALTERNATIVE:
        return True
    joined = before in ("ja", "tai") and not any(
        is_finite(w) or "noun" in w.classes for w in sentence.words[start + 1 : i]
    )
    return joined or i == start + 1


def _joined(sentence: Sentence, start: int, form: Form, i: int) -> Form:
    return Form.ALTERNATIVE if sentence.words[i - 1].norm in ALTERNATIVE and form is not Form.OPEN else form


def _trimmed(sentence: Sentence, start: int, end: int) -> int:
    """The end of a question without the words that lead to the next one."""
    while end < len(sentence.words) and end - 1 > start and sentence.words[end - 1].norm in LEADS | JOINS:
        end -= 1
    return end
