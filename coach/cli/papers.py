"""`coach papers`: what an employer writes down before Coach is used, filled from the settings in use."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from coach.model import Language


def papers(
    language: Annotated[Language, typer.Option(help="fi or en.")] = Language.FI,
    handbook: Annotated[Path | None, typer.Option(help="The handbook in use; the built-in one when left out.")] = None,
    write: Annotated[Path | None, typer.Option(help="A folder to write dpia-….md and dialogue-….md to.")] = None,
) -> None:
    """Print the impact assessment and the sheet for the dialogue with employees, or write them as two files."""
    from coach import handbook as handbooks
    from coach.service.papers import Paper, Site, paper
    from coach.service.roster import configured
    from coach.store.engine import is_postgres

    site = Site(alone=configured() is None, postgres=is_postgres())
    book = handbooks.load(handbook)
    for which in Paper:
        text = paper(which, language, book, site, date.today())
        if write is None:
            typer.echo(text)
        else:
            write.mkdir(parents=True, exist_ok=True)
            (write / f"{which}-{language}.md").write_text(text, "utf-8")
