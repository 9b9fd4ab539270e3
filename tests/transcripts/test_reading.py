"""Finding the reader, decoding, and what cannot be read: always a conversation or one clear sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.model import Channel, Conversation, Role, Turn
from coach.transcripts import TranscriptError, formats, read, read_all, read_many, read_text
from coach.transcripts.draft import tidy
from coach.transcripts.native import write_native

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Agentti: Hyvää päivää, miten voin auttaa?\nAsiakas: Lasku on 45,90 € – liikaa.\n"


def test_every_reader_says_what_it_reads() -> None:
    assert {"plain", "native", "webvtt", "srt", "table"} <= {reader.name for reader in formats()}
    assert all(reader.title and all(ending.startswith(".") for ending in reader.extensions) for reader in formats())
    assert [reader.name for reader in formats() if reader.fallback] == ["messages", "plain"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_finnish_letters_survive_every_usual_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "puhelu.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert [turn.text for turn in read(file).turns] == [line.split(": ", 1)[1] for line in TEXT.strip().split("\n")]


def test_latin_1_without_a_euro_sign_is_read_too() -> None:
    talk = read_text("Agentti: Hyvää päivää\nAsiakas: Öljyä\n".encode("latin-1"), "a.txt")[0]
    assert [turn.text for turn in talk.turns] == ["Hyvää päivää", "Öljyä"]


def test_the_source_is_the_file_name_and_the_id_its_stem(tmp_path: Path) -> None:
    file = tmp_path / "puhelu 12.3.txt"
    file.write_text(TEXT, "utf-8")
    assert (read(file).source, read(file).id) == ("puhelu 12.3.txt", "puhelu 12.3")


def test_content_decides_and_not_the_extension() -> None:
    vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Agent>Hi</v>\n"
    for text in (vtt, TEXT, json.dumps({"turns": [{"speaker": "agent", "text": "Hei"}]}), "puhuja;teksti\nAgentti;Hei"):
        for ending in ("txt", "vtt", "srt", "json", "dat"):
            assert read_text(text, f"a.{ending}")[0].turns[0].speaker is Role.AGENT


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"PK\x03\x04xxxx", "this is a zip or an Office document"),
        (b"RIFF\x00\x00WAVEfmt ", "this is a recording"),
        (bytes(range(256)) * 40, "this is not a text file"),
        (b"just words without anyone", "no speakers found"),
        (b'{"foo": 1}', "this JSON is broken or not in a format Coach reads"),
        (b'{"turns": [', "breaks off"),
    ],
)
def test_what_is_no_transcript_gets_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(TranscriptError, match=says) as caught:
        read_text(content, "x.bin")
    assert str(caught.value).startswith("x.bin")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(TranscriptError, match="cannot be opened"):
            read(path)
        assert read_many(path)[0] == ()


def test_roles_told_win_over_labels() -> None:
    talk = read_text("Anna: Miten voin auttaa?\nAgentti: Hei", "a.txt", {"Anna": "customer", "agentti": "other"})[0]
    assert [turn.speaker for turn in talk.turns] == [Role.CUSTOMER, Role.OTHER]


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        ({"Pekka": "agent"}, r"there is no speaker “Pekka”; the speakers are Agentti, Asiakas"),
        ({"Asiakas": "boss"}, r"“boss” is not a role; choose agent, customer, other for Asiakas"),
    ],
)
def test_roles_that_cannot_be_told_are_named(roles: dict[str, str], says: str) -> None:
    with pytest.raises(TranscriptError, match=says):
        read_text(TEXT, "a.txt", roles)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.vtt", "a.srt", "a.csv", "a.json", "a"]))
def test_any_bytes_give_conversations_or_one_sentence(content: bytes, name: str) -> None:
    try:
        assert read_text(content, name)
    except TranscriptError as error:
        assert "\n" not in str(error)


PIECES = st.sampled_from(
    ["Agentti:", "[00:12]", "\n", "WEBVTT", " --> ", "00:01.000", "<v Anna>", "{", "}", "[", '"turns":', ";", ",",
     "puhuja", "teksti", "12.3.2026", "klo 9.05", "(99:99)", "Anna", ": ", "\u2028", "\ud800", "\0", "é", "1", "NOTE",
     "<00:01.0>", "\r"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
@example("WEBVTT\n\n00:01.000 --> 00:02.000\n")
@example('{"turns": [{"speaker": "\\ud800", "text": "\\u0000 hei"}]}')
def test_any_text_gives_conversations_that_can_be_written_or_one_sentence(text: str) -> None:
    try:
        talks = read_text(text, "a.txt")
    except TranscriptError as error:
        str(error).encode("utf-8", "replace")
        return
    assert [tuple(turn.n for turn in talk.turns) for talk in talks] == [tuple(range(len(talk.turns))) for talk in talks]
    assert read_text(write_native(talks).encode("utf-8"), "b.jsonl")


SAID = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=60
)
TURNS = st.lists(
    st.tuples(st.sampled_from(["Agentti", "Asiakas", "IVR"]), SAID.map(tidy).filter(bool)), min_size=1, max_size=8
)


@given(TURNS)
def test_text_and_speakers_are_the_same_in_native_plain_and_back(said: list[tuple[str, str]]) -> None:
    turns = tuple(Turn(n, Role.OTHER, text, name=label) for n, (label, text) in enumerate(said))
    native = read_text(write_native([Conversation("x", turns, channel=Channel.CHAT)]), "a.jsonl")[0]
    plain = read_text("\n".join(f"{turn.name}: {turn.text}" for turn in native.turns), "a.txt")[0]
    assert [(turn.name, turn.text.split()) for turn in plain.turns] == [(label, text.split()) for label, text in said]
    back = read_text(write_native([plain]), "b.jsonl")[0]
    assert back.turns == plain.turns


HUGE = [
    "x" * 2_000_000,
    "Agentti: " + "hei " * 500_000,
    "[" * 1_000_000,
    "{" * 500_000,
    ":" * 300_000,
    " \n" * 300_000 + "A: b",
    "Agentti: hei\n" + " " * 1_000_000 + "x",
    "00:01 " * 200_000,
    "A " * 500_000,
]


@pytest.mark.parametrize("text", HUGE, ids=lambda text: f"{text[:12]!r}…")
def test_huge_lines_are_read_or_refused_in_good_time(text: str) -> None:
    try:
        read_text(text, "big.txt")
    except TranscriptError as error:
        assert len(str(error)) < 300


def test_read_all_gives_every_conversation_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"turns": [{"speaker": "agent", "text": "Hei"}]}\n' * 3, "utf-8")
    assert [talk.id for talk in read_all(file)] == ["a", "a-2", "a-3"]
