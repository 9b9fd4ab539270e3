"""The rule workshop: what a rule would be tried on, and publishing it into the team's own folder."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach import rules
from coach.rules import draft, trial
from coach.rules.rule import RuleError
from coach.service.access import allowed
from coach.service.talks import Talks
from coach.store import audit, conversations
from coach.store.conversations import ForgottenError, Wanted, owned_by
from coach.store.people import Position
from coach.wording.told import ToldError, told

if TYPE_CHECKING:
    from coach.model import Conversation
    from coach.service.talks import Opened
    from coach.store.sessions import Session


class NotPublishedError(ToldError):
    """A rule that could not be published; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Material:
    """A conversation to try a rule on: as much of it as one may see."""

    key: int
    title: str
    conversation: Conversation


class Workshop(Talks):
    """Rules of a team's own, written by its trainers."""

    @allowed(Position.TRAINER, alone=True)
    def material(self, count: int = 50) -> tuple[Material, ...]:
        """The newest conversations, or turns of them, that were shared with trainers; alone, one's own.

        Owners see in their log that their words were read.
        """
        with self._reading() as session:
            scope = owned_by(self._me) if self.actor.alone else self._shared()
            listed = conversations.listed(session, scope, Wanted(count=count))
            opened = [(one, self._opened_or_none(session, one.key)) for one in listed]
        found = tuple(Material(one.key, one.title, each.conversation) for one, each in opened if each is not None)
        with self._writing() as session:
            for each in found if not self.actor.alone else ():
                audit.log(session, self._me, "material", str(each.key))
        return found

    def _opened_or_none(self, session: Session, key: int) -> Opened | None:
        try:
            return self._opened(session, key)
        except ForgottenError:
            return None

    @allowed(Position.TRAINER, alone=True)
    def publish(self, name: str, text: str) -> Path:
        """Check a rule's TOML text and write it into the folder that the handbook names; it holds at once.

        RuleError or NotPublishedError say in one sentence why it was not written.
        """
        book = self._book()
        if not book.rules.folder:
            raise NotPublishedError(told("no_site"))
        raw = draft.from_toml(text, name)
        rulebook = rules.of(book)
        wrong = trial.wrong_with(raw, name, rulebook)
        if wrong:
            raise RuleError(wrong[1], f"{name}.toml", wrong[0])
        for clash in trial.neighbours(trial.rule_of(raw, name), rulebook):
            raise RuleError(clash.what, f"{name}.toml", clash.language)
        folder = Path(book.rules.folder)
        try:
            file = _written(folder, name, text)
        except OSError as error:
            raise NotPublishedError(told("unwritten", folder=folder, reason=error.strerror)) from error
        self._log("publish", name)
        return file


def _written(folder: Path, name: str, text: str) -> Path:
    """The rule's file, whole or not at all: others read the folder meanwhile."""
    place, half = tempfile.mkstemp(dir=folder, prefix=".", suffix=".half")
    with os.fdopen(place, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(half).chmod(0o644)
    return Path(half).replace(folder / f"{name}.toml")
