from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language.annotate import annotate
from coach.language.detect import language_of
from coach.model import Conversation, Language, Role, Turn


def one(text: str, language: Language = Language.FI):
    return annotate((Turn(0, Role.AGENT, text),), language)[0]


def test_spans_point_into_the_text_as_it_was_written():
    turn = one("No mä en tiiä, voitsä kattoa?")
    assert [turn.turn.text[word.start : word.end] for word in turn.words] == [word.text for word in turn.words]
    assert [word.norm for word in turn.words] == "no minä en tiedä voitko sinä katsoa".split()


def test_grammar_is_seen_through_spoken_forms():
    words = {word.norm: word.classes for word in one("Ootteks te maksanu sitä? Lähettäkää kuitti.").words}
    assert {"2nd", "question", "verb"} <= words["oletteko"]
    assert "participle" in words["maksanut"]
    assert {"imperative", "2nd"} <= words["lähettäkää"]


def test_english_orders_are_told_from_statements():
    words = {word.norm: word.classes for word in one("Send me the form and wait. You send it.", Language.EN).words[:6]}
    assert "imperative" in words["send"]
    assert "imperative" in words["wait"]
    assert all("imperative" not in word.classes for word in one("You send it.", Language.EN).words)


def test_a_transcribers_sign_for_broken_off_talk_is_no_part_of_the_word():
    turn = one("is it== =yeah", Language.EN)
    assert [word.norm for word in turn.words] == ["is", "it", "yeah"]


def test_sentences_end_at_signs_and_line_breaks():
    turn = one("Hei!\nKiitos viestistä. Soitan")
    assert [turn.span(*sentence).of(turn.turn.text) for sentence in turn.sentences] == [
        "Hei",
        "Kiitos viestistä",
        "Soitan",
    ]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.sampled_from(list(Language)))
def test_any_text_is_annotated(text, language):
    turn = one(text, language)
    assert all(0 <= word.start < word.end <= len(text) for word in turn.words)
    assert len(turn.sentences) <= len(turn.closes)


def test_the_language_is_found_from_the_text():
    def talk(text: str) -> Conversation:
        return Conversation("x", (Turn(0, Role.AGENT, text),))

    assert language_of(talk("Hei, miten voin auttaa? Se on tossa.")) is Language.FI
    assert language_of(talk("hi how can i help you today")) is Language.EN
    assert language_of(talk("moi onks tää auki")) is Language.FI
