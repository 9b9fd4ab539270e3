"""Evaluate on meetings with timed turns: are interruptions found, and are listening signals left alone?

Each turn's `labels` is an object: `overlap_class` "interruption" or "non-interruption", `backchannel`, `interrupted`
(this speaker was cut off). Each speaker in turn is taken as the agent, all others as customers. Two simple ways of
telling interruptions are measured beside Coach: a list of listener words, and an overlap of more than half a second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from coach import handbook as handbooks
from coach.detectors import Talk
from coach.evaluation.counting import Count
from coach.language.annotate import annotate
from coach.listening.evidence import evidence
from coach.listening.floor import crossings
from coach.listening.overlaps import typed
from coach.listening.vocabulary import spoken
from coach.model import Channel, Conversation, Language, Role, Segment, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from coach.handbook import Handbook
    from coach.language.tokens import AnnotatedTurn
    from coach.listening.floor import Crossing

_LONG_S, _MOST_WORDS = 0.5, 5
_LISTENER = frozenset(
    "yeah yep yup yes mm mhm mmhm hm uh-huh uhhuh uh huh okay ok mkay right sure oh ah aha no really wow good".split()
)
_BACK = 40  # turns back that may still be being spoken


@dataclass(slots=True)
class Measured:
    """One way of telling interruptions: agreement with labelled overlaps, signals flagged, interrupters found."""

    labelled: Count = field(default_factory=Count)
    signals: int = 0
    signals_flagged: int = 0
    cut_off: int = 0
    interrupters_found: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """The turns of a meeting, what people labelled them with, and their order by time."""

    turns: tuple[AnnotatedTurn, ...]
    labels: tuple[dict[str, Any], ...]
    order: tuple[int, ...]
    place: tuple[int, ...]  # of each turn in the order

    def time(self, n: int) -> Segment:
        """The time of a turn."""
        time = self.turns[n].turn.time
        if time is None:
            raise ValueError(f"turn {n} has no time")
        return time

    def under(self, n: int) -> tuple[int, ...]:
        """The others' turns that were being spoken when a turn began."""
        at = self.order.index(n)
        start, who = self.time(n).start, self.turns[n].turn.name
        before = self.order[max(0, at - _BACK) : at]
        return tuple(
            i for i in before if self.turns[i].turn.name != who and self.time(i).start < start < self.time(i).end
        )

    def inside(self, n: int) -> list[int]:
        """The others' turns that began inside a turn."""
        after = self.order[self.place[n] + 1 : self.place[n] + 1 + _BACK]
        return [i for i in after if n in self.under(i)]


def measure(records: Iterable[dict[str, Any]], handbook: Handbook | None = None) -> dict[str, Measured]:
    """Coach and the two simple ways, by name, over the meetings of a file."""
    book = handbook or handbooks.load()
    ways: dict[str, Callable[[Meeting], Set[int]]] = {
        "Coach": lambda meeting: _by_coach(meeting, book),
        "listener words": lambda meeting: {n for n, _ in _overlapping(meeting) if not _listens(meeting.turns[n])},
        "over 0.5 s": lambda meeting: {n for n, seconds in _overlapping(meeting) if seconds > _LONG_S},
    }
    found = {name: Measured() for name in ways}
    for meeting in map(read_meeting, records):
        for name, way in ways.items():
            _count(meeting, way(meeting), found[name])
    return found


def read_meeting(raw: dict[str, Any]) -> Meeting:
    """The meeting of a record; turns without times are left out."""
    said = [each for each in raw["turns"] if each["start"] is not None and each["end"] is not None]
    turns = annotate((_turn(n, each) for n, each in enumerate(said)), Language(raw["language"]))
    order = sorted(range(len(said)), key=lambda n: (said[n]["start"], n))
    place = {n: at for at, n in enumerate(order)}
    labels = tuple(each.get("labels") or {} for each in said)
    return Meeting(turns, labels, tuple(order), tuple(place[n] for n in range(len(said))))


def _turn(n: int, raw: dict[str, Any]) -> Turn:
    time = Segment(raw["start"], max(raw["start"], raw["end"]))
    return Turn(n, Role.CUSTOMER, raw["text"], time, name=raw["speaker"])


def _by_coach(meeting: Meeting, book: Handbook) -> set[int]:
    typed_as = ((n, typed(each, evidence(each, book.listening))) for n, each in begun_by_all(meeting, book))
    return {n for n, overlap in typed_as if overlap.type == "interruption"}


def begun_by_all(meeting: Meeting, book: Handbook) -> Iterator[tuple[int, Crossing]]:
    """The overlaps that each speaker begins as the agent, everybody else a customer, with the turn's number."""
    for who in sorted({turn.turn.name for turn in meeting.turns}):
        turns = tuple(_as(Role.AGENT, turn) if turn.turn.name == who else turn for turn in meeting.turns)
        conversation = Conversation("meeting", tuple(turn.turn for turn in turns), turns[0].language, Channel.PHONE)
        for crossing in crossings(Talk(conversation, turns, book)):
            if crossing.later.side is Role.AGENT:
                yield crossing.later.turn.turn.n, crossing


def _as(role: Role, turn: AnnotatedTurn) -> AnnotatedTurn:
    return replace(turn, turn=replace(turn.turn, speaker=role))


def _overlapping(meeting: Meeting) -> Iterator[tuple[int, float]]:
    """The turns that begin inside somebody's turn, and how long both speak."""
    for n in meeting.order:
        if under := meeting.under(n):
            yield n, max((meeting.time(n) & meeting.time(i)).duration for i in under)


def _listens(turn: AnnotatedTurn) -> bool:
    words = spoken(turn)
    known = sum(word.text.lower() in _LISTENER for word in words)
    return len(words) <= _MOST_WORDS and 2 * known >= len(words)


def _count(meeting: Meeting, flagged: Set[int], measured: Measured) -> None:
    for n, labels in enumerate(meeting.labels):
        kind = labels.get("overlap_class")
        if kind is not None:
            measured.labelled.add(marked=kind == "interruption", found=n in flagged)
        if labels.get("backchannel") and meeting.under(n):
            measured.signals += 1
            measured.signals_flagged += n in flagged
        if labels.get("interrupted") and (inside := meeting.inside(n)):
            measured.cut_off += 1
            measured.interrupters_found += any(i in flagged for i in inside)
