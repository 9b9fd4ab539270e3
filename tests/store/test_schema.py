from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from coach.store import schema
from coach.store.engine import bare_engine, engine


def test_the_tables_of_a_new_database_are_as_the_code_says(database):
    assert "as it should be" in schema.check(database)


def test_the_way_back_and_forth_ends_in_the_same_tables(database):
    with database.begin() as connection:
        command.downgrade(schema._config(connection), "base")
    assert schema.version(database) == ""
    schema.upgrade(database)
    assert "as it should be" in schema.check(database)


def test_the_version_named_in_the_code_is_the_newest_script():
    scripts = sorted((schema.SCRIPTS / "versions").glob("v*.py"))
    assert scripts[-1].name.startswith(f"v{schema.HEAD}_")


def test_an_old_database_is_told_in_one_sentence_what_to_do(url):
    bare = bare_engine(url)
    with pytest.raises(schema.SchemaError, match="run `coach db upgrade`"):
        schema.check(bare)


def test_a_changed_table_is_found(database):
    with database.begin() as connection:
        connection.execute(text("ALTER TABLE share DROP COLUMN note"))
    with pytest.raises(schema.SchemaError, match="restore a backup"):
        schema.check(database)


def test_a_store_from_before_there_were_versions_is_taken_over(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'old.db'}"
    with bare_engine(url).begin() as connection:
        connection.execute(text("CREATE TABLE conversation (id VARCHAR PRIMARY KEY, title VARCHAR)"))
    assert "as it should be" in schema.check(engine(url))
