"""What becomes of what the customer brought up: asked, acknowledged, missed, or too early to say."""

from __future__ import annotations

import pytest

from coach.model import Language

SCENE = """
Asiakas: Siirtäisin ajan ens viikolle. {told}
Agentti: {reply}
Asiakas: Joo.
Agentti: Laitan tekstiviestin. Hei hei.
"""


def outcome(told, said, reply):
    (each, _) = told(SCENE.format(told=said, reply=reply))[-1]
    return each.taken.outcome


@pytest.mark.parametrize(
    ("said", "reply", "became"),
    [
        ("Mulla on niska ollu kipee.", "Tiistai vai torstai?", "missed"),
        ("Mulla on niska ollu kipee.", "Onko niska ollut kauankin kipeä?", "asked"),
        ("Mulla on niska ollu kipee.", "Milloin se alkoi?", "asked"),
        ("Mulla on niska ollu kipee.", "Milloinkohan se oli?", "asked"),
        ("Mulla on niska ollu kipee.", "Mitä teitte ennen sitä?", "asked"),
        ("Mulla on niska ollu kipee.", "Voi harmi. Tiistai vai torstai?", "acknowledged"),
        ("Mulla on niska ollu kipee.", "Onpa inhottavaa. Tiistai vai torstai?", "acknowledged"),
        ("Mulla on niska ollu kipee.", "Kirjaan sen ylös hoitajalle. Tiistai vai torstai?", "acknowledged"),
        ("Meille tulee vauva kesällä ja mua jännittää.", "Mikä päivä?", "missed"),
        ("Äiti on pyörätuolissa.", "Pääseekö pyörätuolilla ovelle asti?", "asked"),
        ("Äiti on pyörätuolissa.", "Mikä se numero oli?", "missed"),
    ],
)
def test_a_mention_is_taken_up_by_naming_it_pointing_to_it_or_kind_words(told, said, reply, became):
    assert outcome(told, said, reply) == became


@pytest.mark.parametrize(
    ("reply", "heeded"),
    [
        ("Milloin niska on viimeksi kuvattu?", False),
        ("Onko niska ollut kauankin kipeä?", True),
        ("Niska on ollut kipeä, selvä. Tiistai vai torstai?", True),
        ("Voi harmi. Onko niska ollut kauankin kipeä?", True),
    ],
)
def test_kind_words_and_what_is_said_back_heed_a_mention_and_one_word_of_it_does_not(told, reply, heeded):
    (each, _) = told(SCENE.format(told="Mulla on niska ollu kipee.", reply=reply))[-1]
    assert each.taken.heeded is heeded


def test_a_question_later_in_the_talk_still_takes_it_up(told):
    scene = """
Asiakas: Tilaisin taksin. Ja tuo ovi on kans ruvennut narisemaan.
Agentti: Mihin osoitteeseen?
Asiakas: Rantatielle.
Agentti: Kello?
Asiakas: Kahdeksan.
Agentti: Entä se ovi, nariseeko se aina?
"""
    assert told(scene)[-1][0].taken.outcome == "asked"


def test_an_extract_that_ends_too_early_leaves_it_open(told):
    assert told("Asiakas: Tilaisin taksin. Äiti on pyörätuolissa.\nAgentti: Mihin?")[0][0].taken.outcome == "open"


def test_a_whole_talk_that_ends_there_leaves_it_missed(told):
    scene = """
Asiakas: Tilaisin taksin huomiseksi.
Agentti: Mistä haetaan?
Asiakas: Rantatieltä.
Agentti: Mihin aikaan?
Asiakas: Kahdeksaksi.
Agentti: Yksi henkilö?
Asiakas: Yksi vaan. Äiti on pyörätuolissa.
Agentti: Auto on tilattu.
"""
    assert told(scene)[-1][0].taken.outcome == "missed"


@pytest.mark.parametrize(
    ("reply", "became"),
    [
        ("Voi harmi, että olkapää vihoittelee. Tiistai vai torstai?", "missed"),
        ("Voi harmi. Tiistai vai torstai?", "acknowledged"),
    ],
)
def test_kind_words_about_something_else_are_no_sign_that_it_was_heard(told, reply, became):
    said = "Olkapää on ollut kipeä. Ja tyttö on pyörätuolissa. Tulisin silti mielelläni bussilla."
    (each,) = [one for one, _ in told(SCENE.format(told=said, reply=reply)) if one.mention.topic == "situation"]
    assert each.taken.outcome == became


def test_two_parts_of_one_machine_are_two_things(told):
    scene = """
Asiakas: Soitan pumpusta, se jäätyy. Ja sisäyksikkö tiputtaa vettä sängylle.
Agentti: Onko ulkoyksikkö suojassa?
Asiakas: On.
Agentti: Sulatus auttaa. Kuulemiin.
"""
    assert told(scene)[-1][0].taken.outcome == "missed"


def test_english_is_read_in_the_same_way(told):
    scene = """
Customer: I'd like to move my appointment. My neck has been sore since Monday.
Agent: {}
Customer: Fine.
Agent: Done. Goodbye.
"""
    missed = told(scene.format("Tuesday at ten?"), Language.EN)[-1][0]
    asked = told(scene.format("Has your neck been sore before?"), Language.EN)[-1][0]
    assert (missed.taken.outcome, asked.taken.outcome) == ("missed", "asked")
