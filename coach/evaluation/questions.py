"""Evaluate questions: found without their mark, told open from closed, and uptake beside what experts said.

A file is JSON Lines of texts (`text`, `label`: "question" or another), of pairs (`text`, `context`, `labels.zscore`),
or of conversations whose turns have `labels` as a table (`question`: its kind, or none). Where a file has no labels of
questions, its own question marks are what to find: they are taken out before the text is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from coach.evaluation.counting import Count
from coach.language.annotate import annotate
from coach.language.detect import language_of
from coach.model import Conversation, Language, Role, Segment, Turn
from coach.questions.find import questions_in
from coach.questions.tags import asked_in
from coach.questions.uptake import uptake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn

_MARK = re.compile(r"\s*\?+")
_SIGNS = re.compile(r"[.!?,;:…]+(?=\s|$)")
OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the file says of one text: whether it asks, which kind (open, closed, or another word), its rating.

    `talk` counts the file's records; the texts of one conversation share it.
    """

    said: Turn
    talk: int
    language: Language
    asks: bool
    kind: str | None = None
    context: str = ""
    rating: float | None = None
    label: str | None = None

    @property
    def text(self) -> str:
        """The words, with their marks."""
        return self.said.text


@dataclass(frozen=True, slots=True)
class Questions:
    """How well questions are read; None where the file has no labels for a figure.

    `unmarked` counts texts that ask, their marks taken out; `as_speech` the same in small letters without any sign, as
    a recogniser writes. `kinds` is the macro F1 of open against closed, `rank` Spearman's ρ of uptake and ratings,
    `auc` how often a pair of high uptake has more than one of low.
    """

    size: int
    unmarked: Count | None = None
    as_speech: Count | None = None
    kinds: float | None = None
    rank: float | None = None
    auc: float | None = None


def read_asked(records: Sequence[dict[str, Any]]) -> tuple[Asked, ...]:
    """The texts of a file's records, turn by turn where they are conversations."""
    return tuple(each for talk, record in enumerate(records) for each in _asked(record, talk) if each.text.strip())


def _asked(record: dict[str, Any], talk: int) -> Iterator[Asked]:
    if "turns" in record:
        language = Language(record["language"])
        labelled = any("question" in _table(turn) for turn in record["turns"])
        for n, turn in enumerate(record["turns"]):
            kind = _table(turn).get("question")
            if not _table(turn).get("nonspeech_or_uncoded"):
                asks = bool(kind) if labelled else "?" in turn["text"]
                yield Asked(_said(turn, n), talk, language, asks, kind)
        return
    label, text = record.get("label"), record["text"]
    yield Asked(
        Turn(0, Role.AGENT, text),
        talk,
        _language(record),
        asks=label == "question",
        context=record.get("context") or "",
        rating=(record.get("labels") or {}).get("zscore"),
        label=label,
    )


def _said(turn: dict[str, Any], n: int) -> Turn:
    name, start, end = (turn.get(key) for key in ("speaker", "start", "end"))
    time = None if start is None or end is None else Segment(start, max(start, end))
    return Turn(n, Role(name) if name in set(Role) else Role.OTHER, turn["text"], time, name=name or "")


def _table(turn: dict[str, Any]) -> dict[str, Any]:
    labels = turn.get("labels")
    return labels if isinstance(labels, dict) else {}


def _language(record: dict[str, Any]) -> Language:
    given = record.get("language")
    talk = Conversation("", (Turn(0, Role.AGENT, record["text"]),), Language(given) if given else None)
    return Language(str(language_of(talk)))


def evaluate_questions(asked: Sequence[Asked]) -> Questions:
    """All figures that the texts have labels for."""
    rated = [each for each in asked if each.rating is not None]
    if rated:
        return _rated(rated)
    kinds = [each for each in asked if each.kind in (OPEN, CLOSED)]
    if kinds:
        return Questions(len(kinds), kinds=_kinds(kinds))
    return Questions(
        len(asked),
        unmarked=_found(asked, [_MARK.sub("", each.text) for each in asked]),
        as_speech=_found(asked, [_SIGNS.sub("", _MARK.sub("", each.text)).lower() for each in asked]),
    )


def _found(asked: Sequence[Asked], texts: Sequence[str]) -> Count:
    count = Count()
    for _, talk in groupby(zip(asked, _read(asked, texts), strict=True), key=lambda pair: pair[0].talk):
        labelled, turns = zip(*talk, strict=True)
        for n, each in enumerate(labelled):
            count.add(marked=each.asks, found=bool(asked_in(turns, n)))
    return count


def _kinds(asked: Sequence[Asked]) -> float:
    """Macro F1 of open and closed; a turn with an open question is open, one without any is neither."""
    counts = {OPEN: Count(), CLOSED: Count()}
    for each, turn in zip(asked, _read(asked, [each.text for each in asked]), strict=True):
        found = questions_in(turn)
        kind = (OPEN if any(question.is_open for question in found) else CLOSED) if found else ""
        for name, count in counts.items():
            count.add(marked=each.kind == name, found=kind == name)
    return sum(count.f1 for count in counts.values()) / len(counts)


def _rated(asked: Sequence[Asked]) -> Questions:
    from scipy.stats import mannwhitneyu, spearmanr

    replies = _read(asked, [each.text for each in asked])
    told = _read(asked, [each.context for each in asked])
    strengths = [uptake(reply, before) for reply, before in zip(replies, told, strict=True)]
    by_label = {
        label: [strength for each, strength in zip(asked, strengths, strict=True) if each.label == label]
        for label in ("high", "low")
    }
    high, low = by_label["high"], by_label["low"]
    auc = float(mannwhitneyu(high, low).statistic) / (len(high) * len(low)) if high and low else None
    rank = float(spearmanr(strengths, [each.rating for each in asked]).statistic) if len(asked) > 1 else None
    return Questions(len(asked), rank=rank, auc=auc)


def _read(asked: Sequence[Asked], texts: Sequence[str]) -> list[AnnotatedTurn]:
    """The texts annotated, each in its language."""
    read: dict[int, AnnotatedTurn] = {}
    for language in Language:
        places = [i for i, each in enumerate(asked) if each.language is language]
        turns = annotate((replace(asked[i].said, text=texts[i]) for i in places), language)
        read.update(zip(places, turns, strict=True))
    return [read[i] for i in range(len(asked))]
