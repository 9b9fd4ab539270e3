"""What is wrong with a file is told in either language, in one sentence that says what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import coach.transcripts as package
from coach.model import Language
from coach.transcripts import TranscriptError, read_text

FOLDER = Path(package.__file__).parent
SENTENCES = tomllib.loads((FOLDER / "troubles.toml").read_text("utf-8"))


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_is_there_in_both_languages(key: str) -> None:
    finnish, english = (SENTENCES[key][language] for language in (Language.FI, Language.EN))
    assert set(re.findall(r"{(\w+)}", finnish)) <= set(re.findall(r"{(\w+)}", english))
    assert "\n" not in finnish + english
    assert not re.search(r"\.$", finnish + english)


def test_every_key_in_the_code_has_its_sentence_and_every_sentence_is_used() -> None:
    code = "\n".join(file.read_text("utf-8") for file in FOLDER.rglob("*.py"))
    used = {key for key in SENTENCES if f'"{key}"' in code or f'"{key.partition("_")[2]}"' in code}
    assert used == SENTENCES.keys()
    named = set(re.findall(r'TranscriptError\(\s*[\w.]+,\s*"(\w+)"', code))
    assert named
    assert named <= SENTENCES.keys()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tiedosto on tyhjä"),
        (b"%PDF-1.7", "ei ole tekstitiedosto"),
        (b'{"turns": [', "JSON"),
        (b"pelkkaa tekstia", "puhujia ei löytynyt"),
        (b"puhuja;aika\nAgentti;1", "puuttuu sarake"),
    ],
)
def test_common_troubles_are_told_in_finnish_and_english(content: bytes, words: str) -> None:
    with pytest.raises(TranscriptError) as told:
        read_text(content, "a.txt")
    assert words in told.value.sentence(Language.FI)
    assert told.value.sentence(Language.EN) == str(told.value)


def test_the_sentence_names_file_and_line() -> None:
    error = TranscriptError("a.csv", "broken_row", 7)
    assert error.sentence(Language.FI).startswith("a.csv, rivi 7: ")
    assert str(error).startswith("a.csv, line 7: ")
