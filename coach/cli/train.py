"""`coach train`: fit the learned model again from the labelled turns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coach.model import Language


def train(
    languages: Annotated[list[Language] | None, typer.Argument(help="fi, en; both if left out.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="Leave this author out, as fi-6: to measure on it.")] = None,
    ratings: Annotated[list[Path] | None, typer.Option(help="More rated messages for the tone, JSON Lines.")] = None,
    to: Annotated[Path | None, typer.Option(help="Write the models here instead of models/.")] = None,
) -> None:
    """Train the respect models from models/labelled and write them with their cards."""
    from rich.console import Console

    from coach import handbook
    from coach.evaluation.turns import by_rules
    from coach.learned.labelled import read_labelled
    from coach.learned.model import FOLDER
    from coach.learned.train import files_of, rated_of
    from coach.learned.train import train as fit

    console = Console(highlight=False)
    for language in languages or list(Language):
        files = [file for file in files_of(language) if file.stem not in (without or ())]
        with console.status(f"Training {language} on {len(files)} authors"):
            turns = [turn for file in files for turn in read_labelled(file)]
            rated = [*rated_of(language), *(ratings or ())]
            card = fit(files, rated, by_rules(turns, handbook.load()), to or FOLDER)
        console.print(f"{card['name']}: {card['turns']} turns, {card['sha256'][:12]}")
