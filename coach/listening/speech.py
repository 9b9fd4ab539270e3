"""Speech in time: when a turn was really spoken, and what of it was said by a moment.

Times come from the words where a turn has them, else from the turn itself; then its words are taken to be spread
evenly over its letters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.listening.vocabulary import only_begun, only_signals, spoken
from coach.model import Channel, Role, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn, Token

_ONE_WORD_S = 0.05  # recognisers give some words no length
_ASTRAY_S = 1.0  # words so far outside their turn: the turn's own times are the better
_PAUSE_S = 1.0  # a longer pause inside a turn with word times begins a new stretch of speech


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of talk in one turn: the whole turn, or what stands between long pauses where words have times.

    `span` are its characters, `words` its words without sounds and dropped beginnings, `ends` when each of them was
    over. `time` is from the first sound to the last, `pauses` are the silences inside.
    """

    turn: AnnotatedTurn
    span: Span
    words: tuple[Token, ...]
    ends: tuple[float, ...]
    time: Segment
    pauses: tuple[Segment, ...] = ()

    @property
    def side(self) -> Role:
        """Agent, customer or other."""
        return self.turn.turn.speaker

    @property
    def who(self) -> tuple[str, str]:
        """Who speaks: role and name, since several people may share a role."""
        return (self.side, self.turn.turn.name)

    @property
    def text(self) -> str:
        """What was said, as written."""
        return self.span.of(self.turn.turn.text)

    @property
    def listens(self) -> bool:
        """Whether it is only listening signals, or a laugh; a word begun and dropped is neither."""
        return not only_begun(self.turn) and only_signals(self.words, self.turn.language)

    def said_by(self, moment: float) -> tuple[Token, ...]:
        """The words that were over by then."""
        return self.words[: bisect_right(self.ends, moment + _ONE_WORD_S)]

    def left_at(self, moment: float) -> tuple[Token, ...]:
        """The words that were still to come, or being said, then."""
        return self.words[len(self.said_by(moment)) :]

    def pauses_at(self, moment: float, gap: float) -> bool:
        """Whether it was silent then; pauses shorter than `gap` are none."""
        return any(pause.start <= moment < pause.end and pause.duration >= gap for pause in self.pauses)


def speech(talk: Talk) -> tuple[Speech, ...]:
    """The talk of a call whose turns have a length and words, in the order of the starts."""
    if talk.conversation.channel is not Channel.PHONE:
        return ()
    turns = (turn for turn in talk.turns if turn.turn.time and turn.turn.text.strip())
    found = [each for turn in turns for each in _speech(turn)]
    return tuple(sorted(found, key=lambda each: (each.time.start, each.turn.turn.n)))


def _speech(turn: AnnotatedTurn) -> Iterator[Speech]:
    timed = _timed(turn)
    if timed:
        yield from (_stretch(turn, stretch) for stretch in _stretches(timed))
        return
    words, whole = spoken(turn), _extent(turn)
    letters = max(1, len(turn.turn.text.rstrip()))
    ends = tuple(whole.start + whole.duration * min(1.0, word.end / letters) for word in words)
    yield Speech(turn, Span(0, len(turn.turn.text)), words, ends, whole)


def _extent(turn: AnnotatedTurn) -> Segment:
    """From the first sound to the last: a recogniser's segment may be longer than its words."""
    whole = turn.turn.time or Segment(0.0, 0.0)
    times = [word.time & whole for word in turn.turn.words]
    inside = [time for time in times if time]
    return Segment(min(time.start for time in inside), max(time.end for time in inside)) if inside else whole


@dataclass(frozen=True, slots=True)
class _Timed:
    """A written word and when it was said."""

    span: Span
    time: Segment


def _timed(turn: AnnotatedTurn) -> list[_Timed]:
    """Each written word with its time; none where the words do not fit the turn's text or its times."""
    text, whole, written = turn.turn.text, turn.turn.time or Segment(0.0, 0.0), turn.turn.text.split()
    times = [word.time for word in turn.turn.words]
    if len(written) != len(times) or any(one.start > two.start for one, two in pairwise(times)):
        return []
    if times[0].start < whole.start - _ASTRAY_S or times[-1].end > whole.end + _ASTRAY_S:
        return []
    found, at = [], 0
    for word, time in zip(written, times, strict=True):
        start = text.index(word, at)
        at = start + len(word)
        found.append(_Timed(Span(start, at), Segment(time.start, max(time.end, time.start + _ONE_WORD_S))))
    return found


def _stretches(timed: Sequence[_Timed]) -> Iterator[list[_Timed]]:
    run: list[_Timed] = []
    for each in timed:
        if run and each.time.start - run[-1].time.end > _PAUSE_S:
            yield run
            run = []
        run.append(each)
    yield run


def _stretch(turn: AnnotatedTurn, timed: Sequence[_Timed]) -> Speech:
    span = Span(timed[0].span.start, timed[-1].span.end)
    words = tuple(word for word in spoken(turn) if span.start <= word.start < span.end)
    ends = tuple(next(each.time.end for each in timed if word.start < each.span.end) for word in words)
    pauses = (Segment(one.time.end, two.time.start) for one, two in pairwise(timed))
    time = Segment(timed[0].time.start, max(each.time.end for each in timed))
    return Speech(turn, span, words, ends, time, tuple(pause for pause in pauses if pause))
