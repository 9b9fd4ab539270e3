"""The rulebook's exercises, built once for all tests of practice."""

from __future__ import annotations

import pytest

from coach import rules
from coach.model import Language
from coach.practice.from_rules import exercises


@pytest.fixture(scope="session")
def built():
    return tuple(exercise for language in Language for exercise in exercises(rules.load(), language))
