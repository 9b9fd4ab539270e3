"""Plain text: which lines start a turn, whose it is and when."""

from __future__ import annotations

import pytest

from coach.model import Channel, Conversation, Role, Segment
from coach.transcripts import TranscriptError, read_text


def plain(*lines: str) -> Conversation:
    return read_text("\n".join(lines), "puhelu.txt")[0]


def said(conversation: Conversation) -> list[tuple[str, str]]:
    return [(turn.name, turn.text) for turn in conversation.turns]


def test_labels_before_a_colon_are_the_speakers() -> None:
    talk = plain("Agentti: Hei!", "Asiakas: Moi.", "Virkailija: Niin?")
    assert [turn.speaker for turn in talk.turns] == [Role.AGENT, Role.CUSTOMER, Role.AGENT]
    assert said(talk) == [("Agentti", "Hei!"), ("Asiakas", "Moi."), ("Virkailija", "Niin?")]


def test_one_labelled_line_is_a_conversation() -> None:
    assert said(plain("Agent: Please wait.")) == [("Agent", "Please wait.")]


@pytest.mark.parametrize(
    "line",
    [
        "Lasku on väärä: siinä lukee 45,90 €.",
        "Siellä luki näin: klo 10:30 ovella.",
        "Nähdään klo 10:30",
        "10:30 sopii hyvin, mutta sitten: ei enää",
        "Eräpäivä: 12.3.2026",
        "Huom: muista tunnus",
        "Katso https://example.fi: siellä on ohje",
        "Summa: 45,90 €",
    ],
)
def test_a_colon_inside_a_sentence_does_not_start_a_turn(line: str) -> None:
    talk = plain("Agentti: Hei.", "Asiakas: Minulla on asiaa.", line, "Agentti: Selvä.")
    assert said(talk) == [("Agentti", "Hei."), ("Asiakas", f"Minulla on asiaa. {line}"), ("Agentti", "Selvä.")]


def test_sentences_without_speakers_are_refused_with_a_word_on_how_to_label_them() -> None:
    with pytest.raises(TranscriptError, match="no speakers found; start each turn with who speaks"):
        plain("Lasku on väärä: siinä lukee 45,90 €.", "Nähdään klo 10:30.")


@pytest.mark.parametrize(
    "line",
    [
        "[00:12] Agentti: Hei",
        "(00:12) Agentti: Hei",
        "00:12 Agentti: Hei",
        "Agentti (00:12): Hei",
        "Agentti [0:12]: Hei",
        "[00:00:12] Agentti: Hei",
        "[00:00:12.000] Agentti: Hei",
        "**Agentti** [00:12]: Hei",
        "Agentti 00:12: Hei",
    ],
)
def test_a_time_from_the_start_is_a_start_without_length(line: str) -> None:
    talk = plain(line, "[00:20] Asiakas: Moi")
    assert [turn.time for turn in talk.turns] == [Segment(12.0, 12.0), Segment(20.0, 20.0)]
    assert talk.channel is Channel.PHONE
    assert said(talk)[0] == ("Agentti", "Hei")


def test_a_range_gives_start_and_end() -> None:
    talk = plain("[00:01.500 - 00:04.000] Agentti: Hei", "[00:04.500 --> 00:06.000] Asiakas: Moi")
    assert [turn.time for turn in talk.turns] == [Segment(1.5, 4.0), Segment(4.5, 6.0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[10:32] Anna: Hei", "[10:34] Matti: Moi"),
        ("[10:32:10 AM] Anna: Hei", "[10:34:10 AM] Matti: Moi"),
        ("12.3.2026 klo 9.05 Anna: Hei", "12.3.2026 klo 9.07 Matti: Moi"),
        ("12.3.2026 klo 9.05 - Anna: Hei", "12.3.2026 klo 9.07 - Matti: Moi"),
        ("[12.3.2026 klo 9.05.10] Anna: Hei", "[12.3.2026 klo 9.07.10] Matti: Moi"),
        ("3/12/26, 11:59\u202fPM - Anna: Hei", "3/13/26, 12:01\u202fAM - Matti: Moi"),
        ("[23:59] Anna: Hei", "[00:01] Matti: Moi"),
        ("klo 9.05 Anna: Hei", "klo 9.07 Matti: Moi"),
        ("2026-03-12 09:05:00 Anna: Hei", "2026-03-12 09:07:00 Matti: Moi"),
    ],
)
def test_times_of_day_make_a_chat_that_counts_from_the_first_message(first: str, second: str) -> None:
    talk = plain(first, second)
    assert said(talk) == [("Anna", "Hei"), ("Matti", "Moi")]
    assert [turn.time for turn in talk.turns] == [Segment(0.0, 0.0), Segment(120.0, 120.0)]
    assert talk.channel is Channel.CHAT


def test_a_message_of_the_chat_program_is_nobodys() -> None:
    talk = plain("12.3.2026 klo 9.04 - Viestit on salattu.", "12.3.2026 klo 9.05 - Anna: Hei! Miten voin auttaa?")
    assert (talk.turns[0].speaker, talk.turns[0].name) == (Role.OTHER, "")


def test_a_speaker_and_a_time_on_their_own_line_head_the_text_below() -> None:
    talk = plain("Anna (Agentti) 10:32", "Hei!", "", "Toinen rivi.", "", "Matti 10:33", "Moi.", "Nähdään klo 10:40")
    assert said(talk) == [("Anna (Agentti)", "Hei!\n\nToinen rivi."), ("Matti", "Moi.\nNähdään klo 10:40")]


def test_mixed_kinds_of_time_leave_the_rarer_kind_untimed() -> None:
    talk = plain("[00:00:01] Agent: Hei", "[00:00:04] Asiakas: Moi", "[10:15:32 AM] Customer Service - Maija: ok")
    assert [turn.time for turn in talk.turns] == [Segment(1.0, 1.0), Segment(4.0, 4.0), None]
    assert talk.turns[2].speaker is Role.AGENT


def test_a_line_break_stays_in_writing_and_becomes_a_space_in_speech() -> None:
    assert said(plain("Agent: One,", "two."))[0][1] == "One, two."
    assert said(plain("Agent: Hei,", "", "korjattu.", "", "Terveisin", "Maija"))[0][1].startswith("Hei,\n\nkorjattu.")


def test_a_closing_makes_an_email_and_a_phone_call_is_the_default() -> None:
    assert plain("Agent: Hei,", "korjattu.", "Ystävällisin terveisin", "Maija").channel is Channel.EMAIL
    assert plain("Agent: Hei.", "Customer: Moi.").channel is Channel.PHONE


@pytest.mark.parametrize(
    "label",
    ["Agentti (Sari)", "Asiakas (mies, 45 v.)", "Virtanen, Maija", "Dr. Smith", "Agentti 😊", "SPEAKER_01",
     "Customer Service - Maija", "Asiakas 2", "J. Virtanen", "agentti", "ASIAKAS"],
)  # fmt: skip
def test_labels_are_kept_as_they_stand_in_the_file(label: str) -> None:
    assert said(plain(f"{label}: Hei.", "Virkailija: Moi.", f"{label}: Joo.")) == [
        (label, "Hei."),
        ("Virkailija", "Moi."),
        (label, "Joo."),
    ]


def test_a_sentence_that_begins_with_a_role_is_no_label() -> None:
    talk = plain("Agentti: Hei.", "Customer said: it is broken.", "Asiakas sanoi näin: rikki.")
    assert len(talk.turns) == 1


def test_a_time_alone_on_its_line_belongs_to_the_turn_below() -> None:
    talk = plain("[00:00:05]", "Agentti: Hei", "[00:00:09]", "Asiakas: Moi")
    assert [turn.time for turn in talk.turns] == [Segment(5.0, 5.0), Segment(9.0, 9.0)]


def test_a_saved_chat_of_a_video_meeting_names_the_sender() -> None:
    talk = plain("09:05:12\t From Anna Koski to Everyone : Hei", "09:06:12\t From Matti Salo : Moi")
    assert said(talk) == [("Anna Koski", "Hei"), ("Matti Salo", "Moi")]


def test_what_stands_before_the_first_speaker_is_kept_as_nobodys() -> None:
    talk = plain("Puhelu: 12345", "Kesto: 05:10", "", "Agentti: Hei.", "Asiakas: Moi.")
    assert (talk.turns[0].speaker, talk.turns[0].text) == (Role.OTHER, "Puhelu: 12345 Kesto: 05:10")


def test_a_time_beyond_the_calendar_is_left_in_the_text() -> None:
    talk = plain("Agentti: Hei", "[31.2.2026 klo 9.05] Asiakas: Moi", "Asiakas: Moi")
    assert "31.2.2026" in talk.turns[0].text
