"""AssemblyAI.

Times are milliseconds. `utterances` may be null, then the words are divided by speaker. Utterances kept alone are read
too; other recognisers have such with times in seconds, which the pace of the words tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import AliasChoices, Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Label, Seconds, Shape, has, keys_under, language, segment, shaped, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "AssemblyAI"
EXTENSIONS = (".json",)
_OWN = ("audio_url", "audio_duration", "speech_model", "speaker_labels")


class _Word(Shape):
    text: str = Field("", validation_alias=AliasChoices("text", "word"))
    start: Seconds = None
    end: Seconds = None
    speaker: Label = None
    channel: Label = None


class _Utterance(_Word):
    words: tuple[_Word, ...] = ()


class _File(Shape):
    id: str = ""
    text: str = ""
    language_code: str | None = None
    utterances: tuple[_Utterance, ...] = ()
    words: tuple[_Word, ...] = ()


def recognises(raw: Raw) -> bool:
    """Words or utterances with the recogniser's own keys, or utterances alone."""
    if any(has(raw, key) for key in _OWN):
        return has(raw, "words") or has(raw, "utterances")
    alone = {"text", "start", "end", "speaker"} <= keys_under(raw, "utterances")
    return alone or has(raw, "words", "text", "utterances")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    whole = shaped(_File, raw)
    unit = 0.001 if any(has(raw, key) for key in _OWN) else _unit(whole)
    if whole.utterances:
        found = tuple(cue for one in whole.utterances for cue in _utterance(one, unit))
    elif whole.words:
        found = tuple(speech.cues(_heard(word, word, unit) for word in whole.words))
    else:
        found = (Cue("", whole.text),)
    tracks = len({one.channel for one in whole.utterances or whole.words if one.channel})
    yield Draft(found, id=whole.id, language=language(whole.language_code), joins=True, tracks=tracks)


def _unit(whole: _File) -> float:
    return unit_of((one.start, one.end, one.text) for one in whole.utterances or whole.words)


def _utterance(one: _Utterance, unit: float) -> Iterator[Cue]:
    if one.words:
        yield from speech.cues(_heard(word, one, unit) for word in one.words)
    else:
        yield Cue(_label(one, one), one.text, segment(one.start, one.end, unit))


def _heard(word: _Word, whole: _Word, unit: float) -> speech.Heard:
    return speech.Heard(_label(word, whole), word.text, segment(word.start, word.end, unit))


def _label(word: _Word, whole: _Word) -> str:
    speaker = word.speaker or whole.speaker
    return speech.named("Speaker", speaker) or speech.named("Channel", word.channel or whole.channel)
