"""From a recogniser's words to what each speaker said: the words say who spoke when, the recogniser's lines may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Segment, Word
from coach.transcripts.draft import LONGEST_PAUSE_S, Cue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Heard:
    """One word or mark as recognised; `glued` where no space stands before it, no time where it takes none."""

    label: str
    text: str
    time: Segment | None = None
    glued: bool = False


def named(kind: str, number: object) -> str:
    """`Speaker 1` for a bare number, the label itself where it is a word, nothing for nothing."""
    text = "" if number is None else str(number).strip()
    return f"{kind} {text}" if text.isdigit() else text


def cues(heard: Iterable[Heard]) -> Iterator[Cue]:
    """The words of one recording or channel, in order, as stretches of one speaker without a long pause."""
    run: list[Heard] = []
    reached = 0.0
    for word in heard:
        paused = word.time is not None and word.time.start - reached > LONGEST_PAUSE_S
        if run and (paused or word.label != run[0].label):
            yield _cue(run, reached)
            run = []
        run.append(word)
        reached = max(reached, word.time.end) if word.time is not None else reached
    if run:
        yield _cue(run, reached)


def _cue(run: list[Heard], reached: float) -> Cue:
    times = [word.time for word in run if word.time is not None]
    whole = Segment(times[0].start, max(time.end for time in times)) if times else Segment(reached, reached)
    text = "".join(word.text.strip() if word.glued else f" {word.text.strip()}" for word in run).strip()
    words = tuple(Word(word.text.strip(), word.time) for word in run if word.time is not None)
    return Cue(run[0].label, text, whole, words)
