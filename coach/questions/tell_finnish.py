"""Finnish: what the customer told, said back to them: *mulla on kaks lasta* → *teillä on kaksi lasta*.

Spoken forms become standard ones, the first person the second. Where any word's form is not certain, nothing is said:
the draft then names the thing or quotes it.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from coach.language.inflect import in_case
from coach.language.lemma import is_word
from coach.model import Language
from coach.questions.clauses import TIME, UNFINISHED, is_bare
from coach.questions.mentions import PLEASED, RELATIVE
from coach.questions.word_back import JOINS, WE_SPOKEN, back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_FIRST = {"enkä": "{ette|et}", "emmekä": "ette", "eikä": "ei", "eivätkä": "eivät"}  # as the first word
_OPENS = frozenset(
    "no niin siis tuota ja joo eli elikkä nyt sitten että mutta kun koska joten vaikka ai hei moi terve et lisäksi "
    "tosin toisaalta harmi".split()
)
_SO = frozenset("niin sellainen semmoinen semmonen tällainen tuollainen siis siitä".split())  # *sellainen, että …*
_SAYS = frozenset(  # *huomasin vasta nyt, että …*
    "sanoa kertoa ilmoittaa huomata kuulla nähdä tietää luvata väittää pelätä toivoa luulla uskoa epäillä ajatella "
    "vastata muistaa ymmärtää mainita päättää selvitä varoittaa".split()
)
_DROPPED = frozenset("no siis tuota kyllä joo jees eli elikkä muuten vaan niinku niinkuin".split())
_HANGS = UNFINISHED[Language.FI] | frozenset("niin nii ni sitten sit".split())
_ASKS = frozenset("mitä mikä miten milloin missä mistä mihin joka jota jonka jossa josta johon jotka joita".split())
_NOT_BACK = frozenset(("you", "yours"))  # words that already speak to the agent
_DONE = frozenset(("participle", "passive_participle"))
_OUTSIDE = frozenset(
    "se sen sitä siitä siinä siihen sillä sille siltä sinne siellä sieltä silloin ne niitä niistä niissä niihin niille "
    "niillä hän hänen häntä hänellä hänelle häneltä".split()
)
_TELLS = frozenset(("adj", "num", "1st"))
_BARE = frozenset("olla ei voida".split())  # verbs that tell nothing by themselves
_HERE = frozenset("tämä tätä tästä tässä tähän tällä tuo tuota tuosta tuossa tuohon nämä nuo".split())
_REASONS = frozenset("siksi siks sentähden siitähän".split())  # point to a reason told before
_LEADS = frozenset("että et kun ku koska jos ja mutta vaikka niin joka mitä missä mikä ettei".split())
_SUBJECTS = frozenset("minä me minulla meillä se ne hän".split())
_UNSURE = frozenset("tuntu sattu entä entäs".split())  # a noun or a verb clipped in speech; what a question begins with
_TO_OR_AT = frozenset(("mul", "meil"))
_COMES = frozenset("tulla lähettää lähteä soittaa sanoa luvata kertoa vastata antaa maksaa".split())
_PAST = re.compile(r"(i|vat|vät)$")
_REACH = 3
_FEWEST, _MOST = 3, 16
_LEAD = 5  # words in which something may be said before the clause


def said_back(turn: AnnotatedTurn, first: int, last: int) -> str | None:
    """The words as a clause to follow *Mainitsitte, että …*, forms of address as `{te|sinä}`; None if not certain."""
    kept = _kept(turn, _start(turn.words, first, last), last)
    words = [turn.words[i] for i in kept]
    if not _FEWEST <= len(words) <= _MOST or words[0].norm in RELATIVE[Language.FI] or not _is_clause(words):
        return None
    if any(_splices(turn, i) for i in kept[_FEWEST:]):
        return None
    told: list[str] = []
    for place, i in enumerate(kept):
        said = _FIRST.get(words[0].norm) if place == 0 and words[0].norm in _FIRST else back(words, place)
        if said is None:
            return None
        told += [_between(turn, i), said] if told and _needs_comma(turn, i) else [said]
    if told[:2] == ["ei", "kukaan"]:  # *eikä kukaan tiedä* is *kukaan ei tiedä* in a clause of its own
        told[:2] = ["kukaan", "ei"]
    breaks = told.index(",") if "," in told else len(told)
    if breaks < _FEWEST and not any("verb" in word.classes for word in words[:breaks]):  # *Isän, hän kuoli …*
        return None
    clause = _tidy(told)
    return clause if len(clause.split()) >= _FEWEST else None


def _kept(turn: AnnotatedTurn, first: int, last: int) -> list[int]:
    """The words to say back, without fillers, what nothing ends with, and a last clause that is not whole."""
    kept = [i for i in range(first, last) if not _is_filler(turn.words, i, first)]
    while len(kept) > 1 and turn.words[kept[-1]].norm in _HANGS and not TIME.search(turn.words[kept[-2]].lemma):
        kept = kept[:-1]
    kept = kept[: _whole(turn.words, kept)]
    return kept[: _clause_before(turn, kept)] if kept and _goes_on(turn, kept[-1]) else kept


def _start(words: Sequence[Token], first: int, last: int) -> int:
    """The first word of the clause after *no niin*, *ja*, *mahtavaa, ja sit yks juttu*."""
    for at in range(first, min(first + _LEAD, last)):
        if "verb" in words[at].classes:
            break
        if words[at].norm in ("ja", "juttu", "asia"):
            first = at + 1
    if first + 1 < last and words[first].norm in PLEASED and "pron" in words[first + 1].classes:
        first += 1
    because = first + 1 < last and words[first].norm == "sillä" and words[first + 1].lemma != "olla"
    if first < last and (words[first].norm in _OPENS or because):
        return _start(words, first + 1, last)
    return first


def _is_filler(words: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word says nothing: *no*, *siis*, and *kans* after a verb."""
    also = words[at].norm == "kanssa" and at > first and "verb" in words[at - 1].classes
    return also or words[at].norm in _DROPPED


def _needs_comma(turn: AnnotatedTurn, at: int) -> bool:
    before, word = turn.words[at - 1], turn.words[at]
    every = word.norm == "joka" and any(TIME.search(after.lemma) for after in turn.words[at + 1 : at + 2])
    asks = (word.norm in _ASKS and not every) or "question" in word.classes
    return "," in turn.turn.text[before.end : word.start] or word.norm in JOINS or (asks and before.norm not in JOINS)


def _between(turn: AnnotatedTurn, at: int) -> str:
    """What stands between two clauses: *and* where the second one runs on without its subject (*…, kuulin sen*)."""
    return "ja" if {"verb", "1st"} <= turn.words[at].classes and "negation" not in turn.words[at].classes else ","


def _goes_on(turn: AnnotatedTurn, last: int) -> bool:
    """Whether a clause ends with what the next one tells: *enkä vielä tiedä, kauanko se kestää*."""
    if turn.words[last].lemma not in _SAYS or last + 1 >= len(turn.words):
        return False
    after = turn.words[last + 1]
    asks = after.norm in _ASKS or "question" in after.classes or after.norm.endswith(("ko", "kö"))
    return after.sentence == turn.words[last].sentence and (asks or after.norm in ("että", "et", "ettei", "etten"))


def _clause_before(turn: AnnotatedTurn, kept: Sequence[int]) -> int:
    """How many of the words stay before the last clause that opens with a comma or a joining word; 0 for none."""
    opens = (place for place in range(len(kept) - 1, 0, -1) if _needs_comma(turn, kept[place]))
    return next(opens, 0)


def _splices(turn: AnnotatedTurn, at: int) -> bool:
    """Whether a second clause begins behind a comma, or nothing: *siellä varastetaan, mulla on vehkeet mukana*."""
    before, word = turn.words[at - 1], turn.words[at]
    if word.norm not in _SUBJECTS:
        return False
    sentence = turn.sentence_of(at)
    after = turn.words[at + 1 : min(at + 1 + _REACH, sentence[1])]
    bare = is_bare(turn, *sentence) and before.norm not in _LEADS and any("verb" in w.classes for w in after)
    return bare or "," in turn.turn.text[before.end : word.start]


def _is_clause(words: Sequence[Token]) -> bool:
    """Whether the words are a whole clause that speaks to nobody and keeps its subject where it belongs."""
    norms = [word.norm for word in words]
    finite = any(
        "verb" in word.classes and "participle" not in word.classes
        for word in (words[0], *takewhile(_is_main, words[1:]))
    )
    twisted = {"se", "ne"} & set(norms[:2]) and {"tuo", "nuo", "tämä"} & set(norms[2:])
    speaks_to_agent = any(word.classes & _NOT_BACK for word in words)
    denied = all(_has_denied(words, i) for i, word in enumerate(words) if "negation" in word.classes)
    # *me ollaan saatu* has no certain form for you; *…, et ei naurata* tells no more of a verb before it.
    we_have = WE_SPOKEN & set(norms) and any(word.classes & _DONE for word in words)
    spoken = any({"3rd", "past"} <= word.classes and not _PAST.search(word.norm) for word in words)  # *sano*, *loppu*
    we_would = any(no == "ei" and would.endswith(("ttaisi", "ttäisi")) for no, would in pairwise(norms))
    reminds = any("han" in word.classes or word.norm in _REASONS for word in words)  # *meillähän*, *siksi*
    spoken |= any(word.norm in _UNSURE for word in words)
    unclear = (_only_points, _is_to_or_at, _is_of_all, _has_old_time, _points_outside, _is_turned, _is_named_twice)
    apart = twisted or any(is_unclear(words) for is_unclear in unclear)
    return (
        finite
        and denied
        and not (apart or we_have or spoken or we_would or reminds or speaks_to_agent)
        and all(_has_its_verb(*pair) for pair in _subjects(words))
    )


def _whole(words: Sequence[Token], kept: Sequence[int]) -> int:
    """How many of the words stay without a last part that is no clause or hangs on no verb; 0 where none can stay."""
    so = next((place for place, i in enumerate(kept) if place and _draws(words, i)), len(kept))
    kept = kept[:so]
    joins = [place for place, i in enumerate(kept) if place and words[i].norm in JOINS and not _is_both(words, i)]
    for place in reversed(joins):
        rest = [words[i] for i in kept[place:]]
        main = [words[i] for i in kept[:place]]
        that = rest[0].norm in ("että", "et")
        hangs = that and "verb" not in main[-1].classes and _SAYS.isdisjoint(word.lemma for word in main)
        if hangs or not any("verb" in word.classes for word in rest):
            return 0 if any(word.norm in _SO for word in main[-1 - that :]) else place
    return len(kept)


def _is_both(words: Sequence[Token], at: int) -> bool:
    """Whether an *että* only goes with *sekä*."""
    return words[at].norm == "että" and any(word.norm == "sekä" for word in words[max(0, at - _REACH) : at])


def _draws(words: Sequence[Token], at: int) -> bool:
    """Whether a *niin* goes over to what follows from it: *meni työt alta, niin se hirvittää*."""
    so = words[at].norm in ("niin", "nii", "ni")
    return so and any("verb" in word.classes for word in words[at + 1 : at + 1 + _REACH])


def _is_named_twice(words: Sequence[Token]) -> bool:
    """Whether a pronoun stands for the noun right before it: *Aleksi sillä on esiintyminen*."""
    three = zip(words, words[1:], words[2:], strict=False)
    return any(
        bool(one.classes & {"noun", "propn", "adj"}) and two.norm in _OUTSIDE and "verb" in verb.classes
        for one, two, verb in three
    )


def _is_turned(words: Sequence[Token]) -> bool:
    """Whether the verb stands before its subject, as in an answer (*on se vinkunut*), or has none (*asuu kaukana*)."""
    verb, subject = words[0], words[1]
    if "verb" not in verb.classes or "negation" in verb.classes:
        return False
    return subject.norm in _SUBJECTS or "3rd" in verb.classes


def _points_outside(words: Sequence[Token]) -> bool:
    """Whether a pronoun speaks of something that the words before it don't name: *siihen mennessä sen piti …*."""
    for at, word in enumerate(words):
        if word.classes & {"noun", "propn"}:
            return False
        if word.norm in _OUTSIDE:
            return not any(after.classes & {"noun", "propn"} for after in words[at + 1 : at + 3])
    return False


def _only_points(words: Sequence[Token]) -> bool:
    """Whether a clause names nothing: *tämä ei voi olla näin*, *ei ole ennen ollut*."""
    named = any(word.classes & {"noun", "propn"} for word in words)
    tells = any(word.classes & _TELLS or ("verb" in word.classes and word.lemma not in _BARE) for word in words)
    return not named and (not tells or any(word.norm in _HERE for word in words))


def _is_to_or_at(words: Sequence[Token]) -> bool:
    """Whether *mul*, *meil* may be *minulla* or *minulle*: *mul on tullu jo kaks laskua*."""
    short = any(word.text.lower() in _TO_OR_AT for word in words)
    return short and any(word.lemma in _COMES for word in words)


def _is_of_all(words: Sequence[Token]) -> bool:
    """Whether *kaikki* stands before a verb: of people the written verb is another (*kaikki tykkäsivät*)."""
    return any(one.norm == "kaikki" and "verb" in two.classes for one, two in pairwise(words))


def _has_old_time(words: Sequence[Token]) -> bool:
    """Whether a time stands in the case of a dialect: *viime kesän kävi*."""
    three = zip(words, words[1:], words[2:], strict=False)
    return any(one.norm == "viime" and two.norm.endswith("n") and "verb" in of.classes for one, two, of in three)


def _is_main(word: Token) -> bool:
    """Whether a word opens no clause that hangs on another: *joka*, *eikä*."""
    return word.norm not in RELATIVE[Language.FI] and word.norm not in ("eikä", "enkä", "emmekä", "eivätkä")


def _subjects(words: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Each *minä* and *me* with the word after it."""
    return [(word, words[min(i + 1, len(words) - 1)]) for i, word in enumerate(words) if word.norm in ("minä", "me")]


def _has_denied(words: Sequence[Token], at: int) -> bool:
    """Whether a verb follows the negation within three words; else a spoken form was misread (*en nää*)."""
    return any("verb" in word.classes for word in words[at + 1 : at + 4]) and "pron" not in _next(words, at)


def _next(words: Sequence[Token], at: int) -> frozenset[str]:
    return words[at + 1].classes if at + 1 < len(words) and words[at + 1].norm in ("nämä", "nuo") else frozenset()


def _has_its_verb(subject: Token, verb: Token) -> bool:
    """Whether *minä* or *me* stands before a verb whose second person is certain."""
    return "1st" in verb.classes or (subject.norm == "me" and verb.norm in WE_SPOKEN)


def _tidy(told: Sequence[str]) -> str:
    """The clause without a pronoun that the verb after it already says: *te pelkäätte* → *pelkäätte*."""
    clause = " ".join(word for word in told if word).replace(" ,", ",")
    return re.sub(r"(?:\{te\|sinä\}|\bte) (?=\{?\w+tte\b)", "", clause)


def noun_of(words: Sequence[Token], told: Sequence[Token], light: frozenset[str]) -> str | None:
    """The thing that a clause speaks of, a noun in its dictionary form, None where it is not clear.

    It is the noun among `told`, the words that brought the matter up, else the clause's subject.
    """
    named = [word for word in told if _is_thing(word, light)] if len(told) <= 2 else []
    subjects = [w for w in words if _is_thing(w, light) and "nominative" in w.classes and w.norm == w.lemma]
    return next((word.lemma for word in (*named, *subjects)), None)


def _is_thing(word: Token, light: frozenset[str]) -> bool:
    """Whether a word is a singular noun, of no time and not too general, whose forms are certain."""
    if "noun" not in word.classes or word.classes & {"plural", "ours", "verb"} or light & {word.lemma, word.norm}:
        return False
    return is_word(word.lemma, Language.FI) and not TIME.search(word.lemma) and in_case(word.lemma, "sta") is not None
