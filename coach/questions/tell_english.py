"""English: what the customer told, said back to them: *my wife's been ill* → *your wife's been ill*."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.clauses import UNFINISHED
from coach.questions.quotes import I_SAY, SIGHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_BACK = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
    "here": "there",
}
_AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't", "'m": "'re"}
_SPOKEN = {"gotta": "have to", "gonna": "going to", "wanna": "want to", "kinda": "kind of", "cuz": "because"}
_NAMES = frozenset(  # written with a capital letter, whatever the recogniser wrote
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december christmas easter".split()
)
_OPENING = frozenset(
    "and but so well oh because also um uh yes yeah no hi hello ok okay plus though now btw actually honestly just "
    "only anyway mind sorry please then since".split()
)
_BARE = frozenset(
    "im ive weve were its thats theres dont cant didnt doesnt wont isnt wasnt arent hasnt havent hadnt couldnt wouldnt "
    "shouldnt id ill shes hes theyre theyve".split()
)  # no signs
_ANYONE = frozenset(
    "wife husband mum mother dad father son daughter sister brother neighbour neighbor guy man woman lady partner baby "
    "child kid friend boss one loads bit lot degrees night noon morning evening weekend couple pair something anything "
    "nothing everything somebody someone anybody anyone everybody everyone nobody".split()
)
_TO_AGENT = frozenset("you your yours you're you've yourself".split())
_SET_PHRASES = re.compile(
    r"(it['’]?s (only|just) (that|because)"
    r"|thank god|to be fair|to tell you the truth|by the way|on top of that|to be honest|the thing is"
    rf"|{I_SAY}( that)?"
    r"|i'm afraid(?=,? (i|he|she|we|they|it|my|our|the|that|there)\b)|i (think|guess|suppose|reckon)(?=[, ]))[,\s]+",
    re.IGNORECASE,
)
_JOINS = frozenset(
    "and but so because that which who whose when if since after before while till until as than what where how why "
    "though although unless or whether because once".split()
)
_TAKES_CLAUSE = frozenset(  # *worried it won't come*
    "worried sure afraid glad scared hoping hope think thinking thought know knew feel felt guess suppose certain told "
    "said says mean believe find bet wish terrified nervous anxious concerned".split()
)
_HANGS = _JOINS | UNFINISHED[Language.EN] | {"ever"}
_THINKS = frozenset("think guess suppose reckon believe".split())
_WHO = frozenset(("who", "which", "that"))
_FINITE = frozenset(("past", "present", "modal"))
_SUBJECTS = frozenset(("noun", "propn", "pron", "ex"))
_THESE = frozenset("this that these those it nobody everybody nothing everything one half".split())
_FIRST = frozenset("i we he she they".split())
_SPLICED = 2  # more verbs than words that join them: two sentences without a stop
_CUT_SHORT = re.compile(r"\b\w+in['’](?!\w)")  # *havin'*
_WORD = re.compile(r"[\w'’-]+|[^\w\s]+|\s+")
_FEWEST, _MOST = 3, 20


def said_back(turn: AnnotatedTurn, first: int, last: int) -> str | None:
    """The words as a clause to follow *You mentioned that …*, None where they speak to the agent or are no clause."""
    first = _start(turn, first, last)
    while first < last and (hangs := _hanging(turn.words[first:last])):
        last -= hangs
    if last - first < _FEWEST or not _is_clause(turn, first, last):
        return None
    text = turn.turn.text[turn.words[first].start : turn.words[last - 1].end]
    pieces = [piece.replace("’", "'") for piece in _WORD.findall(text)]
    while pieces and (pieces[0].lower() in _OPENING or not pieces[0][:1].isalnum()):
        pieces = pieces[1:]
    words = [piece.lower() for piece in pieces if piece[:1].isalnum()]
    if not _FEWEST <= len(words) <= _MOST or (_TO_AGENT | _BARE) & set(words) or _CUT_SHORT.search(text):
        return None
    return _turned(pieces)


def _hanging(words: Sequence[Token]) -> int:
    """How many words at the end belong to no clause: *because*, *so I think*."""
    if len(words) > 1 and words[-2].norm == "i" and words[-1].norm in _THINKS:
        return 2
    opens = len(words) > 1 and words[-1].norm in _FIRST and words[-2].norm in _JOINS  # *… and what i*
    return 2 if opens else int(words[-1].norm in _HANGS)


def _start(turn: AnnotatedTurn, first: int, last: int) -> int:
    """The first word of the clause after *well*, *by the way*."""
    while first < last:
        phrase = _SET_PHRASES.match(turn.turn.text, turn.words[first].start)
        if phrase is None and turn.words[first].norm not in _OPENING:
            return first
        end = phrase.end() if phrase else turn.words[first].end
        first += sum(turn.words[i].start < end for i in range(first, last))
    return first


def _is_clause(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether the words have a subject before their verb, and no second clause without a word that joins it."""
    words = turn.words[first:last]
    finite = [i for i, word in enumerate(words) if "verb" in word.classes and word.classes & _FINITE]
    subject = words[: finite[0]] if finite else ()
    if not any(word.classes & _SUBJECTS or word.norm in _THESE for word in subject):
        return False
    after = any(word.norm in _JOINS - _WHO for word in subject)  # *second time since he came*
    cut = any("pron" in one.classes and "participle" in other.classes for one, other in pairwise(words))  # *i been*
    cut |= not SIGHS.isdisjoint(word.norm for word in words)  # *by seven oh dear uh my husband …*
    cut |= any(one.norm == "me" and other.classes & {"noun", "propn"} for one, other in pairwise(words))  # *me leg*
    gaps = ((turn.turn.text[one.end : other.start], other) for one, other in pairwise(words))
    spliced = any("," in gap and other.norm not in _JOINS for gap, other in gaps)
    bare = words[0].classes & {"noun", "adj"} and not words[0].classes & {"plural", "propn"}  # *bottom row is damp*
    return (
        not (after or cut or spliced or bare or _starts_anew(words))
        and _clauses(words, finite) - _joins(words) < _SPLICED
    )


def _starts_anew(words: Sequence[Token]) -> bool:
    """Whether *i*, *he* or the like begins a second clause that no word joins on: *tuesday's awkward i take my dad*."""
    return any(
        words[i].norm in _FIRST
        and words[i - 1].norm not in _JOINS | _TAKES_CLAUSE
        and "verb" not in words[i - 1].classes
        for i in range(2, len(words))
    )


def _clauses(words: Sequence[Token], finite: Sequence[int]) -> int:
    """How many verbs have a subject of their own before them: *'s flooded* is one."""
    return 1 + sum(any(w.classes & _SUBJECTS for w in words[one + 1 : other]) for one, other in pairwise(finite))


def _joins(words: Sequence[Token]) -> int:
    """How many clauses may be joined on: by a word, or by none after what they fill (*worried it won't come*)."""
    after = zip(words, words[1:], words[2:], strict=False)
    bare = sum(
        one.norm in _TAKES_CLAUSE and "pron" in two.classes and bool(verb.classes & _FINITE) for one, two, verb in after
    )
    return bare + sum(word.norm in _JOINS and "dt" not in word.classes for word in words)


def _turned(pieces: Sequence[str]) -> str:
    told, before = [], ""
    for i, piece in enumerate(pieces):
        low = piece.lower()
        back = _AFTER_I.get(low, _BACK.get(low, piece)) if before == "i" else _BACK.get(low, piece)
        if not _NAMES.isdisjoint((low, low.removesuffix("s"))):
            back = piece.capitalize()
        elif low in _SPOKEN:
            back = "got to" if low == "gotta" and before.endswith("'ve") else _SPOKEN[low]
        elif i == 0 and back == piece and (not piece.isupper() or piece == "A"):
            back = back[:1].lower() + back[1:]
        told.append(back)
        before = low if piece.strip() else before
    return "".join(told).strip()


def noun_of(words: Sequence[Token], told: Sequence[Token], light: frozenset[str]) -> str | None:
    """The thing that a clause speaks of: its subject, a noun with a verb right after it, None where it has none."""
    for word, following in pairwise(words):
        said = word.norm.isalpha() and not (light | _ANYONE) & {word.lemma, word.norm}
        if "noun" in word.classes and said and "verb" in following.classes:
            return word.norm
    return None
