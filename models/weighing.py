"""Fits the weights that `coach.questions.weighing` sums: a logistic regression over features and words."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from coach.model import Language

STRENGTH = 0.3  # of the regression: the smaller, the nearer to nothing each weight stays
SLIGHT = 0.05  # a word that weighs less is left out


class Row(NamedTuple):
    """What is weighed: its dialogue and turn, its features and words, and whether it was marked."""

    place: tuple[str, int]
    features: dict[str, float]
    words: frozenset[str]
    marked: bool


class Model:
    """The regression over the features and the words that stand in at least `often` of the rows."""

    def __init__(self, rows: Sequence[Row], often: int) -> None:
        seen = Counter(word for row in rows for word in row.words)
        self.features = list(rows[0].features)
        self.words = sorted(word for word, n in seen.items() if n >= often)
        self._column = {word: n for n, word in enumerate(self.words, start=len(self.features))}
        self.fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(self._matrix(rows), [r.marked for r in rows])

    def sure(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """How sure each row is, 0–1."""
        return np.asarray(self.fitted.predict_proba(self._matrix(rows))[:, 1]) if rows else np.zeros(0)

    def _matrix(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        table = np.zeros((len(rows), len(self.features) + len(self.words)))
        for n, row in enumerate(rows):
            table[n, : len(self.features)] = [row.features[name] for name in self.features]
            table[n, [self._column[word] for word in row.words if word in self._column]] = 1.0
        return table

    def tables(self, language: Language, shown: Callable[[str], str | None] = lambda word: word) -> str:
        """The weights as TOML; `shown` names a word there, None leaves it out."""
        weights = self.fitted.coef_[0]
        lines = [f"\n[{language.value}.features]", f"start = {self.fitted.intercept_[0]:.3f}"]
        lines += [f"{name} = {weight:.3f}" for name, weight in zip(self.features, weights, strict=False)]
        lines += [f"\n[{language.value}.words]"]
        named = ((shown(word), w) for word, w in zip(self.words, weights[len(self.features) :], strict=True))
        lines += [f"{json.dumps(word, ensure_ascii=False)} = {w:.2f}" for word, w in named if word and abs(w) >= SLIGHT]
        return "\n".join(lines) + "\n"
