"""Every word once, with its speaker and its time: what Coach reads is compared with a second, independent look.

Set COACH_FORMATS to a folder of real transcripts to have them compared too; they stay where they are.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach.transcripts import examples, read_with_report
from tests.transcripts.independent import Said, expected
from tests.transcripts.independent_times import of_cues, of_words

if TYPE_CHECKING:
    from coach.model import Conversation

FOLDERS = [Path(__file__).parents[1] / "data" / "transcripts", Path(examples.__file__).parent]
TOLD = os.environ.get("COACH_FORMATS", "")
REAL = [Path(TOLD)] if TOLD else []
FILES = [file for folder in (*FOLDERS, *REAL) for file in sorted(folder.rglob("*")) if file.is_file()]
CHECKED = [pytest.param(file, id=f"{file.parent.name}/{file.name}") for file in FILES if expected(file) is not None]


def heard(conversations: tuple[Conversation, ...]) -> Said:
    """The words of each speaker in order, as Coach read them."""
    said: Said = {}
    for conversation in conversations:
        for turn in conversation.turns:
            said.setdefault(turn.name, []).extend(turn.text.split())
    return said


@pytest.mark.parametrize("file", CHECKED)
def test_every_word_of_every_speaker_is_read_once(file: Path) -> None:
    wanted = expected(file)
    said = heard(read_with_report(file).conversations)
    if wanted is not None and set(wanted) == {"*"}:
        said = {"*": [word for words in _in_order(file) for word in words]}
    assert said == wanted


def _in_order(file: Path) -> list[list[str]]:
    return [turn.text.split() for one in read_with_report(file).conversations for turn in one.turns]


WORDED = [case for case in CHECKED if case.values[0].suffix == ".json"]  # type: ignore[union-attr]
SHOWN = [case for case in CHECKED if case.values[0].suffix in (".vtt", ".srt")]  # type: ignore[union-attr]


@pytest.mark.parametrize("file", WORDED)
def test_every_timed_word_has_its_own_time(file: Path) -> None:
    reading = read_with_report(file)
    wanted = of_words(file, reading.format.name) if reading.format else None
    turns = [turn for one in reading.conversations for turn in one.turns]
    if not wanted or not any(turn.words for turn in turns):
        pytest.skip("no times of single words in this file")
    assert sorted({(word.time.start, word.time.end) for turn in turns for word in turn.words}) == wanted
    timed = [(turn.time, turn.words) for turn in turns if turn.time is not None and turn.words]
    assert all(whole.start <= words[0].time.start and words[-1].time.end <= whole.end for whole, words in timed)


@pytest.mark.parametrize("file", SHOWN)
def test_every_turn_of_subtitles_begins_and_ends_with_a_cue(file: Path) -> None:
    turns = [turn for one in read_with_report(file).conversations for turn in one.turns]
    times = [moment for turn in turns if turn.time is not None for moment in (turn.time.start, turn.time.end)]
    assert set(times) <= of_cues(file)
    assert times or not of_cues(file)


@pytest.mark.skipif(not REAL, reason="COACH_FORMATS names no folder of real transcripts")
def test_the_real_files_are_among_those_compared() -> None:
    here = [case for case in CHECKED if any(folder in case.values[0].parents for folder in REAL)]  # type: ignore[union-attr]
    files = [file for folder in REAL for file in folder.rglob("*") if file.is_file()]
    assert files
    assert len(here) >= 0.85 * len(files)


def test_most_kinds_of_files_have_a_second_opinion() -> None:
    assert len(CHECKED) >= 30
