"""Which names are one person's: *Virtasen*, *Matti Virtanen* and *Matti* share a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Personal
from coach.privacy.found import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.privacy.names import Mention

_RANK = 40
_Parts = tuple[frozenset[str], ...]


def persons(mentions: Sequence[Mention]) -> Iterator[Item]:
    """The mentions as items; the value is the same for all names of one person.

    Full names are gathered first. A shorter name belongs to the first full name that holds it; two full names are one
    person when one holds the other.
    """
    ordered = sorted(mentions, key=lambda one: (-len(one.parts), one.n, one.span))
    known: list[_Parts] = []
    of: dict[Mention, int] = {}
    for each in ordered:
        who = next((i for i, parts in enumerate(known) if _holds(parts, each.parts)), None)
        if who is None:
            known.append(each.parts)
            who = len(known) - 1
        else:
            known[who] = _narrowed(known[who], each.parts)
        of[each] = who
    for each in mentions:
        parts = known[of[each]]
        ending = next((form.ending for form in each.forms if any(form.name in part for part in parts)), "")
        yield Item(each.n, each.span, Personal.NAME, _key(parts), _RANK, ending)


def _holds(whole: _Parts, parts: _Parts) -> bool:
    return all(any(part & other for other in whole) for part in parts)


def _narrowed(whole: _Parts, parts: _Parts) -> _Parts:
    """The names both may be: *Wikströmin* and *Wikströmille* leave *Wikström*."""
    return tuple(next((part & other for other in parts if part & other), part) for part in whole)


def _key(parts: _Parts) -> str:
    return " ".join(min(part, key=lambda name: (len(name), name)) for part in parts)
