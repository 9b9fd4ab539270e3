"""The team's handbook: in use, its history, and a new version checked before it is taken into use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach import handbook
from coach.handbook import Handbook, HandbookError
from coach.service.access import ANYBODY, Office, allowed
from coach.store import handbooks, marks
from coach.store.handbooks import HandbookVersion
from coach.store.people import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.store.marks import Precision


class Handbooks(Office):
    """Everybody reads the handbook; supervisors change it, and so does somebody who is alone."""

    @allowed(*ANYBODY)
    def in_use(self) -> Handbook:
        """The team's handbook; the default one until the team has its own."""
        history = self.history()
        book = handbook.read(history[0].text) if history else handbook.load()
        with self._reading() as session:
            judged = marks.precisions(session, self._team)
        return replace(book, rules=replace(book.rules, silent=(*book.rules.silent, *_doubted(judged, book))))

    @allowed(*ANYBODY)
    def stamp(self) -> tuple[int, int]:
        """Changes whenever the handbook in use does: its newest version, and how many findings were judged."""
        with self._reading() as session:
            judged = sum(each.judged for each in marks.precisions(session, self._team).values())
            return (handbooks.newest(session, self._team), judged)

    @allowed(*ANYBODY)
    def history(self) -> tuple[HandbookVersion, ...]:
        """The team's versions, the one in use first."""
        with self._reading() as session:
            return handbooks.history(session, self._team)

    @allowed(Position.SUPERVISOR, alone=True)
    def take_into_use(self, text: str, note: str) -> Handbook:
        """Check a handbook's TOML text and take it into use; HandbookError says what is wrong with it."""
        book = handbook.read(text)
        with self._writing("take_into_use", book.version) as session:
            handbooks.keep(session, self._team, HandbookVersion(text, book.version, note, self._me))
        return book


def _doubted(judged: Mapping[str, Precision], book: Handbook) -> tuple[str, ...]:
    """The rules that the team has judged often enough and found right too seldom: they go silent."""
    floor, enough = book.findings.site_floor, book.findings.site_judged
    return tuple(rule for rule, each in judged.items() if each.judged >= enough and each.right < floor * each.judged)


def checked(text: str) -> str:
    """One sentence: what is wrong with a handbook's text, "" where nothing is."""
    try:
        handbook.read(text)
    except HandbookError as error:
        return str(error)
    return ""
