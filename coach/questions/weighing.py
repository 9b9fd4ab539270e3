"""How sure something is by a sum of weights: of features, each 0–1, and of the words that stand there.

The weights of each judgement stand in a TOML file beside its module, `[fi.features]` with `start`, `[fi.words]` and so
for English; the scripts in `models/` fit and write them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from coach.model import Language


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature and each word weighs; a word that is not there weighs nothing."""

    start: float
    features: Mapping[str, float]
    words: Mapping[str, float]

    def sure(self, features: Mapping[str, float], words: Iterable[str]) -> float:
        """The sum as a likelihood, 0–1; KeyError on a feature without a weight."""
        total = self.start + sum(self.features[name] * value for name, value in features.items())
        return 1 / (1 + exp(-total - sum(self.words.get(word, 0.0) for word in words)))


@cache
def weights(file: Path, language: Language) -> Weights:
    """The weights of one language in a TOML file."""
    table = tomllib.loads(file.read_text("utf-8"))[language.value]
    features = dict(table["features"])
    return Weights(features.pop("start"), features, table["words"])
