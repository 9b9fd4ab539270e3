"""Google Cloud Speech-to-Text.

Versions 1 and 2, as REST or gRPC prints them. With diarisation v1 repeats all words in the last result, there with
speakers' numbers: only those are used, or the text would double. The answer of a long operation or of a batch may stand
around the results. Times are `"0.600s"` or `{"seconds": "5", "nanos": 400000000}`; a missing start is zero.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Shape, languages, objects, segment, shaped

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

    @property
    def said(self) -> list[str]:
        return [word.text.casefold() for word in self.best.words] or self.best.transcript.casefold().split()


class _File(Shape):
    results: list[_Result]


def recognises(raw: Raw) -> bool:
    """Results with alternatives."""
    return _unwrapped(raw.json) is not None


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    results = shaped(_File, raw, {"results": _unwrapped(raw.json)}).results
    channels = {one.channel for one in results if one.channel}
    cues = tuple(cue for one in _once(results) for cue in _cues(one, len(channels) > 1))
    yield Draft(cues, language=languages(one.language for one in results), joins=True, tracks=len(channels))


def _unwrapped(value: Any) -> list[Any] | None:
    """The list of results, from under `response` and, in a batch, from under the name of the recording."""
    inner = value.get("response", value) if isinstance(value, dict) else None
    results = inner.get("results") if isinstance(inner, dict) else None
    if isinstance(results, dict):
        below = (one.get("transcript", one.get("inlineResult")) for one in results.values() if isinstance(one, dict))
        results = next((one.get("results") for one in below if isinstance(one, dict)), None)
    heard = isinstance(results, list) and any("alternatives" in one for one in objects(results))
    return results if heard and isinstance(results, list) else None


def _once(results: list[_Result]) -> list[_Result]:
    """The results without those the last one says again with speakers."""
    last = results[-1] if results else None
    if last is None or not last.tagged:
        return results
    earlier = [word for one in results[:-1] for word in one.said]
    again = sum(one == other for one, other in zip(earlier, last.said, strict=False))
    return [last] if again >= 0.8 * len(earlier) else results


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
