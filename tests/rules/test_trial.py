"""What a trainer hears of a rule while writing it, and where it would fire."""

import copy
import tomllib

import pytest

from coach import rules
from coach.model import Language
from coach.rules import trial
from tests.conftest import talk
from tests.test_site_rules import OWN

BOOK = rules.load()
RAW = tomllib.loads(OWN)


def changed(language, key, value):
    raw = copy.deepcopy(RAW)
    raw[language][key] = value
    return raw


def told(raw, name="wrong-counter", language=Language.FI):
    wrong = trial.wrong_with(raw, name, BOOK)
    assert wrong is not None
    return wrong[0], wrong[1].said(language)


def test_a_whole_rule_has_nothing_wrong():
    assert trial.wrong_with(RAW, "wrong-counter", BOOK) is None


@pytest.mark.parametrize("name", ["", "Oma", "oma sääntö", "../oma", "-oma"])
def test_a_name_is_a_files_name_and_nothing_else(name):
    assert "tunnus" in told(RAW, name)[1]


@pytest.mark.parametrize(
    ("raw", "language", "sentence"),
    [
        (changed("fi", "title", ""), Language.FI, "'title' on tyhjä; kirjoita siihen jotain."),
        (changed("en", "keep", []), Language.EN, "'keep' on tyhjä; anna ainakin yksi esimerkki."),
        (
            changed("fi", "flag", ["Hei."]),
            Language.FI,
            "merkitse löydettävä kohta merkeillä [[ ja ]] esimerkkiin ”Hei.”.",
        ),
        (RAW | {"sources": []}, None, "lähteet puuttuvat; kerro, mistä sääntö on peräisin."),
        (
            changed("fi", "phrases", [{"say": ["(se|eri luukku"]}]),
            Language.FI,
            "Fraasissa '(se|eri luukku' merkiltä '(' puuttuu pari.",
        ),
        (
            changed("fi", "flag", ["[[Se on]] eri luukku."]),
            Language.FI,
            "esimerkistä ”[[Se on]] eri luukku.” pitäisi löytyä merkitty kohta, ja löytyi 'Se on eri luukku'.",
        ),
    ],
)
def test_what_is_wrong_is_one_finnish_sentence_with_its_language(raw, language, sentence):
    assert told(raw) == (language, sentence)


def test_a_good_example_of_another_rule_that_would_be_flagged_is_told():
    wide = changed("fi", "phrases", [{"say": ["kiitos"]}])
    rule = trial.rule_of(wide | {"fi": wide["fi"] | {"flag": ["[[Kiitos]]."]}}, "no-thanks")
    clash = next(trial.neighbours(rule, BOOK))
    assert clash.what.key == "neighbour"
    assert list(trial.neighbours(trial.rule_of(RAW, "wrong-counter"), BOOK)) == []


def test_a_rule_shows_where_it_would_fire_before_it_is_published():
    book = trial.joined(BOOK, trial.rule_of(RAW, "wrong-counter"))
    there = talk(("customer", "Tulin kysymään laskusta."), ("agent", "Hei. Se on eri luukku."))
    assert [(hit.turn, hit.text) for hit in trial.hits("wrong-counter", book, there)] == [(1, "Se on eri luukku")]
    assert trial.hits("wrong-counter", book, talk(("agent", "Selvitän asian."))) == ()


def test_an_edited_rule_takes_the_place_of_the_one_with_its_name():
    book = trial.joined(BOOK, trial.rule_of(RAW, "dismissal"))
    assert len(book.rules) == len(BOOK.rules)
    assert book["dismissal"].texts[Language.EN].title == "Wrong counter"
