"""What kind of contact a talk is, by what the customer says first: which of the team's checklists belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from coach.asked.matter import matter, same
from coach.model import Place, Role
from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn


_OPENING = 3  # of the customer's turns that say something, in which the matter comes up
_SAYS = 2  # words that a turn has at most which only greets or listens


@dataclass(frozen=True, slots=True)
class Contact:
    """A kind of contact that a checklist is for, and the customer's words that show it."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of contact that is known beforehand: the names a team may give it, and what customers say."""

    names: frozenset[str]
    says: Phrases


def contacts(
    turns: Sequence[AnnotatedTurn],
    names: Iterable[str],
    own: Mapping[str, Sequence[str]],
    kinds: Sequence[Kind],
    every: frozenset[str],
) -> tuple[Contact, ...]:
    """The contacts among `names` that this talk is, in their order; none where the customer says too little.

    A name of `every` fits any talk. One with words of the team's `own` fits where one of them is said. Of the others
    the one that most is said of fits: by the phrases of the known kind of that name, else by the name itself.
    """
    said = tuple(opening(turns))
    if not said:
        return ()
    found: dict[str, Contact] = {}
    rivals: list[tuple[int, int, Contact]] = []
    for name in names:
        places = list(_places(said, name, own.get(name, ()), kinds, every))
        if not places:
            continue
        contact = Contact(name, min(places, key=lambda place: (place.turn, place.span)))
        if name in own or _plain(name) in every:
            found[name] = contact
        else:
            rivals.append((-len(places), _rank(name, kinds), contact))
    if rivals:
        best = min(rivals, key=lambda rival: rival[:2])[2]
        found[best.name] = best
    return tuple(found[name] for name in names if name in found)


def opening(turns: Sequence[AnnotatedTurn]) -> Iterator[AnnotatedTurn]:
    """The customer's first turns that say something."""
    said = (t for t in turns if t.turn.speaker is Role.CUSTOMER and len(t.words) > _SAYS)
    return islice(said, _OPENING)


def _places(
    said: Sequence[AnnotatedTurn], name: str, own: Sequence[str], kinds: Sequence[Kind], every: frozenset[str]
) -> Iterator[Place]:
    plain = _plain(name)
    if plain in every:
        yield Place(said[0].turn.n, said[0].sentence_around(0))
        return
    kind = next((kind for kind in kinds if plain in kind.names), None)
    says = compile_phrases(list(own), said[0].language) if own else kind.says if kind else Phrases()
    for turn in said:
        yield from (Place(turn.turn.n, turn.span(*at)) for at in _heard(turn, says))
        if not own and kind is None:
            yield from _named(turn, plain)


def _heard(turn: AnnotatedTurn, says: Phrases) -> Iterator[tuple[int, int]]:
    """One place per phrase that stands in the turn, so that one long word list does not count twice."""
    for phrase in says:
        yield from islice(phrase.matches(turn), 1)


def _named(turn: AnnotatedTurn, name: str) -> Iterator[Place]:
    """Where a word of the list's own name is said, in any form or in a compound."""
    for i, word in enumerate(turn.words):
        forms = matter((word,), turn.language).forms
        if any(same(form, part, turn.language) for form in forms for part in name.split()):
            yield Place(turn.turn.n, turn.span(i, i + 1))


def _plain(name: str) -> str:
    return re.sub(r"[-_]+", " ", name).casefold().strip()


def _rank(name: str, kinds: Sequence[Kind]) -> int:
    """Kinds are told from the most particular on: a wrong bill is about the bill before it is a fault."""
    return next((i for i, kind in enumerate(kinds, start=1) if _plain(name) in kind.names), 0)
