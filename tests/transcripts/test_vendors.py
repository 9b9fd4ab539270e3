"""Recognisers and help desks: the traps of each format, on small invented files in tests/data/transcripts."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.model import Channel, Conversation, Language, Role, Segment
from coach.transcripts import TranscriptError, formats, read, read_text, read_with_report
from coach.transcripts.draft import LeftOut
from coach.transcripts.native import to_native
from coach.transcripts.raw import Raw

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parents[1] / "data" / "transcripts"
FILES = sorted(DATA.glob("*.json"))
AGENT, CUSTOMER = "Lankala, Anna, kuinka voin auttaa?", "Hei, netti ei toimi."


def talk(name: str) -> Conversation:
    return read(DATA / f"{name}.json")


def left_out(name: str) -> Mapping[LeftOut, int]:
    """How many of each kind the report says were left out."""
    return read_with_report(DATA / f"{name}.json").found[0].left_out


def said(one: Conversation) -> list[tuple[Role, str, str]]:
    return [(turn.speaker, turn.name, turn.text) for turn in one.turns]


def starts(one: Conversation) -> list[float]:
    return [turn.time.start for turn in one.turns if turn.time is not None]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_is_recognised_by_one_reader_only(file: Path) -> None:
    raw = Raw.of(file.name, file.read_bytes())
    found = [reader for reader in formats() if reader.recognises(raw)]
    assert len([reader for reader in found if not reader.fallback] or found) == 1


@pytest.mark.parametrize(
    ("name", "agent", "customer"),
    [
        ("amazon_transcribe", "spk_0", "spk_1"),
        ("amazon_transcribe_old", "spk_0", "spk_1"),
        ("amazon_transcribe_channels", "ch_0", "ch_1"),
        ("deepgram", "Speaker 0", "Speaker 1"),
        ("deepgram_stereo", "Channel 0", "Channel 1"),
        ("assemblyai", "A", "B"),
        ("assemblyai_words", "A", "B"),
        ("azure_fast", "Speaker 1", "Speaker 2"),
        ("google_diarised", "Speaker 1", "Speaker 2"),
        ("google_v2", "Speaker 1", "Speaker 2"),
        ("twilio", "Channel 1", "Channel 2"),
    ],
)
def test_recognisers_give_each_speaker_their_words_once(name: str, agent: str, customer: str) -> None:
    one = talk(name)
    assert said(one) == [(Role.AGENT, agent, AGENT), (Role.CUSTOMER, customer, CUSTOMER)]
    assert one.channel is Channel.PHONE
    assert starts(one)[0] == 0.0


@pytest.mark.parametrize("name", ["amazon_transcribe", "deepgram", "assemblyai", "google_v2", "whisperx"])
def test_words_keep_their_times_in_seconds(name: str) -> None:
    words = talk(name).turns[0].words
    assert [word.time for word in words[:2]] == [Segment(0.0, 0.25), Segment(0.3, 0.55)]
    assert all(word.text == word.text.strip() for word in words)


def test_whisper_without_speakers_leaves_every_turn_nameless() -> None:
    assert said(talk("whisper")) == [(Role.OTHER, "", AGENT), (Role.OTHER, "", CUSTOMER)]
    assert talk("whisper").language is Language.FI
    assert said(talk("whisper_timestamped")) == [(Role.OTHER, "", AGENT)]


def test_whisperx_divides_a_segment_of_two_speakers_and_keeps_words_without_times() -> None:
    one = talk("whisperx")
    assert [(name, text) for _, name, text in said(one)] == [
        ("SPEAKER_01", AGENT),
        ("SPEAKER_00", "Hei, netti 112 ei toimi."),
        ("SPEAKER_01", "Aivan."),
    ]


def test_amazon_turns_end_with_their_last_word_and_not_with_the_segment() -> None:
    assert talk("amazon_transcribe_old").turns[0].time == Segment(0.0, 1.45)
    assert talk("amazon_transcribe").id == "puhelu-17"


def test_call_analytics_gives_roles_and_overlapping_times() -> None:
    one = talk("amazon_call_analytics")
    assert [(turn.speaker, turn.time) for turn in one.turns] == [
        (Role.AGENT, Segment(0.0, 1.5)),
        (Role.CUSTOMER, Segment(1.4, 3.0)),
    ]
    assert one.turns[1].text == "Hi, this is [PII]."
    assert one.language is Language.EN


def test_contact_lens_chat_counts_from_the_first_message_and_leaves_events_out() -> None:
    one = talk("contact_lens_chat")
    assert [(turn.speaker, turn.time) for turn in one.turns] == [
        (Role.AGENT, Segment(0.0, 0.0)),
        (Role.CUSTOMER, Segment(42.5, 42.5)),
    ]
    assert one.channel is Channel.CHAT


def test_azure_stereo_is_put_in_order_of_time_and_only_the_best_guess_is_read() -> None:
    one = talk("azure_batch_stereo")
    assert [(turn.name, turn.text) for turn in one.turns] == [
        ("Channel 0", "Lankala, kuinka voin auttaa?"),
        ("Channel 1", CUSTOMER),
        ("Channel 0", "Katson."),
    ]
    assert talk("azure_batch_speakers").turns[1].time == Segment(2.0, 3.2)


def test_google_times_are_read_as_grpc_prints_them() -> None:
    assert [turn.time for turn in talk("google_grpc").turns] == [Segment(0.0, 0.5), Segment(2.0, 2.5)]


def test_genesys_times_count_from_1970_or_from_the_start() -> None:
    call = talk("genesys_epoch")
    assert [role for role, *_ in said(call)] == [Role.AGENT, Role.CUSTOMER]
    assert [turn.time for turn in call.turns] == [Segment(2.0, 3.5), Segment(3.4, 4.6)]
    assert left_out("genesys_epoch") == {LeftOut.IVR: 1}
    message = talk("genesys")
    assert (message.channel, starts(message)) == (Channel.CHAT, [0.0, 30.0])


def test_zendesk_leaves_internal_notes_out_and_reads_html() -> None:
    one = talk("zendesk")
    assert said(one) == [
        (Role.CUSTOMER, "Matti Malli", "Hei,\n\nlasku on väärin.\n\nTerveisin\nMatti"),
        (Role.AGENT, "Sari Neuvoja", "Hei Matti,\nkorjasin laskun & lähetän uuden.\nSari"),
    ]
    assert (one.channel, starts(one)) == (Channel.EMAIL, [0.0, 3600.0])


def test_freshdesk_starts_with_the_ticket_and_leaves_notes_and_quotes_out() -> None:
    assert [(role, text) for role, _, text in said(talk("freshdesk"))] == [
        (Role.CUSTOMER, "Hei, lasku on väärin."),
        (Role.AGENT, "Hei,\nkorjasin sen."),
        (Role.CUSTOMER, "Kiitos!"),
    ]


def test_intercom_reads_what_was_said_and_nothing_else() -> None:
    one = talk("intercom")
    assert said(one) == [
        (Role.CUSTOMER, "Matti", "Moi! Tilaus on myöhässä."),
        (Role.AGENT, "Sari", "Hei Matti, katson <heti>."),
    ]
    assert starts(one) == [0.0, 60.0]
    assert left_out("intercom") == {LeftOut.BOT: 1, LeftOut.NOTE: 1, LeftOut.EVENT: 1}


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "x", -1, 1e308, 10**400, True, [], {}, [None], [[]], [{}], {"a": 1}, "NaN", float("nan"), "\ud800", 0.5]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, one in inner for deeper in places(one, (*path, key)))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@settings(max_examples=25)
@given(choose=st.data())
def test_anything_anywhere_in_a_file_gives_conversations_or_one_sentence(file: Path, choose: st.DataObject) -> None:
    changed = copy.deepcopy(json.loads(file.read_text("utf-8")))
    for path in choose.draw(
        st.lists(st.sampled_from([path for path in places(changed) if path]), min_size=1, max_size=3)
    ):
        _put(changed, path, copy.deepcopy(choose.draw(ODD)))
    try:
        assert json.dumps([to_native(one) for one in read_text(json.dumps(changed), "x.json")], allow_nan=False)
    except TranscriptError as error:
        assert "\n" not in str(error)


def _put(value: Any, path: tuple[Any, ...], odd: Any) -> None:
    try:
        for key in path[:-1]:
            value = value[key]
        value[path[-1]] = odd
    except (KeyError, IndexError, TypeError):
        return  # an earlier change took the place away


def test_a_wrong_place_in_a_vendors_file_is_named() -> None:
    broken = json.loads((DATA / "deepgram.json").read_text("utf-8"))
    broken["results"]["channels"][0]["alternatives"][0]["words"][3]["start"] = "soon"
    with pytest.raises(TranscriptError, match="results → channels → 0 → alternatives → 0 → words → 3 → start is not"):
        read_text(json.dumps(broken), "call.json")
