"""The parser reads placeholders as words; what is shown keeps them as written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language.annotate import annotate
from coach.language.placeholders import LABELS, StandIns, written
from coach.model import Language, Personal, Role, Turn
from coach.privacy import mask
from coach.reviewing import review
from coach.samples import samples
from tests.conftest import conversation


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Neuvonta, [NIMI] puhelimessa.", "[NIMI] puhelimessa"),
        ("Täällä [NIMI 1], miten voin auttaa?", "Täällä [NIMI 1]"),
        ("Hei [NIMI], kiitos viestistä.", "Hei"),
    ],
)
def test_a_greeting_is_heard_in_a_placeholder(said, shown):
    found = review(conversation(("customer", "Hei."), ("agent", said))).findings
    assert shown in [finding.text for finding in found if finding.behaviour == "greeting"]


def test_a_placeholder_is_a_name_in_the_case_its_ending_says():
    (turn,) = annotate((Turn(0, Role.AGENT, "Soitan [NIMI 2]:lle ja [NIMI]:n äidille."),), Language.FI)
    names = [word for word in turn.words if "propn" in word.classes]
    assert [(word.text, word.norm) for word in names] == [("[NIMI 2]:lle", "mikolle"), ("[NIMI]:n", "mikon")]


def test_the_first_word_of_a_stand_in_covers_the_placeholder_and_the_rest_nothing():
    (turn,) = annotate((Turn(0, Role.AGENT, "Osoite on [OSOITE], eikö?"),), Language.FI)
    assert [word.text for word in turn.words] == ["Osoite", "on", "[OSOITE]", "", "eikö"]


PLACES = st.sampled_from(
    [*(written(k, lang, n, "") for lang in Language for k in Personal for n in (0, 2)), "[NIMI]:lle"]
)


@settings(deadline=None)  # a pipeline may have to be loaded
@given(st.lists(st.one_of(PLACES, st.text(max_size=6)), max_size=8).map(" ".join), st.sampled_from(list(Language)))
def test_every_word_stands_where_it_says(text, language):
    (turn,) = annotate((Turn(0, Role.AGENT, text),), language)
    assert all(text[word.start : word.end] == word.text for word in turn.words)
    assert all(a.start <= b.start for a, b in zip(turn.words, turn.words[1:], strict=False))


@given(st.text())
def test_a_text_without_placeholders_is_left_alone(text):
    shown = StandIns(text.replace("[", "("), Language.FI)
    assert shown.text == text.replace("[", "(")
    assert shown.place(0, len(text)) == (0, len(text))


def test_labels_of_one_language_are_apart():
    for labels in LABELS.values():
        assert len(set(labels.values())) == len(Personal)


@pytest.mark.parametrize("sample", list(samples()), ids=lambda one: one.conversation.id)
def test_better_words_for_a_masked_conversation_name_nobody(sample):
    shown = review(mask(sample.conversation).conversation)
    better = [words.text for finding in shown.findings for words in finding.alternatives]
    stand_ins = ("Mikko", "Miko", "Sarah", "Koivukatu", "0401234567", "12345")
    assert not [text for text in better if any(word in text for word in stand_ins)]
    assert shown.findings
