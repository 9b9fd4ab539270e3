"""`coach convert` and `coach formats`: every format in, five out, and what each file is read as."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli import app
from coach.model import CoachError
from coach.transcripts import examples, formats, read, read_all
from coach.transcripts.writers import writers

FOLDER = Path(examples.__file__).parent
CALL = FOLDER / "webvtt.vtt"


def run(*arguments: object) -> tuple[str, str, int]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    if isinstance(result.exception, CoachError):
        raise result.exception
    return result.stdout, result.stderr, result.exit_code


@pytest.mark.parametrize("to", writers())
def test_a_file_is_printed_in_any_written_format(to: str, tmp_path: Path) -> None:
    out, err, code = run("convert", CALL, "--to", to)
    assert (err, code) == ("", 0)
    back = tmp_path / f"x.{to}"
    back.write_text(out, "utf-8")
    told = [(turn.speaker, turn.name, turn.text, turn.time) for turn in read(CALL).turns]
    assert [(turn.speaker, turn.name, turn.text, turn.time) for turn in read(back).turns] == told


def test_a_folder_is_written_into_a_folder_and_bad_files_are_told(tmp_path: Path) -> None:
    given = tmp_path / "in"
    given.mkdir()
    (given / "a.txt").write_text("Agentti: Hei\nAsiakas: Moi\n", "utf-8")
    (given / "b.txt").write_text("pelkkää tekstiä", "utf-8")
    (given / "c.csv").write_text("call;speaker;text\n1/x;Agent;Hi\n2;Agent;Hello\n", "utf-8")
    out, err, code = run("convert", given, "--to", "vtt", "--output", tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["1_x.vtt", "2.vtt", "a.vtt"]
    assert len(out.strip().split("\n")) == 3
    assert "b.txt: no speakers found" in err
    assert code == 1


def test_several_conversations_need_a_folder_where_a_file_holds_one(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("call;speaker;text\n1;Agent;Hi\n2;Agent;Hello\n", "utf-8")
    with pytest.raises(CoachError, match=r"There are 2 conversations and a .srt holds one; name a folder"):
        run("convert", tmp_path / "c.csv", "--to", "srt")
    assert len(run("convert", tmp_path / "c.csv")[0].strip().split("\n")) == 2


def test_a_table_for_excel_has_a_mark_of_utf_8(tmp_path: Path) -> None:
    run("convert", CALL, "--to", "csv", "--output", tmp_path)
    assert (tmp_path / "webvtt.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(read_all(tmp_path / "webvtt.csv")) == 1


def test_roles_and_columns_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Kuka|Mitä\nMatti|Moi\nSari|Hei\n", "utf-8")
    (tmp_path / "map.toml").write_text('[columns]\nspeaker = "Kuka"\ntext = "Mitä"\n', "utf-8")
    out, _, _ = run(
        "convert",
        tmp_path / "x.csv",
        "--columns",
        tmp_path / "map.toml",
        "--role",
        "Sari=agent",
        "--role",
        "Matti=customer",
    )
    assert '"speaker": "customer", "name": "Matti"' in out
    assert '"speaker": "agent", "name": "Sari"' in out


def test_a_doubtful_agent_is_told_with_the_option_that_changes_it(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Anna: Joo.\nMatti: Niin.\nAnna: Ok.\nMatti: Joo.\n", "utf-8")
    _, err, code = run("convert", tmp_path / "x.txt")
    assert "who the agent is was guessed from what is said" in err
    assert '=agent" changes it' in err
    assert code == 0


def test_formats_are_listed_with_an_example_and_shown_one_by_one() -> None:
    listed, _, _ = run("formats")
    assert all(reader.name[:10] in listed for reader in formats())
    shown, _, _ = run("formats", "webvtt")
    assert "<v Sari Neuvoja>" in shown
    finnish, _, _ = run("formats", "--language", "fi")
    assert "Taulukko" in finnish
    with pytest.raises(CoachError, match="There is no format 'word'; known: amazon_call_analytics"):
        run("formats", "word")


def test_examples_can_be_written_and_a_folder_checked(tmp_path: Path) -> None:
    run("formats", "--write", tmp_path)
    assert {file.stem for file in tmp_path.iterdir()} == {*(reader.name for reader in formats()), "formats"}
    (tmp_path / "formats.md").unlink()
    out, err, code = run("formats", "--check", tmp_path)
    assert code == 0
    assert "1 ivr" in out
    assert "whisper_cpp.json: the file names no speakers" in err
