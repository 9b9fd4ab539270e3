"""Measure saying back on research conversations: how often it is found, and whether listening findings tell them apart.

    python models/measure_said.py annomi.jsonl.gz      # counsellors: reflections; high against low quality sessions
    python models/measure_said.py mrda.jsonl.gz        # meetings: understanding checks and summaries

Each line is a conversation with `turns` (`speaker`, `text`, `labels`). Where the speakers are agent and customer, a
turn with a `reflection` counts; in a meeting each speaker in turn is the one who says back what the others said, and a
turn marked `understanding_check` or `summary` counts. Nothing is fitted here.

The listening effect of a conversation is the sum of its listening findings' effects on the points, as
`coach.scoring.points.effects` weighs them. The points themselves are not given without times, so only the order of the
sessions is looked at.
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach import handbook, rules
from coach.detectors import Talk
from coach.evaluation.counting import Count, interval
from coach.language.annotate import annotate
from coach.model import Channel, Conversation, Dimension, Kind, Language, Role, Turn
from coach.rules.apply import apply
from coach.scoring.points import effects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.tokens import AnnotatedTurn

_MEETING = ("understanding_check", "summary")
_KEEPS = ("restatement", "recap")


def main(file: Path) -> None:
    """Print precision and recall of saying back, and for rated sessions the AUC of the listening effect."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    count = Count()
    rated: list[tuple[bool, float]] = []
    for record in records:
        for talk, gold in _talks(record):
            found = {match.turn for name in _KEEPS for match in rules.load()[name].detect(Language.EN)(talk)}
            for n in {t.turn.n for t in talk.by(Role.AGENT)}:
                count.add(marked=n in gold, found=n in found)
            if quality := record["meta"].get("mi_quality"):
                rated.append((quality == "high", _effect(talk)))
    _show(file, count)
    if rated:
        from sklearn.metrics import roc_auc_score

        print(f"listening effect, high against low: AUC {roc_auc_score(*zip(*rated, strict=True)):.3f}  n={len(rated)}")


def _talks(record: dict[str, Any]) -> Iterator[tuple[Talk, frozenset[int]]]:
    """The conversation from the side of each speaker who may say back, with the turns marked so."""
    said = annotate((Turn(n, Role.OTHER, t["text"]) for n, t in enumerate(record["turns"])), Language.EN)
    speakers = sorted({t["speaker"] for t in record["turns"]})
    for me in ("agent",) if "agent" in speakers else speakers:
        marks = (n for n, t in enumerate(record["turns"]) if t["speaker"] == me and _is_marked(t["labels"]))
        roles = [Role.AGENT if t["speaker"] == me else Role.CUSTOMER for t in record["turns"]]
        yield _talk(record["id"], said, roles), frozenset(marks)


def _is_marked(labels: dict[str, Any]) -> bool:
    return bool(labels.get("reflection")) or any(labels.get(name) for name in _MEETING)


def _talk(name: str, said: tuple[AnnotatedTurn, ...], roles: list[Role]) -> Talk:
    turns = tuple(replace(t, turn=replace(t.turn, speaker=role)) for t, role in zip(said, roles, strict=True))
    conversation = Conversation(name, tuple(t.turn for t in turns), Language.EN, Channel.PHONE)
    alone = handbook.load().with_values({"findings.learned": "false"})
    return Talk(conversation, turns, alone)


def _effect(talk: Talk) -> float:
    """What the conversation's listening findings add to the points or take."""
    found = [f for f, _ in apply(rules.load(), talk) if f.dimension is Dimension.LISTENING]
    judged = sum(1 for turn in talk.by(Role.AGENT) if turn.words)
    return sum(each for _, each in effects([f for f in found if f.kind is not Kind.OBSERVATION], judged, talk))


def _show(file: Path, count: Count) -> None:
    for title, hits, of in (
        ("precision", count.hits, count.hits + count.false),
        ("recall", count.hits, count.hits + count.missed),
    ):
        low, high = interval(hits, of)
        print(f"{file.name}  {title} {hits / of if of else 0:.2f} [{low:.2f}–{high:.2f}]  n={of}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
