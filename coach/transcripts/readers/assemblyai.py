"""AssemblyAI.

Times are milliseconds. `utterances` may be null, then the words are divided by speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, has, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "AssemblyAI"
EXTENSIONS = (".json",)


class _Word(Shape):
    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    channel: str | None = None


class _Utterance(_Word):
    words: tuple[_Word, ...] = ()


class _File(Shape):
    id: str = ""
    text: str = ""
    language_code: str | None = None
    utterances: tuple[_Utterance, ...] = ()
    words: tuple[_Word, ...] = ()


def recognises(raw: Raw) -> bool:
    """Words and utterances with the recogniser's own keys."""
    return has(raw, "words", "text") and (has(raw, "utterances") or has(raw, "audio_url") or has(raw, "audio_duration"))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    if whole.utterances:
        found = tuple(cue for one in whole.utterances for cue in _utterance(one))
    elif whole.words:
        found = tuple(speech.cues(_heard(word, word) for word in whole.words))
    else:
        found = (Cue("", whole.text),)
    tracks = len({one.channel for one in whole.utterances or whole.words if one.channel})
    yield Draft(found, id=whole.id, language=language(whole.language_code), joins=True, tracks=tracks)


def _utterance(one: _Utterance) -> Iterator[Cue]:
    if one.words:
        yield from speech.cues(_heard(word, one) for word in one.words)
    else:
        yield Cue(_label(one, one), one.text, segment(one.start, one.end, 0.001))


def _heard(word: _Word, whole: _Word) -> speech.Heard:
    return speech.Heard(_label(word, whole), word.text, segment(word.start, word.end, 0.001))


def _label(word: _Word, whole: _Word) -> str:
    speaker = word.speaker or whole.speaker
    return speech.named("Speaker", speaker) or speech.named("Channel", word.channel or whole.channel)
