"""The command line: `coach review`, `coach convert`, `coach rules`, `coach serve` and others."""

from __future__ import annotations

import sys

import typer

from coach.cli import (
    bench,
    convert,
    db,
    evaluate,
    exercises,
    formats,
    mask,
    papers,
    practice,
    review,
    rules,
    serve,
    train,
)
from coach.model import CoachError

app = typer.Typer(
    name="coach",
    help="Reads customer-service conversations and helps agents talk with customers better.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("review")(review.review)
app.command("convert")(convert.convert)
app.command("formats")(formats.formats)
app.command("mask")(mask.mask)
app.command("evaluate")(evaluate.evaluate)
app.command("practice")(practice.practice)
app.command("bench")(bench.bench)
app.command("train")(train.train)
app.command("papers")(papers.papers)
app.command("serve")(serve.serve)
app.add_typer(rules.app, name="rules")
app.add_typer(exercises.app, name="exercises")
app.add_typer(db.app, name="db")


def main() -> None:
    """Run the command line; what the user can mend is told in one sentence, and the exit code is 2."""
    try:
        app()
    except CoachError as error:
        print(f"coach: {error}", file=sys.stderr)
        raise SystemExit(2) from error
