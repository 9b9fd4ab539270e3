import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.phrases import Phrase, PhraseError, compile_phrase


def found(phrase: str, text: str, language: Language = Language.FI) -> list[str]:
    turn = annotate((Turn(0, Role.AGENT, text),), language)[0]
    return [turn.span(*place).of(text) for place in compile_phrase(phrase, language).matches(turn)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("en minä? tiedä", "No en mä tiiä siitä.", ["en mä tiiä"]),
        ("en minä? tiedä", "En tiedä. En minä tiedä.", ["En tiedä", "En minä tiedä"]),
        ("(huomenna|ensi viikolla)", "Soitan ens viikolla.", ["ens viikolla"]),
        ("asiakas*", "Asiakasnumero, kiitos.", ["Asiakasnumero"]),
        ("*sivuilta löytyy", "Verkkosivuilta löytyy ohje.", ["Verkkosivuilta löytyy"]),
        ("<lasku>", "Laskussa ja laskuilla on eroa.", ["Laskussa", "laskuilla"]),
        ("teidän ... pitänyt", "Teijän ois kyllä pitäny soittaa.", ["Teijän ois kyllä pitäny"]),
        ("^ joo", "Joo, niin. Sanoin joo.", ["Joo"]),
        ("joo $", "Joo, niin. Sanoin joo.", ["joo"]),
        ("@negation+2nd", "Ette soittaneet, en minäkään.", ["Ette"]),
    ],
)
def test_each_sign_of_the_notation_finds_what_it_says(phrase, text, words):
    assert found(phrase, text) == words


def test_a_contraction_is_found_as_it_is_written():
    assert found("i don't know", "Well, I don't know.", Language.EN) == ["I don't know"]
    assert found("do not", "I don’t think so.", Language.EN) == ["don’t"]


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence():
    assert found("en ... tiedä", "En. Hän tiedä.") == []


@pytest.mark.parametrize(
    "text", ["", "  ", "(a", "a)", "(a|)", "?", "a? b?", "...", "@nobody", "ab*", "hei, moi", "a | b", "x" * 3 + "{"]
)
def test_what_is_not_in_the_notation_is_refused_in_one_sentence(text):
    with pytest.raises(PhraseError) as refused:
        compile_phrase(text, Language.FI)
    assert str(refused.value).count("\n") == 0
    assert str(refused.value).endswith(".")


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("aäk e()|?.*<>@^$+-1,ö"), max_size=24) | st.text(max_size=24))
def test_any_text_is_compiled_or_refused(text):
    with contextlib.suppress(PhraseError):
        assert isinstance(compile_phrase(text, Language.FI), Phrase)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from("lasku puhelin sinä teidän ootteks maksanu kyllä reititin".split()), min_size=1))
def test_a_phrase_of_words_finds_itself(words):
    text = " ".join(words)
    assert found(text, text) == [text]
