"""`coach db`: the store's tables, its backup, and the clock that forgets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The store: upgrade, check, backup, expire.")
Url = Annotated[str, typer.Option("--database", help="sqlite:///file or postgresql://…; else $COACH_DATABASE.")]


@app.command()
def upgrade(database: Url = "") -> None:
    """Bring the tables to this version of Coach."""
    from coach.store.engine import default_url, engine
    from coach.store.schema import version

    typer.echo(f"The database is at version {version(engine(database or default_url()))}.")


@app.command()
def check(database: Url = "") -> None:
    """Say whether the tables are as this version makes them."""
    from coach.store.engine import bare_engine, default_url
    from coach.store.schema import check as checked

    typer.echo(checked(bare_engine(database or default_url())))


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="The file to write.")], database: Url = "") -> None:
    """Write a copy of an SQLite store while it is in use; PostgreSQL has its own `pg_dump`."""
    from coach.store.engine import bare_engine, default_url
    from coach.store.schema import backup as back_up

    back_up(bare_engine(database or default_url()), to)
    typer.echo(f"Written: {to}")


@app.command()
def expire(
    database: Url = "",
    handbook: Annotated[Path | None, typer.Option(help="Its `retention` for all; else each team's own.")] = None,
) -> None:
    """Forget what is older than the handbook's `retention` says."""
    from coach import handbook as handbooks
    from coach.service.service import Service
    from coach.store.engine import default_url, engine

    keep = handbooks.load(handbook).retention if handbook else None
    gone = Service(engine(database or default_url())).own_data.expire(keep)
    typer.echo(", ".join(f"{kind}: {count}" for kind, count in gone.items()) or "Everything is kept for good.")
