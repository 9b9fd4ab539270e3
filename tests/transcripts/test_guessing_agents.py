"""How well the agent is guessed from what is said, on labelled dialogues with the names taken away.

The figures stand in docs/figures.md; run with `-s` to see them. COACH_DIALOGUES names a folder of more dialogues with
known roles, in Coach's own format; they stay where they are.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from coach.model import Role
from coach.transcripts.report import SURE
from coach.transcripts.speakers import guesses_of

LABELLED = Path(__file__).parents[2] / "models" / "labelled"
MORE = Path(os.environ.get("COACH_DIALOGUES", "nowhere"))
FILES = [*sorted(LABELLED.glob("dialogues-*-dev.jsonl")), *sorted(MORE.glob("*.jsonl*"))]
MOST = 500
HIDDEN = {"agent": "Speaker 1", "customer": "Speaker 0"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sure_guess_is_right_and_most_guesses_are(file: Path) -> None:
    right = sure = sure_and_wrong = count = 0
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for line in data.decode("utf-8").splitlines()[:MOST]:
        turns = json.loads(line).get("turns", ())
        said = [(HIDDEN[turn["speaker"]], turn["text"]) for turn in turns if turn["speaker"] in HIDDEN]
        if len({who for who, _ in said}) < 2:
            continue
        guess = guesses_of(said, {})["Speaker 1"]
        count += 1
        right += guess.role is Role.AGENT
        sure += guess.confidence >= SURE
        sure_and_wrong += guess.confidence >= SURE and guess.role is not Role.AGENT
    print(f"\n{file.stem}: {right} of {count} right; {sure} sure, {sure_and_wrong} of them wrong")
    assert right >= 0.85 * count
    assert sure_and_wrong <= 0.02 * count
