"""The general tone: what the learned model makes of how the agent's turns sound, and the words that weighed most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.detectors import Talk
    from coach.learned.hear import Heard

_FARTHEST = 2.5  # steps off the ordinary; what is farther is no clearer
# How much a step counts in each language: fewer messages were rated in Finnish, and points follow people's ratings best
# so (docs/figures.md).
_TRUST = {Language.FI: 0.5, Language.EN: 1.5}
_SAYS = {
    Language.FI: " Yleissävy {points} pistettä; eniten painoivat sanat {words}.",
    Language.EN: " General tone {points} points; the words that weighed most: {words}.",
}


@dataclass(frozen=True, slots=True)
class Tone:
    """How the agent's turns sound: `steps` off an ordinary turn (warmer is positive), and the `words` that weighed."""

    steps: float
    words: tuple[str, ...]
    language: Language

    def points(self, weight: float) -> float:
        """Its effect on the points, `weight` being one step's where the tone is fully trusted."""
        return weight * _TRUST[self.language] * self.steps

    def reason(self, talk: Talk) -> str:
        """A sentence to add to the score's reason, "" where it moves nothing."""
        points = round(self.points(talk.handbook.score.tone))
        if not points or not self.words:
            return ""
        quoted = ", ".join(f"”{word}”" if self.language is Language.FI else f"“{word}”" for word in self.words)
        return _SAYS[self.language].format(points=f"{points:+d}".replace("-", "−"), words=quoted)


def tone_of(heard: Mapping[int, Heard]) -> Tone | None:
    """The tone of a talk, each turn weighing by its words; None where nothing was heard."""
    turns = [each for each in heard.values() if each.scene.turn.words]
    if not turns:
        return None
    sizes = [len(each.scene.turn.words) for each in turns]
    mean = sum(size * each.tone for size, each in zip(sizes, turns, strict=True)) / sum(sizes)
    strongest = max(turns, key=lambda each: (abs(each.tone) * len(each.scene.turn.words), -each.scene.turn.turn.n))
    return Tone(max(-_FARTHEST, min(_FARTHEST, mean)), strongest.toned(up=mean > 0), strongest.scene.turn.language)
