"""What the customer brings up: topics, the errand, and what is not brought up at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import rules
from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.clauses import clauses
from coach.questions.mentions import mentions
from coach.questions.topics import Words


def brought_up(text, language=Language.FI):
    words = Words(language, rules.load()["missed-follow-up"].texts[language].raw["words"])
    return mentions(annotate((Turn(0, Role.CUSTOMER, text),), language), words)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Kone on ruvennu vinkumaan.", "problem"),
        ("Se ei lähe käyntiin ollenkaan.", "problem"),
        ("Lattia on ihan märkänä.", "harm"),
        ("Koira on oksentanu koko yön.", "health"),
        ("Mua vähän jännittää se leikkaus.", "worry"),
        ("Mulla on kolme pientä lasta kotona.", "situation"),
        ("Äiti on pyörätuolissa.", "situation"),
        ("Me ollaan muuttamassa Ouluun.", "change"),
        ("Oon jo kahesti soittanu tästä.", "repeat"),
        ("Häät on lauantaina.", "hurry"),
        ("Toivoisin, että huone ois hiljainen.", "wish"),
        ("Se on kyllä aika kallis.", "objection"),
    ],
)
def test_each_topic_is_told_by_its_words_in_spoken_finnish(said, topic):
    assert [mention.topic for mention in brought_up(said)] == [topic]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("It keeps making a noise.", "problem"),
        ("My wife passed away in March.", "situation"),
        ("I'm really worried about the cost.", "worry"),
        ("This is the second time I've rung.", "repeat"),
        ("We're moving house next week.", "change"),
    ],
)
def test_each_topic_is_told_by_its_words_in_english(said, topic):
    assert [mention.topic for mention in brought_up(said, Language.EN)] == [topic]


@pytest.mark.parametrize(
    "said",
    [
        "Eipä tässä mitään kiirettä ole.",
        "Jos se menee rikki, niin mitä sitten?",
        "Onko siinä joku vika?",
        "Ei mua pelota.",
        "Nyt se toimii taas.",
        "Kello kymmenen sopii hyvin.",
    ],
)
def test_what_is_asked_denied_or_only_possible_is_not_brought_up(said):
    assert not brought_up(said)


def test_the_errand_is_told_from_what_is_said_beside_it():
    fault, worry = brought_up("Pesukone ei käynnisty. Mua huolestuttaa ne vaatteet siellä.")
    assert (fault.errand, worry.errand) == (True, False)


def test_a_fault_told_on_top_of_a_booking_is_beside_the_errand():
    (mention,) = brought_up("Varaisin huollon. Ja sitten tuo ovi on ruvennut narisemaan.")
    assert not mention.errand


def test_speech_without_any_punctuation_is_cut_at_joining_words():
    said = "moi mun puhelin ei lataudu ja huomenna on työhaastattelu ja tarviin sitä"
    assert [mention.topic for mention in brought_up(said)] == ["problem", "hurry"]


@settings(deadline=None)  # the first text also loads the language
@given(st.text(alphabet="aeikntosuäö ,.?-", max_size=120))
def test_clauses_cover_every_word_once_and_mentions_stay_inside_the_turn(text):
    (turn,) = annotate((Turn(0, Role.CUSTOMER, text),), Language.FI)
    parts = clauses(turn)
    assert [at for first, last in parts for at in range(first, last)] == list(range(len(turn.words)))
    for mention in brought_up(text):
        assert 0 <= mention.first < mention.last <= len(turn.words)
