"""Masking as a whole: placeholders, their numbers and endings, times and words; a second time changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import handbook
from coach.model import Conversation, Language, Personal, Role, Segment, Turn, Word
from coach.privacy import mask
from coach.privacy.checking import unmarked
from coach.privacy.masking import mask_text
from coach.transcripts import read_all
from tests.conftest import conversation

DATA = Path(__file__).parents[1] / "data" / "masking"


def texts(*said: str, language: Language = Language.FI, **changes: object) -> list[str]:
    """What is left of turns said in turn by customer and agent."""
    talk = conversation(*((("customer", "agent")[i % 2], text) for i, text in enumerate(said)), language=language)
    return [turn.text for turn in mask(replace(talk, **changes)).conversation.turns]


def test_a_placeholder_names_the_kind_in_the_language_of_the_conversation():
    assert texts("Mun numero on 040 123 4567.") == ["Mun numero on [PUHELIN]."]
    assert texts("Call me on 07700 900123.", language=Language.EN) == ["Call me on [PHONE]."]


def test_one_thing_has_one_placeholder_however_it_is_written():
    first, second, third = texts("Soita 040 123 4567.", "Siis 0401234567?", "Niin, nolla neljä nolla 1 23 45 67.")
    assert (first, second, third) == ("Soita [PUHELIN].", "Siis [PUHELIN]?", "Niin, [PUHELIN].")


def test_several_things_of_a_kind_are_numbered_in_the_order_they_come():
    assert texts("Soita 040 123 4567 tai 050 765 4321.", "Kumpi, 050 765 4321?") == [
        "Soita [PUHELIN 1] tai [PUHELIN 2].",
        "Kumpi, [PUHELIN 2]?",
    ]


def test_a_name_in_any_case_form_is_one_person_and_the_placeholder_takes_the_ending():
    assert texts("Täällä Matti Virtanen.", "Hei Matti! Soitan Virtaselle.", "Virtasen kissa, kysykää Matilta.") == [
        "Täällä [NIMI].",
        "Hei [NIMI]! Soitan [NIMI]:lle.",
        "[NIMI]:n kissa, kysykää [NIMI]:ltä.",
    ]


def test_people_are_told_apart():
    assert texts("Yhdistäkää Annalle tai Villelle.", "Anna on paikalla, Ville ei.") == [
        "Yhdistäkää [NIMI 1]:lle tai [NIMI 2]:lle.",
        "[NIMI 1] on paikalla, [NIMI 2] ei.",
    ]


def test_the_english_owner_keeps_the_s():
    assert texts("I spoke to Priya, it's Priya's case.", language=Language.EN) == [
        "I spoke to [NAME], it's [NAME]'s case."
    ]


def test_a_number_in_pieces_is_masked_in_every_piece_and_in_the_others_repetition():
    said = texts(
        "Mun numero on nolla neljä viisi",
        "joo",
        "kolme kaksi yksi",
        "kolme kaksi yksi joo",
        "seittemän nolla nolla yks",
    )
    assert said == ["Mun numero on [PUHELIN]", "joo", "[PUHELIN]", "[PUHELIN] joo", "[PUHELIN]"]


def test_masked_words_become_one_word_with_the_joined_time():
    heard = ["Mun", "numero", "on", "040", "123", "4567,", "kiitos."]
    words = tuple(Word(text, Segment(float(i), i + 0.5)) for i, text in enumerate(heard))
    talk = Conversation("talk", (Turn(0, Role.CUSTOMER, " ".join(heard), Segment(0, 7), words),), Language.FI)
    turn = mask(talk).conversation.turns[0]
    assert turn.text == "Mun numero on [PUHELIN], kiitos."
    assert [word.text for word in turn.words] == ["Mun", "numero", "on", "[PUHELIN],", "kiitos."]
    assert turn.words[3].time == Segment(3.0, 5.5)
    assert turn.time == Segment(0, 7)


def test_words_that_do_not_fit_the_text_are_dropped_rather_than_kept_unmasked():
    words = (Word("nolla", Segment(0, 1)), Word("neljä", Segment(1, 2)))
    talk = Conversation("talk", (Turn(0, Role.CUSTOMER, "040 123 4567", Segment(0, 2), words),), Language.FI)
    turn = mask(talk).conversation.turns[0]
    assert (turn.text, turn.words) == ("[PUHELIN]", ())


def test_speakers_labels_id_and_file_name_are_masked_too():
    turns = (
        Turn(0, Role.AGENT, "Hei, kuinka voin auttaa?", name="Oona Kallio (Agentti)"),
        Turn(1, Role.CUSTOMER, "Oona, lasku on väärin.", name="Speaker 2"),
    )
    talk = Conversation("oona_kallio-2024", turns, Language.FI, source="0401234567.vtt")
    masked = mask(talk).conversation
    assert [turn.name for turn in masked.turns] == ["[NIMI] (Agentti)", "Speaker 2"]
    assert masked.turns[1].text == "[NIMI], lasku on väärin."
    assert masked.id.startswith("nimi-2024-")
    assert masked.source.startswith("puhelin-")
    assert masked.source.endswith(".vtt")


def test_labels_that_name_a_role_stay():
    names = ["Agentti", "Asiakas", "Speaker 1", "Agent 2", "spk_0", "Neuvonta", "Customer Service", "Myyjä"]
    turns = tuple(Turn(n, Role.OTHER, "Joo.", name=name) for n, name in enumerate(names))
    assert [turn.name for turn in mask(Conversation("talk", turns, Language.FI)).conversation.turns] == names


def test_two_masked_ids_do_not_fall_together():
    one = conversation(("customer", "Lasku on väärin."))
    other = conversation(("customer", "Paketti puuttuu."))
    ids = {mask(replace(talk, id="Matti Virtanen")).conversation.id for talk in (one, other)}
    assert len(ids) == 2


def test_the_report_counts_kinds_and_holds_no_value():
    report = mask(conversation(("customer", "Matti Virtanen, 040 123 4567 ja 050 765 4321"))).report
    assert report.counts == {Personal.PHONE: 2, Personal.NAME: 1}
    assert report.total == 3
    assert "4567" not in repr(report)


def test_the_handbook_adds_patterns_and_names_keeps_words_and_leaves_kinds_alone():
    book = replace(
        handbook.load(),
        masking=handbook.Masking(
            off=("business-id",),
            customer_numbers=("AS-######",),
            order_numbers=("WEB@@####",),
            names=("Xhevahire",),
            keep=("040 123 4567",),
        ),
    )
    said = "as-123456, WEBAB1234, xhevahire soitti 040 123 4567 ja 3808573-2"
    masked = mask(conversation(("customer", said)), book).conversation.turns[0].text
    assert masked == "[ASIAKASNUMERO], [TILAUSNUMERO], [NIMI] soitti 040 123 4567 ja 3808573-2"


def test_what_others_masked_before_stays_and_is_counted_on():
    assert texts("Soita [PUH] tai [EMAIL].", "Vai [NIMI 2]? Täällä Matti.") == [
        "Soita [PUH] tai [EMAIL].",
        "Vai [NIMI 2]? Täällä [NIMI 3].",
    ]


def test_words_in_brackets_that_are_no_placeholder_hide_nothing():
    assert texts("[MATTI] soittaa, [NAURAA], 040 123 4567") == ["[[NIMI]] soittaa, [NAURAA], [PUHELIN]"]


@pytest.mark.parametrize(
    "name",
    [
        "fi-dev",
        "en-dev",
        "fi-test",
        "en-test",
        "fi-third",
        "en-third",
        "fi-fourth",
        "en-fourth",
        "fi-fifth",
        "en-fifth",
        "fi-sixth",
        "en-sixth",
    ],
)
def test_masking_what_is_masked_changes_nothing(name):
    for each in read_all(DATA / f"{name}.jsonl"):
        plain, _ = unmarked(each)
        once = mask(plain).conversation
        again = mask(once)
        assert again.conversation == once
        assert not again.report.total


PIECES = st.sampled_from(
    (
        "Matti Virtanen Virtasen Anna hei täällä nimeni on 040 1234567 nolla neljä viisi . , ! \n @ posti.fi [NIMI] "
        "[NIMI 1]:lle Koivukatu 5 A 131104A906H terveisin joo [ ] ( 3808573-2 my name is will Mark oh double two"
    ).split(" ")
)


@settings(deadline=None)
@given(st.lists(st.lists(PIECES, max_size=12).map(" ".join), max_size=5), st.sampled_from(list(Language)))
def test_turns_times_and_roles_stay_and_a_second_time_changes_nothing(said, language):
    turns = tuple(
        Turn(n, (Role.AGENT, Role.CUSTOMER)[n % 2], text, Segment(n, n + 1), name=f"Speaker {n}")
        for n, text in enumerate(said)
    )
    once = mask(Conversation("talk", turns, language)).conversation
    assert [(t.n, t.speaker, t.time, t.name) for t in once.turns] == [(t.n, t.speaker, t.time, t.name) for t in turns]
    assert mask(once).conversation == once


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_masked_without_fail(text):
    once = mask(Conversation(text, (Turn(0, Role.AGENT, text, name=text),), source=text)).conversation
    assert len(once.turns) == 1


def test_there_are_at_least_300_marked_turns():
    lines = [line for file in DATA.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert sum(len(json.loads(line)["turns"]) for line in lines) >= 300


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("puhelu_0407654321", "puhelu [PUHELIN]"),
        ("virtanen-matti-reklamaatio", "[NIMI] reklamaatio"),
        ("call_040 7654321", "call [PUHELIN]"),
        ("teams-kokous_12.3", "teams-kokous_12.3"),
        ("lasku 12.3.", "lasku 12.3."),
    ],
)
def test_titles_from_names_of_files_hold_nobody(title: str, kept: str) -> None:
    assert mask_text(title, Language.FI) == kept
