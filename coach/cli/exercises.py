"""`coach exercises build|check|grade|print`: exercises from the rulebook or a file."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.model import CoachError, Language
from coach.practice.exercise import ExerciseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.table import Table

    from coach.handbook import Handbook
    from coach.practice.exercise import Exercise

app = typer.Typer(
    help="Exercises: build them from the rulebook, check them, measure the grading.", no_args_is_help=True
)
Book = Annotated[Path | None, typer.Option("--handbook", help="The team's own handbook.toml.")]
Behaviour = Annotated[str, typer.Option(help="Only exercises about this behaviour.")]
OfKind = Annotated[ExerciseKind | None, typer.Option("--kind", help="Only exercises of this kind.")]
Only = Annotated[Language | None, typer.Option("--language", help="Only exercises in this language.")]


@app.command("build")
def build(language: Only = None, behaviour: Behaviour = "", handbook: Book = None) -> None:
    """Write the exercises of the rulebook and the scenes to standard output, one JSON object a line."""
    from coach.practice.exercise import write

    for exercise in chosen(None, language, behaviour, _book(handbook)):
        sys.stdout.write(write((exercise,)))


@app.command("check")
def check(
    file: Annotated[Path | None, typer.Argument(help="A file of exercises; Coach's own if left out.")] = None,
    language: Only = None,
    behaviour: Behaviour = "",
    handbook: Book = None,
) -> None:
    """Prove exercises: every model answer lands, the original does not; every concern has at least three."""
    from rich.console import Console

    from coach.cli.reading import with_progress
    from coach.practice.check import FEWEST, problems, too_few
    from coach.practice.from_rules import unlike

    book, console = _book(handbook), Console(highlight=False)
    parts = (tuple(chosen(file, language, behaviour, book)),) if file else _parts(language, behaviour, book)
    exercises = tuple(unlike(one for part in with_progress(parts, "Building") for one in part))
    troubles = [
        f"{one.source}, {one.kind}, {one.language}: {problem}"
        for one in with_progress(exercises, "Checking")
        for problem in problems(one, book)
    ]
    for rule, of, count in () if file or behaviour else too_few(exercises, book):
        troubles.append(f"{rule}.toml, [{of}]: {count} exercises, {FEWEST} are needed; add 'flag' examples.")
    for trouble in troubles:
        console.print(trouble, markup=False)
    if not file:
        console.print(_counted(exercises))
    console.print(f"{len(exercises)} exercises, {len(troubles)} problem{'s' * (len(troubles) != 1)}.")
    if troubles:
        raise typer.Exit(1)


def _counted(exercises: Sequence[Exercise]) -> Table:
    """How many exercises each behaviour has in each language."""
    from rich import box
    from rich.table import Table

    counted = Counter((one.behaviour, one.language) for one in exercises)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("behaviour")
    for language in Language:
        table.add_column(language.value, justify="right")
    for name in sorted({name for name, _ in counted}):
        table.add_row(name, *(str(counted[name, language]) for language in Language))
    return table


@app.command("grade")
def grade(
    answers: Annotated[Path, typer.Argument(help='JSON Lines of {"exercise", "answer", "landed", "way"}.')],
    exercises: Annotated[Path, typer.Option(help="The file of exercises that they answer.")],
    mixed: Annotated[int, typer.Option("--shuffled", min=0, help="Shuffle each good answer so many times, too.")] = 0,
    handbook: Book = None,
) -> None:
    """Measure the grading: how far it agrees with what the writers of the answers meant."""
    from rich.console import Console

    from coach.evaluation.counting import interval
    from coach.practice.measure import judged, shuffled

    book = _book(handbook)
    found = tuple(judged(tuple(chosen(exercises)), _text(answers), book))
    console = Console(highlight=False)
    for each in found:
        if not each.agrees:
            meant = "should land" if each.landed else "should not land"
            why = ", ".join(remark.key for remark in each.grade.remarks)
            console.print(f"{each.exercise.id}, {meant} ({each.way}): “{each.answer}” – {why}", markup=False)
    right = sum(each.agrees for each in found)
    low, high = interval(right, len(found))
    console.print(f"{right} of {len(found)} answers as meant: {right / max(1, len(found)):.3f} ({low:.2f}–{high:.2f}).")
    if mixed:
        passed = [landed for _, landed in shuffled(found, mixed, book)]
        console.print(f"{sum(passed)} of {len(passed)} shuffled answers land.")


@app.command("print")
def print_(
    file: Annotated[Path | None, typer.Argument(help="A file of exercises; Coach's own if left out.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The PDF to write.")] = Path("exercises.pdf"),
    language: Annotated[Language, typer.Option(help="Language of the exercises.")] = Language.FI,
    behaviour: Behaviour = "",
    kind: OfKind = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many exercises.")] = 10,
    day: Annotated[str, typer.Option(help="Any word: another one picks other exercises.")] = "",
    title: Annotated[str, typer.Option(help="What stands above the exercises.")] = "",
    answers: Annotated[bool, typer.Option("--answers/--no-answers", help="With an answer sheet at the end.")] = True,
    handbook: Book = None,
) -> None:
    """Print exercises as a PDF to write on, with an answer sheet at the end."""
    from coach.practice.library import session
    from coach.practice.printing import pdf

    book = _book(handbook)
    if file:
        found = tuple(one for one in chosen(file, language, behaviour, book) if kind in (None, one.kind))[:count]
    else:
        found = session(book, language, count, day, behaviour=behaviour, kind=kind)
    if not found:
        raise CoachError("There are no such exercises; 'coach exercises build' lists all.")
    try:
        output.write_bytes(pdf(found, language, title, answers=answers))
    except OSError as error:
        raise CoachError(f"{output} cannot be written: {error}.") from error
    print(output)


def chosen(
    file: Path | None, language: Language | None = None, behaviour: str = "", handbook: Handbook | None = None
) -> Iterator[Exercise]:
    """The exercises of a file, or all that come with Coach."""
    from coach.practice.exercise import ExerciseError, read
    from coach.practice.from_rules import unlike

    if file is None:
        yield from unlike(one for part in _parts(language, behaviour, handbook or _book(None)) for one in part)
        return
    try:
        found = read(_text(file))
    except ExerciseError as error:
        raise ExerciseError(f"{file.name}, {error}") from error
    yield from (one for one in found if language in (None, one.language) and behaviour in ("", one.behaviour))


def _parts(language: Language | None, behaviour: str, book: Handbook) -> tuple[Iterable[Exercise], ...]:
    from coach.practice.library import parts

    languages = (language,) if language else tuple(Language)
    return tuple(part for each in languages for part in parts(book, each, behaviour))


def _book(path: Path | None) -> Handbook:
    from coach import handbook as handbooks

    return handbooks.load(path)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(f"{file} cannot be read: {error}.") from error
