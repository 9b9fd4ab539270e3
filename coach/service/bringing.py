"""Bringing files in: each conversation read, masked, compared with those already there, and kept under a free id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from coach.language.detect import language_of
from coach.model import Role
from coach.privacy import mask
from coach.store.conversations import fingerprint
from coach.transcripts import read_text_with_report
from coach.transcripts.speakers import swap_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.handbook import Handbook
    from coach.model import Conversation
    from coach.privacy import Report
    from coach.service.talks import Talks
    from coach.transcripts import Found, TranscriptError
    from coach.transcripts.mapping import Columns
    from coach.transcripts.report import Reader

_MARK = 6  # digits of the fingerprint that make a taken id free again


class State(StrEnum):
    """Where a conversation stands before it is kept."""

    READY = "ready"
    CHECK = "check"
    SAME = "same"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Brought:
    """A conversation out of a file, already masked; `report` says what was masked in it."""

    file: str
    format: Reader
    found: Found
    conversation: Conversation
    report: Report
    title: str

    @property
    def mark(self) -> str:
        """The same for the same words and times, whoever the agent is: changed roles make no other conversation."""
        nobody = tuple(replace(turn, speaker=Role.OTHER) for turn in self.conversation.turns)
        return fingerprint(replace(self.conversation, turns=nobody))

    @property
    def prints(self) -> set[str]:
        """How the store may know it: as it is and with its roles changed."""
        return {fingerprint(self.conversation), fingerprint(swap_roles(self.conversation))}

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers as masked, in order of appearance."""
        return tuple(dict.fromkeys(turn.name for turn in self.conversation.turns if turn.name))

    @property
    def agents(self) -> tuple[str, ...]:
        """Who the agent is taken to be, as masked."""
        agents = (turn.name for turn in self.conversation.turns if turn.speaker is Role.AGENT)
        return tuple(dict.fromkeys(agents))


@dataclass(frozen=True, slots=True)
class Bag:
    """What came of one file."""

    brought: tuple[Brought, ...]
    problems: tuple[TranscriptError, ...]


def bring(content: bytes, name: str, columns: Columns | None = None, book: Handbook | None = None) -> Bag:
    """Read and mask the conversations of a file; what cannot be read is among the problems. Raises nothing."""
    reading = read_text_with_report(content, name, columns=columns)
    if reading.format is None:
        return Bag((), reading.problems)
    stem, several = PurePath(name).stem, len(reading.found) > 1
    brought = tuple(_brought(reading.format, one, book, stem, several=several) for one in reading.found)
    return Bag(brought, reading.problems)


def states(brought: Iterable[Brought], talks: Talks, kept: set[str]) -> dict[int, State]:
    """Where each conversation stands, by its place in the list: ready, to be checked, the same as another, or kept."""
    listed = list(brought)
    there = talks.known({print_ for one in listed for print_ in one.prints})
    seen: set[str] = set()
    found: dict[int, State] = {}
    for n, one in enumerate(listed):
        if one.mark in kept and one.mark not in seen:
            found[n] = State.KEPT
        elif one.mark in seen or one.prints & there:
            found[n] = State.SAME
        else:
            found[n] = State.CHECK if one.found.agent.doubtful else State.READY
        seen.add(one.mark)
    return found


def keep(talks: Talks, one: Brought) -> int:
    """Keep a conversation as one's own and give its key; another with the same id stays as it is."""
    taken = talks.taken({one.conversation.id})
    own = f"{one.conversation.id}-{one.mark[:_MARK]}" if taken else one.conversation.id
    counts = {str(kind): n for kind, n in one.report.counts.items()}
    return talks.add(replace(one.conversation, id=own), one.title, counts)


def with_agent(one: Brought, agent: str) -> Brought:
    """The same with another speaker as the agent; whoever was the agent is a customer."""
    roles = _roles(one, agent)
    turns = (replace(turn, speaker=roles.get(turn.name, turn.speaker)) for turn in one.conversation.turns)
    return replace(one, conversation=replace(one.conversation, turns=tuple(turns)))


def _roles(one: Brought, agent: str) -> Mapping[str, Role]:
    sides = {turn.name for turn in one.conversation.turns if turn.speaker is not Role.OTHER} | {agent}
    lone = len(one.names) == len(sides | set(one.names)) == 2
    return {name: Role.AGENT if name == agent else Role.CUSTOMER for name in (set(one.names) if lone else sides)}


def _brought(format: Reader, found: Found, book: Handbook | None, stem: str, *, several: bool) -> Brought:
    conversation = found.conversation
    known = replace(conversation, language=conversation.language or language_of(conversation))
    masked = mask(known, book)
    title = f"{stem} · {conversation.id}" if several else stem
    return Brought(conversation.source, format, found, masked.conversation, masked.report, title)
