"""Measure on texts that are no service talk: how often a respect concern is named, and whether insults are told apart.

    python models/measure_alarms.py xed_fi.jsonl.gz finchat_fi.jsonl.gz suomi24_toxicity_fi.jsonl.gz

Each line is a text (`text`) or a conversation (`turns`), read as an agent's. In a conversation without roles the one
who writes first is the agent. Lines whose labels have a hard emotion (anger, disgust, fear, sadness) are left out: the
rest are to have no concern. Where people voted on each text (`labels.category`: what they were asked; `label`: that, or
"neutral"), the figure is the AUC instead: how often the surest `insult` of a text that they called so is surer than
that of a neutral one of the same question, and of all questions together. Nothing is fitted here.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scipy.stats import mannwhitneyu

from coach.evaluation.counting import interval
from coach.model import Channel, Conversation, Language, Role, Turn
from coach.reviewing import review_many
from coach.rules.apply import is_respect_concern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.model import Review

_HARD = frozenset(("anger", "disgust", "fear", "sadness"))
_NEUTRAL = "neutral"


def main(file: Path) -> None:
    """Print the file's figures."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    ours = [record for record in records if record["language"] in set(Language)]
    kept = [record for record in ours if not _HARD & set(_labels(record).get("emotions", ()))]
    reviews = tuple(review_many(map(_conversation, kept)))
    if any("category" in _labels(record) for record in kept):
        _show_insults(file, kept, reviews)
    else:
        _show_alarms(file, reviews)


def _labels(record: dict[str, Any]) -> dict[str, Any]:
    labels: dict[str, Any] = record.get("labels") or {}
    return labels


def _conversation(record: dict[str, Any]) -> Conversation:
    said = record.get("turns") or [{"speaker": "agent", "text": record["text"]}]
    speakers = [turn["speaker"] for turn in said]
    agent = "agent" if "agent" in speakers else speakers[0]
    turns = (Turn(n, Role.AGENT if t["speaker"] == agent else Role.CUSTOMER, t["text"]) for n, t in enumerate(said))
    return Conversation(record["id"], tuple(turns), Language(record["language"]), Channel.CHAT)


def _show_alarms(file: Path, reviews: Iterable[Review]) -> None:
    named: dict[str, int] = defaultdict(int)
    turns = with_concern = 0
    for review in reviews:
        found = [f for f in review.findings if is_respect_concern(f)]
        turns += sum(1 for turn in review.conversation.turns if turn.speaker is Role.AGENT and turn.text.strip())
        with_concern += len({f.turn for f in found})
        for each in {(f.turn, f.behaviour) for f in found}:
            named[each[1]] += 1
    low, high = interval(with_concern, turns)
    share = f"{100 * with_concern / max(turns, 1):.1f} per 100 [{100 * low:.1f}–{100 * high:.1f}]"
    print(f"{file.name}  {with_concern} of {turns} turns with a respect concern: {share}")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(named.items(), key=lambda x: (-x[1], x[0]))))


def _show_insults(file: Path, records: Sequence[dict[str, Any]], reviews: Iterable[Review]) -> None:
    sure: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for record, review in zip(records, reviews, strict=True):
        label, asked = record["label"], record["labels"]["category"]
        if label is not None:
            insults = (f.confidence for f in review.findings if f.behaviour == "insult")
            sure[asked, label != _NEUTRAL].append(max(insults, default=0.0))
    for asked in sorted({asked for asked, _ in sure}):
        _show_auc(f"{file.name}  {asked}", sure[asked, True], sure[asked, False])
    both = ([x for (_, said), each in sure.items() if said is so for x in each] for so in (True, False))
    _show_auc(f"{file.name}  all", *both)


def _show_auc(title: str, so: Sequence[float], neutral: Sequence[float]) -> None:
    area = float(mannwhitneyu(so, neutral).statistic) / (len(so) * len(neutral)) if so and neutral else 0.0
    print(f"{title}: AUC of insult {area:.3f}  n={len(so)} and {len(neutral)}")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        main(Path(name))
