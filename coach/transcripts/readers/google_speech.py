"""Google Cloud Speech-to-Text.

Versions 1 and 2, as REST or gRPC prints them. With diarisation v1 repeats all words in the last result, there with
speakers' numbers: only those are used, or the text would double. The answer of a long operation or of a batch may stand
around the results; each recording of a batch is a conversation. Times are `"0.600s"` or `{"seconds": "5", "nanos":
400000000}`; a missing start is zero.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, Field

from coach.transcripts import speech
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.vendor import Seconds, Shape, keys_of, languages, objects, segment, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Google Cloud Speech-to-Text"
EXTENSIONS = (".json",)


def _written(*names: str) -> Any:
    """A field that stands under any of these names in camel case or with underscores."""
    snakes = [re.sub(r"[A-Z]", lambda capital: "_" + capital[0].lower(), name) for name in names]
    return Field(None, validation_alias=AliasChoices(*names, *snakes))


class _Word(Shape):
    text: str = Field("", validation_alias="word")
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
    """Results with alternatives that have a transcript or words."""
    return any(True for _ in _recordings(raw.json))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """A conversation for each recording."""
    for name, listed in _recordings(raw.json):
        results = shaped(_File, raw, {"results": listed}).results
        channels = {one.channel for one in results if one.channel}
        cues = tuple(cue for one in _once(results) for cue in _cues(one, len(channels) > 1))
        spoken = languages(one.language for one in results)
        yield Draft(cues, id=name, language=spoken, joins=True, tracks=len(channels))


def _recordings(value: Any) -> Iterator[tuple[str, list[Any]]]:
    """Name and results of each recording: a list, under `response`, or in a batch under the recordings' names."""
    inner = value.get("response", value) if isinstance(value, dict) else value
    results = inner.get("results") if isinstance(inner, dict) else inner
    batch = results.items() if isinstance(results, dict) else ()
    named = [(PurePosixPath(name).stem, _of_recording(one)) for name, one in batch] or [("", results)]
    heard = [(name, listed) for name, listed in named if isinstance(listed, list) and _heard(listed)]
    yield from heard if len(heard) > 1 else [("", listed) for _, listed in heard]


def _of_recording(value: Any) -> Any:
    """The results of one recording of a batch, however deep they lie."""
    for key in ("inlineResult", "transcript", "results"):
        value = value.get(key, value) if isinstance(value, dict) else None
    return value


def _heard(results: list[Any]) -> bool:
    named = keys_of([choice for one in objects(results) for choice in objects(one.get("alternatives"))])
    return bool({"transcript", "words"} & named) and not {"timestamps", "content"} & named


def _once(results: list[_Result]) -> list[_Result]:
    """The results without those the last one says again with speakers."""
    spoken = [one for one in results if one.said]
    last = spoken[-1] if spoken else None
    if last is None or not last.tagged:
        return results
    earlier = [word for one in spoken[:-1] for word in one.said]
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
