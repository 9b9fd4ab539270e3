"""All exercises of the rulebook and the scenes, built once for all tests of practice."""

from __future__ import annotations

import pytest

from coach import handbook
from coach.model import Language
from coach.practice.library import exercises


@pytest.fixture(scope="session")
def built():
    return tuple(exercise for language in Language for exercise in exercises(handbook.load(), language))
