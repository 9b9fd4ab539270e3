"""Cut the words that talk down where the rest stays a full sentence: *Kuten jo sanoin, lasku tulee perjantaina.*"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

_LEAST_LEFT = 3
_OPENERS = {
    Language.FI: re.compile(
        r"(?:no |niin |joo )?(?:kuten|niin ?kuin|niinku|niinkun) (?:\w+ )?(?:(?:mä|minä|me|mää) )?"
        r"(?:(?:jo|just|juuri|äsken|aiemmin|aikaisemmin|tuossa|tossa) )*"
        r"(?:sanoin|sanoimme|totesin|totesimme|kerroin|kerroimme|mainitsin|mainitsimme|selitin|selitimme|kirjoitin|"
        r"kirjoitimme|on sanottu|on todettu|sanottu|todettu)"
        r"(?: (?:jo|äsken|aiemmin|teille|sulle|sinulle|aikaisemmin))*,\s*(?:niin )?",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"(?:well,? |so,? |again,? )?(?:as|like) (?:i|we)(?:'ve| have)?(?: already| just| clearly)* "
        r"(?:said|told you|told|explained|mentioned|stated|wrote|written)"
        r"(?: (?:already|before|earlier|to you|once|twice|just now|in my last \w+))*,\s*"
        r"|(?:obviously|clearly|needless to say),? ",
        re.IGNORECASE,
    ),
}
_WORDS = {
    Language.FI: re.compile(
        r"\s+(?:tietenkin|tietysti|itsestäänselvästi|luonnollisestikin)(?=[\s,.!?])", re.IGNORECASE
    ),
    Language.EN: re.compile(r",?\s+(?:obviously|of course)(?=[\s,.!?]),?", re.IGNORECASE),
}


def without_condescension(turn: AnnotatedTurn, span: Span) -> Iterator[str]:
    """The turn without the words that talk down in the place found; nothing where they carry the sentence."""
    touched = [i for i, word in enumerate(turn.words) if word.start < span.end and span.start < word.end]
    if not touched:
        return
    place = turn.sentence_around(touched[0])
    sentence = place.of(turn.turn.text)
    opener = _OPENERS[turn.language].match(sentence)
    shorter = sentence[opener.end() :] if opener else _WORDS[turn.language].sub("", sentence)
    if shorter == sentence or len(shorter.split()) < _LEAST_LEFT:
        return
    if sentence[:1].isupper():
        shorter = shorter[:1].upper() + shorter[1:]
    yield turn.turn.text[: place.start] + shorter + turn.turn.text[place.end :]
