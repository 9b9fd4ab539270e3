"""Fit the weights in coach/questions/suiting.toml: how well a question suits what the customer told.

    python models/fit_suiting.py models/labelled/suits-*.jsonl            # how well they choose, each talk held out
    python models/fit_suiting.py models/labelled/suits-*.jsonl --write    # and write the weights

Each line of a FILE names a customer's turn of another labelled file (`at`: file/id/turn), the words `told` there, and
questions of the rule that a reader found sensible to ask then (`yes`) or not (`no`). A logistic regression over the
features of `coach.questions.suiting` and the words of a choice.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fit_telling import named_in, passed_by
from weighing import Model, Row

from coach import rules
from coach.detectors.missed_follow_up import Follow
from coach.evaluation.dialogues import read_dialogues
from coach.model import Language
from coach.questions.drafts import Drafts
from coach.questions.mentions import span_of
from coach.questions.stretches import stretches
from coach.questions.suiting import features_of, suiting_words
from coach.questions.telling import named
from coach.reviewing import annotated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.questions.mentions import Mention
    from coach.questions.suiting import Choice

PLACE = Path(__file__).resolve().parent.parent / "coach" / "questions" / "suiting.toml"
OFTEN = 3  # choices that a word must stand in
FOLDS = 8
SHOWN = 2  # questions that are shown
HEAD = """# What each feature and word of a choice weighs (see suiting.py), fitted by models/fit_suiting.py to {n}
# questions at {places} places of invented talk; readers found {marked} of them sensible to ask. `?` marks a question,
# `^` how one begins.
"""


def rows_of(file: Path) -> tuple[Language, dict[str, list[Row]]]:
    """The judged questions of a file, by the place they were judged at."""
    judged = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    language = Language(file.stem.split("-")[1])
    found: dict[str, list[Row]] = defaultdict(list)
    for each in judged:
        name, talk_id, turn = each["at"].rsplit("/", 2)
        talk = talks(file.parent / f"{name}.jsonl", language)[talk_id]
        mention = told_at(talk, int(turn), each["told"])
        if mention is None:
            continue
        for choice in choices(talk.turns[int(turn)], mention, each):
            words = frozenset(f"{language.value}:{word}" for word in suiting_words(choice))
            row = Row((talk_id, int(turn)), features_of(choice), words, choice.question in each["yes"])
            found[each["at"]].append(row)
    return language, found


@cache
def talks(file: Path, language: Language) -> dict[str, Talk]:
    """The talks of a labelled file by their id; after a moment nobody takes up what was told."""
    raw = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    records = [passed_by(each) if "told" in each or "replies" in each else each for each in raw]
    read = zip(records, read_dialogues(records, file.stem), strict=True)
    return {record["id"]: annotated(dialogue.conversation) for record, dialogue in read}


@cache
def read_by(language: Language) -> tuple[Follow, Drafts]:
    """What reads a talk for what was told, and what drafts questions for it."""
    text = rules.load()["missed-follow-up"].texts[language].raw
    return Follow(language, text), Drafts(language, text)


def told_at(talk: Talk, turn: int, words: str) -> Mention | None:
    """The mention of a turn that has just these words, None where none is found."""
    follow, _ = read_by(talk.turns[0].language)
    told, _ = follow.read(talk)
    weighed = (named(each) for each in stretches(told, talk.turns, follow.words, follow.replies(talk)))
    all_told = (each for each in chain(weighed, (t.mention for t in told)) if each.turn == turn)
    return next(
        (each for each in all_told if span_of(talk.turns[turn], each).of(talk.turns[turn].turn.text) == words), None
    )


def choices(turn: AnnotatedTurn, mention: Mention, judged: dict[str, Any]) -> Iterator[Choice]:
    """The judged questions as choices, those that the rule still asks there."""
    _, drafts = read_by(turn.language)
    judged_here = {*judged["yes"], *judged["no"]}
    return (choice for choice in drafts.choices(turn, mention) if choice.question in judged_here)


def held_out(places: dict[str, list[Row]]) -> tuple[float, float]:
    """How many of the questions that would be shown were found sensible, and how many could have been."""
    names = sorted(places)
    shown, could = [], []
    for fold in range(FOLDS):
        others = [row for n, name in enumerate(names) if n % FOLDS != fold for row in places[name]]
        model = Model(others, OFTEN)
        for name in names[fold::FOLDS]:
            rows = places[name]
            best = sorted(zip(model.sure(rows), rows, strict=True), key=lambda pair: -pair[0])[:SHOWN]
            shown += [row.marked for _, row in best]
            could.append(min(SHOWN, sum(row.marked for row in rows)) / SHOWN)
    return sum(shown) / len(shown), sum(could) / len(could)


def main() -> None:
    """Measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    read = [rows_of(file) for file in given.files]
    for file, (_, places) in zip(given.files, read, strict=True):
        right, most = held_out(places)
        print(
            f"{file.stem}: held out, {right:.3f} of {SHOWN} shown at {len(places)} places sensible, {most:.3f} at most"
        )
    if given.write:
        by_language = {language: [row for rows in places.values() for row in rows] for language, places in read}
        every = [row for rows in by_language.values() for row in rows]
        head = HEAD.format(n=len(every), places=sum(len(p) for _, p in read), marked=sum(row.marked for row in every))
        tables = (Model(by_language[each], OFTEN).tables(each, partial(named_in, each)) for each in Language)
        PLACE.write_text(head + "".join(tables), "utf-8")


if __name__ == "__main__":
    main()
