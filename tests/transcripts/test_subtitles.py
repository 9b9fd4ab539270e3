"""WebVTT and SRT: every word once, with its speaker and its time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.model import Conversation, Language, Role, Segment
from coach.transcripts import TranscriptError, read_text

FIRST = "00:00:01.000 --> 00:00:02.000"
SECOND = "00:00:05.000 --> 00:00:06.000"


def vtt(*lines: str, name: str = "talk.vtt") -> Conversation:
    return read_text("\n".join(("WEBVTT", "", *lines)), name)[0]


def srt(*lines: str) -> Conversation:
    return read_text("\n".join(lines), "talk.srt")[0]


def said(conversation: Conversation) -> list[tuple[str, str]]:
    return [(turn.name, turn.text) for turn in conversation.turns]


def test_voices_name_the_speakers() -> None:
    talk = vtt(FIRST, "<v Agent>Hello &amp; welcome.</v>", "", "guid-1/0", SECOND, "<v Customer>Hi,", "there.</v>")
    assert said(talk) == [("Agent", "Hello & welcome."), ("Customer", "Hi, there.")]
    assert [turn.speaker for turn in talk.turns] == [Role.AGENT, Role.CUSTOMER]
    assert [turn.time for turn in talk.turns] == [Segment(1.0, 2.0), Segment(5.0, 6.0)]


def test_names_before_a_colon_name_the_speakers() -> None:
    talk = vtt("1", FIRST, "Anna Koski: How can I help?", "", "2", SECOND, "Matti Salo: My bill: it is wrong.")
    assert said(talk) == [("Anna Koski", "How can I help?"), ("Matti Salo", "My bill: it is wrong.")]


def test_a_colon_in_nameless_subtitles_names_nobody() -> None:
    talk = srt(
        "1", FIRST, "hyvää iltaa", "", "2", SECOND, "Totuus: se on", "", "3", "00:00:09,0 --> 00:00:10,0", "tuolla"
    )
    assert said(talk) == [("", "hyvää iltaa"), ("", "Totuus: se on"), ("", "tuolla")]


def test_a_cue_without_a_name_goes_on_with_the_name_before_it() -> None:
    talk = srt(
        "1", FIRST, "Agentti: Hei.", "", "2", SECOND, "Niin että", "", "3", "0:00:09,5 --> 0:00:10", "Asiakas: Joo."
    )
    assert said(talk) == [("Agentti", "Hei."), ("Agentti", "Niin että"), ("Asiakas", "Joo.")]


def test_cues_of_one_speaker_close_together_are_one_turn() -> None:
    talk = vtt(
        FIRST, "<v Agent>Let me", "", "00:00:03.000 --> 00:00:04.000", "<v Agent>see.", "", SECOND, "<v Customer>Ok"
    )
    assert said(talk) == [("Agent", "Let me see."), ("Customer", "Ok")]
    assert talk.turns[0].time == Segment(1.0, 4.0)


def test_cues_of_one_speaker_are_two_turns_after_a_pause_or_when_another_starts_between() -> None:
    assert len(vtt(FIRST, "<v Agent>One", "", SECOND, "<v Agent>Two").turns) == 2
    between = vtt(FIRST, "<v Agent>One", "", "00:00:02.200 --> 00:00:02.900", "<v Agent>Two", "",
                  "00:00:01.500 --> 00:00:01.900", "<v Customer>Mm")  # fmt: skip
    assert said(between) == [("Agent", "One"), ("Customer", "Mm"), ("Agent", "Two")]


def test_overlapping_cues_of_two_speakers_stay_apart_with_their_own_times() -> None:
    talk = vtt("0:0:0.0 --> 0:0:0.570", "<v Agent>Hello", "", "0:0:0.210 --> 0:0:1.130", "<v Customer>Hi")
    assert [turn.time for turn in talk.turns] == [Segment(0.0, 0.57), Segment(0.21, 1.13)]


def test_several_voices_in_one_cue_are_several_turns_whose_ends_are_not_known() -> None:
    talk = vtt(FIRST, "<v Agent>Hello</v> <v.loud Customer>Hi</v>")
    assert said(talk) == [("Agent", "Hello"), ("Customer", "Hi")]
    assert [turn.time for turn in talk.turns] == [Segment(1.0, 1.0), Segment(1.0, 1.0)]


def test_times_and_styles_inside_a_cue_leave_the_words_and_their_spaces() -> None:
    talk = vtt(FIRST, "When the moon <00:01.500>hits <c.yellow>your</c> eye, 2 <3 &lt;b&gt;")
    assert talk.turns[0].text == "When the moon hits your eye, 2 <3 <b>"


def test_notes_and_styles_are_not_speech() -> None:
    talk = vtt("NOTE", "made by hand", "", FIRST, "<v Agent>Hello", "", "NOTE", "not this", "", SECOND, "<v Agent>Bye")
    assert said(talk) == [("Agent", "Hello"), ("Agent", "Bye")]


def test_automatic_captions_that_roll_are_not_doubled() -> None:
    rolling = ("00:00:02.000 --> 00:00:03.000", "no hei", "mitä<00:00:02.500><c> kuuluu</c>", "")
    still = ("00:00:03.000 --> 00:00:03.010", "mitä kuuluu", " ")
    talk = vtt(FIRST, "no hei", "", *rolling, *still, "00:00:03.010 --> 00:00:04.000", "mitä kuuluu", "hyvää")
    assert [turn.text for turn in talk.turns] == ["no hei", "mitä kuuluu", "hyvää"]


def test_a_word_said_twice_is_kept_twice() -> None:
    talk = vtt(FIRST, "<v Agent>Joo", "", SECOND, "<v Agent>Joo")
    assert [turn.text for turn in talk.turns] == ["Joo", "Joo"]


@pytest.mark.parametrize(
    "time", ["00:00:01,000 --> 00:00:02,000", "00:01.0 --> 00:02.0", "0:0:1.000 --> 0:0:2.000 align:start"]
)
def test_times_are_read_as_people_write_them(time: str) -> None:
    assert vtt(time, "<v Agent>Hei").turns[0].time == Segment(1.0, 2.0)
    assert read_text(f"{time}\n<v Agent>Hei", "headless.vtt")[0].turns[0].time == Segment(1.0, 2.0)


def test_the_header_may_name_the_language() -> None:
    assert read_text(f"WEBVTT\nKind: captions\nLanguage: fi\n\n{FIRST}\nHei", "a.vtt")[0].language is Language.FI


def test_srt_is_read_with_and_without_numbers_with_commas_points_and_a_mark_of_byte_order() -> None:
    for text in ("1\n00:00:01,000 --> 00:00:02,000\nAgent: Hi\n\n2\n00:00:05,000 --> 00:00:06,000\nCustomer: Hey\n",
                 f"\ufeff{FIRST}\nAgent: Hi\n\n{SECOND}\nCustomer: Hey",
                 f"1\r\n{FIRST}\r\nAgent: Hi\r\n2\r\n{SECOND}\r\nCustomer: Hey"):  # fmt: skip
        talk = read_text(text.encode("utf-8"), "talk.srt")[0]
        assert said(talk) == [("Agent", "Hi"), ("Customer", "Hey")]
        assert [turn.time for turn in talk.turns] == [Segment(1.0, 2.0), Segment(5.0, 6.0)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("WEBVTT\n\nNOTE nothing here\n", "no subtitles with words"),
        (f"WEBVTT\n\n{FIRST}\n\n", "no subtitles with words"),
        (f"WEBVTT\n\n{FIRST}\nHei\n\n00:00:05.000 -->\nMoi", "line 6: this line of times is broken"),
    ],
)
def test_subtitles_without_cues_or_with_broken_times_are_refused(text: str, says: str) -> None:
    with pytest.raises(TranscriptError, match=says):
        read_text(text, "a.vtt")


WORDS = st.text(st.characters(categories=("L", "N"), max_codepoint=0x24F), min_size=1, max_size=8)
TEXTS = st.lists(WORDS.filter(lambda word: not word.isdigit()), min_size=1, max_size=5).map(" ".join)
CUES = st.lists(
    st.tuples(st.integers(0, 50_000), st.integers(0, 9_000), st.sampled_from(["Agent", "Customer", "IVR"]), TEXTS),
    min_size=1,
    max_size=12,
)


def clock(ms: int, mark: str) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"


def expected(cues: list[tuple[int, int, str, str]]) -> list[str]:
    return " ".join(text for *_, text in sorted(cues, key=lambda cue: cue[0])).split()


@given(CUES)
def test_no_word_of_a_written_vtt_is_lost_or_moved(cues: list[tuple[int, int, str, str]]) -> None:
    lines = [f"{clock(s, '.')} --> {clock(s + d, '.')}\n<v {who}>{text}</v>\n" for s, d, who, text in cues]
    talk = vtt(*lines)
    assert " ".join(turn.text for turn in talk.turns).split() == expected(cues)
    assert {turn.name for turn in talk.turns} == {who for _, _, who, _ in cues}


@given(CUES)
def test_no_word_of_a_written_srt_is_lost_or_moved(cues: list[tuple[int, int, str, str]]) -> None:
    lines = [
        f"{n}\n{clock(s, ',')} --> {clock(s + d, ',')}\n{who}: {text}\n" for n, (s, d, who, text) in enumerate(cues, 1)
    ]
    talk = srt(*lines)
    assert " ".join(turn.text for turn in talk.turns).split() == expected(cues)
    assert min(turn.time.start for turn in talk.turns if turn.time is not None) == min(cue[0] for cue in cues) / 1000
