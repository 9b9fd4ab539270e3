"""Evaluate on labelled conversations: listening and questions, turn by turn.

A labelled conversation is a conversation in Coach's own JSON Lines whose turns carry `labels`, a list of behaviours.
A behaviour counts where people marked any turn of the file with it; findings of others are told, not counted.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.behaviours import BEHAVIOURS
from coach.evaluation.counting import Count, Evaluation, Wrong
from coach.model import CoachError, Conversation, Dimension
from coach.reviewing import review_many
from coach.transcripts import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook

_AROUND = 2  # turns before a place that differs, to be read with it


@dataclass(frozen=True, slots=True)
class LabelledDialogue:
    """A conversation and what people marked in it, per turn."""

    conversation: Conversation
    labels: tuple[frozenset[str], ...]


def read_dialogues(records: Iterable[dict[str, Any]], name: str) -> tuple[LabelledDialogue, ...]:
    """The labelled conversations among the records of a file; CoachError names file and conversation."""
    return tuple(_dialogue(record, name) for record in records)


def _dialogue(raw: dict[str, Any], name: str) -> LabelledDialogue:
    labels = tuple(frozenset(turn.get("labels") or ()) for turn in raw["turns"])
    conversation = read_text(json.dumps(raw, ensure_ascii=False), f"{name}.jsonl")[0]
    unknown = {label for marked in labels for label in marked} - BEHAVIOURS.keys()
    if unknown:
        raise CoachError(f"{name}, {conversation.id}: unknown labels {', '.join(sorted(unknown))}.")
    if len(labels) != len(conversation.turns):
        raise CoachError(
            f"{name}, {conversation.id}: {len(labels)} turns are labelled, {len(conversation.turns)} read."
        )
    return LabelledDialogue(conversation, labels)


def evaluate_dialogues(labelled: Iterable[LabelledDialogue], handbook: Handbook | None = None) -> Evaluation:
    """Review each conversation and count (turn, behaviour) against its labels."""
    dialogues = tuple(labelled)
    judged = {label for dialogue in dialogues for marked in dialogue.labels for label in marked}
    counts: dict[str, Count] = defaultdict(Count)
    others: Counter[str] = Counter()
    wrong: list[Wrong] = []
    for dialogue, review in zip(dialogues, review_many((d.conversation for d in dialogues), handbook), strict=True):
        found = {(f.turn, f.behaviour): f.text for f in review.findings}
        wrong += _count(dialogue, {key: text for key, text in found.items() if key[1] in judged}, counts)
        others.update(name for _, name in found if name not in judged and _is_of_talk(name))
    return Evaluation(len(dialogues), dict(counts), tuple(wrong), dict(sorted(others.items())))


def _is_of_talk(name: str) -> bool:
    return BEHAVIOURS[name].dimension is not Dimension.RESPECT


def _count(dialogue: LabelledDialogue, found: dict[tuple[int, str], str], counts: dict[str, Count]) -> Iterator[Wrong]:
    marked = {(n, name) for n, names in enumerate(dialogue.labels) for name in names}
    for n, name in sorted(marked | found.keys()):
        counts[name].add(marked=(n, name) in marked, found=(n, name) in found)
        if ((n, name) in marked) != ((n, name) in found):
            scene = tuple(_lines(dialogue, n))
            yield Wrong(
                f"{dialogue.conversation.id}/{n}", name, (n, name) not in found, found.get((n, name), ""), scene
            )


def _lines(dialogue: LabelledDialogue, n: int) -> Iterator[str]:
    turns = dialogue.conversation.turns
    for turn in turns[max(0, n - _AROUND) : n + _AROUND]:
        time = f"{turn.time.start:.2f}–{turn.time.end:.2f} " if turn.time else ""
        said = f"{time}{turn.speaker[0].upper()}: {turn.text} {sorted(dialogue.labels[turn.n])}"
        yield f"{'>' if turn.n == n else ' '} {said}"
