"""Fit the weights in coach/questions/asking.toml: how surely a question follows up what the customer told.

    python models/fit_asking.py FILE.jsonl …            # how well they fit, each file held out in turn
    python models/fit_asking.py FILE.jsonl … --write    # and write the weights

Each FILE, of one author and one language, holds labelled dialogues (`labels` with `follow-up` on the agent's turns), or
moments: the `turns` up to the customer's last, and `replies` that could come then, each a `text` with `follow_up` true
or false. The rule's own examples are read beside them, each several times: what they show must be found. A logistic
regression over the features of `coach.questions.asking` and the words that questions ask with.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from weighing import Model, Row

from coach import rules
from coach.evaluation.dialogues import read_dialogues
from coach.model import Language, Role
from coach.questions.asking import LEAST, Lists, asked_in, asking_words, features_of
from coach.reviewing import annotated
from coach.rules.examples import example

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = Path(__file__).resolve().parent.parent / "coach" / "questions" / "asking.toml"
OFTEN = 2  # questions that a word must stand in
EXAMPLES = 5  # times that each example of the rule is counted
HEAD = """# What each feature of a question and each word it asks with weighs (see asking.py), fitted by
# models/fit_asking.py to {n} questions of {files} files of invented talk, the rule's own examples counted {times} times
# among them. `^` marks the first words of a question, as they stand.
"""


class Read(NamedTuple):
    """A file's questions and marked turns, those without a question that we see among them."""

    language: Language
    rows: list[Row]
    marked: set[tuple[str, int]]


def read(file: Path) -> Read:
    """The questions of a file of dialogues or of moments."""
    raw = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    records = [each for record in raw for each in (_spread(record) if "replies" in record else [record])]
    rows: list[Row] = []
    marked = set()
    language = Language(records[0].get("language") or file.stem.split("-")[1])
    for record, dialogue in zip(records, read_dialogues(records, file.stem), strict=True):
        talk = annotated(dialogue.conversation)
        lists = Lists.of(rules.of(talk.handbook)["follow-up"].texts[language].raw, language)
        for turn in talk.turns[record.get("from", 0) :]:
            place = (record["id"], turn.turn.n)
            follows = "follow-up" in record["turns"][turn.turn.n]["labels"]
            marked |= {place} if follows else set()
            if turn.turn.speaker is Role.AGENT:
                found = asked_in(turn, talk.turns, lists)
                rows += [Row(place, features_of(each), asking_words(each), follows) for each in found]
    return Read(language, rows, marked)


def shown(language: Language) -> list[Row]:
    """The questions of the rule's own examples."""
    text = rules.load()["follow-up"].texts[language]
    lists = Lists.of(text.raw, language)
    rows = []
    for scene in (example(each, language) for each in (*text.flag, *text.keep)):
        marked = {n for n, _ in scene.marked}
        talk = annotated(scene.conversation)
        for turn in talk.by(Role.AGENT):
            n = turn.turn.n
            found = asked_in(turn, talk.turns, lists)
            rows += [
                Row((scene.conversation.id, n), features_of(each), asking_words(each), n in marked) for each in found
            ]
    return rows * EXAMPLES


def _spread(moment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A moment as dialogues, one for each reply, of which only the reply counts."""
    before = [{**turn, "labels": [], "missed": []} for turn in moment["turns"]]
    for n, reply in enumerate(moment["replies"]):
        labels = ["follow-up"] if reply["follow_up"] else []
        last = {"speaker": "agent", "text": reply["text"], "labels": labels, "missed": []}
        yield {
            "id": f"{moment['id']}-{n}",
            "language": moment["language"],
            "channel": moment["channel"],
            "turns": [*before, last],
            "from": len(before),
        }


def main() -> None:
    """Measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    files = {file: read(file) for file in given.files}
    for file, held in files.items():
        others = [
            row
            for other, each in files.items()
            if other != file and each.language is held.language
            for row in each.rows
        ]
        others += shown(held.language)
        sure = Model(others, OFTEN).sure(held.rows)
        found = {row.place for row, p in zip(held.rows, sure, strict=True) if p >= LEAST}
        hits = len(found & held.marked)
        print(f"{file.stem}: held out, {hits} of {len(held.marked)} marked turns, {len(found) - hits} others")
    if given.write:
        rows = {
            language: [row for each in files.values() if each.language is language for row in each.rows]
            + shown(language)
            for language in Language
        }
        head = HEAD.format(n=sum(map(len, rows.values())), files=len(files), times=EXAMPLES)
        PLACE.write_text(
            head + "".join(Model(each, OFTEN).tables(language) for language, each in rows.items()), "utf-8"
        )


if __name__ == "__main__":
    main()
