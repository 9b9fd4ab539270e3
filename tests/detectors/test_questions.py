"""The detectors of the questions dimension, on scenes that the rules' own examples do not show."""

import pytest

from coach.model import Channel, Conversation, Language, Role, Turn
from coach.reviewing import review


def found(behaviour: str, *said: str, language: Language = Language.FI) -> list[str]:
    """What is found in a talk that the customer begins, by turns."""
    turns = tuple(Turn(n, Role.AGENT if n % 2 else Role.CUSTOMER, text) for n, text in enumerate(said))
    talk = review(Conversation("t", turns, language, Channel.PHONE))
    return [finding.text for finding in talk.findings if finding.behaviour == behaviour]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("Minulla on pesukone, joka vuotaa.", "Vuotaako se heti alussa?"),
        ("Meillä on sähkölasku tuplaantunut.", "Miltä ajalta se lasku on?"),
        ("Kone sammuu itsestään kesken pesun.", "Tapahtuuko sammuminen aina samassa kohdassa?"),
        ("mul on jalka kipee ku mä kaaduin rappusissa", "kauanko se jalka on ollu kipee"),
        ("Se alkoi vilkkua punaista eilen illalla.", "Miten?"),
        ("Laite katkeaa aina iltaisin noin kahdeksalta.", "Iltaisin, selvä. Montako ihmistä silloin on kotona?"),
    ],
)
def test_a_question_that_takes_up_what_was_told_is_a_follow_up(told, question):
    assert found("follow-up", told, question)


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("Minulla on pesukone, joka vuotaa.", "Mikä on asiakasnumeronne?"),
        ("Minulla on pesukone, joka vuotaa.", "Mikä merkki?"),
        ("Minulla on pesukone, joka vuotaa.", "Voinko auttaa vielä muussa?"),
        ("Minulla on pesukone, joka vuotaa.", "Kävisikö torstai, niin huoltaja katsoo koneen?"),
        ("Minulla on pesukone, joka vuotaa.", "Te ette varmaan ole puhdistanut konetta?"),
        ("Kiitos.", "Milloin?"),
    ],
)
def test_script_proposals_and_guesses_are_no_follow_ups(told, question):
    assert not found("follow-up", told, question)


def test_a_follow_up_names_the_words_on_both_sides():
    turns = (
        Turn(0, Role.CUSTOMER, "Meillä on sähkölasku tuplaantunut."),
        Turn(1, Role.AGENT, "Miltä ajalta se lasku on?"),
    )
    talk = review(Conversation("t", turns, Language.FI, Channel.PHONE))
    (finding,) = [f for f in talk.findings if f.behaviour == "follow-up"]
    assert finding.about is not None
    assert finding.about.span.of(turns[finding.about.turn].text) == "sähkölasku"
    assert "sähkölasku" in finding.why
    assert "lasku" in finding.why


def test_what_was_told_counts_behind_listening_signals_and_a_turn_without_news():
    said = ("Kuulolaite vinkuu oikeassa korvassa.", "joo", "niin", "Missä tilanteissa se kuulolaite vinkuu?")
    assert found("follow-up", *said)


def test_leading_questions_are_told_from_checks_of_what_was_told():
    assert found("leading-question", "Ikkuna meni rikki.", "Joku on varmaan heittänyt sitä kivellä?")
    assert not found(
        "leading-question", "Ikkuna rikkoutui, kun pallo osui siihen.", "Pallo siis varmaan osui ikkunaan?"
    )


def test_three_questions_in_a_turn_are_stacked_and_one_question_in_parts_is_not():
    assert found("stacked-questions", "Hei.", "Mikä malli? Milloin ostettu? Onko kuitti?")
    assert not found("stacked-questions", "Hei.", "Milloin se alkoi? Viime viikollako?")
