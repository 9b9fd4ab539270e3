"""Fit the weights in coach/questions/telling.toml: how surely what nobody took up was worth asking about.

    python models/fit_telling.py FILE.jsonl …            # how well they fit, each file held out in turn
    python models/fit_telling.py FILE.jsonl … --write    # and write the weights

Each FILE holds labelled dialogues of one author (`missed` has the words of each `missed-follow-up`), or moments: the
`turns` up to the customer's last, of which `told` are words worth asking about; what else is told there counts neither
way. A logistic regression over the features of `coach.questions.telling` and the words told with. Word lists know the
files they were written beside too well, so each stretch that a list finds stands there a second time as if no list had
found it.
"""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weighing import Model, Row

from coach import rules
from coach.detectors.missed_follow_up import LEAST, Follow
from coach.evaluation.dialogues import read_dialogues
from coach.model import Language, Role
from coach.questions.mentions import span_of
from coach.questions.stretches import stretches
from coach.questions.telling import features_of, telling_words
from coach.reviewing import annotated

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = Path(__file__).resolve().parent.parent / "coach" / "questions" / "telling.toml"
OFTEN = 3  # stretches that a word must stand in
LISTED = ("listed", "listed_errand")
OVERLAP = 0.4
PASSES_BY = {  # the agent, the customer and the agent again, after a moment
    Language.FI: ("Selvä. Mikä teidän nimenne on?", "Aino Metsola.", "Kiitos, hoidan tämän. Hei hei."),
    Language.EN: ("Right. What's your name, please?", "Robin Barker.", "Thank you, I'll see to it. Bye."),
}
HEAD = """# What each feature of a stretch weighs (see telling.py), fitted by models/fit_telling.py to {n} stretches
# that no agent turn took up, of {files} files of invented dialogues; {marked} were marked as worth asking about.
"""


def rows_of(file: Path) -> tuple[list[Row], set[tuple[str, int]]]:
    """The stretches of a file, and all turns that are marked."""
    raw = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    records = [passed_by(each) if "told" in each else each for each in raw]
    rows: list[Row] = []
    marked = set()
    for record, dialogue in zip(records, read_dialogues(records, file.stem), strict=True):
        talk = annotated(dialogue.conversation)
        language = talk.turns[0].language
        follow = Follow(language, rules.of(talk.handbook)["missed-follow-up"].texts[language].raw)
        told, _ = follow.read(talk)
        places = {n: list(_marked(turn)) for n, turn in enumerate(record["turns"])}
        marked |= {(record["id"], n) for n, each in places.items() if each}
        for stretch in stretches(told, talk.turns, follow.words, follow.replies(talk)):
            n = stretch.turn.turn.n
            span = span_of(stretch.turn, stretch.mention)
            hit = any(_share(span.start, span.end, *place) > OVERLAP for place in places[n])
            words = frozenset(f"{language.value}:{word}" for word in telling_words(stretch))
            if hit or "told" not in record:
                rows.append(Row((record["id"], n), features_of(stretch), words, hit))
    return rows, marked


def passed_by(moment: dict[str, Any]) -> dict[str, Any]:
    """A moment as a dialogue in which nobody takes up what was told."""
    turns = [{**turn, "labels": [], "missed": []} for turn in moment["turns"]]
    turns[-1] |= {"labels": ["missed-follow-up"], "missed": [moment.get("told", "")]}
    roles = (Role.AGENT, Role.CUSTOMER, Role.AGENT)
    after = zip(roles, PASSES_BY[Language(moment["language"])], strict=True)
    turns += [{"speaker": role.value, "text": text, "labels": [], "missed": []} for role, text in after]
    return {**moment, "turns": turns}


def _marked(turn: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """First and last-plus-one character of the words that are marked as missed."""
    text = str(turn["text"]).lower()
    for label, words in zip(turn.get("labels") or (), turn.get("missed") or (), strict=False):
        if label == "missed-follow-up":
            start = max(0, text.find(words.lower().strip(" .!")))
            yield start, start + len(words)


def _share(start: int, end: int, first: int, last: int) -> float:
    return (min(end, last) - max(start, first)) / max(1, min(end - start, last - first))


def with_unlisted(rows: list[Row]) -> list[Row]:
    """The rows and, once more, those that a list found as if it had not."""
    unlisted = (row._replace(features={**row.features, **dict.fromkeys(LISTED, 0.0)}) for row in rows)
    return rows + [each for row, each in zip(rows, unlisted, strict=True) if row.features["listed"]]


def _of(file: Path) -> Language:
    return Language(file.stem.split("-")[1])


def named_in(language: Language, word: str) -> str | None:
    """A word of the regression as its language's table names it, None where it is of another."""
    of, _, name = word.partition(":")
    return name if of == language.value else None


def main() -> None:
    """Measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    read = {file: rows_of(file) for file in given.files}
    for file, (rows, marked) in read.items():
        others = [row for other, (each, _) in read.items() if other != file and _of(other) is _of(file) for row in each]
        sure = Model(with_unlisted(others), OFTEN).sure(rows)
        found = {row.place for row, p in zip(rows, sure, strict=True) if p >= LEAST}
        hits = len(found & marked)
        print(f"{file.stem}: held out, {hits} of {len(marked)} marked turns, {len(found) - hits} others")
    if given.write:
        by_language = {each: [r for file in read for r in read[file][0] if _of(file) is each] for each in Language}
        every = [row for rows in by_language.values() for row in rows]
        head = HEAD.format(n=len(every), files=len(read), marked=sum(row.marked for row in every))
        fitted = {each: Model(with_unlisted(rows), OFTEN) for each, rows in by_language.items()}
        tables = (model.tables(language, partial(named_in, language)) for language, model in fitted.items())
        PLACE.write_text(head + "".join(tables), "utf-8")


if __name__ == "__main__":
    main()
