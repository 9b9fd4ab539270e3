"""`coach practice` and `coach exercises`: exercises in the terminal, built, checked and measured."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from coach import handbook
from coach.cli import app
from coach.model import CoachError, Language
from coach.practice.branching import named
from coach.practice.exercise import ExerciseKind, read, write
from coach.practice.library import session
from coach.service.service import Service
from coach.store.engine import default_url, engine

run = CliRunner().invoke
DATA = Path(__file__).parents[1] / "data" / "practice"
BLAME, *_ = read((DATA / "exercises.jsonl").read_text("utf-8"))


@pytest.fixture
def pack(tmp_path):
    file = tmp_path / "pack.jsonl"
    file.write_text(write((BLAME,)), "utf-8")
    return file


def practised(*args, said=""):
    result = run(app, ["practice", *args], input=said, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_an_answer_gets_words_and_a_better_one_beside(pack):
    said = "Olisitte tarkistanut viitteen itse.\nLöysin 64,20 euron maksunne ja siirrän sen nyt oikealle laskulle.\n"
    printed = practised(str(pack), said=said)
    assert "on vielä tätä: syyttely" in printed
    assert "Kokeile uudelleen" in printed
    assert printed.index("Luvut säilyivät: 64,20") < printed.index("Tämä osuu hyvin.")
    assert BLAME.models[0] in printed


def test_an_empty_answer_ends_kindly(pack):
    assert practised(str(pack), said="\n").endswith("Kiitos harjoittelusta!")
    assert practised(str(pack)).endswith("Kiitos harjoittelusta!")


def test_after_a_try_an_empty_line_goes_on_to_the_next(tmp_path):
    pack = tmp_path / "two.jsonl"
    pack.write_text(write((BLAME, *read((DATA / "exercises.jsonl").read_text("utf-8"))[1:2])), "utf-8")
    assert "2/2" in practised(str(pack), said="asdf qwer zxcv\n\n\n")


def test_choosing_asks_for_one_of_the_numbers_and_says_why():
    chosen = session(handbook.load(), Language.EN, 1, "2026-11-30", behaviour="insult", kind=ExerciseKind.CHOOSE)[0]
    right = chosen.choices().index(chosen.models[0]) + 1
    args = ("--language", "en", "--behaviour", "insult", "--kind", "choose", "-n", "1", "--day", "2026-11-30")
    printed = practised(*args, said=f"9\n{right % 3 + 1}\n{right}\n")
    assert "1–3" in printed
    assert "Another one could land better." in printed
    assert "This one lands best." in printed


def test_a_scene_is_played_to_its_end():
    scene = named("missing-parcel")
    args = ("--language", "en", "--kind", "scene", "--behaviour", scene.behaviour)
    printed = practised(*args, said="\n".join(scene.shortest_to_land()) + "\n")
    assert "The scene ended well." in printed
    assert " ".join(scene["good"].customer.split()) in printed
    assert "Thank you for practising!" in practised(*args, said="asdf qwer zxcv\n")


def test_a_day_has_its_own_exercises_of_different_behaviours():
    book = handbook.load()
    monday = session(book, Language.EN, 4, "2026-11-30")
    assert monday == session(book, Language.EN, 4, "2026-11-30")
    assert len({one.behaviour for one in monday}) == 4
    assert monday != session(book, Language.EN, 4, "2026-12-01")


def test_an_unknown_behaviour_or_an_empty_choice_is_told():
    with pytest.raises(CoachError, match="no behaviour 'shouting'"):
        run(app, ["practice", "--behaviour", "shouting"], catch_exceptions=False)
    with pytest.raises(CoachError, match="no such exercises"):
        run(app, ["practice", "--behaviour", "insult", "--kind", "scene"], catch_exceptions=False)


def test_built_exercises_pass_the_check_and_a_spoilt_one_does_not(tmp_path):
    built = run(app, ["exercises", "build", "--behaviour", "monologue", "--language", "fi"], catch_exceptions=False)
    file = tmp_path / "built.jsonl"
    file.write_text(built.stdout, "utf-8")
    checked = run(app, ["exercises", "check", str(file)], catch_exceptions=False)
    assert checked.exit_code == 0
    assert f"{len(built.stdout.splitlines())} exercises, 0 problems." in checked.stdout
    first = json.loads(built.stdout.splitlines()[0])
    file.write_text(json.dumps(first | {"models": ["asdf qwer zxcv hjkl"]}) + "\n", "utf-8")
    spoilt = run(app, ["exercises", "check", str(file)])
    assert spoilt.exit_code == 1
    assert "does not land: This cannot be made out yet." in " ".join(spoilt.stdout.split())


def test_a_pack_is_printed_as_a_pdf(pack, tmp_path):
    file = tmp_path / "harjoituksia.pdf"
    printed = run(
        app, ["exercises", "print", str(pack), "-o", str(file), "--title", "Ääkköset"], catch_exceptions=False
    )
    assert printed.stdout.strip() == str(file)
    text = PdfReader(file).pages[0].extract_text()
    assert "Ääkköset" in text
    assert "Sain karhulaskun" in text
    with pytest.raises(CoachError, match="cannot be written"):
        run(app, ["exercises", "print", str(pack), "-o", str(tmp_path / "no" / "x.pdf")], catch_exceptions=False)


def test_the_check_counts_the_exercises_of_each_behaviour():
    checked = run(app, ["exercises", "check", "--behaviour", "monologue"], catch_exceptions=False)
    assert checked.stdout.split()[:3] == ["behaviour", "fi", "en"]
    assert "0 problems" in checked.stdout


def test_grading_is_measured_against_what_was_meant(pack, tmp_path):
    answers = tmp_path / "answers.jsonl"
    rows = [
        {"exercise": BLAME.id, "answer": BLAME.models[0], "landed": True},
        {"exercise": BLAME.id, "answer": "asdf qwer zxcv", "landed": True, "way": "gibberish"},
    ]
    answers.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    given = ["exercises", "grade", str(answers), "--exercises", str(pack), "--shuffled", "2"]
    printed = run(app, given, catch_exceptions=False).stdout
    assert "0 of 4 shuffled answers land" in printed
    assert "should land (gibberish)" in " ".join(printed.split())
    assert "1 of 2 answers as meant: 0.500" in printed


def test_what_is_due_is_answered_through_ones_own_store(tmp_path, monkeypatch):
    monkeypatch.setenv("COACH_DATABASE", f"sqlite:///{tmp_path / 'coach.db'}")
    mine = Service(engine(default_url())).practice
    (first, *_) = (item.exercise for item in mine.today(Language.FI))
    assert "Kiitos harjoittelusta!" in practised("-n", "1", said="Hyvä, selvitän sen heti ja soitan teille tänään.\n\n")
    (kept,) = mine.answers()
    assert kept.exercise == first.id
    assert "soitan teille" in kept.said
    assert first.id not in {item.exercise.id for item in mine.today(Language.FI)}


def test_in_a_team_one_practises_in_the_app(tmp_path, monkeypatch):
    monkeypatch.setenv("COACH_TEAM", str(tmp_path / "team.toml"))
    with pytest.raises(CoachError, match="practise in the app"):
        run(app, ["practice"], catch_exceptions=False)
