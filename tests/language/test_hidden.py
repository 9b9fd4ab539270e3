"""Letters hidden behind signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.hidden import begins_hidden

_SWEAR = ("vittu", "idioot", "helvet", "paska")


@pytest.mark.parametrize("word", ["v**tu", "id#ootti", "h*elvetti", "helv*ett*ä", "p***a", "p@skassa"])
def test_hidden_letters_are_read(word: str) -> None:
    assert begins_hidden(word, _SWEAR)


@pytest.mark.parametrize("word", ["a*b", "v*", "5*6", "*paska*", "vittu", "hu*ne", "p*s", ""])
def test_signs_among_other_letters_hide_nothing(word: str) -> None:
    assert not begins_hidden(word, _SWEAR)


@given(st.sampled_from(_SWEAR), st.data())
def test_any_one_letter_after_the_first_may_be_hidden(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    assert begins_hidden(word[:at] + "*" + word[at + 1 :], _SWEAR)


@given(st.text(max_size=20))
def test_a_word_without_signs_hides_nothing(word: str) -> None:
    plain = "".join(letter for letter in word if letter not in "*#@$%")
    assert not begins_hidden(plain, _SWEAR)
