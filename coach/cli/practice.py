"""`coach practice`: a few exercises in the terminal, each answer graded in words.

What is due is answered through one's own store, as on the page: the answer is kept masked and the next day is set.
Exercises that are asked for by file, behaviour, kind or day are only graded.
"""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.model import CoachError, Language, Role
from coach.practice.exercise import ExerciseKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from coach.handbook import Handbook
    from coach.practice.exercise import Exercise
    from coach.practice.play import Play
    from coach.practice.remark import Grade, Remark
    from coach.wording import Wording

    Judge = Callable[[Exercise, str], Grade]

_MOST = 20
_MARKS = {"good": ("●", "green"), "note": ("○", "cyan"), "try": ("▲", "yellow")}


def practice(
    file: Annotated[Path | None, typer.Argument(help="A file of exercises; Coach's own if left out.")] = None,
    language: Annotated[Language, typer.Option(help="Language of the exercises.")] = Language.FI,
    behaviour: Annotated[str, typer.Option(help="Only exercises about this behaviour.")] = "",
    kind: Annotated[ExerciseKind | None, typer.Option(help="Only exercises of this kind.")] = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many exercises.")] = 5,
    day: Annotated[str, typer.Option(help="The day whose exercises to take, as 2026-11-30; today's if left out.")] = "",
    handbook: Annotated[Path | None, typer.Option(help="The team's own handbook.toml.")] = None,
    database: Annotated[str, typer.Option(help="sqlite:///file or postgresql://…; else $COACH_DATABASE.")] = "",
) -> None:
    """Practise in the terminal: what is due today, or exercises of your choice; answers get words, never a number."""
    from rich.console import Console

    from coach import handbook as handbooks
    from coach.practice.grading import grade
    from coach.wording import wording

    console, say = Console(highlight=False), wording(language)
    book = handbooks.load(handbook)
    if file or behaviour or kind or day:
        found = _of_choice(file, language, behaviour, kind, day or date.today().isoformat(), book)
        judge: Judge = partial(grade, handbook=book)
    else:
        found, judge = _due(language, database)
        if not found:
            console.print(say("practice.nothing_due"))
            return
    console.print(say("practice.stop"), style="dim")
    for number, exercise in enumerate(found[:count], 1):
        console.rule(f"{number}/{len(found[:count])} · {say(f'practice.kind.{exercise.kind}')}")
        scene = exercise.kind is ExerciseKind.SCENE
        if not (_scene(exercise, judge, book, console, say) if scene else _exercise(exercise, judge, console, say)):
            break
    console.print(say("practice.thanks"))


def _of_choice(
    file: Path | None, language: Language, behaviour: str, kind: ExerciseKind | None, day: str, book: Handbook
) -> list[Exercise]:
    from coach.cli.exercises import chosen
    from coach.practice.library import session

    if file:
        found = [one for one in chosen(file, language, behaviour, book) if kind in (None, one.kind)]
    else:
        found = list(session(book, language, _MOST, day, behaviour=behaviour, kind=kind))
    if not found:
        raise CoachError("There are no such exercises; 'coach exercises build' lists all.")
    return found


def _due(language: Language, database: str) -> tuple[list[Exercise], Judge]:
    """What is due in one's own store, and how an answer to it is graded and kept."""
    from coach.practice import remark
    from coach.service import roster
    from coach.service.service import Service
    from coach.store.engine import default_url, engine

    if os.environ.get(roster.FILE):
        raise CoachError(f"{roster.FILE} names a team: practise in the app, where Coach knows who you are.")

    mine = Service(engine(database or default_url())).practice

    def judge(exercise: Exercise, given: str) -> Grade:
        return remark.from_dict(mine.answer(exercise, given).grade)

    return [item.exercise for item in mine.today(language)], judge


def _exercise(exercise: Exercise, judge: Judge, console: Console, say: Wording) -> bool:
    """One exercise, tried until it lands or the learner goes on; False where they stop."""
    from coach.practice.telling import task

    _show(exercise, console, say)
    console.print(f"\n[bold]{task(exercise, exercise.language)}[/]")
    options = _options(exercise, console)
    given = _asked(console, "> ", options)
    if not given:
        return False
    result = judge(exercise, given)
    _tell(result.remarks, exercise.language, console)
    while not result.landed and (given := _asked(console, f"{say('practice.again')} > ", options)):
        result = judge(exercise, given)
        _tell(result.remarks, exercise.language, console)
    _close(result, exercise, console, say)
    return True


def _show(exercise: Exercise, console: Console, say: Wording) -> None:
    marked = exercise.kind not in (ExerciseKind.SPOT, ExerciseKind.ASK_ON)
    for turn in exercise.scene.turns:
        here = "▸" if marked and turn.n == exercise.turn else " "
        time = f" {turn.time.start:.1f}–{turn.time.end:.1f} s" if turn.time else ""
        who = say(f"role.{turn.speaker}")
        console.print(f"{here}{turn.n + 1:>2} {who}{time}: {turn.text}", markup=False, style=_style(turn.speaker))
    if exercise.note:
        console.print(exercise.note, markup=False, style="italic")


def _style(role: Role) -> str:
    return "bold" if role is Role.AGENT else "none"


def _options(exercise: Exercise, console: Console) -> Sequence[str]:
    """What the answer is one of, by its number; empty where it is written."""
    if exercise.kind is ExerciseKind.SPOT:
        return [str(turn.n) for turn in exercise.scene.turns]
    if exercise.kind is not ExerciseKind.CHOOSE:
        return ()
    for number, text in enumerate(exercise.choices(), 1):
        console.print(f"  {number}  {text}", markup=False)
    return exercise.choices()


def _asked(console: Console, prompt: str, options: Sequence[str] = ()) -> str:
    """What the learner gives, "" to stop; where there are options, the one of the number that was given."""
    while True:
        try:
            given = console.input(prompt, markup=False).strip()
        except EOFError:
            return ""
        if not options or not given:
            return given
        if given.isdecimal() and 1 <= int(given) <= len(options):
            return options[int(given) - 1]
        console.print(f"1–{len(options)}", style="dim")


def _tell(remarks: Sequence[Remark], language: Language, console: Console) -> None:
    from coach.practice.telling import sentence

    for remark in remarks:
        sign, style = _MARKS[remark.tone]
        console.print(f"[{style}]{sign}[/] ", end="")
        console.print(sentence(remark, language), markup=False)


def _close(grade: Grade, exercise: Exercise, console: Console, say: Wording) -> None:
    """The last word: whether it landed, and another way to say it beside."""
    if grade.landed:
        console.print(say("practice.landed"), style="green")
    if grade.better and exercise.kind not in (ExerciseKind.SPOT, ExerciseKind.LET_FINISH, ExerciseKind.CHOOSE):
        console.print(f"{say('practice.better')} {grade.better}", markup=False, style="dim")


def _scene(exercise: Exercise, judge: Judge, book: Handbook, console: Console, say: Wording) -> bool:
    """A branching scene, line by line; False where the learner stops."""
    from coach.practice import play
    from coach.practice.branching import scene_of
    from coach.practice.remark import Tone

    now = play.begin(scene_of(exercise))
    console.print(now.scene.setting, markup=False, style="italic")
    while not now.over:
        _customer(now, console, say)
        given = _asked(console, "> ")
        if not given:
            return False
        now = play.answer(now, given, book)
        _tell(now.heard[-1].remarks, exercise.language, console)
    _customer(now, console, say)
    judge(exercise, "\n".join(heard.text for heard in now.heard))
    told = list(play.remarks(now))
    _tell([remark for remark in told[-1:] if remark.tone is not Tone.NOTE], exercise.language, console)
    for heard in now.heard:
        if heard.better and any(remark.tone is Tone.TRY for remark in heard.remarks):
            console.print(f"{say('practice.better')} {heard.better}", markup=False, style="dim")
    return True


def _customer(now: Play, console: Console, say: Wording) -> None:
    console.print(f"\n{say('role.customer')}: {now.step.customer}", markup=False)
