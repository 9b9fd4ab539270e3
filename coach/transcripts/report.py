"""What came of reading a file: the conversations, what was left out of them, and what is worth knowing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.model import Language, Role
from coach.transcripts.draft import Draft, LeftOut, Settled, settled
from coach.transcripts.troubles import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coach.model import Conversation, Turn
    from coach.transcripts.raw import Raw
    from coach.transcripts.speakers import Guess
    from coach.transcripts.troubles import TranscriptError

SURE = 0.75  # a guess of who the agent is that is less sure than this is asked about
_SIDES = (Role.AGENT, Role.CUSTOMER)


class Times(StrEnum):
    """How closely a conversation's times tell who spoke when, from nothing to single words."""

    NONE = "none"
    SECONDS = "seconds"
    STARTS = "starts"
    TURNS = "turns"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Reader:
    """A format Coach reads.

    `parse` gives drafts in the order of the file; a record it cannot read comes as an error among them, so that
    the good ones are not lost. A `fallback` is asked only when no other reader recognises the file; readers of
    zips are asked only about zips.
    """

    name: str
    titles: Mapping[Language, str]
    about: str
    extensions: tuple[str, ...]
    recognises: Callable[[Raw], bool]
    parse: Callable[[Raw], Iterator[Draft | TranscriptError]]
    fallback: bool = False
    zipped: bool = False

    @property
    def title(self) -> str:
        """The English title."""
        return self.titles[Language.EN]


@dataclass(frozen=True, slots=True)
class Agent:
    """Who the agent is: the labels, how sure that is (0–1; 1 where the file says it), and whether to ask."""

    names: tuple[str, ...]
    confidence: float

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return self.confidence < SURE


@dataclass(frozen=True, slots=True)
class Found:
    """One conversation as read: `tracks` is how many channels of sound were heard apart, 0 where unknown."""

    conversation: Conversation
    agent: Agent
    times: Times
    tracks: int
    left_out: Mapping[LeftOut, int]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read; `format` is None where no reader knows it."""

    name: str
    format: Reader | None
    found: tuple[Found, ...]
    problems: tuple[TranscriptError, ...]

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """The conversations in the order of the file."""
        return tuple(one.conversation for one in self.found)

    @property
    def skipped(self) -> Mapping[LeftOut, int]:
        """How many bot messages, announcements, internal notes and events were left out of all of them."""
        return sum((Counter(one.left_out) for one in self.found), Counter())

    @property
    def warnings(self) -> tuple[Notice, ...]:
        """What is worth knowing, each thing once."""
        return tuple(dict.fromkeys(notice for one in self.found for notice in one.notices))


def found(draft: Draft, source: str, name: str, told: Mapping[str, Role]) -> Found:
    """The draft as a conversation with everything the report says of it."""
    done = settled(draft, source, name, told)
    agent = _agent(done)
    return Found(
        conversation=done.conversation,
        agent=agent,
        times=_times(done.conversation.turns),
        tracks=draft.tracks,
        left_out=Counter(cue.left_out for cue in draft.cues if cue.left_out is not None),
        notices=(*draft.notices, *_on_agent(done, agent)),
    )


def _agent(done: Settled) -> Agent:
    turns = done.conversation.turns
    names = tuple(dict.fromkeys(turn.name for turn in turns if turn.speaker is Role.AGENT))
    sides = [guess for guess in done.guesses.values() if guess.role in _SIDES]
    sure = min((guess.confidence for guess in sides), default=0.0) if names else _without_agent(done)
    return Agent(names, sure)


def _without_agent(done: Settled) -> float:
    """A customer's first message alone is no riddle; unknown people who may be the agent are."""
    guesses: list[Guess] = list(done.guesses.values())
    if sum(guess.role is Role.CUSTOMER for guess in guesses) > 1:
        return 0.0  # several customers and nobody who serves them
    return min((guess.confidence for guess in guesses if guess.role is not Role.OTHER), default=0.0)


def _on_agent(done: Settled, agent: Agent) -> tuple[Notice, ...]:
    names = {turn.name for turn in done.conversation.turns}
    if names <= {""} and not agent.names:
        return (Notice("no_names"),)
    if not agent.doubtful:
        return ()
    return (Notice("agent_guessed", (("name", ", ".join(agent.names)),)) if agent.names else Notice("agent_unknown"),)


def _times(turns: tuple[Turn, ...]) -> Times:
    times = [turn.time for turn in turns if turn.time is not None]
    if not times:
        return Times.NONE
    if sum(bool(turn.words) for turn in turns) * 2 > len(turns):
        return Times.WORDS
    if all(time.start.is_integer() and time.end.is_integer() for time in times):
        return Times.SECONDS
    return Times.TURNS if sum(bool(time) for time in times) * 2 > len(times) else Times.STARTS
