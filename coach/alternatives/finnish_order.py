"""Read a Finnish order as a request: *Lähetä kuitti* is *lähettää kuitin*, asked of *sinä*.

Known orders are the imperative, *teidän pitää* and its kin, *teidän on toimitettava*, *nyt menet* and *älä koske*. The
object of an order stands in the nominative and that of a question in the genitive; where a form is not certain, the
request keeps only the words as they are. None is read where the sentence holds anything else that says or asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from coach.alternatives.finnish_object import in_genitive
from coach.alternatives.request import Part, Request
from coach.language.inflect import Verb, is_nominative, verb_of

if TYPE_CHECKING:
    from coach.handbook import Register
    from coach.language.tokens import AnnotatedTurn, Token

_DROPPED = frozenset("no niin nyt joo juu eli siis ja kyllä vaan näin hyvä selvä sinä te".split())
_GREETS = frozenset("hei moi moikka terve päivää huomenta ok okei selvä kiitos".split())
_LEADS = frozenset(
    "sitten ensin ensiksi seuraavaksi lopuksi lisäksi jälkeen sen tämän heti myös vielä itse aina".split()
)
_MUST = frozenset("pitää täytyy tulee kuuluu".split())
_OF_YOU: dict[str, Register] = {"sinun": "sinä", "teidän": "te"}
_CUT = frozenset("nyt vaan edes ihan kyllä siis te sinä pliis".split())
_SOFTER = {"viipymättä": "mahdollisimman pian", "välittömästi": "mahdollisimman pian"}
_CLAUSE = frozenset(
    "jos kun että jotta mikäli joka jossa josta johon jonka jotka joita jolla jolta jolle jota joissa joista mitä mikä "
    "miten missä mistä mihin milloin koska kunnes paljonko kuinka minkä millä millainen ennen".split()
)
_BREAKS = frozenset(
    "muuten tai vai vaikka koska sillä mutta niin ettei äläkä älkääkä älä älkää kuin sekä että that".split()
)
# Orders that only a different sentence makes kind: to be quiet, to calm down, to believe.
_UNKIND = frozenset(
    "lopettaa kuunnella rauhoittua opetella hiljentyä ymmärtää uskoa tajuta hävetä ajatella painua häipyä sietää "
    "tyytyä jankuttaa syyttää valittaa huutaa riehua ryhdistäytyä hengittää tottua alkaa ruveta viitsiä arvailla "
    "kysellä olla hermostua stressata murehtia huolia hätäillä pelätä luulla kuvitella selittää väittää unohtaa".split()
)
# What *you* can, get or want is no order in the present.
NO_DEED = frozenset("voida saada haluta tietää nähdä päästä olla osata tarvita kannattaa löytää ehtiä tulla".split())
_KINDS: dict[str, Register] = {"sinä": "sinä", "te": "te", "sinä does": "sinä", "te does": "te"}
_CLITIC = re.compile(r"(\w{2,}?)(pas?|päs?)$")
_LONGEST = 28

Mode = Literal["order", "present", "must", "not"]


class _Start(NamedTuple):
    """Where an order's verb stands, how it is given and to whom."""

    at: int
    verb: Verb
    mode: Mode
    form: Register
    lead: str
    kind: str


def request_in(turn: AnnotatedTurn, first: int, last: int) -> Request | None:
    """The order of the sentence of words `first` up to `last` as a request; None where no safe one is there."""
    words = turn.words
    if "?" in turn.closes[words[first].sentence] or last - first > _LONGEST:
        return None
    begin = first
    while begin < last - 1 and words[begin].norm in _GREETS and _comma_after(turn, begin):
        begin += 1
    start = _start(words, begin, last)
    if start is None or start.verb.infinitive in _UNKIND:
        return None
    plain, parts = _parts(turn, start, last)
    if plain is None:
        return None
    end = turn.sentence_around(first).end
    return Request(start.form, parts, tuple(plain), start.lead, words[begin].start, end, start.mode == "not")


def _comma_after(turn: AnnotatedTurn, i: int) -> bool:
    return turn.turn.text[turn.words[i].end :].lstrip(" ").startswith((",", "\n"))


def _start(words: tuple[Token, ...], first: int, last: int) -> _Start | None:
    lead: list[str] = []
    form: Register | None = None
    must = False
    for i in range(first, last):
        norm = words[i].norm
        if norm in _OF_YOU and form is None:
            form = _OF_YOU[norm]
        elif _is_must(words, i, last, form):
            must = True
        elif verb := _verb(words[i], form, must, first=i == first):
            return _Start(i, verb[0], verb[1], verb[2], " ".join(lead), verb[3])
        elif norm in {"älä", "älkää"} and i + 1 < last:
            return _forbidden(words[i + 1], i + 1, norm)
        elif norm in _LEADS:
            lead.append(words[i].text.lower())
        elif norm not in _DROPPED and norm not in _CUT:
            return None
    return None


def _is_must(words: tuple[Token, ...], i: int, last: int, form: Register | None) -> bool:
    norm = words[i].norm
    if norm in _MUST:
        return bool(form) or (i + 1 < last and words[i + 1].norm in _OF_YOU)
    return bool(form) and norm in {"on", "pakko"}


def _forbidden(word: Token, at: int, no: str) -> _Start | None:
    known = verb_of(word.norm)
    if known is None or known[1] != ("sinä" if no == "älä" else "te not"):
        return None
    return _Start(at, known[0], "not", "sinä" if no == "älä" else "te", "", known[1])


def _verb(word: Token, form: Register | None, must: bool, *, first: bool) -> tuple[Verb, Mode, Register, str] | None:
    known = verb_of(word.norm) or (verb_of(bare[1]) if (bare := _CLITIC.match(word.norm)) else None)
    if known is None:
        return None
    verb, kind = known
    if form and must:
        return (verb, "must", form, kind) if kind in {"infinitive", "necessive"} else None
    if form or kind not in _KINDS or (word.classes & {"noun", "adj", "adv"} and not first):
        return None
    if "does" in kind and verb.infinitive in NO_DEED:
        return None
    return verb, "present" if "does" in kind else "order", _KINDS[kind], kind


def _parts(turn: AnnotatedTurn, start: _Start, last: int) -> tuple[list[Part] | None, tuple[Part, ...] | None]:
    """The words from the verb on: as they are (None where no request can be read), and with objects in the genitive."""
    text, words = turn.turn.text, turn.words
    plain: list[Part] = [start.verb]
    objects: list[Part] | None = [start.verb]
    before = words[start.at].end
    clause = False
    for i in range(start.at + 1, last):
        word = words[i]
        gap, before = text[before : word.start], word.end
        if not clause and word.norm in _CLAUSE and ("," in gap or word.norm in {"jos", "kun", "kunnes", "ennen"}):
            clause = True
            gap = gap if "," in gap else f",{gap}"
        part = _part(words, i, start, gap, clause)
        if part is None or '"' in gap or "”" in gap:
            return None, None
        if part == "":
            continue
        plain += [gap, part]
        said = (
            part
            if isinstance(part, Verb) or clause or start.mode in {"present", "not"}
            else in_genitive(words, i, part)
        )
        objects = None if objects is None or said is None else [*objects, gap, said]
    if tail := text[before : turn.sentence_around(start.at).end].rstrip(".!… "):
        plain.append(tail)
        objects = None if objects is None else [*objects, tail]
    return plain, tuple(objects) if objects else None


def _part(words: tuple[Token, ...], i: int, start: _Start, gap: str, clause: bool) -> Part | None:
    """A word as it is said in the request, "" to leave it out, None where the order is no plain one."""
    word = words[i]
    if clause:
        return None if "imperative" in word.classes or word.norm in {"muuten", "niin"} else word.text
    if word.norm in _CUT:
        return ""
    if word.norm in _BREAKS or word.norm in _MUST:
        return None
    known = verb_of(word.norm)
    joined = words[i - 1].norm in {"ja", "sitten", "lopuksi", "ensin"} or "," in gap
    if known and known[1] == start.kind and joined and not (word.classes & {"noun"} and "partitive" in word.classes):
        return None if start.mode == "not" or known[0].infinitive in _UNKIND else known[0]
    finite = "verb" in word.classes and not word.classes & {
        "infinitive",
        "infinitive3",
        "participle",
        "passive_participle",
    }
    if (finite or word.classes & {"negation", "imperative"}) and not is_nominative(word.norm):
        return None
    return _SOFTER.get(word.norm, word.text)
