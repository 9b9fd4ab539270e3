"""Words that speak of the same thing, and words that only look or sound alike."""

from __future__ import annotations

import pytest

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.kin import kin


def words(text, language):
    return annotate((Turn(0, Role.AGENT, text),), language)[0].words


@pytest.mark.parametrize(
    ("one", "other"), [("lasku", "laskussa"), ("juominen", "juo"), ("pölyallergia", "allergia"), ("lapsi", "tyttö")]
)
def test_forms_derivations_parts_and_near_words_are_kin(one, other):
    assert kin(words(one, Language.FI)[0], words(other, Language.FI)[0], Language.FI) > 0


@pytest.mark.parametrize(
    ("one", "other", "language"), [("mutsi", "äiti", Language.FI), ("surgery", "operation", Language.EN)]
)
def test_one_thing_by_two_names_is_kin(one, other, language):
    assert kin(words(one, language)[0], words(other, language)[0], language) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"), [("sisäyksikkö", "ulkoyksikkö"), ("lattia", "osoite"), ("tiistai", "torstai"), ("kissa", "kello")]
)
def test_other_things_are_not_kin_however_alike_the_words(one, other):
    assert kin(words(one, Language.FI)[0], words(other, Language.FI)[0], Language.FI) == 0
