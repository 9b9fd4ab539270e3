"""A bare label asked for as a question: *Tilausnumero.* is *Saisinko tilausnumeron?*"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.language.inflect import genitive
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

_FINNISH = re.compile(r"(numero|tunnus|nimi|aika|osoite|kortti|koodi|tiedot|hetu|henkilöllisyystodistus)$")
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
    low = said.lower()
    form = low if low == "tiedot" else genitive("henkilötunnus" if low == "hetu" else low)
    if " " not in said and form and _FINNISH.search(low):
        yield f"Hei, autan mielelläni. Saisinko {form}?"
