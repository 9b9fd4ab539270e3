"""The learned model as plain arrays: weights per behaviour, and what their sums mean as confidence.

A model is a folder of `models/` with `card.json` (data, method, figures, licence, hash of the arrays) and
`weights.npz`. A file that does not match the hash on its card is refused; nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from math import exp, inf, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.behaviours import BEHAVIOURS
from coach.language.vectors import vector
from coach.learned.features import SIZE, Scene, features, letters, slots
from coach.model import CoachError, Dimension, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from coach.model import Language

    Floats = NDArray[np.float32]

ANY = "any-concern"
CONCERNS = tuple(b.name for b in BEHAVIOURS.values() if b.dimension is Dimension.RESPECT and b.kind is Kind.CONCERN)
STRENGTHS = tuple(b.name for b in BEHAVIOURS.values() if b.dimension is Dimension.RESPECT and b.kind is Kind.STRENGTH)
TARGETS = (*CONCERNS, *STRENGTHS, ANY)
TONE = len(TARGETS)  # the column after the targets: how the words sound to people who rate messages
_PACKAGED = Path(__file__).parents[1] / "_models"
FOLDER = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "models"
OTHER_FOLDER = "COACH_MODELS"  # the environment variable that names another folder, to measure a model before use


class ModelError(CoachError):
    """A model file that is missing, changed or unknown; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How sums become the share that people marked too: weights of the own sum and of "any concern", an offset.

    An own sum below `least` says no more than that: what it was fitted to had hardly any.
    """

    own: float
    anything: float
    offset: float
    least: float = -inf

    def __call__(self, own: float, anything: float) -> float:
        """The confidence, 0–1."""
        total = self.own * max(own, self.least) + self.anything * anything + self.offset
        return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, total))))


@dataclass(frozen=True, eq=False)  # one model is itself: its arrays are not compared
class Learned:
    """Weights (slots, then places of the word vector × targets and tone), intercepts and calibrations.

    `tone` holds the middle and the spread of the tone's sums over ordinary turns. `alone` holds where only the model
    speaks, `agreed` where a rule found the behaviour too; each by kind ("concern", "strength", "any").
    """

    weights: Floats
    intercepts: Floats
    alone: dict[str, Calibration]
    agreed: dict[str, Calibration]
    tone: tuple[float, float]
    version: str

    def margins(self, scene: Scene) -> Floats:
        """Each target's sum of weights for a turn, the intercept included; the last is the tone's."""
        import numpy as np

        at, values = slots(scene)
        sums: Floats = self.intercepts + np.array(values, np.float32) @ self.weights[np.array(at)]
        words = scene.turn.words
        if words:
            each = np.array([self.of_word(word.norm, scene.turn.language) for word in words])
            sums = np.add.reduce(np.vstack((sums, each / np.float32(sqrt(len(words))))), axis=0)
        return sums

    @lru_cache(maxsize=50_000)  # noqa: B019 - models live as long as the process
    def of_word(self, norm: str, language: Language) -> Floats:
        """What a word adds by its letters and its vector, before the turn's length is taken into account."""
        runs = letters(norm)
        total: Floats = self.weights[list(runs)].sum(axis=0) / sqrt(len(runs))
        return total + vector(norm, language) @ self.weights[SIZE:]

    def pulls(self, scene: Scene, target: int) -> list[float]:
        """How much each word of the turn pulled towards a target, or up the tone."""
        words = scene.turn.words
        each = [float(self.of_word(w.norm, scene.turn.language)[target]) / sqrt(len(words)) for w in words]
        for feature in features(scene):
            for i in range(feature.first, feature.last):
                pull = feature.value * float(self.weights[feature.slot, target])
                each[i] += pull / (feature.last - feature.first)
        return each


@cache
def load(language: Language) -> Learned:
    """The respect model of a language; ModelError where it is missing or not what its card says."""
    import numpy as np

    place = Path(os.environ.get(OTHER_FOLDER, FOLDER)) / f"respect-{language.value}"
    card = read_card(place)
    data = _checked(place / "weights.npz", card["sha256"])
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        weights = arrays["weights"].astype(np.float32) * arrays["scale"]
        intercepts = arrays["intercepts"]
    alone, agreed = (
        {kind: Calibration(*values) for kind, values in card["calibration"][which].items()}
        for which in ("alone", "agreed")
    )
    middle, spread = card["tone"]["ordinary"]
    return Learned(weights, intercepts, alone, agreed, (middle, spread), card["sha256"][:12])


def read_card(place: Path) -> dict[str, Any]:
    """The model card in a model's folder."""
    file = place / "card.json"
    try:
        card: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ModelError(f"The model card {file} cannot be read ({error}); restore it from the release.") from error
    if tuple(card.get("targets", ())) != TARGETS:
        raise ModelError(f"The model {place} was made for other behaviours; train it again with `coach train`.")
    return card


def _checked(file: Path, sha256: str) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ModelError(f"The model {file} cannot be read ({error.strerror}); restore it from the release.") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelError(f"The model {file} is not the one its card names; restore both from the release.")
    return data
