"""The interface says the same things in both languages."""

import re

import pytest

from coach.model import Language
from coach.wording import wording

FI, EN = wording(Language.FI).texts, wording(Language.EN).texts


def test_both_languages_hold_the_same_keys_in_the_same_order() -> None:
    assert list(FI) == list(EN)


@pytest.mark.parametrize("key", FI)
def test_a_text_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    finnish, english = FI[key], EN[key]
    assert finnish.strip()
    assert english.strip()
    assert _places(finnish) == _places(english)


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_a_count_has_a_form_for_one_and_for_many() -> None:
    assert {key.removesuffix(".one") for key in FI if key.endswith(".one")} == {
        key.removesuffix(".many") for key in FI if key.endswith(".many")
    }


def test_counted_texts_take_the_right_form() -> None:
    say = wording(Language.FI)
    assert (say("choose.turns", n=1), say("choose.turns", n=2)) == ("1 vuoro", "2 vuoroa")
