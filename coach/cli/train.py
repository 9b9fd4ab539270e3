"""`coach train`: fit the learned model again from the labelled turns."""

from __future__ import annotations

from typing import Annotated

import typer

from coach.model import Language


def train(
    languages: Annotated[list[Language] | None, typer.Argument(help="fi, en; both if left out.")] = None,
) -> None:
    """Train the respect models from models/labelled and write them with their cards."""
    from rich.console import Console

    from coach import handbook
    from coach.evaluate import by_rules
    from coach.learned.labelled import read_labelled
    from coach.learned.train import UNSEEN_BY_RULES, files_of
    from coach.learned.train import train as fit

    console = Console(highlight=False)
    for language in languages or list(Language):
        with console.status(f"Training {language}"):
            turns = [turn for file in files_of(language) for turn in read_labelled(file)]
            card = fit(language, by_rules(turns, handbook.load()), UNSEEN_BY_RULES)
        console.print(f"{card['name']}: {card['turns']} turns, {card['sha256'][:12]}")
