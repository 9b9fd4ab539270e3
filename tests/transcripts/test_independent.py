"""Every word once, with its speaker: what Coach reads is compared with a second, independent look at the same file.

Set COACH_FORMATS to a folder of real transcripts to have them compared too; they stay where they are.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach.transcripts import examples, read_with_report
from tests.transcripts.independent import Said, expected

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


def test_most_kinds_of_files_have_a_second_opinion() -> None:
    assert len(CHECKED) >= 30
