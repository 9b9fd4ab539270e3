"""The team's agreed words as better words, held to the same guarantee as all others."""

import pytest

from coach import handbook, review
from coach.model import Conversation, Language, Role, Turn

ASKED = "Milloin saan vastauksen valitukseeni?"


def offered(said: str, wordings: dict[str, list[str]], language: Language = Language.FI) -> list[list[str]]:
    """The alternatives of each concern of one agent turn."""
    turns = (Turn(0, Role.CUSTOMER, ASKED), Turn(1, Role.AGENT, said))
    book = handbook.load().with_tables({"wordings": wordings}, "test")
    found = review(Conversation("talk", turns, language), book).findings
    return [[each.text for each in finding.alternatives] for finding in found if finding.alternatives]


def test_the_teams_own_sentence_comes_first_where_its_words_were_not_used() -> None:
    ours = "Otan tästä selvää ja kerron sinulle, mitä seuraavaksi tapahtuu."
    found = offered("en tiedä, ei kuulu meille", {ours: ["En tiedä."]})
    assert found
    assert all(texts[0] == ours for texts in found)


def test_the_rest_of_the_turn_stays_around_the_teams_sentence() -> None:
    (found,) = offered("Hei! En tiedä. Tilausnumeronne on 4711.", {"Otan tästä selvää.": ["en tiedä"]})
    assert found[0] == "Hei! Otan tästä selvää. Tilausnumeronne on 4711."


def test_words_that_are_no_whole_sentence_are_only_shown_on_the_page() -> None:
    said = "Teidän pitää lähettää kuitti."
    assert offered(said, {"Voisitteko lähettää": ["Teidän pitää lähettää"]}) == offered(said, {})


def test_a_wording_follows_the_agents_form_of_address() -> None:
    wordings = {"{Voisitteko|Voisitko} lähettää kuitin?": ["{Teidän|Sinun} pitää lähettää"]}
    (found,) = offered("Sun pitää lähettää se kuitti.", wordings)
    assert found[0] == "Voisitko lähettää kuitin?"


@pytest.mark.parametrize(
    "ours", ["Teidän on pakko odottaa.", "Soitan teille huomenna kello 12.", "Rauhoittukaa nyt."], ids=str
)
def test_a_wording_that_the_rulebook_finds_or_that_adds_a_promise_is_not_offered(ours: str) -> None:
    assert all(ours not in text for texts in offered("En tiedä.", {ours: ["En tiedä."]}) for text in texts)


def test_a_wording_changes_nothing_where_its_words_are_not_said() -> None:
    said = "Lukekaa ohjeet nettisivuilta."
    assert offered(said, {"Otan siitä selvää.": ["En tiedä."]}) == offered(said, {})
