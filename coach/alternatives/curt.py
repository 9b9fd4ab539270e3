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
_ENGLISH = re.compile(
    r"^(?:[a-z]+ )?(?:number|postcode|name|address|date of birth|reference|code|email|surname|card|id)$", re.IGNORECASE
)


def asked_for(turn: AnnotatedTurn) -> Iterator[str]:
    """The turn as a question, where all of it is one label."""
    said = turn.turn.text.strip().rstrip(".?!… ")
    if turn.language is Language.EN:
        if _ENGLISH.match(said):
            named = said if said.isupper() else said.lower()
            yield f"Hello, I'm happy to help. Could I have your {named}, please?"
        return
    labels = [label for label in re.split(r",? ja |, ?", said.lower()) if label]
    forms = [_object(label) for label in labels]
    if len(labels) <= _MOST and any(_FINNISH.search(label) for label in labels):
        known = [form for form in forms if form]
        if len(known) == len(labels):
            yield f"Hei, autan mielelläni. Saisinko {listed(known, 'ja')}?"


def _object(label: str) -> str | None:
    """What is asked for: *nimen*; plurals stay."""
    if " " in label:
        return None
    return label if label.endswith("tiedot") else genitive("henkilötunnus" if label == "hetu" else label)
