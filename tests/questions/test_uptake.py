import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.uptake import FEATURES, features_of, uptake


def strength(told: str, reply: str, language: Language) -> float:
    before, turn = annotate((Turn(0, Role.CUSTOMER, told), Turn(1, Role.AGENT, reply)), language)
    return uptake(turn, before)


@pytest.mark.parametrize(
    ("language", "told", "replies"),
    [
        (
            Language.FI,
            "Lämmitys on ollut poikki sunnuntaista, ja patterit ovat ihan kylmät.",
            (
                "Eli patterit ovat olleet kylmät sunnuntaista asti. Miten lämmitys käyttäytyi ennen sitä?",
                "Ovatko kaikki patterit kylmiä?",
                "Mikä on asiakasnumeronne?",
                "Hei.",
            ),
        ),
        (
            Language.EN,
            "The heating has been off since Sunday and the radiators are stone cold.",
            (
                "So the radiators have been cold since Sunday. How did the heating behave before that?",
                "Are all the radiators cold?",
                "What is your customer number?",
                "Hello.",
            ),
        ),
    ],
)
def test_the_more_a_reply_takes_up_the_stronger_it_is(language, told, replies):
    strengths = [strength(told, reply, language) for reply in replies]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[0] > 0.8
    assert strengths[-1] < 0.4


def test_a_part_of_a_compound_and_a_stem_count_as_the_same_word_in_finnish():
    told = "Sähkölasku tuplaantui."
    assert strength(told, "Mikä laskussa nousi?", Language.FI) > strength(told, "Mikä siinä nousi?", Language.FI)


def test_without_words_there_is_no_uptake():
    assert strength("", "Hei!", Language.FI) == 0.0
    assert strength("Hei!", "…", Language.FI) == 0.0


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(Language))
def test_uptake_is_a_share_and_every_feature_is_weighed(told, reply, language):
    before, turn = annotate((Turn(0, Role.CUSTOMER, told), Turn(1, Role.AGENT, reply)), language)
    assert 0.0 <= uptake(turn, before) <= 1.0
    if turn.words and before.words:
        assert features_of(turn, before).keys() == FEATURES.keys()
