"""What no list names: a sum of plain signs says whether it was worth asking about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import review
from coach.model import Conversation, Language, Role, Turn


def missed(*lines, language=Language.FI):
    turns = tuple(Turn(n, Role.AGENT if n % 2 == 0 else Role.CUSTOMER, line) for n, line in enumerate(lines))
    found = review(Conversation("talk", turns, language)).findings
    return [f.text for f in found if f.behaviour == "missed-follow-up"]


@pytest.mark.parametrize(
    "told",
    [
        "Mulla on se reissu pojan kanssa, eikä me olla nähty vuoteen.",
        "Toi mun selkä on semmonen etten mä niitä portaita enää kulje.",
        "Vaimo on just kotiutunu ja mä hoidan tässä sitä yksin.",
    ],
)
def test_what_weighs_is_found_whatever_the_words(told):
    scene = ("Huolto, Aino.", f"Moi, mä varaisin ajan huoltoon. {told}", "Mikä päivä?", "Tiistai.", "Varattu. Hei hei.")
    assert len(missed(*scene)) == 1


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        ("Mulla on se reissu pojan kanssa, eikä me olla nähty vuoteen.", "Ai, reissu pojan kanssa! Mikä päivä?"),
        ("Nimi on Aino Metsola ja numero on neljä viisi kuusi.", "Mikä päivä?"),
        ("Mä tuun sinne kyllä bussilla.", "Mikä päivä?"),
        ("Eikä tässä mitään kiirettä ole.", "Mikä päivä?"),
    ],
)
def test_what_is_taken_up_or_weighs_little_is_left_alone(told, reply):
    scene = ("Huolto, Aino.", f"Moi, mä varaisin ajan huoltoon. {told}", reply, "Tiistai.", "Varattu. Hei hei.")
    assert missed(*scene) == []


def test_a_bare_answer_is_not_something_brought_up():
    scene = ("Huolto.", "Moi, mä varaisin ajan.", "Tuleeko lapsia mukaan?", "Ei oo lapsia.", "Varattu. Hei hei.")
    assert missed(*scene) == []


@pytest.mark.parametrize(
    "answer",
    ["Se on Nöpö. Neljätoista vuotta, leikattu poika, semmonen ruskea.", "Nöpö. Kaksi vuotta, iso musta koira."],
)
def test_an_answer_that_goes_on_without_a_verb_brings_nothing_up(answer):
    scene = ("Eläinklinikka.", "Moi, mä varaisin ajan.", "Mikä potilaan nimi on?", answer, "Varattu. Hei hei.")
    assert missed(*scene) == []


def test_what_begins_with_its_verb_answers_though_nothing_was_asked():
    answer = "On se jossain siellä laatikossa, mä luulen, tai sitten se on tytöllä, ku se tyttö oli mukana."
    scene = ("Huolto.", "Moi, mun kone ei linkoo.", "Siihen tarvitaan kuitti.", answer, "Ilman kuittia ei oo takuuta.")
    assert missed(*scene) == []


def test_words_cut_off_where_something_must_follow_are_not_brought_up():
    told = "Mä soitan siitä koneesta, ku se ei linkoo, ja vettä on pohjalla, ja mä koitin sitä jo niinkun"
    assert missed("Huolto.", told, "Mikä merkki?", "Ploom.", "Varattu. Hei hei.") == []


def test_that_it_is_not_the_first_time_is_no_yes_to_the_question_before():
    told = "Tää on jo neljäs kerta kun mä soitan tästä."
    scene = (
        "Huolto.",
        "Moi, netti ei toimi.",
        "Käynnistäisitkö laitteen?",
        told,
        "Mikä valo palaa?",
        "Vihreä.",
        "Hei.",
    )
    assert missed(*scene) == [told.rstrip(".")]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(alphabet="aeiknstuoämlp ,.?", max_size=60), max_size=5))
def test_whatever_is_said_findings_stand_on_the_customers_own_words(lines):
    turns = tuple(Turn(n, Role.AGENT if n % 2 else Role.CUSTOMER, line) for n, line in enumerate(lines))
    for finding in review(Conversation("talk", turns, Language.FI)).findings:
        if finding.behaviour == "missed-follow-up":
            assert turns[finding.turn].speaker is Role.CUSTOMER
            assert finding.text in turns[finding.turn].text
