"""Who may call what: checked before every call, refusals logged."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from coach.model import CoachError
from coach.store import audit, people
from coach.store.people import Position
from coach.store.sessions import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.store.people import Person
    from coach.store.sessions import Engine, Session

P = ParamSpec("P")
R = TypeVar("R")


class RefusedError(CoachError):
    """Somebody asked for what is not theirs to see or do."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, `alone` on their own machine where nobody logs in."""

    person: Person
    alone: bool = False


class Office:
    """One actor at the store; each part of the service is one."""

    def __init__(self, engine: Engine, actor: Actor) -> None:
        self._engine = engine
        self.actor = actor

    @property
    def _me(self) -> str:
        return self.actor.person.id

    @property
    def _team(self) -> str:
        return self.actor.person.team

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        """A short transaction that only reads: in SQLite it does not wait for writers."""
        with reading(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self, what: str = "", subject: object = "") -> Iterator[Session]:
        """A short transaction that writes, with its line in the log."""
        with writing(self._engine) as session:
            yield session
            if what:
                audit.log(session, self._me, what, str(subject))

    def _log(self, what: str, subject: object) -> None:
        with self._writing(what, subject):
            pass

    def _refuse(self, what: str, subject: object = "") -> RefusedError:
        with writing(self._engine) as session:
            audit.log(session, self._me, what, str(subject), refused=True)
        return RefusedError(f"{what}: not yours to see or do; ask the owner to share it, or your supervisor.")

    def register(self) -> None:
        """Keep who the actor is now: name, position and team may have changed since they were last here."""
        with self._reading() as session:
            same = people.get(session, self._me) == self.actor.person
        if not same:
            with self._writing() as session:
                people.keep(session, self.actor.person)


def allowed(
    *positions: Position, alone: bool = False
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """Only these positions may call it; `alone`: somebody alone on their machine may, too."""

    def decorate(call: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
        @wraps(call)
        def checked(self: Office, *args: P.args, **kwargs: P.kwargs) -> R:
            actor = self.actor
            if actor.person.position in positions or (alone and actor.alone):
                return call(self, *args, **kwargs)
            raise self._refuse(call.__name__, args[0] if args else "")

        vars(checked)["positions"] = positions
        return cast("Callable[Concatenate[Any, P], R]", checked)

    return decorate


ANYBODY = tuple(Position)
