"""`coach rules list|show|book|check`: read and test the rulebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coach.model import CoachError, Language

app = typer.Typer(help="The rulebook: what is looked for, why, and in which better words.", no_args_is_help=True)


@app.command("list")
def list_rules(
    language: Annotated[Language, typer.Option(help="Language of the titles.")] = Language.FI,
) -> None:
    """All rules, by dimension and kind."""
    from rich.console import Console
    from rich.table import Table

    from coach import rules

    table = Table("rule", "behaviour", "kind", "title", box=None)
    for rule in sorted(rules.load().rules, key=lambda r: (r.behaviour.dimension, r.behaviour.kind, r.name)):
        table.add_row(rule.name, rule.behaviour.name, rule.behaviour.kind, rule.texts[language].title)
    Console(highlight=False).print(table)


@app.command("show")
def show_rule(
    name: Annotated[str, typer.Argument(help="The rule's name, as `coach rules list` prints it.")],
    language: Annotated[Language, typer.Option(help="Language of the page.")] = Language.FI,
) -> None:
    """One rule: why it matters, what it finds, better words, examples."""
    from rich.console import Console
    from rich.markdown import Markdown

    from coach import rules
    from coach.rules.page import page

    known = {rule.name: rule for rule in rules.load().rules}
    if name not in known:
        raise CoachError(f"There is no rule '{name}'; known: {', '.join(known)}.")
    Console(highlight=False).print(Markdown(page(known[name], language)))


@app.command("book")
def write_book(
    language: Annotated[Language, typer.Option(help="Language of the printed rulebook.")] = Language.FI,
    write: Annotated[
        Path | None, typer.Option(help="A folder: write rulebook-fi.md and rulebook-en.md there instead of printing.")
    ] = None,
) -> None:
    """The whole rulebook as one page, in Markdown."""
    import sys

    from coach import rules
    from coach.rules.book import book

    rulebook = rules.load()
    if write is None:
        sys.stdout.write(book(rulebook, language))
        return
    for each in Language:
        file = write / f"rulebook-{each}.md"
        try:
            file.write_text(book(rulebook, each), "utf-8")
        except OSError as error:
            raise CoachError(f"{file} cannot be written: {error.strerror}.") from error
        print(file)


@app.command("check")
def check_rules(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of rule files; the built-in ones if left out.")
    ] = None,
) -> None:
    """Test every rule on its own examples, as the test suite does."""
    from rich.console import Console
    from rich.progress import track

    from coach import rules
    from coach.rules.check import problems

    rulebook = rules.load(folder) if folder else rules.load()
    found = [p for rule in track(rulebook.rules, "Checking", transient=True) for p in problems(rule, rulebook)]
    console = Console(highlight=False)
    for problem in found:
        console.print(str(problem), markup=False)
    console.print(f"{len(rulebook.rules)} rules, {len(found)} problem{'s' * (len(found) != 1)}.")
    if found:
        raise typer.Exit(1)
