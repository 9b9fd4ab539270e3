"""The team's handbook: in use, its history, and a new version checked before it is taken into use."""

from __future__ import annotations

from coach import handbook
from coach.handbook import Handbook, HandbookError
from coach.service.access import ANYBODY, Office, allowed
from coach.store import handbooks
from coach.store.handbooks import HandbookVersion
from coach.store.people import Position


class Handbooks(Office):
    """Everybody reads the handbook; supervisors change it, and so does somebody who is alone."""

    @allowed(*ANYBODY)
    def in_use(self) -> Handbook:
        """The team's handbook; the default one until the team has its own."""
        history = self.history()
        return handbook.read(history[0].text) if history else handbook.load()

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


def checked(text: str) -> str:
    """One sentence: what is wrong with a handbook's text, "" where nothing is."""
    try:
        handbook.read(text)
    except HandbookError as error:
        return str(error)
    return ""
