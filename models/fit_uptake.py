"""Fit the weights in coach/questions/uptake.toml: how strongly a reply takes up what was told.

    python models/fit_uptake.py PAIRS.jsonl.gz            # how well they fit, by ten-fold cross-validation
    python models/fit_uptake.py PAIRS.jsonl.gz --write    # and write the weights

PAIRS are JSON Lines of `{"context": what was told, "text": the reply, "labels": {"zscore": mean rating of experts}}`,
as in the uptake set of the NCTE transcripts (Demszky and others 2021, MIT licence). A ridge regression: no feature
outweighs what the ratings bear out. Only the weights come from the pairs; no word of them is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.uptake import FEATURES, features_of

PLACE = Path(__file__).resolve().parent.parent / "coach" / "questions" / "uptake.toml"
RIDGE = 30.0
FOLDS = 10
HEAD = """# What each feature of a reply weighs (see uptake.py), fitted by models/fit_uptake.py to {pairs} pairs of what
# was told and what was answered, rated by three experts: uptake in the NCTE transcripts, Demszky and others 2021, MIT
# licence. Ten-fold cross-validation: Spearman {rank:.3f} with the experts, high against low AUC {auc:.3f}.

[weights]
"""


def main() -> None:
    """Measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with gzip.open(given.pairs, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    rated = [r for r in records if r["labels"].get("zscore") is not None]
    told = annotate((Turn(0, Role.CUSTOMER, r["context"]) for r in rated), Language.EN)
    replies = annotate((Turn(1, Role.AGENT, r["text"]) for r in rated), Language.EN)
    x = np.array([list(features_of(a, b).values()) for a, b in zip(replies, told, strict=True)])
    y = np.array([r["labels"]["zscore"] for r in rated])
    guess = out_of_fold(x, y)
    sure = [i for i, r in enumerate(rated) if r["label"] in ("high", "low")]
    rank = float(spearmanr(guess, y)[0])
    auc = float(roc_auc_score([rated[i]["label"] == "high" for i in sure], guess[sure]))
    print(f"{len(rated)} pairs: Spearman {rank:.3f}, high against low AUC {auc:.3f} ({FOLDS}-fold)")
    if given.write:
        start, weights = fit(x, y)
        rows = {"start": start, **dict(zip(FEATURES, weights, strict=True))}
        text = HEAD.format(pairs=len(rated), rank=rank, auc=auc)
        PLACE.write_text(text + "".join(f"{name} = {value:.3f}\n" for name, value in rows.items()), "utf-8")


def fit(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """The start and the weights of a ridge regression on standardised features."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    scaled = (x - mean) / spread
    weights = np.linalg.solve(scaled.T @ scaled + RIDGE * np.eye(x.shape[1]), scaled.T @ (y - y.mean())) / spread
    return float(y.mean() - mean @ weights), weights


def out_of_fold(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Each pair's guess by weights that have not seen it."""
    guess = np.zeros(len(y))
    fold = np.random.default_rng(0).permutation(len(y)) % FOLDS
    for number in range(FOLDS):
        start, weights = fit(x[fold != number], y[fold != number])
        guess[fold == number] = start + x[fold == number] @ weights
    return guess


if __name__ == "__main__":
    main()
