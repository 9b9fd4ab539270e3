import json
import re
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from coach.cli import app
from coach.samples import FOLDER

run = CliRunner().invoke
PAIRS = [
    ("Te ette palauttaneet lomaketta ajallaan!", "blame"),
    ("En minä tiedä, missä se teidän hakemus on.", "no-ownership"),
    ("Soittakaa myöhemmin uudestaan.", "dismissal"),
]
BETTER = [
    "Jotta ehdimme käsitellä asian, tarvitsemme lomakkeen viikkoa ennen.",
    "Pieni hetki, tarkistan, missä hakemuksenne on.",
    "Sopiiko, että pyydän häntä soittamaan teille?",
]


@pytest.fixture
def talk(tmp_path):
    file = tmp_path / "puhelu.txt"
    file.write_text("Asiakas: Onko Virtanen paikalla?\nAgentti: En minä tiedä.\n", "utf-8")
    return file


def reviewed(tmp_path, agent: str) -> list[dict]:
    file = tmp_path / "talk.txt"
    file.write_text(f"Agentti: {agent}\n", "utf-8")
    result = run(app, ["review", str(file), "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["findings"]


def concerns(findings: list[dict]) -> list[str]:
    return [f["behaviour"] for f in findings if f["kind"] == "concern" and f["dimension"] == "respect"]


@pytest.mark.parametrize("agent", BETTER)
def test_the_respectful_side_of_a_pair_raises_no_concern(tmp_path, agent):
    assert concerns(reviewed(tmp_path, agent)) == []


@pytest.mark.parametrize(("agent", "behaviour"), PAIRS)
def test_the_careless_side_of_a_pair_is_named(tmp_path, agent, behaviour):
    assert behaviour in concerns(reviewed(tmp_path, agent))


def test_text_shows_the_transcript_strengths_first_and_better_words(talk):
    out = run(app, ["review", str(talk)]).stdout
    assert out.index("Onko Virtanen") < out.index("Mikä sujui hyvin") < out.index("Mitä voisi kokeilla")
    assert "Voisi olla" in out


def test_bad_files_are_told_in_a_sentence_and_the_good_ones_reviewed(talk, tmp_path):
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"turns": [', "utf-8")
    empty = tmp_path / "empty.vtt"
    empty.touch()
    result = run(app, ["review", str(broken), str(talk), str(empty), str(tmp_path / "no.txt"), "--format", "jsonl"])
    assert result.exit_code == 1
    assert [json.loads(line)["conversation"]["source"] for line in result.stdout.splitlines()] == ["puhelu.txt"]
    told = result.stderr.strip().splitlines()
    assert len(told) == 3
    assert all(line.startswith("coach: ") for line in told)


def test_roles_and_language_are_given_by_hand(tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("Anna: Laita se.\nPekka: Mitä?\n", "utf-8")
    result = run(app, ["review", str(file), "--role", "Anna=agent", "--language", "fi", "--format", "jsonl"])
    turns = json.loads(result.stdout)["conversation"]["turns"]
    assert [turn["speaker"] for turn in turns] == ["agent", "customer"]


def test_what_if_changes_one_value_of_the_handbook(tmp_path):
    file = tmp_path / "call.txt"
    file.write_text(
        "[00:00.00-00:05.00] Asiakas: Se alkoi piipata ja sitten kun mä yritin\n"
        "[00:04.40-00:07.10] Agentti: Mikä numero?\n",
        "utf-8",
    )

    def found(*options: str) -> list[str]:
        out = run(app, ["review", str(file), "--format", "jsonl", *options]).stdout
        return [f["behaviour"] for f in json.loads(out)["findings"]]

    assert "interruption" in found()
    assert "interruption" not in found("--set", "listening.grace_s=0.7")


def test_what_if_shows_before_and_after_side_by_side(tmp_path):
    file = tmp_path / "call.txt"
    file.write_text(
        "[00:00.00-00:05.00] Asiakas: Se alkoi piipata ja sitten kun mä yritin\n"
        "[00:04.40-00:07.10] Agentti: Mikä numero?\n",
        "utf-8",
    )
    out = run(app, ["review", str(file), "--set", "listening.grace_s=0.7"]).stdout
    told = out[out.index("Mitä jos: listening.grace_s 0.3 → 0.7") :]
    assert re.search(r"vuoro 2 +Keskeytys +Nopea vastaus", told)
    assert re.search(r"Kuuntelu +\d+ / 100 \(väli .*\) +\d+ / 100", told)
    assert "Mikään ei muutu." in run(app, ["review", str(file), "--set", "reply_limits.chat_s=60"]).stdout
    assert "Mitä jos:" not in run(app, ["review", str(file)]).stdout


def test_the_program_ends_with_one_sentence_on_a_wrong_handbook(talk):
    done = subprocess.run(
        [sys.executable, "-m", "coach", "review", str(talk), "--set", "listening.grace=1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_help_starts_at_once_and_loads_nothing_heavy():
    code = (
        "import sys; from coach.cli import app; print([m for m in ('spacy','sklearn','streamlit') if m in sys.modules])"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert time.perf_counter() - started < 5


def test_rules_are_listed_and_shown():
    assert "no-ownership" in run(app, ["rules", "list"]).stdout
    assert "Vastuun väistely" in run(app, ["rules", "show", "no-ownership"]).stdout
    assert run(app, ["rules", "show", "nothing"]).exit_code != 0


def test_samples_are_reviewed_in_order():
    files = sorted(map(str, FOLDER.glob("*.jsonl")))[:3]
    out = run(app, ["review", *files, "--format", "jsonl"]).stdout.splitlines()
    assert [json.loads(line)["conversation"]["source"] for line in out] == [f.rsplit("/", 1)[1] for f in files]
