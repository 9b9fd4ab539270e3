"""Train the respect model of a language from labelled turns.

Logistic regression per behaviour, and one for "any concern", on features weighed beforehand by how differently they
are spread over turns with and without the behaviour (Wang and Manning 2012, "Baselines and Bigrams"): the weighing is
multiplied into the weights, so that a model stays a plain sum. What a sum of weights means as confidence is fitted on
turns of authors that the sums were not trained on: situations are an author's own, so no near-copy of a turn is
judged by itself. The tone is fitted beside them, from rated messages.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from math import inf, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix, diags_array
from sklearn.linear_model import LogisticRegression

from coach.language.annotate import annotate
from coach.language.letter import body
from coach.language.vectors import vector
from coach.learned.features import BEHAVIOUR_BLOCKS, BLOCKS, SIZE, Scene, features, letters
from coach.learned.labelled import Labelled, read_labelled
from coach.learned.model import ANY, CONCERNS, FOLDER, STRENGTHS, TARGETS
from coach.learned.rated import Rated, rated_file
from coach.learned.tone import fit_tone, ordinary
from coach.model import Channel, Language, Role, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

KINDS = {"concern": CONCERNS, "strength": STRENGTHS, "any": (ANY,)}
# Labelled files that the rules were written without.
UNSEEN_BY_RULES = frozenset(
    "fi-6 fi-7 fi-8 fi-9 fi-10 fi-11 fi-14 fi-15 fi-16 fi-17 fi-18 fi-20 fi-21 "
    "en-3 en-4 en-5 en-6 en-7 en-8 en-9 en-10 en-12".split()
)
# What the tone looks at, and how strongly its weights are held back: ratings are few, and in Finnish the words
# themselves say more of the matter than of the tone.
_TONE = {Language.FI: ("msv", 1.0), Language.EN: (BLOCKS, 3.0)}
_FIT = 60.0
_SEEN_BEFORE = 0.5  # times that every feature is taken to have been seen on each side
_FOLDS = 4  # groups of authors, each judged by what the others taught
_SELDOM = 0.1  # where a rule found a behaviour, sums lower than this share of them say no more
_FEWEST_AGREED = 40  # fewer agreements than this say nothing of how sure they are


@dataclass(frozen=True)
class Fitted:
    """Weights (slots × targets) and intercepts of one training."""

    weights: Floats
    intercepts: Floats

    def margins(self, x: csr_matrix) -> Floats:
        """Sums of weights, turns × targets."""
        sums: Floats = x @ self.weights + self.intercepts
        return sums

    def beside(self, weights: Floats, intercept: float) -> Fitted:
        """With one more column."""
        return Fitted(np.column_stack([self.weights, weights]), np.append(self.intercepts, intercept))


def files_of(language: Language) -> tuple[Path, ...]:
    """The labelled files of a language in `models/labelled`, one per author."""
    return tuple(sorted((FOLDER / "labelled").glob(f"{language.value}-*.jsonl")))


def rated_of(language: Language) -> tuple[Path, ...]:
    """The rated files of a language in `models/rated`."""
    return tuple(sorted((FOLDER / "rated").glob(f"{language.value}-*.jsonl")))


def train(
    files: Sequence[Path], rated: Sequence[Path], by_rules: Mapping[str, frozenset[str]], folder: Path
) -> dict[str, Any]:
    """Fit on labelled and rated files of one language, calibrate, and write a model in `folder`; the card written.

    `by_rules` names, per labelled turn's id, the behaviours that rules find in it. How sure a rule's finding is, is
    fitted on the files that the rules were written without.
    """
    by_author = {file.stem: read_labelled(file) for file in files}
    language = next(iter(by_author.values()))[0].language
    turns = [turn for each in by_author.values() for turn in each]
    authors = np.array([name for name, each in by_author.items() for _ in each])
    seen = scenes(turns, language)
    x = matrix(seen)
    sums = out_of_fold(x, turns, authors)
    known = ((turn, author in UNSEEN_BY_RULES) for turn, author in zip(turns, authors, strict=True))
    found = [by_rules[turn.id] if unseen else frozenset() for turn, unseen in known]
    calibration = {
        "alone": calibrate(sums, turns, None),
        "agreed": calibrate(sums, turns, found),
    }
    by_rater = {file.name: rated_file(file) for file in rated}
    blocks, penalty = _TONE[language]
    tone = fit_tone(by_rater, lambda texts: matrix(_rated_scenes(texts, language), blocks), x.shape[1], penalty)
    fitted = fit(x, turns).beside(*tone)
    sounds = ordinary(fitted.margins(matrix(seen, blocks))[:, -1], [bool(turn.concerns) for turn in turns])
    card = _card(f"respect-{language.value}", by_author) | {
        "tone": {"files": {name: len(texts) for name, texts in by_rater.items()}} | sounds,
        "calibration": calibration,
    }
    return _write(folder / card["name"], fitted, card)


def out_of_fold(x: csr_matrix, turns: Sequence[Labelled], authors: NDArray[np.str_]) -> Floats:
    """Each turn's sums by a model that has not seen its author, turns × targets."""
    sums = np.zeros((len(turns), len(TARGETS)))
    fold = np.unique(authors, return_inverse=True)[1] % _FOLDS
    for number in range(_FOLDS):
        held, kept = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
        sums[held] = fit(x[kept], [turns[int(i)] for i in kept]).margins(x[held])
    return sums


def scenes(turns: Sequence[Labelled], language: Language) -> list[Scene]:
    """The labelled turns as the detector sees them."""
    said = annotate((Turn(0, Role.AGENT, turn.agent) for turn in turns), language)
    before = annotate((Turn(0, Role.CUSTOMER, turn.customer) for turn in turns), language)
    return [Scene(body(s), b if b.words else None, t.channel) for s, b, t in zip(said, before, turns, strict=True)]


def _rated_scenes(texts: Sequence[Rated], language: Language) -> list[Scene]:
    said = annotate((Turn(0, Role.AGENT, each.text) for each in texts), language)
    before = annotate((Turn(0, Role.CUSTOMER, each.context) for each in texts), language)
    return [Scene(body(s), b if b.words else None, Channel.EMAIL) for s, b in zip(said, before, strict=True)]


def matrix(seen: Sequence[Scene], blocks: str = BEHAVIOUR_BLOCKS) -> csr_matrix:
    """The features of many turns, turns × slots; the blocks left out are zero."""
    cells = [(row, slot, value) for row, scene in enumerate(seen) for slot, value in _values(scene, blocks)]
    rows, slots, values = zip(*cells, strict=True)
    width = SIZE + len(vector("", seen[0].turn.language))
    return csr_matrix((values, (rows, slots)), shape=(len(seen), width))


def _values(scene: Scene, blocks: str) -> list[tuple[int, float]]:
    found = [(feature.slot, feature.value) for feature in features(scene, blocks)]
    words = scene.turn.words
    for word in words if "a" in blocks else ():
        runs = letters(word.norm)
        found += [(run, 1.0 / sqrt(len(runs) * len(words))) for run in runs]
    for word in words if "v" in blocks else ():
        places = enumerate(vector(word.norm, scene.turn.language), start=SIZE)
        found += [(place, float(value) / sqrt(len(words))) for place, value in places]
    return found


def fit(x: csr_matrix, turns: Sequence[Labelled]) -> Fitted:
    """One logistic regression per target; a turn that a second reader would mark too teaches neither way."""
    weights, intercepts = np.zeros((x.shape[1], len(TARGETS))), np.zeros(len(TARGETS))
    for i, target in enumerate(TARGETS):
        rows = np.array([n for n, turn in enumerate(turns) if not _doubtful(target, turn)])
        marked = np.array([_is(target, turns[int(row)]) for row in rows])
        telling = _telling(x[rows], marked)
        model = LogisticRegression(C=_FIT, solver="liblinear", dual=True, max_iter=2000, random_state=0)
        model.fit(x[rows] @ diags_array(telling), marked)
        weights[:, i], intercepts[i] = model.coef_[0] * telling, model.intercept_[0]
    return Fitted(weights, intercepts)


def _telling(x: csr_matrix, marked: NDArray[np.bool_]) -> Floats:
    """How far apart the shares of each feature among marked and other turns are, per slot; 1 for word vectors.

    The root of it: the whole helped where a behaviour is common, and was noise where it is rare.
    """
    seen = (x[:, :SIZE] > 0).astype(np.float64)
    with_it, without = (_SEEN_BEFORE + np.asarray(seen[rows].sum(axis=0)).ravel() for rows in (marked, ~marked))
    apart = np.abs(np.log(with_it / with_it.sum()) - np.log(without / without.sum()))
    return np.concatenate([np.sqrt(apart), np.ones(x.shape[1] - SIZE)])


def _is(target: str, turn: Labelled) -> bool:
    return bool(turn.concerns) if target == ANY else target in turn.marked


def _doubtful(target: str, turn: Labelled) -> bool:
    return target in turn.also and target not in turn.marked


def calibrate(
    sums: Floats, turns: Sequence[Labelled], by_rules: Sequence[frozenset[str]] | None
) -> dict[str, tuple[float, ...]]:
    """Per kind: how a target's own sum and that of "any concern" become a confidence, and the offset.

    Fitted on all turns, or only where a rule found the behaviour; behaviours of a kind share it, so that rare ones
    lean on common ones.
    """
    return {kind: _calibrated(kind, sums, turns, by_rules) for kind in KINDS}


def _calibrated(
    kind: str, sums: Floats, turns: Sequence[Labelled], by_rules: Sequence[frozenset[str]] | None
) -> tuple[float, ...]:
    cells = [
        (sums[row, TARGETS.index(target)], sums[row, -1] * (kind == "concern"), _is(target, turn))
        for target in KINDS[kind]
        for row, turn in enumerate(turns)
        if not _doubtful(target, turn) and (by_rules is None or target in by_rules[row])
    ]
    if len(cells) < _FEWEST_AGREED:
        return (1.0, 0.0, 2.0)
    own, anything, truth = map(np.array, zip(*cells, strict=True))
    least = -inf if by_rules is None else float(np.quantile(own, _SELDOM))
    model = LogisticRegression(C=1.0, max_iter=400).fit(np.column_stack([np.maximum(own, least), anything]), truth)
    weights = (float(model.coef_[0][0]), float(model.coef_[0][1]), float(model.intercept_[0]))
    return weights if by_rules is None else (*weights, least)


def _write(place: Path, fitted: Fitted, card: dict[str, Any]) -> dict[str, Any]:
    scale = np.abs(fitted.weights).max(axis=0) / 127.0
    scale[scale == 0.0] = 1.0  # a column that was not fitted
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        weights=np.round(fitted.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        intercepts=fitted.intercepts.astype(np.float32),
    )
    place.mkdir(parents=True, exist_ok=True)
    (place / "weights.npz").write_bytes(buffer.getvalue())
    card = card | {"sha256": hashlib.sha256(buffer.getvalue()).hexdigest()}
    (place / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return card


def _card(name: str, by_author: dict[str, tuple[Labelled, ...]]) -> dict[str, Any]:
    turns = [turn for each in by_author.values() for turn in each]
    return {
        "name": name,
        "use": "suggests what a colleague may mark in an agent's turn; not for decisions about people",
        "method": "logistic regression per target on hashed words, grammar, letters, shape, and word vectors; int8",
        "data": {f"labelled/{author}.jsonl": len(each) for author, each in by_author.items()},
        "turns": len(turns),
        "turns_with_a_concern": sum(bool(turn.concerns) for turn in turns),
        "licence": "MIT; trained on models/labelled and models/rated, written for Coach, and on files named below",
        "targets": TARGETS,
    }
