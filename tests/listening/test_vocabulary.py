import pytest

from coach.language.annotate import annotate
from coach.listening.clause import is_broken_off, is_closed, is_unfinished
from coach.listening.vocabulary import is_listener_talk, spoken
from coach.model import Language, Role, Turn


def turn(text, language=Language.FI):
    return annotate([Turn(0, Role.AGENT, text)], language)[0]


@pytest.mark.parametrize(
    "text",
    [
        "joo",
        "Joo joo.",
        "Mm-hm, aivan.",
        "nii-i",
        "Voi ei!",
        "ai niin",
        "Ikävä kuulla.",
        "[nauraa]",
        "hehe joo",
        "Öö, joo",
    ],
)
def test_finnish_listening_signals_are_known(text):
    assert is_listener_talk(turn(text))


@pytest.mark.parametrize("text", ["ei", "Joo, mutta", "Okei, öö", "Joo, mikä numero?", "kiitos", "huomenna", "j-"])
def test_what_says_more_is_no_listening_signal(text):
    assert not is_listener_talk(turn(text))


@pytest.mark.parametrize("text", ["Mm-hm.", "uh-huh", "Oh no!", "I see.", "That's right.", "[laughter]", "Oh my god."])
def test_english_listening_signals_are_known(text):
    assert is_listener_talk(turn(text, Language.EN))


@pytest.mark.parametrize("text", ["no", "Yeah but", "Okay, um", "right so what's the number", "Thursday"])
def test_english_turns_that_say_more_are_none(text):
    assert not is_listener_talk(turn(text, Language.EN))


def test_a_masked_name_is_a_word_and_a_laugh_is_none():
    assert [word.text for word in spoken(turn("[laughter] Yeah.", Language.EN))] == ["Yeah"]
    assert spoken(turn("[PII]", Language.EN))


def test_a_word_begun_and_dropped_is_none():
    assert [word.text for word in spoken(turn("ma- maanantaina"))] == ["maanantaina"]


@pytest.mark.parametrize("text", ["ja sitten se –", "ja sitten…", "I wanted to --", "so ==", "ja ma-"])
def test_marks_of_breaking_off_are_seen(text):
    assert is_broken_off(text)
    assert not is_closed(text)


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("ja sitten mä luulin että", True),
        ("se on rikki.", False),
        ("se hajosi eilen illalla", False),
        ("ja koska mä en", True),
    ],
)
def test_the_last_word_tells_whether_more_must_come(text, unfinished):
    annotated = turn(text)
    assert is_unfinished(text, annotated.words, Language.FI) is unfinished
