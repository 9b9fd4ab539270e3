"""Short transactions, and the names of the database's own types for those who ask the store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import ColumnElement, Engine
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

Scope: TypeAlias = ColumnElement[bool]  # which conversations a query may see

__all__ = ["Engine", "Scope", "Session", "reading", "writing"]


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A transaction that only reads; in SQLite it does not wait for writers."""
    with engine.connect().execution_options(coach_reads=True) as connection, Session(connection) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A transaction that writes all or nothing."""
    with Session(engine) as session, session.begin():
        yield session
