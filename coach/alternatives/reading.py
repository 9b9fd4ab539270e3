"""Reads what might be said instead: all texts of a step together, and ready sentences once for all talks."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.language.tokens import AnnotatedTurn

_MOST_KNOWN = 2048  # ready sentences, about 10 kB each
_known: OrderedDict[tuple[Language, str], AnnotatedTurn] = OrderedDict()


def read(texts: Iterable[str], ready: Iterable[str], language: Language) -> Mapping[str, AnnotatedTurn]:
    """The texts as an agent's turns; `ready` ones, which are said in many talks, stay known."""
    lasting = dict.fromkeys(ready)
    read = {text: turn for text in lasting if (turn := _known.get((language, text))) is not None}
    new = [text for text in dict.fromkeys((*lasting, *texts)) if text not in read]
    turns = annotate((Turn(0, Role.AGENT, text) for text in new), language) if new else ()
    read.update(zip(new, turns, strict=True))
    _remember({(language, text): read[text] for text in lasting})
    return read


def _remember(used: Mapping[tuple[Language, str], AnnotatedTurn]) -> None:
    """Keep what was used last, in place of what was not used for longest."""
    for key, turn in used.items():
        _known[key] = turn
        _known.move_to_end(key)
    while len(_known) > _MOST_KNOWN:
        _known.popitem(last=False)
