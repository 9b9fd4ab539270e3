"""Puts placeholders into a turn: its text, and its timed words, which merge where one placeholder covers several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.model import Segment, Span, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Turn

_FARTHEST = 80  # characters to look ahead for a recogniser's word in the text


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a text and what is written instead."""

    span: Span
    text: str


def rewritten(turn: Turn, places: Sequence[Place]) -> Turn:
    """The turn with every place replaced; `places` are in order and apart.

    Words that one placeholder covers become one word from the first's start to the last's end. Where a recogniser's
    words cannot be found in the text, none is kept: better no word times than a name left among the words.
    """
    if not places:
        return turn
    spots = _spots(turn) if turn.words else ()
    words = tuple(_merged(turn, spots, places)) if spots else ()
    return replace(turn, text=put(turn.text, places), words=words)


def put(text: str, places: Sequence[Place]) -> str:
    """The text with every place replaced."""
    parts, at = [], 0
    for place in places:
        parts += [text[at : place.span.start], place.text]
        at = place.span.end
    return "".join([*parts, text[at:]])


def _spots(turn: Turn) -> tuple[Span, ...]:
    """Where each word stands in the text, with the signs around it; () where one cannot be found."""
    signs = [(i, sign) for i, sign in enumerate(turn.text.casefold()) if sign.isalnum()]
    if len(turn.text.casefold()) != len(turn.text):
        return ()
    letters, at = "".join(sign for _, sign in signs), 0
    found: list[Span] = []
    for word in turn.words:
        wanted = "".join(sign for sign in word.text.casefold() if sign.isalnum())
        first = letters.find(wanted, at, at + len(wanted) + _FARTHEST)
        if first < 0:
            return ()
        at = first + len(wanted)
        start = signs[first][0] if wanted else (found[-1].end if found else 0)
        found.append(Span(start, signs[at - 1][0] + 1 if wanted else start))
    return tuple(_with_signs(turn.text, found))


def _with_signs(text: str, spots: Sequence[Span]) -> Iterator[Span]:
    """Each span with the marks that touch it, up to white space or the next word."""
    for i, spot in enumerate(spots):
        start, end = spot.start, spot.end
        floor = spots[i - 1].end if i else 0
        ceiling = spots[i + 1].start if i + 1 < len(spots) else len(text)
        while end < ceiling and not text[end].isspace() and not text[end].isalnum():
            end += 1
        while start > floor and not text[start - 1].isspace() and not text[start - 1].isalnum():
            start -= 1
        yield Span(start, end)


def _merged(turn: Turn, spots: Sequence[Span], places: Sequence[Place]) -> Iterator[Word]:
    """The words as they were, save those that a placeholder touches."""
    row: list[int] = []
    for i, spot in enumerate(spots):
        if row and not _together(spots[row[-1]], spot, places):
            yield _word(turn, spots, row, places)
            row = []
        row.append(i)
    if row:
        yield _word(turn, spots, row, places)


def _together(one: Span, other: Span, places: Sequence[Place]) -> bool:
    """Whether one placeholder covers part of both."""
    return any(_touch(one, place.span) and _touch(other, place.span) for place in places)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _word(turn: Turn, spots: Sequence[Span], row: Sequence[int], places: Sequence[Place]) -> Word:
    whole = Span(spots[row[0]].start, max(spots[i].end for i in row))
    inside = [place for place in places if _touch(place.span, whole)]
    if not inside:
        return turn.words[row[0]]
    whole = Span(min(whole.start, inside[0].span.start), max(whole.end, inside[-1].span.end))
    moved = [Place(Span(p.span.start - whole.start, p.span.end - whole.start), p.text) for p in inside]
    times = [turn.words[i].time for i in row]
    return Word(put(whole.of(turn.text), moved), Segment(min(t.start for t in times), max(t.end for t in times)))
