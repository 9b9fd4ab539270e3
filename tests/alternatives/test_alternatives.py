import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
            before = [t for t in done.conversation.turns[: finding.turn + 1] if t.speaker is Role.CUSTOMER][-1:]
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


def texts_for(text: str, *, before: str = "", language: Language = Language.FI) -> list[str]:
    said = ([("customer", before)] if before else []) + [("agent", text)]
    done = review(conversation(*said, language=language))
    return [a.text for f in done.of_kind(Kind.CONCERN) for a in f.alternatives]


def test_a_refusal_goes_on_with_what_can_be_done():
    found = texts_for("Aikoja ei siirretä.", before="Voiko ajan siirtää?")
    assert "Aikoja ei siirretä, mutta kerron mielelläni, mitä vaihtoehtoja teillä on." in found


def test_words_that_talk_down_are_cut_and_the_rest_stays():
    found = texts_for("Kuten jo sanoin, lasku tulee perjantaina.", before="Milloin lasku tulee?")
    assert "Lasku tulee perjantaina." in found


def test_a_label_becomes_a_question():
    assert "Hei, autan mielelläni. Saisinko tilausnumeron?" in texts_for("Tilausnumero.", before="Paketti on kateissa.")


def test_a_ready_sentence_alone_is_marked_a_draft(conversation=conversation):
    done = review(conversation(("customer", "Milloin huoltaja tulee?"), ("agent", "En tiedä.")))
    alternatives = [a for f in done.of_kind(Kind.CONCERN) for a in f.alternatives]
    assert alternatives
    assert {a.source for a in alternatives} == {Source.DRAFT}


def test_there_are_at_most_three_alternatives_and_none_twice(sample_reviews):
    for done in sample_reviews:
        for finding in done.of_kind(Kind.CONCERN):
            texts = [a.text for a in finding.alternatives]
            assert len(texts) == len(set(texts)) <= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soitan teille asiasta.", "Selvitän asian."),
        ("Hyvitämme laskun.", "Katsomme laskua."),
        ("Lähetän uuden.", "Katson uuden."),
    ],
)
def test_promises_are_facts(one, other):
    assert facts(turn_of(one)) != facts(turn_of(other))


def test_a_promise_in_english_needs_someone_who_promises():
    english = Language.EN
    assert facts(turn_of("We will refund it.", english)) != facts(turn_of("We will look at it.", english))
    assert facts(turn_of("Can you call us?", english)) == facts(turn_of("Can you tell us?", english))


@given(
    st.lists(
        st.sampled_from(
            "lähetä lähettäkää kuitti teidän pitää älä koske ja , . ? ! \n hei jos uusi se 3 täytä (a) ” itse nyt "
            "send the form you must not and please don't 10 : ... é 😀".split(" ")
        ),
        max_size=14,
    ),
    st.sampled_from(list(Language)),
)
@settings(max_examples=40, deadline=None)
def test_any_turn_gives_alternatives_or_none(words, language):
    done = review(conversation(("agent", " ".join(words)), language=language))
    original = facts(turn_of(" ".join(words), language))
    for finding in done.of_kind(Kind.CONCERN):
        assert len(finding.alternatives) <= 3
        for alternative in finding.alternatives:
            assert not facts(turn_of(alternative.text, language)) - original
