"""`coach exercises build|check|grade`: exercises from the rulebook or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.model import CoachError, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook import Handbook
    from coach.practice.exercise import Exercise

app = typer.Typer(
    help="Exercises: build them from the rulebook, check them, measure the grading.", no_args_is_help=True
)
Book = Annotated[Path | None, typer.Option("--handbook", help="The team's own handbook.toml.")]
Behaviour = Annotated[str, typer.Option(help="Only exercises about this behaviour.")]
Only = Annotated[Language | None, typer.Option("--language", help="Only exercises in this language.")]


@app.command("build")
def build(language: Only = None, behaviour: Behaviour = "", handbook: Book = None) -> None:
    """Write the rulebook's exercises to standard output, one JSON object a line."""
    from coach.practice.exercise import write

    for exercise in _of_the_rulebook(language, behaviour, _book(handbook)):
        sys.stdout.write(write((exercise,)))


@app.command("check")
def check(
    file: Annotated[Path | None, typer.Argument(help="A file of exercises; the rulebook's if left out.")] = None,
    language: Only = None,
    behaviour: Behaviour = "",
    handbook: Book = None,
) -> None:
    """Prove exercises: every model answer lands, the original does not; every concern has at least three."""
    from rich.console import Console
    from rich.progress import track

    from coach.practice.check import FEWEST, problems, too_few

    book = _book(handbook)
    exercises = list(chosen(file, language, behaviour, book))
    found = [(one, problem) for one in track(exercises, "Checking", transient=True) for problem in problems(one, book)]
    console = Console(highlight=False)
    for one, problem in found:
        console.print(f"{one.source}, {one.kind}, {one.language}: {problem}", markup=False)
    few = () if file or behaviour else too_few(exercises, book)
    for rule, of, count in few:
        console.print(
            f"{rule}.toml, [{of}]: {count} exercises, {FEWEST} are needed; add 'flag' examples.", markup=False
        )
    console.print(f"{len(exercises)} exercises, {len(found) + len(few)} problem{'s' * (len(found) + len(few) != 1)}.")
    if found or few:
        raise typer.Exit(1)


@app.command("grade")
def grade(
    answers: Annotated[Path, typer.Argument(help='JSON Lines of {"exercise", "answer", "landed", "way"}.')],
    exercises: Annotated[Path, typer.Option(help="The file of exercises that they answer.")],
    handbook: Book = None,
) -> None:
    """Measure the grading: how far it agrees with what the writers of the answers meant."""
    from rich.console import Console

    from coach.evaluation.counting import interval
    from coach.practice.measure import judged

    found = tuple(judged(tuple(chosen(exercises)), _text(answers), _book(handbook)))
    console = Console(highlight=False)
    for each in found:
        if not each.agrees:
            meant = "should land" if each.landed else "should not land"
            why = ", ".join(remark.key for remark in each.grade.remarks)
            console.print(f"{each.exercise.id}, {meant} ({each.way}): “{each.answer}” – {why}", markup=False)
    right = sum(each.agrees for each in found)
    low, high = interval(right, len(found))
    console.print(f"{right} of {len(found)} answers as meant: {right / max(1, len(found)):.3f} ({low:.2f}–{high:.2f}).")


def chosen(
    file: Path | None, language: Language | None = None, behaviour: str = "", handbook: Handbook | None = None
) -> Iterator[Exercise]:
    """The exercises of a file, or the rulebook's."""
    from coach.practice.exercise import ExerciseError, read

    if file is None:
        yield from _of_the_rulebook(language, behaviour, handbook)
        return
    try:
        found = read(_text(file))
    except ExerciseError as error:
        raise ExerciseError(f"{file.name}, {error}") from error
    yield from (one for one in found if language in (None, one.language) and behaviour in ("", one.behaviour))


def _of_the_rulebook(language: Language | None, behaviour: str, handbook: Handbook | None) -> Iterator[Exercise]:
    from coach import handbook as handbooks
    from coach import rules
    from coach.behaviours import BEHAVIOURS
    from coach.practice.from_rules import exercises

    if behaviour and behaviour not in BEHAVIOURS:
        raise CoachError(f"There is no behaviour '{behaviour}'; known: {', '.join(BEHAVIOURS)}.")
    rulebook = rules.of(handbook or handbooks.load())
    for each in (language,) if language else tuple(Language):
        yield from exercises(rulebook, each, handbook, behaviour)


def _book(path: Path | None) -> Handbook:
    from coach import handbook as handbooks

    return handbooks.load(path)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(f"{file} cannot be read: {error}.") from error
