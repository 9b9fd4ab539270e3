import pytest
from typer.testing import CliRunner

from coach.cli import app
from coach.service.service import Service
from coach.store.engine import engine
from coach.store.schema import SchemaError
from tests.conftest import conversation


def run(*words: str):
    return CliRunner().invoke(app, ["db", *words])


@pytest.fixture
def store(tmp_path):
    return f"sqlite:///{tmp_path / 'coach.db'}"


def test_a_new_store_is_made_and_found_in_order(store):
    assert isinstance(run("check", "--database", store).exception, SchemaError)
    assert run("upgrade", "--database", store).exit_code == 0
    assert "as it should be" in run("check", "--database", store).output


def test_a_backup_holds_what_the_store_held_and_overwrites_nothing(store, tmp_path):
    Service(engine(store)).talks.add(conversation(("agent", "Hei.")), "Tervehdys")
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy), "--database", store).exit_code == 0
    assert [one.title for one in Service(engine(f"sqlite:///{copy}")).talks.listed()] == ["Tervehdys"]
    assert isinstance(run("backup", str(copy), "--database", store).exception, SchemaError)


def test_the_clock_says_what_was_forgotten(store):
    assert "transcripts: 0" in run("expire", "--database", store).output
