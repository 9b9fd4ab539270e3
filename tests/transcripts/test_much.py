"""Much to read: a long call with a time for every word, and a thousand small files."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from coach.transcripts import examples, formats, read_text_with_report, read_with_report

if TYPE_CHECKING:
    from pathlib import Path

WORDS = [(n // 17 % 2, f"sana{n % 997}", round(n * 0.36, 3), round(n * 0.36 + 0.3, 3)) for n in range(20_000)]
TURNS = [WORDS[n : n + 17] for n in range(0, len(WORDS), 17)]
LONG: dict[str, Any] = {
    "deepgram": {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "", "words": [
        {"word": text, "start": s, "end": e, "speaker": who, "punctuated_word": text}
        for who, text, s, e in WORDS]}]}]}},
    "amazon_transcribe": {"results": {"items": [
        {"start_time": str(s), "end_time": str(e), "speaker_label": f"spk_{who}", "type": "pronunciation",
         "alternatives": [{"content": text, "confidence": "0.9"}]} for who, text, s, e in WORDS]}},
    "whisper": {"segments": [
        {"start": turn[0][2], "end": turn[-1][3], "text": " ".join(word[1] for word in turn),
         "speaker": f"S{turn[0][0]}",
         "words": [{"word": text, "start": s, "end": e, "speaker": f"S{who}"} for who, text, s, e in turn]}
        for turn in TURNS]},
    "google_speech": {"results": [
        *({"alternatives": [{"transcript": " ".join(word[1] for word in turn), "words": [
            {"word": text, "startTime": f"{s}s", "endTime": f"{e}s"} for _, text, s, e in turn]}]} for turn in TURNS),
        {"alternatives": [{"words": [{"word": text, "startTime": f"{s}s", "endTime": f"{e}s", "speakerTag": who + 1}
                                     for who, text, s, e in WORDS]}]}]},
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_two_hours_with_a_time_for_every_word_are_read_in_two_seconds(name: str) -> None:
    text = json.dumps(LONG[name])
    began = time.process_time()
    reading = read_text_with_report(text, "call.json")
    took = time.process_time() - began
    assert reading.format is not None
    assert reading.format.name == name
    (talk,) = reading.conversations
    assert sum(len(turn.words) for turn in talk.turns) == sum(len(turn.text.split()) for turn in talk.turns) == 20_000
    assert took < 2.0


def test_of_a_thousand_files_none_is_lost_and_the_bad_ones_are_named(tmp_path: Path) -> None:
    kinds = [examples.example(reader) for reader in formats()]
    for n in range(1000):
        file = kinds[n % len(kinds)]
        bad = n % 50 == 49
        (tmp_path / f"{n:04}{file.suffix}").write_bytes(b"pelkkaa tekstia" if bad else file.read_bytes())
    readings = [read_with_report(file) for file in sorted(tmp_path.iterdir())]
    assert len(readings) == 1000
    assert [reading.name for reading in readings if reading.problems] == [
        file.name for file in sorted(tmp_path.iterdir()) if int(file.stem) % 50 == 49
    ]
    assert all(reading.found for reading in readings if not reading.problems)
