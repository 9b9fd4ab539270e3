"""Google Cloud Speech-to-Text, v1 and v2, as REST or gRPC prints it.

With diarisation v1 repeats all words in the last result, there with speakers' numbers: only those are used, or the text
would double. Times are `"0.600s"` or `{"seconds": "5", "nanos": 400000000}`; a missing start is zero.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, first_of, language, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Google Cloud Speech-to-Text"
EXTENSIONS = (".json",)


class _Duration(Shape):
    seconds: float = 0.0
    nanos: float = 0.0


def _seconds(value: Any) -> Any:
    if isinstance(value, dict):
        written = _Duration.model_validate(value)
        return written.seconds + written.nanos / 1e9
    return value.removesuffix("s") if isinstance(value, str) else value


Seconds = Annotated[float | None, BeforeValidator(_seconds)]


def _written(*names: str) -> Any:
    """A field that stands under any of these names in camel case or with underscores."""
    snakes = [re.sub(r"[A-Z]", lambda capital: "_" + capital[0].lower(), name) for name in names]
    return Field(None, validation_alias=AliasChoices(*names, *snakes))


class _Word(Shape):
    text: str = Field(validation_alias="word")
    start: Seconds = _written("startTime", "startOffset")
    end: Seconds = _written("endTime", "endOffset")
    speaker: str | None = _written("speakerLabel", "speakerTag")

    @property
    def tagged(self) -> bool:
        return self.speaker not in (None, "", "0")


class _Choice(Shape):
    transcript: str = ""
    words: tuple[_Word, ...] = ()


class _Result(Shape):
    alternatives: tuple[_Choice, ...] = ()
    channel: int | None = _written("channelTag")
    language: str | None = _written("languageCode")

    @property
    def best(self) -> _Choice:
        return self.alternatives[0] if self.alternatives else _Choice()

    @property
    def tagged(self) -> bool:
        return any(word.tagged for word in self.best.words)


class _File(Shape):
    results: list[_Result]


def recognises(raw: Raw) -> bool:
    """Results with alternatives."""
    return "alternatives" in first_of(raw, "results")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    results = shaped(_File, raw).results
    spoken = next((found for one in results if (found := language(one.language))), None)
    stereo = len({one.channel for one in results if one.channel}) > 1
    cues = tuple(cue for one in _once(results) for cue in _cues(one, stereo))
    yield Draft(cues, language=spoken, joins=True)


def _once(results: list[_Result]) -> list[_Result]:
    """The results without those the last one says again with speakers."""
    last = results[-1] if results else None
    if last is None or not last.tagged:
        return results
    earlier = sum(len(one.best.words) for one in results[:-1])
    return [last] if len(last.best.words) >= earlier else results


def _cues(result: _Result, stereo: bool) -> Iterator[Cue]:
    label = f"Channel {result.channel}" if stereo else ""
    if not result.best.words:
        yield Cue(label, result.best.transcript)
        return
    yield from speech.cues(
        speech.Heard(
            label or (speech.named("Speaker", word.speaker) if word.tagged else ""),
            word.text,
            segment(word.start or 0.0, word.end) if word.end is not None else segment(word.start),
        )
        for word in result.best.words
    )
