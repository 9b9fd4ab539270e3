"""The interface says the same things in both languages."""

import re
from datetime import datetime

import pytest

from coach.model import Language
from coach.wording import wording
from coach.wording.shown import moment, number

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


def test_a_moment_is_written_as_people_write_it() -> None:
    when = datetime(2030, 1, 7, 9, 5)
    assert moment(when, Language.FI) == "7.1.2030 9.05"
    assert moment(when, Language.EN) == "7 Jan 2030 9:05"


def test_numbers_show_no_needless_decimals() -> None:
    assert [number(each, Language.FI) for each in (2.0, 2.5, -0.25)] == ["2", "2,5", "−0,25"]
    assert number(2.5, Language.EN) == "2.5"
