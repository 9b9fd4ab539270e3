"""Count runs of words in the labelled turns, to tell an answer from shuffled words. Run it from the repository."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from coach.language.annotate import annotate
from coach.learned.labelled import read_labelled
from coach.learned.train import files_of
from coach.model import Language, Role, Turn
from coach.practice.order import CLOSES, OPENS, sign

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parents[1] / "coach" / "practice" / "data"
COMMON = 5  # words seen so often are counted as such
SEEN = 2  # runs of three seen less often are left out


def counts(language: Language) -> dict[str, dict[str, dict[str, int]]]:
    """Counts of runs in all that agents and customers say in the labelled turns of a language."""
    texts = [
        text for file in files_of(language) for turn in read_labelled(file) for text in (turn.customer, turn.agent)
    ]
    turns = annotate((Turn(0, Role.AGENT, text) for text in dict.fromkeys(texts)), language)
    rows = [turn.words[first:last] for turn in turns for first, last in turn.sentences]
    seen = Counter(word.norm for row in rows for word in row)
    common = {word for word, number in seen.items() if number >= COMMON}
    return {
        "words": _runs([sign(word, common) for word in row] for row in rows),
        "grammar": _runs([sign(word, ()) for word in row] for row in rows),
    }


def _runs(rows: Iterable[list[str]]) -> dict[str, dict[str, int]]:
    ones, twos, threes = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        marked = [OPENS, OPENS, *row, CLOSES]
        ones.update(marked[2:])
        twos.update(" ".join(marked[i : i + 2]) for i in range(1, len(marked) - 1))
        threes.update(" ".join(marked[i : i + 3]) for i in range(len(marked) - 2))
    often = {run: number for run, number in threes.items() if number >= SEEN}
    return {
        "ones": dict(sorted(ones.items())),
        "twos": dict(sorted(twos.items())),
        "threes": dict(sorted(often.items())),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for language in Language:
        data = gzip.compress(json.dumps(counts(language), ensure_ascii=False).encode(), mtime=0)
        (FOLDER / f"order-{language.value}.json.gz").write_bytes(data)
