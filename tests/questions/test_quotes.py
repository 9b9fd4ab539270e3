"""How the customer's own words are quoted: from where they begin to tell, and to where they end in a whole."""

from __future__ import annotations

import pytest

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.clauses import clauses
from coach.questions.mentions import Mention
from coach.questions.quotes import quote_of
from coach.questions.topics import Topic


def quoted(text, language=Language.FI, first=0, core=None):
    (turn,) = annotate((Turn(0, Role.CUSTOMER, text),), language)
    last = len(turn.words)
    mention = Mention(0, first, last, core or (first, last), (first, last), Topic.OTHER)
    return quote_of(turn, mention)[0]


@pytest.mark.parametrize(
    ("told", "quote"),
    [
        ("jees mutsi on alkanu puhua muutosta", "mutsi on alkanu puhua muutosta"),
        ("Kerron samalla, että viimeksi se palasi teiltä korva verillä.", "viimeksi se palasi teiltä korva verillä"),
        ("vaikka mä oon nyt lomautettuna", "mä oon nyt lomautettuna"),
        ("eikä kukaan tiedä, missä se avain on", "… eikä kukaan tiedä, missä se avain on"),
        ("asentaja vaihto sen ja maksoin siitä 240 €", "asentaja vaihto sen ja maksoin siitä 240 €"),
        ("siellä on tytön juhlamekko ja", "siellä on tytön juhlamekko …"),
        ("no mutta ei se oo illallakaan puhdasta", "ei se oo illallakaan puhdasta"),
        ("täällä on veera hiltunen meiän remontti on kesken", "meiän remontti on kesken"),
        ("no hei täällä on veera hiltunen meiän remontti on kesken", "meiän remontti on kesken"),
    ],
)
def test_a_quote_begins_with_the_telling_and_ends_in_a_whole(told, quote):
    assert quoted(told) == quote


@pytest.mark.parametrize(
    ("told", "quote"),
    [
        ("since my husband died I'm a bit on edge", "since my husband died I'm a bit on edge"),
        (
            "this is my fourth call and every time the line drops and there is",
            "this is my fourth call and every time the line drops …",
        ),
    ],
)
def test_an_english_quote_too(told, quote):
    assert quoted(told, Language.EN) == quote


def test_words_without_their_subject_are_quoted_with_their_sentence():
    text = "There are birds in the chimney, making an awful mess."
    assert quoted(text, Language.EN, first=6) == "There are birds in the chimney, making an awful mess"


def test_a_short_clause_that_says_something_stands_without_the_answer_before_it():
    assert quoted("On, kolmesti. Mä teen etätöitä.", first=2) == "Mä teen etätöitä"


def test_of_a_long_telling_as_many_clauses_are_quoted_as_fit():
    text = (
        "Se teidän poika, joka ne sovitti, lupasi soittaa puolen vuoden päästä ja kysyä, miten pärjätään, vaan eipä "
        "ole kukaan soittanut eikä kirjoittanut koko aikana."
    )
    said = quoted(text, core=(0, 6))
    assert said.startswith("Se teidän poika, joka ne sovitti, lupasi soittaa")
    assert len(said) <= 100


def test_a_quote_takes_the_no_before_it_along():
    assert quoted("se kirkastuu mutta ei se puhdasta oo illallakaan", first=4) == "ei se puhdasta oo illallakaan"


@pytest.mark.parametrize(
    ("text", "first", "last", "quote"),
    [
        ("Yksi asia mietityttää: mulla on kuulolaite.", 0, 3, "Yksi asia mietityttää: mulla on kuulolaite"),
        ("Meillä on koira joka pelkää raketteja.", 3, 6, "Meillä on koira joka pelkää raketteja"),
        ("Mul on varaus 4417 mä soitin tästä kolmesti maanantaina.", 3, 9, "mä soitin tästä kolmesti maanantaina"),
    ],
)
def test_a_quote_takes_along_what_it_cannot_be_understood_without_and_no_number_before_it(text, first, last, quote):
    (turn,) = annotate((Turn(0, Role.CUSTOMER, text),), Language.FI)
    assert quote_of(turn, Mention(0, first, last, (first, last), (first, last), Topic.OTHER))[0] == quote


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("i'm up and down every week now since my dad's been ill", 2),
        ("i take my mum up there tuesdays and thursdays so i can't be without it", 2),
    ],
)
def test_an_and_inside_a_phrase_begins_no_clause(text, pieces):
    (turn,) = annotate((Turn(0, Role.CUSTOMER, text),), Language.EN)
    assert len(clauses(turn)) == pieces
