import pytest

from coach.alternatives.facts import facts
from coach.language.annotate import annotate
from coach.model import Dimension, Kind, Language, Role, Source, Turn
from coach.reviewing import review, review_many
from coach.rules.wording import in_register, put_in
from coach.samples import samples
from tests.conftest import conversation


def turn_of(text: str, language: Language = Language.FI):
    return annotate((Turn(0, Role.AGENT, text),), language)[0]


@pytest.fixture(scope="module")
def sample_reviews():
    return tuple(review_many([sample.conversation for sample in samples()]))


def test_no_alternative_of_the_samples_would_be_flagged_itself(sample_reviews):
    for done in sample_reviews:
        for finding in done.of_kind(Kind.CONCERN):
            before = [t for t in done.conversation.turns[: finding.turn] if t.speaker is Role.CUSTOMER][-1:]
            for alternative in finding.alternatives:
                said = [("customer", t.text) for t in before] + [("agent", alternative.text)]
                again = review(
                    conversation(*said, language=done.conversation.language, channel=done.conversation.channel)
                )
                respect = [f for f in again.of_kind(Kind.CONCERN) if f.dimension is Dimension.RESPECT]
                assert not respect, (finding.text, alternative.text, respect)


def test_alternatives_keep_the_facts_of_the_samples(sample_reviews):
    for done in sample_reviews:
        language = done.conversation.language
        for finding in done.of_kind(Kind.CONCERN):
            original = facts(turn_of(done.conversation.turns[finding.turn].text, language))
            for alternative in finding.alternatives:
                new = facts(turn_of(alternative.text, language))
                assert not new - original
                assert alternative.source is Source.DRAFT or new == original


def test_an_english_order_becomes_a_request():
    done = review(conversation(("agent", "Send me the receipt by Friday."), language=Language.EN))
    texts = [a.text for f in done.of_kind(Kind.CONCERN) for a in f.alternatives]
    assert "Could you send me the receipt by Friday, please?" in texts


def test_better_words_follow_the_agents_form_of_address():
    def words(text: str) -> str:
        done = review(conversation(("customer", "Kuka tietää?"), ("agent", text)))
        return " ".join(a.text for f in done.of_kind(Kind.CONCERN) for a in f.alternatives)

    assert "teille" in words("En tiedä, ettekö te tiedä?") or "teidät" in words("En tiedä, ettekö te tiedä?")
    assert "sinulle" in words("En tiedä, etkö sä tiedä?") or "sinut" in words("En tiedä, etkö sä tiedä?")


@pytest.mark.parametrize(
    ("text", "words", "better", "expected"),
    [
        ("Joo. En tiedä siitä. Kiitos.", "En tiedä", "Selvitän asian.", "Joo. Selvitän asian. Kiitos."),
        ("Se on pikkujuttu teille.", "pikkujuttu", "harmillinen asia", "Se on harmillinen asia teille."),
        ("Pikkujuttu.", "Pikkujuttu", "harmillinen asia", "Harmillinen asia."),
    ],
)
def test_sentences_take_the_place_of_sentences_and_words_of_words(text, words, better, expected):
    from coach.model import Span

    at = text.index(words)
    assert put_in(turn_of(text), Span(at, at + len(words)), better) == expected


def test_forms_of_address_are_filled_in():
    assert in_register("{Voitteko|Voitko} odottaa?", "te") == "Voitteko odottaa?"
    assert in_register("{Voitteko|Voitko} odottaa?", "sinä") == "Voitko odottaa?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soitan klo 15.", "Soitan klo 16."),
        ("Soitan huomenna.", "Soitan pian."),
        ("Sen hoitaa Laura.", "Sen hoitaa joku."),
        ("Se maksaa kolme euroa.", "Se maksaa vähän."),
    ],
)
def test_numbers_names_and_times_are_facts(one, other):
    assert facts(turn_of(one)) != facts(turn_of(other))
