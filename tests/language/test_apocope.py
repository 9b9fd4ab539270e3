import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.annotate import annotate
from coach.language.apocope import whole
from coach.model import Language, Role, Turn


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("minä laita uuden auton", "minä laitan uuden auton"),
        ("minä nyt soita sinne", "minä nyt soitan sinne"),
        ("en minä laita", "en minä laita"),
        ("enkö minä nyt laita", "enkö minä nyt laita"),
        ("laita se tähän", "laita se tähän"),
        ("minä tiedän", "minä tiedän"),
    ],
)
def test_the_first_person_gets_its_n_back_after_its_pronoun(said, meant):
    assert whole(said.split()) == meant.split()


@given(st.lists(st.sampled_from("minä en laita soita nyt ja sen auto".split()), max_size=8))
def test_nothing_but_an_n_is_ever_added(norms):
    assert all(after in (before, f"{before}n") for before, after in zip(norms, whole(norms), strict=True))


def test_the_word_is_a_first_person_and_still_points_to_what_was_written():
    turn = Turn(0, Role.AGENT, "mää kysy ny heti")
    word = annotate([turn], Language.FI)[0].words[1]
    assert "1st" in word.classes
    assert "imperative" not in word.classes
    assert turn.text[word.start : word.end] == "kysy"


def test_a_name_after_the_pronoun_stays_a_name():
    words = annotate([Turn(0, Role.AGENT, "Minä Anna Malli")], Language.FI)[0].words
    assert words[1].norm == "anna"
