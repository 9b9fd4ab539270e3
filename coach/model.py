"""What flows through the pipe: conversations in, reviews out. Frozen, typed, small.

Times are seconds from the start of the conversation; spans count characters in a turn's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks: only the agent's turns are judged."""

    AGENT = "agent"
    CUSTOMER = "customer"
    OTHER = "other"


class Language(StrEnum):
    """The languages Coach knows, Finnish first."""

    FI = "fi"
    EN = "en"


class Channel(StrEnum):
    """How the customer chose to meet us."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"


class Dimension(StrEnum):
    """What is scored."""

    RESPECT = "respect"
    LISTENING = "listening"
    QUESTIONS = "questions"


class Kind(StrEnum):
    """A concern is worth trying differently, a strength worth keeping, an observation is never scored."""

    CONCERN = "concern"
    STRENGTH = "strength"
    OBSERVATION = "observation"


class Source(StrEnum):
    """Where better words come from: the rule's own, the turn rewritten, or a ready sentence for the situation."""

    RULE = "rule"
    REWRITE = "rewrite"
    DRAFT = "draft"


class Personal(StrEnum):
    """The kinds of personal data that are masked."""

    IDENTITY = "identity-code"
    BIRTH = "birth-date"
    BUSINESS = "business-id"
    IBAN = "iban"
    CARD = "card"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PLATE = "plate"
    NAME = "name"
    CUSTOMER = "customer-number"
    ORDER = "order-number"
    NUMBER = "number"


class CoachError(Exception):
    """Something the user can mend; the message is one clear sentence: what, where, what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch of time in seconds, `start` ≤ `end`.

    >>> Segment(0.0, 2.0) & Segment(1.5, 3.0)
    Segment(start=1.5, end=2.0)
    """

    start: float
    end: float

    @property
    def duration(self) -> float:
        """Length in seconds, never negative."""
        return max(0.0, self.end - self.start)

    def __bool__(self) -> bool:
        return self.end > self.start

    def __and__(self, other: Segment) -> Segment:
        start = max(self.start, other.start)
        return Segment(start, max(start, min(self.end, other.end)))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of a turn's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of one turn of a conversation: turn number and span."""

    turn: int
    span: Span


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word with its time, as a speech recogniser gives it."""

    text: str
    time: Segment


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted contribution.

    `n` is its place in the conversation, `time` is None where the transcript has none (a chat message has
    start = end), `name` the speaker's label as the transcript gives it.
    """

    n: int
    speaker: Role
    text: str
    time: Segment | None = None
    words: tuple[Word, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A talk between an agent and a customer; `language` is None until known; `source` names where it was read."""

    id: str
    turns: tuple[Turn, ...]
    language: Language | None = None
    channel: Channel = Channel.PHONE
    source: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Better words for a finding: the whole turn rewritten, or a ready sentence for the situation (`DRAFT`)."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Finding:
    """One behaviour seen in one place, with its words, why it matters and, for a concern, better words.

    `confidence` is the share of such findings that are right, 0–1. `about` is the other side's place that the
    finding rests on (what the customer told, for a question that asks it again), None where one place says all.
    """

    rule: str
    behaviour: str
    dimension: Dimension
    kind: Kind
    turn: int
    span: Span
    text: str
    time: Segment | None
    confidence: float
    why: str
    alternatives: tuple[Alternative, ...] = ()
    about: Place | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Points 0–100 for one dimension, with an interval that is wide where evidence is thin.

    `because` indexes the review's findings. Where nothing can be judged, `points` and `interval` are None
    and `reason` says why.
    """

    dimension: Dimension
    points: int | None
    interval: tuple[int, int] | None
    reason: str
    because: tuple[int, ...] = ()

    @property
    def assessed(self) -> bool:
        """Whether there was enough to judge."""
        return self.points is not None


@dataclass(frozen=True, slots=True)
class Overlap:
    """A stretch in which two speak: `turn` came in while `over` was being spoken, whoever said them.

    `type` is one of the behaviours about overlap, or "undetermined" where the times cannot tell.
    """

    time: Segment
    turn: int
    over: int
    type: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which nobody spoke, up to `turn`; `whose` is None where nobody in particular owed the next word.

    `announced` is the number of the turn that announced the wait, None where nobody did.
    """

    time: Segment
    turn: int
    whose: Role | None
    announced: int | None


class Became(StrEnum):
    """What became of something brought up, asked or listed.

    `ERRAND` is what the whole contact is about, `OPEN` where too little follows to say, `TOLD` what a checklist wants
    and the customer told unasked.
    """

    ASKED = "asked"
    ACKNOWLEDGED = "acknowledged"
    MISSED = "missed"
    ERRAND = "errand"
    OPEN = "open"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    TOLD = "told"


class Raises(StrEnum):
    """What a strand of the question flow begins with: the customer told or asked, or a checklist wants to know."""

    MENTION = "mention"
    QUESTION = "question"
    CHECKLIST = "checklist"


@dataclass(frozen=True, slots=True)
class Strand:
    """One strand of the question flow: what was brought up, and what became of it.

    `topic` is the kind of mention (problem, worry …) or the checklist's name, "" for a question. `place` holds the
    customer's words, for a checklist those that show the kind of contact. `by` holds the words that show what became of
    it, None where nothing did; where the agent passed it by, the words that came instead.
    """

    raises: Raises
    topic: str
    text: str
    place: Place
    became: Became
    by: Place | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers beside the scores; None where the transcript cannot tell. Seconds (`_s`), and shares 0–1.

    `agent_leads` and `customer_leads` are shares of a call's 2.5-minute windows with at least 60 % of the talk.
    `open_share` and `follow_up_share` are shares of the agent's questions, `uptake` is how strongly replies take up
    what the customer told. `answered_share` is how many of the customer's questions got an answer.
    """

    talk_share: float | None = None
    listen_to_talk: float | None = None
    longest_monologue_s: float | None = None
    response_time_s: float | None = None
    first_response_s: float | None = None
    holds: int | None = None
    hold_s: float | None = None
    syllables_per_second: float | None = None
    words_per_minute: float | None = None
    overlap_share: float | None = None
    agent_leads: float | None = None
    customer_leads: float | None = None
    questions: int = 0
    customer_questions: int = 0
    open_share: float | None = None
    follow_ups: int = 0
    follow_up_share: float | None = None
    follow_ups_per_problem: float | None = None
    uptake: float | None = None
    answered_share: float | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a review: the same versions and the same input give the same review."""

    rulebook: str
    handbook: str
    models: str


@dataclass(frozen=True, slots=True)
class Review:
    """One conversation with what was found in it."""

    conversation: Conversation
    findings: tuple[Finding, ...]
    scores: tuple[Score, ...]
    figures: Figures
    versions: Versions
    overlaps: tuple[Overlap, ...] = ()
    pauses: tuple[Pause, ...] = ()
    flow: tuple[Strand, ...] = ()

    def of_kind(self, kind: Kind) -> tuple[Finding, ...]:
        """The findings of one kind, in the order of the conversation."""
        return tuple(f for f in self.findings if f.kind is kind)
