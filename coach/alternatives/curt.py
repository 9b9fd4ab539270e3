"""A bare label asked for as a question: *Tilausnumero.* is *Saisinko tilausnumeron?*"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.alternatives.request import listed
from coach.language.inflect import genitive
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

_FINNISH = re.compile(r"(numero|tunnus|nimi|aika|osoite|kortti|koodi|tiedot|hetu|rotu|malli|päivä|todistus)$")
_MOST = 4
_AND = re.compile(r",? (?:ja|and) |, ?")
_ENGLISH = re.compile(
    r"^(?:[\w']+ ){0,2}(?:number|no|postcode|zip|name|address|date of birth|dob|reference|ref|code|email|surname|card"
    r"|id|digits|dates?|plate|reg|registration|model|size|account|passport|licence|receipt)$",
    re.IGNORECASE,
)


def asked_for(turn: AnnotatedTurn) -> Iterator[str]:
    """The turn as a question, where all of it is one label, or a few."""
    said = turn.turn.text.strip().rstrip(".?!… ")
    yield from _in_english(turn, said) if turn.language is Language.EN else _in_finnish(turn, said)


def _in_english(turn: AnnotatedTurn, said: str) -> Iterator[str]:
    labels = [label if label.isupper() else label.lower() for label in _AND.split(said) if label]
    if len(labels) <= _MOST and all(_ENGLISH.match(label) for label in labels):
        whose = "the" if labels[0].startswith("last") else "your"
        yield f"Hello, I'm happy to help. Could I have {whose} {listed(labels, 'and')}, please?"
    elif len(turn.words) == 1 and _only_names(turn):
        yield f"Hello, I'm happy to help. Could you tell me the {labels[0]}, please?"


def _in_finnish(turn: AnnotatedTurn, said: str) -> Iterator[str]:
    labels = [label for label in _AND.split(said.lower()) if label]
    known = [form for form in map(_object, labels) if form]
    if len(labels) > _MOST or len(known) < len(labels):
        return
    if any(_FINNISH.search(label) for label in labels):
        yield f"Hei, autan mielelläni. Saisinko {listed(known, 'ja')}?"
    elif _only_names(turn):
        yield f"Hei, autan mielelläni. Saisinko tietää {listed(known, 'ja')}?"


def _only_names(turn: AnnotatedTurn) -> bool:
    return all("noun" in word.classes and "verb" not in word.classes for word in turn.words if word.norm != "ja")


def _object(label: str) -> str | None:
    """What is asked for: *nimen*; plurals stay."""
    whose, _, last = label.rpartition(" ")
    if whose:
        form = genitive(last) if whose.endswith("n") and " " not in whose else None
        return f"{whose} {form}" if form else None
    return label if label.endswith("tiedot") else genitive("henkilötunnus" if label == "hetu" else label)
