"""Dictionary forms, of spoken clitics too."""

import pytest

from coach.language.lemma import lemma
from coach.model import Language


@pytest.mark.parametrize(
    ("word", "found"),
    [("äitiki", "äiti"), ("takajalkaki", "takajalka"), ("takki", "takki"), ("kaikki", "kaikki"), ("xyzki", "xyzki")],
)
def test_a_spoken_ki_is_no_part_of_the_word(word, found):
    assert lemma(word, Language.FI) == found
