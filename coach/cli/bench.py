"""`coach bench`: speed and memory of the whole review."""

from __future__ import annotations

from typing import Annotated

import typer


def bench(
    quick: Annotated[bool, typer.Option(help="Only the speeds; leave out the growth to 1,000 conversations.")] = False,
) -> None:
    """Words per CPU second beside the bare spaCy parse of the same text, memory, and how time grows."""
    from rich.console import Console
    from rich.table import Table

    from coach import bench as run
    from coach.model import Language

    console = Console(highlight=False)
    loaded = run.load_seconds()
    console.print(f"Both languages loaded and used: {loaded:.1f} s CPU, {run.megabytes():.0f} MB")
    table = Table(
        "language", "words", "bare parse w/s", "tagging w/s", "whole review w/s", "÷ parse", "÷ tagging", box=None
    )
    with console.status("Measuring speed"):
        for language in Language:
            s = run.speed(language)
            table.add_row(
                language,
                f"{s.words}",
                f"{s.parse:.0f}",
                f"{s.tag:.0f}",
                f"{s.review:.0f}",
                f"{s.ratio:.2f}",
                f"{s.ratio_to_tag:.2f}",
            )
    console.print(table)
    for language in Language:
        heard = run.listening(language)
        console.print(
            f"Listening in an hour of word times ({language}, {heard.turns} turns): {heard.seconds:.1f} s CPU, "
            f"{heard.times_real:.0f} × real time per core"
        )
    with console.status("Measuring uptake"):
        for language in Language:
            p = run.pairs(language)
            console.print(
                f"{language}: uptake of {p.pairs} pairs {p.uptake:.2f} s CPU, bare parse of them {p.parse:.2f} s, "
                f"×{p.ratio:.2f}"
            )
    if quick:
        return
    with console.status("Measuring growth"):
        steps = run.growth()
    for step in steps:
        console.print(f"{step.conversations:>5} conversations: {step.seconds:.1f} s CPU, {step.megabytes:.0f} MB held")
    first, last = steps[0], steps[-1]
    factor = (last.seconds / first.seconds) / (last.conversations / first.conversations)
    console.print(f"Time per conversation grows ×{factor:.2f} from {first.conversations} to {last.conversations}.")
