"""The first person without its *-n*, as the southwest of Finland says it: *mää laita* is *minä laitan*."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coach.language.inflect import verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN = frozenset("nyt heti kyllä sitten vielä itse sen sinulle teille samalla vaan vain siitä sinne".split())
_NEGATIVE = frozenset("en enkä enkö ei eikä eikö älä jollen ellen".split())
_FAR = 4


def whole(norms: Sequence[str]) -> list[str]:
    """The words of a sentence in standard form, with the *-n* put back where *minä* shows the person.

    The form without it is the verb's order form; after a negation it is as it should be (*en mää laita*).

    >>> whole(["minä", "nyt", "laita", "auton"])
    ['minä', 'nyt', 'laitan', 'auton']
    """
    return [f"{norm}n" if _mine(norms, i) else norm for i, norm in enumerate(norms)]


def _mine(norms: Sequence[str], at: int) -> bool:
    if at == 0 or norms[at] not in _orders():
        return False
    who = at - 2 if norms[at - 1] in _BETWEEN and at > 1 else at - 1
    return norms[who] == "minä" and _NEGATIVE.isdisjoint(norms[max(0, at - _FAR) : at])


@cache
def _orders() -> frozenset[str]:
    return frozenset(verb.imperative for verb in verbs())
