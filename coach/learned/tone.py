"""Fit the tone: ridge regression from rated messages, a column beside the behaviours.

Ratings of different people are made comparable file by file: each file's have mean 0 and spread 1, and a file weighs
by the square root of its length, so that a long one does not drown the others.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import Ridge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from coach.learned.rated import Rated

    Floats = NDArray[np.float64]


def fit_tone(
    by_file: Mapping[str, Sequence[Rated]],
    matrix: Callable[[Sequence[Rated]], csr_matrix],
    width: int,
    penalty: float,
) -> tuple[Floats, float]:
    """Weights (`width`) and intercept that predict ratings; zeros where nothing is rated.

    `penalty` is ridge regression's.
    """
    files = [_standard(file) for file in by_file.values()]
    rated = [pair for file in files for pair in file]
    if not rated:
        return np.zeros(width), 0.0
    model = Ridge(alpha=penalty, solver="sparse_cg", random_state=0)
    weights = [sqrt(len(rated) / len(files) / len(file)) for file in files for _ in file]
    model.fit(matrix([each for each, _ in rated]), [score for _, score in rated], sample_weight=weights)
    return model.coef_, float(model.intercept_)


def _standard(rated: Sequence[Rated]) -> list[tuple[Rated, float]]:
    known = [(each, each.score) for each in rated if each.score is not None]
    scores = np.array([score for _, score in known])
    middle, spread = float(scores.mean()), float(scores.std()) or 1.0
    return [(each, (score - middle) / spread) for each, score in known]


def ordinary(sums: Floats, marked: Sequence[bool]) -> dict[str, Any]:
    """Middle and spread of the tone's sums over turns with no concern: what an ordinary turn sounds like."""
    calm = sums[~np.array(marked)]
    return {"ordinary": [round(float(calm.mean()), 4), round(float(calm.std()) or 1.0, 4)]}
