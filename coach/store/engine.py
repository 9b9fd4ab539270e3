"""The database engine: one per process; SQLite in write-ahead mode, where every write begins immediately."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event

from coach.store.schema import upgrade

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BUSY_MS = 30_000


def default_url() -> str:
    """`COACH_DATABASE` where it is set, else a file in the user's own data folder."""
    told = os.environ.get("COACH_DATABASE")
    if told:
        return told
    folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "coach"
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'coach.db'}"


def is_postgres() -> bool:
    """Whether the store is a PostgreSQL server, and not a file on this machine."""
    return default_url().startswith("postgresql")


def engine(url: str) -> Engine:
    """An engine for a database URL, its tables brought to this version; `sqlite:///file` or `postgresql://…`."""
    made = bare_engine(url)
    upgrade(made)
    return made


def bare_engine(url: str) -> Engine:
    """An engine that leaves the tables as they are."""
    made = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _prepare)
        event.listen(made, "begin", _begin)
    return made


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin says, not where the driver guesses
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={_BUSY_MS}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns from reading to writing fails at once when another writes.
    reads = connection.get_execution_options().get("coach_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
