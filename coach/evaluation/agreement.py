"""Agreement between raters: Krippendorff's α for yes-or-no ratings, with an interval.

Krippendorff 2011, "Computing Krippendorff's alpha-reliability"; interval by resampling what was rated.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROUNDS = 500
_RELIABLE, _TENTATIVE = 0.8, 0.667
FEWEST = 5  # units that tell anything about how people rate


@dataclass(frozen=True, slots=True)
class Alpha:
    """α (1: full agreement, 0: as by chance) with its 95 % interval; None where ratings cannot tell.

    `units` had two ratings or more, and on `same` of them all ratings were the same.
    """

    value: float | None
    low: float | None
    high: float | None
    units: int
    same: int

    @property
    def word(self) -> str:
        """What it is worth: `reliable` from 0.8, `tentative` from 0.667, else `low`.

        Where it cannot be told, why: `unrated` by two, `few` units, or the `same` rating everywhere.
        """
        if self.units < FEWEST:
            return "few" if self.units else "unrated"
        if self.value is None:
            return "same"
        return "reliable" if self.value >= _RELIABLE else "tentative" if self.value >= _TENTATIVE else "low"


def alpha(units: Sequence[Mapping[str, bool]]) -> Alpha:
    """The agreement on units, each rated by some raters (rater → rating); units with one rater say nothing."""
    paired = [Counter(unit.values()) for unit in units if len(unit) > 1]
    value, same = _alpha(paired), sum(len(unit) == 1 for unit in paired)
    if value is None:
        return Alpha(None, None, None, len(paired), same)
    rng = Random(0)  # noqa: S311 - resampling, the same each time
    drawn = (_alpha(rng.choices(paired, k=len(paired))) for _ in range(_ROUNDS))
    known = sorted(each for each in drawn if each is not None)
    low, high = known[int(0.025 * len(known))], known[int(0.975 * len(known)) - 1]
    return Alpha(round(value, 3), round(min(low, value), 3), round(max(high, value), 3), len(paired), same)


def _alpha(units: Sequence[Counter[bool]]) -> float | None:
    """α of units given as counts of yes and no; None where all ratings are the same, or there are none."""
    total = Counter[bool]()
    observed = 0.0
    for unit in units:
        total.update(unit)
        observed += unit[True] * unit[False] * 2 / (unit.total() - 1)
    expected = total[True] * total[False] * 2 / (total.total() - 1) if total.total() > 1 else 0.0
    return 1.0 - observed / expected if expected else None
