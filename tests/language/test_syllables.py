"""Syllables of Finnish, counted from the spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.syllables import finnish_syllables

HYPHENATED = (
    "tar-kis-tan as-ti-an-pe-su-ko-ne kau-an lau-an-tai ai-on rii-an ruo-an leu-an hy-vää huo-men-ta "
    "tie-dän työ-tä au-ti-o ra-di-o mu-se-o puo-lu-e vii-meis-tään no-pe-a kor-ke-a ha-ke-a maa-oi-ke-us "
    "raa-ka-ai-ne yh-dek-sän kah-dek-san ka-hek-san voi-sit-te-ko i-lah-dut-ta-vaa la-sku "
    "rak-ka-us rak-kau-den oi-ke-us ta-lo-us ta-lou-den ter-ve-ys "
    "meil-lä käy-kö tuo yö suo-raan o-soi-te nou-taa löy-dän keit-ti-ön köy-hyys"
).split()


@pytest.mark.parametrize("word", HYPHENATED)
def test_words_have_as_many_syllables_as_they_have_parts_when_hyphenated(word):
    assert finnish_syllables(word.replace("-", "")) == word.count("-") + 1


def test_digits_are_read_one_by_one_and_letters_spelt():
    assert finnish_syllables("7") == 3
    assert finnish_syllables("040") == 6
    assert finnish_syllables("PDF") == 3


def test_capitals_change_nothing():
    assert finnish_syllables("ÄITI") == finnish_syllables("äiti") == 2


@given(st.text())
def test_any_text_has_a_count_between_nothing_and_three_per_sign(text):
    assert 0 <= finnish_syllables(text) <= 3 * len(text.lower())


@given(st.text(alphabet="aeiouyäöklmnprst", min_size=1), st.text(alphabet="klmnprst", min_size=2))
def test_a_syllable_more_never_makes_fewer(word, end):
    assert finnish_syllables(word + end + "a") >= 1 + (
        finnish_syllables(word) if any(c in "aeiouyäö" for c in word) else 0
    )
