"""Saying back and recaps."""

import pytest

from coach import rules
from coach.model import Language

STORY = ("customer", "Tilasin sohvan maaliskuussa, ja se tuli rikki.")


def found(name, talk):
    return [match.turn for match in rules.load()[name].detect(talk.turns[0].language)(talk)]


@pytest.mark.parametrize(
    "said",
    [
        "Eli tilaamanne sohva oli rikki tullessaan.",
        "Sohva oli siis rikki, kun se tuli. Ymmärsinkö oikein?",
        "Kuulostaa siltä, että sohva on rikki.",
        "Tilasitte siis sohvan, ja se tuli rikki.",
    ],
)
def test_the_customers_matter_in_the_agents_words_is_a_restatement(talk, said):
    assert found("restatement", talk(STORY, ("agent", said))) == [1]


@pytest.mark.parametrize(
    "said",
    [
        "Eli lähetän teille uuden sohvan.",
        "Eli sohvaa kannattaa kuvata.",
        "Sohva.",
        "Mikä sohvassa on rikki?",
        "Eli siinä oli kaikki, kiitos.",
    ],
)
def test_deeds_advice_and_questions_are_none(talk, said):
    assert found("restatement", talk(STORY, ("agent", said))) == []


def test_a_restatement_points_to_the_customers_words(talk):
    both = talk(STORY, ("agent", "Eli sohva tuli rikki."))
    (match,) = rules.load()["restatement"].detect(Language.FI)(both)
    assert match.about is not None
    assert match.about.span.of(both.turns[0].turn.text).startswith("Tilasin sohvan")


def test_a_recap_is_what_was_agreed_and_not_the_first_telling(talk):
    recap = ("agent", "Eli mä tuon uuden sohvan torstaina, ja sä laitat vanhan valmiiksi.")
    agreed = (("agent", "Hei."), STORY, ("agent", "Torstaina pääsen."), ("customer", "Käy."), recap)
    assert found("recap", talk(*agreed)) == [4]
    assert found("recap", talk(STORY, recap)) == []
