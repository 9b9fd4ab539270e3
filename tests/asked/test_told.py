"""What the customer had told before the agent asked for it."""

import pytest

from coach import rules
from coach.model import Language


def repeats(talk):
    language = talk.turns[0].language
    detect = rules.load()["repeat-ask"].detect(language)
    return [(match.turn, match.about.turn) for match in detect(talk)]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("Rekisteri on ää bee koo kolme neljä yksi ja se vinkuu.", "Mikäs se rekisteri oli?"),
        ("Osoite on Mäntytie kymmenen.", "Mistä osoitteesta?"),
        ("Anne Rautio täällä, hei.", "Saisinko nimenne?"),
        ("Meillä vuosi putki viime yönä.", "Milloin putki vuosi?"),
        ("Kortti jäi automaattiin siinä torin kulmalla.", "Missä automaatissa kortti jäi?"),
        ("Meitä on kaksi aikuista ja kolme lasta.", "Montako lasta teillä on?"),
        ("Olen jo vaihtanut salasanan.", "Oletko kokeillut vaihtaa salasanan?"),
        ("Sähköposti on anna at esimerkki piste fi.", "Mikä on sähköpostiosoitteesi?"),
    ],
)
def test_what_was_told_and_is_asked_again_is_found_with_both_places(talk, told, question):
    assert repeats(talk(("customer", told), ("agent", question))) == [(1, 0)]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("Rekisteri on ABC-123.", "Se oli siis ABC-123?"),
        ("Rekisteri on ABC-123.", "Anteeksi, en kuullut. Mikä rekisteri oli?"),
        ("Se hajosi viime viikolla.", "Minä päivänä se hajosi?"),
        ("Lamppu vilkkuu ja piippaa.", "Mistä asti se on vilkkunut?"),
        ("Ostin koneen keväällä, ja nyt se ei linkoa.", "Milloin vika alkoi?"),
        ("Salasana ei kelpaa.", "Oletko kokeillut vaihtaa salasanan?"),
        ("Kaupassa oli kolme kassaa.", "Montako lasta teillä on?"),
        ("Osoite on väärä.", "Mikä on oikea osoite?"),
    ],
)
def test_checks_precision_and_news_are_no_repeats(talk, told, question):
    assert repeats(talk(("customer", told), ("agent", question))) == []


def test_the_same_question_again_after_its_answer_is_found(talk):
    asked = (("agent", "Mikä merkki?"), ("customer", "Ploom."), ("agent", "Selvä. Mikä se merkki oli?"))
    assert repeats(talk(*asked)) == [(2, 1)]


def test_the_same_question_after_no_answer_is_none(talk):
    asked = (("agent", "Mikä merkki?"), ("customer", "Mitä?"), ("agent", "Mikä merkki?"))
    assert repeats(talk(*asked)) == []


def test_english_repeats_are_found(talk):
    scene = (("customer", "It has been cold since Monday."), ("agent", "How long has it been cold?"))
    assert repeats(talk(*scene, language=Language.EN)) == [(1, 0)]


@pytest.mark.parametrize(
    ("told", "question", "answer"),
    [
        ("Tilasin sohvan, ja kaupassa luvattiin alennus.", "Mitä siinä luvattiin?", "Alennus, niinku mä sanoin jo."),
        ("Soitan Koivupolku kolmesta, meiltä jäi astia tyhjentämättä.", "Mikä kohde?", "Koivupolku kolme."),
        ("Auto on punainen Lyyra.", "Ja mikä teillä on alla?", "Johan mie sanoin, Lyyra."),
    ],
)
def test_an_answer_that_says_or_shows_that_it_was_told_marks_the_question(talk, told, question, answer):
    scene = (("customer", told), ("agent", question), ("customer", answer), ("agent", "Kiitos."))
    assert repeats(talk(*scene)) == [(1, 0)]


@pytest.mark.parametrize(
    ("told", "question", "answer"),
    [
        ("Soitan Koivupolku kolmesta.", "Oliko se siis Koivupolku kolme?", "Koivupolku kolme, juu."),
        ("Meillä on kaksi autoa.", "Kumpi niistä reistailee?", "Se vanhempi."),
        ("Tilasin sohvan.", "Minkä värisen otatte?", "Vihreän sohvan, kiitos."),
    ],
)
def test_an_answer_that_confirms_or_tells_something_new_marks_nothing(talk, told, question, answer):
    scene = (("customer", told), ("agent", question), ("customer", answer), ("agent", "Kiitos."))
    assert repeats(talk(*scene)) == []


@pytest.mark.parametrize(
    ("told", "question", "answer"),
    [
        ("Tuon auton tiistaina.", "Mikä päivä se olikaan?", "Tiistai."),
        ("Sohva on harmaa.", "Minkä värinen se taas oli?", "Harmaa."),
        ("Matka on 41 kilometriä.", "Paljonko se oli?", "41"),
    ],
)
def test_an_answer_that_had_been_told_shows_that_it_was_asked_again(talk, told, question, answer):
    turns = (("customer", told), ("agent", "Kiitos."), ("agent", question), ("customer", answer))
    assert repeats(talk(*turns)) == [(2, 0)]


@pytest.mark.parametrize(
    ("told", "question", "answer"),
    [
        ("Tiistai on meillä kiireinen.", "Mikä päivä sopisi?", "Tiistai."),
        ("Sohva on harmaa.", "Minkä värinen matto oli?", "Vihreä."),
    ],
)
def test_a_new_answer_shows_nothing(talk, told, question, answer):
    assert repeats(talk(("customer", told), ("agent", question), ("customer", answer))) == []
