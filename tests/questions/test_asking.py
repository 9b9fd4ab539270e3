"""Whether a question follows up is weighed by what ties it to what was told and by how it asks."""

from __future__ import annotations

import pytest

from coach import rules
from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.asking import FEATURES, Lists, asked_in, asking_words, features_of, weight_of


def asked(*said, language=Language.FI):
    """The questions of the last turn; who speaks first is the customer, then they take turns."""
    roles = (Role.CUSTOMER, Role.AGENT) * len(said)
    turns = annotate(tuple(Turn(n, roles[n], text) for n, text in enumerate(said)), language)
    lists = Lists.of(rules.load()["follow-up"].texts[language].raw, language)
    return tuple(asked_in(turns[-1], turns, lists))


def weight(*said, language=Language.FI):
    (question,) = asked(*said, language=language)
    return weight_of(question)


@pytest.mark.parametrize(
    ("told", "follows", "does_not"),
    [
        ("Pesukone pysähtyi kesken ohjelman.", "Vilkkuuko siinä jokin valo?", "Mikä on asiakasnumeronne?"),
        ("Äiti kaatui rappusissa eilen.", "Sattuiko häneen pahasti?", "Sopiiko teille huominen?"),
        ("mä oon soittanu tästä jo kolmesti", "mitä sulle silloin luvattiin", "mikä sun osoite on"),
    ],
)
def test_what_asks_on_weighs_more_than_what_asks_for_the_file(told, follows, does_not):
    assert weight(told, follows) > 0.5 > weight(told, does_not)


def test_so_it_is_in_english():
    told = "The dryer has started to smell of burning."
    follows, file = "How long has it been doing that?", "What is your customer number?"
    assert weight(told, follows, language=Language.EN) > 0.5 > weight(told, file, language=Language.EN)


def test_naming_again_what_was_told_weighs_for_a_follow_up():
    question = "Onko kytkin vaihdettu?"
    assert weight("Se kytkin on ruvennut luistamaan.", question) > weight("Se on ruvennut luistamaan.", question)


def test_a_question_after_what_the_customer_said_is_told_to_them_is_no_offer():
    told, said = "Teidän asentajanne oli tosi ystävällinen.", "Sanoitte, että asentaja oli ystävällinen."
    question = "Haluatteko, että kerron hänelle?"
    assert weight(told, f"{said} {question}") > 0.5 > weight(told, question)


def test_nothing_is_followed_up_before_anything_was_told():
    assert asked("Hei.", "Miltä siellä näyttää?") == ()


def test_features_lie_between_nothing_and_one():
    (question,) = asked("Se kytkin on ruvennut luistamaan.", "Ikävä kuulla. Milloin se kytkin alkoi luistaa?")
    features = features_of(question)
    assert set(features) == set(FEATURES)
    assert all(0 <= value <= 1 for value in features.values())
    assert features["named"] == 1


def test_names_and_numbers_are_no_words_to_ask_with():
    (question,) = asked("The tap drips.", "Is it the tap in Whitby or in flat 12?", language=Language.EN)
    assert not {"Whitby", "whitby", "12"} & asking_words(question)
