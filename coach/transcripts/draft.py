"""Between a format and the model: what a reader hands over, and the one way it becomes a conversation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.model import Channel, Conversation, Language, Role, Segment, Turn, Word
from coach.transcripts.speakers import Guess, guesses_of, role_of, written_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.transcripts.troubles import Notice

LONGEST_PAUSE_S = 1.0  # a longer pause inside one speaker's talk starts a new turn
_UNWRITABLE = re.compile("[\ud800-\udfff\0]")


class LeftOut(StrEnum):
    """What a file holds beside the talk of two people; it is counted and not read."""

    BOT = "bot"
    IVR = "ivr"
    NOTE = "note"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Cue:
    """What one speaker said, as the file has it; `role` only where the format itself names it.

    `left_out` where the format marks it as something else than the talk itself.
    """

    label: str
    text: str
    time: Segment | None = None
    words: tuple[Word, ...] = ()
    role: Role | None = None
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation as a reader found it.

    `joins`: cues are slices of speech, so neighbouring ones of a speaker are one turn.
    `exact`: the file has turns already; keep their order, number and text, empty ones too.
    `tracks`: how many channels of sound the recogniser heard apart, 0 where the file does not tell.
    """

    cues: tuple[Cue, ...]
    id: str = ""
    language: Language | None = None
    channel: Channel = Channel.PHONE
    joins: bool = False
    exact: bool = False
    tracks: int = 0
    notices: tuple[Notice, ...] = ()

    @property
    def spoken(self) -> tuple[Cue, ...]:
        """What was said, without what is left out."""
        return tuple(self._named(cue) for cue in self.cues if cue.left_out is None)

    def _named(self, cue: Cue) -> Cue:
        """`Agent (Anna)` is Anna, and the agent."""
        written = None if self.exact or cue.role else written_role(tidy(cue.label))
        return replace(cue, label=written[1], role=written[0]) if written else cue

    @property
    def readable(self) -> bool:
        """Whether anyone says anything."""
        return self.exact or any(tidy(cue.text) for cue in self.spoken)

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers' labels in order of appearance."""
        return tuple(dict.fromkeys(tidy(cue.label) for cue in self.spoken))


@dataclass(frozen=True, slots=True)
class Settled:
    """A conversation with how sure each speaker's role is, by label."""

    conversation: Conversation
    guesses: Mapping[str, Guess]


def tidy(text: str) -> str:
    """The text as everything after reading sees it: composed letters, no ends of white space, nothing unwritable.

    >>> tidy(" Hyva\u0308a\u0308! ")
    'Hyvää!'
    """
    return writable(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def writable(text: str) -> str:
    """The text with composed letters and without what no file or database can hold; nothing else changes."""
    return unicodedata.normalize("NFC", _UNWRITABLE.sub("\ufffd", text))


def flat(text: str) -> str:
    """The text on one line, white space single."""
    return " ".join(text.split())


def settled(draft: Draft, source: str, name: str, told: Mapping[str, Role] | None = None) -> Settled:
    """Number the turns and say who speaks; `told` wins over the format, the format over the labels."""
    clean = writable if draft.exact else tidy
    cues = [replace(cue, label=tidy(cue.label), text=clean(cue.text)) for cue in draft.spoken]
    cues = cues if draft.exact else _in_time(_from_first(cues, draft))
    cues = list(_joined(cues)) if draft.joins else cues
    known = told or {}
    from_format = {cue.label: cue.role for cue in cues if cue.role and role_of(cue.label) in (None, cue.role)}
    guesses = guesses_of([(cue.label, cue.text) for cue in cues], {**from_format, **known})
    conversation = Conversation(
        id=tidy(draft.id) or name,
        turns=tuple(_turn(n, cue, guesses, known) for n, cue in enumerate(cues)),
        language=draft.language,
        channel=draft.channel,
        source=source,
    )
    return Settled(conversation, guesses)


def _turn(n: int, cue: Cue, guesses: Mapping[str, Guess], told: Mapping[str, Role]) -> Turn:
    from_format = cue.role if cue.label not in told else None
    return Turn(n, from_format or guesses[cue.label].role, cue.text, cue.time, cue.words, cue.label)


def _from_first(cues: list[Cue], draft: Draft) -> list[Cue]:
    """Messages count from the first that is read, also where others before it are left out."""
    first = min((cue.time.start for cue in cues if cue.time is not None), default=0.0)
    if draft.channel is Channel.PHONE or len(cues) == len(draft.cues) or not first:
        return cues
    return [replace(cue, time=_earlier(cue.time, first)) for cue in cues]


def _earlier(time: Segment | None, by: float) -> Segment | None:
    return Segment(round(time.start - by, 6), round(time.end - by, 6)) if time is not None else None


def _in_time(cues: list[Cue]) -> list[Cue]:
    """Sorted by start where every cue has one; otherwise the order of the file is the best there is."""
    spoken = [cue for cue in cues if cue.text]
    if any(cue.time is None for cue in spoken):
        return spoken
    return sorted(spoken, key=lambda cue: cue.time.start if cue.time is not None else 0.0)


def _joined(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Neighbouring cues of one named speaker as one; nameless cues may be two people and stay apart."""
    held: Cue | None = None
    for cue in cues:
        if held and _continues(held, cue):
            held = _plus(held, cue)
            continue
        if held:
            yield held
        held = cue
    if held:
        yield held


def _continues(before: Cue, cue: Cue) -> bool:
    if not cue.label or cue.label != before.label or cue.role != before.role:
        return False
    if before.time is None or cue.time is None:
        return False
    return cue.time.start - before.time.end <= LONGEST_PAUSE_S


def _plus(before: Cue, cue: Cue) -> Cue:
    if before.time is None or cue.time is None:
        return before
    time = Segment(before.time.start, max(before.time.end, cue.time.end))
    return replace(before, text=f"{before.text} {cue.text}", time=time, words=before.words + cue.words)
