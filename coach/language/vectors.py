"""Word vectors, where a language's pipeline has them: words used alike lie near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.language.annotate import pipeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from coach.model import Language


def vector(norm: str, language: Language) -> NDArray[np.float32]:
    """The vector of a standard word form, of length 1; all zeros where nothing is known, empty without vectors."""
    import numpy as np

    found: NDArray[np.float32] = np.asarray(pipeline(language).vocab.get_vector(norm), dtype=np.float32)
    length = float(np.linalg.norm(found))
    return found / length if length else found
