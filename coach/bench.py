"""Bench: how fast the whole review is beside the bare spaCy parse of the same text, how it grows, what it holds.

Words are spaCy tokens, seconds are CPU seconds of this process; the two are timed in turns so that a noisy machine
slows both. The text is the sample conversations, over and over.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from coach import rules as rulebook
from coach.language import english, finnish
from coach.language.annotate import annotate, pipeline
from coach.model import Channel, Conversation, Dimension, Language, Role, Segment, Turn, Word
from coach.questions.uptake import uptake
from coach.reviewing import annotated, review_many, with_findings
from coach.samples import samples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language as Pipeline

ROUNDS = 3
HOUR_S = 3600.0
_ANSWERED = (Role.CUSTOMER, Role.AGENT)


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per CPU second of the bare parse (with and without the dependency parser) and of the whole review."""

    language: Language
    words: int
    parse: float
    tag: float
    review: float

    @property
    def ratio(self) -> float:
        """Speed of the whole review as a share of the bare parse, dependency parser and all."""
        return self.review / self.parse

    @property
    def ratio_to_tag(self) -> float:
        """The same beside only those pipeline parts that the review itself uses."""
        return self.review / self.tag


@dataclass(frozen=True, slots=True)
class Pairs:
    """CPU seconds for so many pairs of what was told and answered: their bare parse, and their uptake from text."""

    language: Language
    pairs: int
    parse: float
    uptake: float

    @property
    def ratio(self) -> float:
        """Time of the uptake as a multiple of the bare parse."""
        return self.uptake / self.parse


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of CPU and megabytes held after so many conversations."""

    conversations: int
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Listened:
    """CPU seconds of the whole listening analysis of a call of so many seconds, parse included."""

    language: Language
    turns: int
    call: float
    seconds: float

    @property
    def times_real(self) -> float:
        """How many seconds of a call are heard in one CPU second."""
        return self.call / self.seconds


def listening(language: Language, call: float = HOUR_S) -> Listened:
    """How fast listening is read from a call with word times: every rule of the dimension and the figures."""
    conversation = _long_call(language, call)
    rules = [rule for rule in rulebook.load().rules if rule.behaviour.dimension is Dimension.LISTENING]

    def hear() -> None:
        talk = annotated(conversation)
        found = [match for rule in rules if language in rule.languages for match in rule.detect(language)(talk)]
        review = with_findings(talk, ())
        if not found or not review.scores[1].assessed:
            raise ValueError("the call to measure with has nothing to hear")

    hear()
    seconds = median(_seconds(hear) for _ in range(ROUNDS))
    return Listened(language, len(conversation.turns), call, seconds)


def _long_call(language: Language, length: float) -> Conversation:
    """The sample calls one after another, up to a length in seconds, each word with a time."""
    calls = [talk for talk in _talks(len(tuple(samples())), language) if talk.channel is Channel.PHONE]
    turns: list[Turn] = []
    start = 0.0
    for call in cycle(calls):
        timed = [_later(turn, start) for turn in call.turns if turn.time is not None]
        turns += [turn for turn in timed if turn.time is not None and turn.time.end <= length]
        start = max(turn.time.end for turn in timed if turn.time is not None) + 1.0
        if start > length:
            break
    numbered = tuple(replace(turn, n=n) for n, turn in enumerate(turns))
    return Conversation("hour", numbered, language, Channel.PHONE)


def _later(turn: Turn, by: float) -> Turn:
    """The turn so many seconds later, its words spread over it."""
    if turn.time is None:
        return turn
    written, time = turn.text.split(), Segment(turn.time.start + by, turn.time.end + by)
    each = time.duration / max(1, len(written))
    at = [time.start + each * i for i in range(len(written) + 1)]
    words = tuple(Word(word, Segment(a, b)) for word, (a, b) in zip(written, pairwise(at), strict=True))
    return replace(turn, time=time, words=words)


def speed(language: Language, conversations: int = 60) -> Speed:
    """The speeds of one language, the median of a few rounds."""
    talks = _talks(conversations, language)
    texts = [turn.text for talk in talks for turn in talk.turns]
    tagger, parser = pipeline(language), _full_pipeline(language)
    words = sum(len(tagger.make_doc(text)) for text in texts)
    ways: tuple[Callable[[], object], ...] = (
        lambda: list(parser.pipe(texts)),
        lambda: list(tagger.pipe(texts)),
        lambda: list(review_many(talks)),
    )
    for way in ways:
        way()
    rounds = [[_seconds(way) for way in ways] for _ in range(ROUNDS)]
    parse, tag, review = (words / median(times) for times in zip(*rounds, strict=True))
    return Speed(language, words, parse, tag, review)


def pairs(language: Language, count: int = 1000) -> Pairs:
    """What the uptake of pairs costs, reading the texts included; the median of a few rounds."""
    talks = [talk.turns for talk in _talks(60, language)]
    answered = [(a, b) for turns in talks for a, b in pairwise(turns) if (a.speaker, b.speaker) == _ANSWERED]
    chosen = list(islice(cycle(answered), count))
    told, replies = ([pair[side] for pair in chosen] for side in (0, 1))
    parser = _full_pipeline(language)
    ways: tuple[Callable[[], object], ...] = (
        lambda: list(parser.pipe(turn.text for turn in told + replies)),
        lambda: list(map(uptake, annotate(replies, language), annotate(told, language))),
    )
    for way in ways:
        way()
    parse, taken = (
        median(times) for times in zip(*[[_seconds(way) for way in ways] for _ in range(ROUNDS)], strict=True)
    )
    return Pairs(language, count, parse, taken)


def growth(steps: Sequence[int] = (100, 1000)) -> tuple[Growth, ...]:
    """CPU seconds and memory for ever more conversations, of both languages as the samples come."""
    found = []
    for count in steps:
        talks = iter(_talks(count, None))
        seconds = _seconds(lambda talks=talks: sum(1 for _ in review_many(talks)))  # type: ignore[misc]
        found.append(Growth(count, seconds, megabytes()))
    return tuple(found)


def megabytes() -> float:
    """Memory this process holds now (resident set), in MB."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def load_seconds() -> float:
    """Seconds to load both languages, the rulebook and a first review of each."""
    return _seconds(lambda: list(review_many(_talks(1, Language.FI) + _talks(1, Language.EN))))


def _talks(count: int, language: Language | None) -> list[Conversation]:
    chosen = [s.conversation for s in samples() if language in (None, s.conversation.language)]
    return [replace(talk, id=f"{talk.id}-{n}") for n, talk in enumerate(islice(cycle(chosen), count))]


def _full_pipeline(language: Language) -> Pipeline:
    import spacy

    package = finnish if language is Language.FI else english
    return spacy.load(package.PACKAGE, exclude=["lemmatizer", "ner"] if language is Language.FI else ["ner"])


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
