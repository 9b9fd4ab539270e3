"""`coach mask`, and `--mask` of `coach review`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli import app

run = CliRunner().invoke
DATA = Path(__file__).parents[1] / "data" / "masking"
SAID = "Asiakas: Täällä Matti Virtanen, soita 040 123 4567.\nAgentti: Kiitos, soitan Virtaselle.\n"


@pytest.fixture
def talk(tmp_path):
    file = tmp_path / "puhelu.txt"
    file.write_text(SAID, "utf-8")
    return file


def test_masked_conversations_are_printed_and_the_counts_told_beside(talk):
    result = run(app, ["mask", str(talk)])
    assert result.exit_code == 0
    turns = json.loads(result.stdout)["turns"]
    assert [turn["text"] for turn in turns] == ["Täällä [NIMI], soita [PUHELIN].", "Kiitos, soitan [NIMI]:lle."]
    assert "phone 1, name 2" in result.stderr
    assert "Virta" not in result.stdout + result.stderr


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(talk, tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    result = run(app, ["mask", str(tmp_path / "empty.txt"), str(talk)])
    assert result.exit_code == 1
    assert "[PUHELIN]" in result.stdout
    assert "coach: empty.txt" in result.stderr


def test_a_review_is_of_the_words_in_the_file_unless_masking_is_asked_for(talk):
    plain = json.loads(run(app, ["review", str(talk), "--format", "jsonl"]).stdout)
    masked = json.loads(run(app, ["review", str(talk), "--format", "jsonl", "--mask"]).stdout)
    assert plain["conversation"]["turns"][0]["text"] == "Täällä Matti Virtanen, soita 040 123 4567."
    assert masked["conversation"]["turns"][0]["text"] == "Täällä [NIMI], soita [PUHELIN]."
    for finding in masked["findings"]:
        start, end = finding["span"]
        assert masked["conversation"]["turns"][finding["turn"]]["text"][start:end] == finding["text"]


def test_the_check_counts_what_is_found_and_lists_what_is_not(tmp_path):
    file = tmp_path / "marked.jsonl"
    turns = [
        {"speaker": "customer", "text": "Soita {phone|040 123 4567} tai kysy {name|Qwertyä}, hinta 050 765 4321."},
    ]
    file.write_text(json.dumps({"id": "t", "language": "fi", "turns": turns}), "utf-8")
    result = run(app, ["mask", "--check", "--wrong", str(file)])
    assert "phone" in result.stdout
    assert "missed  t  name: 'Qwertyä'" in result.stdout
    assert "false  t  phone: '050 765 4321'" in result.stdout


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("identity-code", "business-id", "iban", "card"), 0.99),
        (("phone", "email", "said aloud"), 0.97),
        (("name", "address"), 0.95),
    ],
)
def test_masking_finds_what_it_promises(kinds, least):
    from coach import handbook
    from coach.privacy.checking import check
    from coach.transcripts import read_all

    result = check((one for file in sorted(DATA.glob("*.jsonl")) for one in read_all(file)), handbook.load())
    found, marked = sum(result.found[kind] for kind in kinds), sum(result.marked[kind] for kind in kinds)
    assert found >= least * marked > 0
    assert result.false_per_1000 <= 2
