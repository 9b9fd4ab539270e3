"""Cuts a turn into clauses: at commas and joining words, with or without punctuation.

Spoken text often has neither capitals nor full stops, so a joining word cuts only where a verb stands on both sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

Clause = tuple[int, int]
TIME = re.compile(  # Finnish words for a time, in their dictionary form
    r"(minuutti|tunti|vuorokausi|päivä|aamu|ilta|(?<!t)yö|viikko|kuu|kuukausi|vuosi|kesä|talvi|syksy|kevät|tai|aika|hetki|kerta)$"
)
UNFINISHED = {  # words that something must follow: no clause or quote ends with them
    Language.FI: frozenset("ja mutta mut että et kun ku kuin koska jos joka eli tai".split()),
    Language.EN: frozenset("and but because or if which who what the a an my your to of".split()),
}
_BREAK = re.compile(r"[,;:–—…(]| - ")
_JOINS = {
    Language.FI: frozenset(
        "ja mutta kun että et niin nii ni sitten joten koska jos vaikka jotta ettei eikä enkä joka jonka jossa josta "
        "johon jolla eli elikkä tai".split()
    ),
    Language.EN: frozenset("and but because so when if which who although though since or while".split()),
}
_BEGINS = {
    Language.FI: frozenset("minä me se hän ne minulla meillä minun".split()),
    Language.EN: frozenset("i we he she it they that this there you".split()),
}
_BEGINS_BEFORE_VERB = frozenset("siellä täällä siinä tässä minua meitä minulta meiltä".split())
_TAKES = frozenset("sure worried afraid scared hope hoping think know say said says mean guess feel".split())
_MINE = frozenset("my our his her their".split())
_COUNTS = re.compile(r"(sekunti|minuutti|tunti|päivä|viikko|kuukausi|vuosi|aika|hetki)$")
_HAS = frozenset("on oli ei olisi".split())
_THE = frozenset(("se", "ne"))
_AND = frozenset(("and", "ja"))
_PAIRS = frozenset(
    "up down,down up,back forth,on off,off on,over over,again again,in out,now then,now again".split(",")
)
_BE = frozenset(("'s", "s", "re", "ve"))
_LONG = 12  # words from which a sentence without any sign is speech as it was recognised


def clauses(turn: AnnotatedTurn) -> tuple[Clause, ...]:
    """First and last-plus-one word of each clause, in order; together they are all words of the turn."""
    return tuple(clause for first, last in turn.sentences for clause in _of_sentence(turn, first, last))


def _of_sentence(turn: AnnotatedTurn, first: int, last: int) -> Iterator[Clause]:
    start, bare = first, is_bare(turn, first, last)
    for at in range(first + 1, last):
        cut = (_cuts(turn, at) or (bare and _begins(turn, at))) and _has_verb(turn, start, at)
        if _ends_sentence(turn, at) or (cut and _has_verb(turn, at, last)):
            yield start, at
            start = at
    yield start, last


def _cuts(turn: AnnotatedTurn, at: int) -> bool:
    before, word = turn.words[at - 1], turn.words[at]
    joins = _JOINS[turn.language]
    if _is_broken(turn, at):
        return True
    if word.norm == "sitten" and _COUNTS.search(before.lemma):  # *kolme viikkoa sitten*
        return False
    if word.norm == "joka" and TIME.search(turn.words[min(at + 1, len(turn.words) - 1)].lemma):  # *joka aamu*
        return False
    if word.norm in _AND and (_counts_on(turn, at) or _is_pair(turn, at) or _only_names(turn, at)):
        return False
    so = word.norm == "niin" and bool(turn.words[min(at + 1, len(turn.words) - 1)].classes & {"adj", "adv"})
    return word.norm in joins and before.norm not in joins and not so


def _counts_on(turn: AnnotatedTurn, at: int) -> bool:
    """Whether an *and* stands in or between numbers: *a hundred and thirty*, *kahden ja neljän välillä*."""
    return "num" in turn.words[at - 1].classes or "num" in turn.words[min(at + 1, len(turn.words) - 1)].classes


def _is_pair(turn: AnnotatedTurn, at: int) -> bool:
    """Whether an *and* stands in a set phrase: *up and down every fortnight*."""
    return f"{turn.words[at - 1].norm} {turn.words[min(at + 1, len(turn.words) - 1)].norm}" in _PAIRS


def _is_broken(turn: AnnotatedTurn, at: int) -> bool:
    """Whether a comma or the like stands before a word."""
    return bool(_BREAK.search(turn.turn.text[turn.words[at - 1].end : turn.words[at].start]))


def _only_names(turn: AnnotatedTurn, at: int) -> bool:
    """Whether an *and* only joins one thing more, before another clause: *tuesdays and thursdays so i can't …*."""
    _, end = turn.sentence_of(at)
    joins = _JOINS[turn.language]
    parted = (i for i in range(at + 1, end) if turn.words[i].norm in joins or _is_broken(turn, i))
    until = next(parted, end)
    return at + 1 < until < end and not _has_verb(turn, at, until)


def _ends_sentence(turn: AnnotatedTurn, at: int) -> bool:
    """Whether a number with its point ends a sentence: *Rantatie 12. Meillä on …*."""
    return turn.words[at - 1].text.endswith(".") and turn.words[at].text[:1].isupper()


def is_bare(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether the words come as a speech recogniser gives them: many, and no sign among them."""
    text = turn.turn.text[turn.words[first].start : turn.words[last - 1].end]
    return last - first >= _LONG and not _BREAK.search(text)


def _begins(turn: AnnotatedTurn, at: int) -> bool:
    """Whether a word begins a new clause in speech without signs: *mä*, *pojalla on*; *it*, *we* with a verb next."""
    word, after = turn.words[at], turn.words[at + 1 : at + 3]
    before = turn.words[at - 1].norm
    if before in _JOINS[turn.language] or (before in _HAS and word.norm in _THE):  # *minulla on se ranneke kiinni*
        return False
    before_verb = any("verb" in each.classes or each.norm in _BE for each in after[:1])
    if turn.language is Language.EN:
        named = after and word.norm in _MINE and "noun" in after[0].classes  # *my brother had …*, not *my brother's …*
        mine = named and "verb" in after[-1].classes and after[-1].norm not in _BE
        takes = turn.words[at - 1].norm in _TAKES  # *not sure there'll be enough* is one clause
        return bool(mine) or (word.norm in _BEGINS[turn.language] and before_verb and not takes)
    owns = "noun" in word.classes and word.norm.endswith(("lla", "llä")) and any(a.norm in _HAS for a in after[:1])
    return owns or word.norm in _BEGINS[turn.language] or (before_verb and word.norm in _BEGINS_BEFORE_VERB)


def _has_verb(turn: AnnotatedTurn, first: int, last: int) -> bool:
    return any("verb" in word.classes for word in turn.words[first:last])
