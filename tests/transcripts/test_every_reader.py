"""What holds for every reader there is, found in the folder and not listed here."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.model import Language, Role
from coach.transcripts import TranscriptError, examples, formats, read_text, read_text_with_report, read_with_report
from coach.transcripts import reader_of as known_reader
from coach.transcripts.draft import LeftOut
from coach.transcripts.native import write_native
from coach.transcripts.raw import Raw

if TYPE_CHECKING:
    from coach.transcripts.report import Reader, Reading

DOCS = Path(__file__).parents[2] / "docs"
READERS = [pytest.param(reader, id=reader.name) for reader in formats()]
TEXTUAL = [pytest.param(reader, id=reader.name) for reader in formats() if not reader.zipped]


def content(reader: Reader) -> bytes:
    return examples.example(reader).read_bytes()


def one_sentence(error: TranscriptError) -> None:
    for language in Language:
        assert 10 < len(error.sentence(language)) < 900
        assert "\n" not in error.sentence(language)


def sound(reading: Reading) -> None:
    """A conversation that can be kept, or one clear sentence: never both nothing."""
    assert reading.found or reading.problems
    for error in reading.problems:
        one_sentence(error)
    for talk in reading.conversations:
        assert [turn.n for turn in talk.turns] == list(range(len(talk.turns)))
        assert all(turn.time is None or 0 <= turn.time.start <= turn.time.end < 1e12 for turn in talk.turns)
    assert write_native(reading.conversations).encode("utf-8") is not None


@pytest.mark.parametrize("reader", READERS)
def test_each_has_an_example_that_it_and_no_other_reads(reader: Reader) -> None:
    file = examples.example(reader)
    raw = Raw.of(file.name, file.read_bytes())
    sure = [one.name for one in formats() if one.zipped is raw.zipped and not one.fallback and one.recognises(raw)]
    assert sure == ([] if reader.fallback else [reader.name])
    assert known_reader(raw) is reader


@pytest.mark.parametrize("reader", READERS)
def test_each_example_is_a_talk_with_an_agent_where_the_format_names_anyone(reader: Reader) -> None:
    reading = read_with_report(examples.example(reader))
    assert not reading.problems
    turns = [turn for talk in reading.conversations for turn in talk.turns]
    assert len(turns) >= 2
    named = any(turn.name for turn in turns)
    assert {turn.speaker for turn in turns} == ({Role.AGENT, Role.CUSTOMER} if named else {Role.OTHER})
    assert [notice.key for notice in reading.warnings] == ([] if named else ["no_names"])


@pytest.mark.parametrize("reader", READERS)
def test_each_says_in_both_languages_what_it_reads(reader: Reader) -> None:
    assert set(reader.titles) == set(Language)
    assert all(0 < len(title) <= 60 for title in reader.titles.values())
    assert reader.about
    assert all(ending.startswith(".") for ending in reader.extensions)


def test_the_page_of_formats_is_what_the_readers_say() -> None:
    fresh = (DOCS / "formats.md").read_text("utf-8") == examples.page()
    assert fresh, "docs/formats.md is older than the readers; run: coach formats --write FOLDER and copy formats.md"


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=30)
@given(share=st.floats(0, 1))
def test_a_file_cut_anywhere_gives_a_result_or_a_sentence(reader: Reader, share: float) -> None:
    whole = content(reader)
    sound(read_text_with_report(whole[: int(share * len(whole))], examples.example(reader).name))


@pytest.mark.parametrize("reader", TEXTUAL)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"])
def test_any_usual_encoding_gives_the_same_words(reader: Reader, encoding: str) -> None:
    if reader.name in ("eml", "mbox") and not encoding.startswith(("utf-8", "cp", "latin")):
        pytest.skip("mail says its own encoding, and never these")
    text = content(reader).decode("utf-8")
    name = examples.example(reader).name
    if reader.name in ("eml", "mbox"):
        text = text.replace("utf-8", "iso-8859-1") if encoding != "utf-8-sig" else text
    told, wanted = read_text(text.encode(encoding), name), read_text(content(reader), name)
    assert [turn.text for talk in told for turn in talk.turns] == [turn.text for talk in wanted for turn in talk.turns]


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=40)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=4))
def test_bytes_put_in_or_taken_out_give_a_result_or_a_sentence(
    reader: Reader, changes: list[tuple[float, bytes, int]]
) -> None:
    data = content(reader)
    for place, added, taken in changes:
        at = int(place * len(data))
        data = data[:at] + added + data[at + taken :]
    sound(read_text_with_report(data, examples.example(reader).name))


@pytest.mark.parametrize("reader", TEXTUAL)
@settings(max_examples=15)
@given(other=st.sampled_from(formats()), share=st.floats(0, 1))
def test_two_files_in_one_give_a_result_or_a_sentence(reader: Reader, other: Reader, share: float) -> None:
    first, second = content(reader), content(other)
    sound(read_text_with_report(first[: int(share * len(first))] + b"\n" + second, examples.example(reader).name))


DEEP = 200_000


def in_html(markup: bytes) -> bytes:
    return b'{"conversation_parts": [], "source": {"body": "' + markup + b'", "author": {"type": "user"}}}'


HOSTILE = {
    "deep lists": b'{"results": ' + b"[" * DEEP,
    "deep objects": b'{"a":' * DEEP,
    "deep and closed": b'{"segments": [{"text": "x", "start": 0, "words": ' + b"[" * 900 + b"]" * 900 + b"}]}",
    "a huge number": b'{"segments": [{"text": "Hei", "start": ' + b"9" * 5000 + b"}]}",
    "a long word": b'{"segments": [{"text": "' + b"x" * 3_000_000 + b'", "start": 0}]}',
    "many commas": b"speaker,text\n" + b"," * 2_000_000,
    "many objects": b'{"x": {' + b",".join(b'"%d": {"a": [{"b": 1}]}' % n for n in range(50_000)) + b"}}",
    "a long list of objects": b"[" + b",".join([b'{"a": [{"b": 1}]}'] * 50_000) + b"]",
    "open quote": b'speaker;text\nAgent;"' + b"x\n" * 500_000,
    "many marks": b"From: a@b.example\nSubject: x\n\n" + b"> " * 200_000 + b"x",
    "many quoted levels": b"From: a@b.example\nSubject: x\n\n" + b"".join(b">" * n + b" x\n" for n in range(700)),
    "many headers": b"From: a@b.example\nSubject: x\n" + b"X-A: b\n" * 20_000 + b"\nHei",
    "many parts": b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    + b"--x\nContent-Type: text/plain\n\nhei\n" * 2_000,
    "nested parts": b"From: a@b.example\nMIME-Version: 1.0\n"
    + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(150)),
    "many tags": in_html(b"<p>" * 400_000),
    "open tags": in_html(b"<p " * 400_000),
    "open comments": in_html(b"<!--" * 200_000),
    "open styles": in_html(b"<style>" * 100_000),
    "many spaces": b"From: a@b.example\nSubject: x\n\n" + b" " * 100_000 + b"x",
    "kirjoitti": b"From: a@b.example\nSubject: x\n\n" + b"ma 2 kirjoitti " * 60_000,
    "many times": b"WEBVTT\n\n" + b"00:00:01.000 --> 00:00:02.000\n" * 6_000,
    "a cue without end": b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + b"<v a>" * 20_000,
    "many mails": b"From a Mon Mar  2 09:00:00 2026\nFrom: a@b.example\nSubject: Re: x\n\nhei\n\n" * 600,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_cost_little_time_and_memory(kind: str) -> None:
    data = HOSTILE[kind]
    tracemalloc.start()
    began = time.process_time()
    reading = read_text_with_report(data, "x.bin")
    took = time.process_time() - began
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    sound(reading)
    assert took < 20, f"{took:.1f} s"  # memory is traced, which makes it many times slower than it is
    assert most < 60_000_000 + 120 * len(data), f"{most / 1e6:.0f} MB"


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def workbook(**changed: bytes) -> bytes:
    """The example workbook with some of its parts changed, named as `xl__workbook.xml`."""
    with zipfile.ZipFile(next(one for one in Path(examples.__file__).parent.glob("*.xlsx"))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts |= {name.replace("__", "/"): data for name, data in changed.items()}
    return zipped(**{name.replace("/", "__"): data for name, data in parts.items()})


LAUGHS = b"<!DOCTYPE l [" + b'<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
LAUGHING = b"<row><c><v>&i;</v></c></row>"
FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(**{"xl__workbook.xml": b"0" * 400_000_000}), "unpack to more than 300 MB"),
        (zipped(**{"utterances.jsonl": b"0" * 60_000_000}), "unpack to more than 300 MB"),
        (zipped(**{f"f{n}": b"" for n in range(6_000)}, **{"utterances.jsonl": b"{}"}), "unpack to more"),
        (workbook(**{"xl__worksheets__sheet1.xml": LAUGHS + SHEET % LAUGHING}), "the workbook cannot be read"),
        (workbook(**{"xl__workbook.xml": LAUGHS + b"<workbook>&i;</workbook>"}), "the workbook cannot be read"),
        (workbook(**{"xl__workbook.xml": b"<workbook/>"}), "."),
        (workbook(**{"xl__worksheets__sheet1.xml": SHEET % FAR}), "the file is empty"),
        (zipped(**{"a.txt": b"Agentti: hei"}), "this is a zip or an Office document"),
        (zipped(**{"utterances.jsonl": b"not json"}), "not a whole JSON object"),
        (b"PK\x03\x04" + b"x" * 100, "this is a zip or an Office document"),
    ],
)  # fmt: skip
def test_a_zip_or_xml_that_unpacks_to_too_much_is_refused(data: bytes, says: str) -> None:
    reading = read_text_with_report(data, "x.xlsx")
    sound(reading)
    assert any(says in str(error) for error in reading.problems)


def test_a_file_over_the_limit_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(TranscriptError, match="larger than 200 MB"):
        read_text(b" " * 200_000_001, "a.txt")


MARKUP = "<p>Hei <b>Matti</b><script>alert(1)</script>,<br>katson &lt;heti&gt;.</p>"


@pytest.mark.parametrize("name", ["zendesk", "freshdesk", "intercom", "messages", "table", "eml"])
def test_html_is_never_shown_raw(name: str) -> None:
    reader = next(one for one in formats() if one.name == name)
    text = content(reader).decode("utf-8")
    for said in ("Hei Matti,\\n\\nalueella on vika, jota korjataan. Ilmoitan, kun se on kunnossa.\\n\\nSari",
                 "Hei Matti,\\nkatson asiaa heti.", "Hei! Katson heti.", "<p>Hei Matti! Katson heti.</p>",
                 "Hei, netti ei toimi."):  # fmt: skip
        text = text.replace(f'"{said}"', '"' + MARKUP + '"')
    text = text.replace("Lankala, Sari, kuinka voin auttaa?;", MARKUP.replace(";", "") + ";")
    if name == "eml":
        text = text.replace("text/plain", "text/html").split("\n\n")[0] + "\n\n" + MARKUP
    texts = [turn.text for talk in read_text(text, examples.example(reader).name) for turn in talk.turns]
    assert any("Matti" in one and "heti" in one for one in texts)
    assert not [one for one in texts if "<p>" in one or "<b>" in one or "script" in one or "alert" in one]


def test_what_is_left_out_is_counted_over_the_whole_file() -> None:
    names = ("zendesk", "freshdesk", "intercom", "genesys")
    skipped = {
        name: read_with_report(examples.example(one)).skipped for one in formats() for name in names if one.name == name
    }
    assert skipped == {
        "zendesk": {LeftOut.NOTE: 1},
        "freshdesk": {LeftOut.NOTE: 1},
        "intercom": {LeftOut.BOT: 1, LeftOut.EVENT: 1},
        "genesys": {LeftOut.IVR: 1},
    }
