"""The team's handbook: in use, its history, and a new version checked before it is taken into use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach import handbook, rules
from coach.handbook import Handbook, HandbookError
from coach.language.detect import language_of
from coach.model import Conversation, Dimension, Kind, Role, Turn
from coach.phrases import compile_phrases
from coach.rules.apply import apply
from coach.rules.wording import in_register
from coach.service.access import ANYBODY, Office, allowed
from coach.store import handbooks, marks
from coach.store.handbooks import HandbookVersion
from coach.store.people import Position
from coach.wording.told import ToldError, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.model import Language
    from coach.store.marks import Precision


class OvertakenError(HandbookError):
    """A handbook was taken into use while another was being written over the same version."""


class Handbooks(Office):
    """Everybody reads the handbook; supervisors change it, and so does somebody who is alone."""

    @allowed(*ANYBODY)
    def in_use(self) -> Handbook:
        """The team's handbook; the default one until the team has its own."""
        history = self.history()
        return self._as_judged(handbook.read(history[0].text) if history else handbook.load())

    @allowed(*ANYBODY)
    def would_be(self, text: str) -> Handbook:
        """The handbook that a text would be in this team; HandbookError says what is wrong with it."""
        return self._as_judged(handbook.read(text))

    def _as_judged(self, book: Handbook) -> Handbook:
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
    def take_into_use(self, text: str, note: str, over: int | None = None) -> Handbook:
        """Check a handbook's TOML text and take it into use; CoachError says what is wrong with it.

        `over` is the version that it was written over: OvertakenError where another was taken into use since, so
        that nobody's change is lost unseen.
        """
        book = _usable(text)
        with self._writing("take_into_use", book.version) as session:
            if over is not None and over != handbooks.newest(session, self._team):
                raise OvertakenError(told("handbook.overtaken"))
            handbooks.keep(session, self._team, HandbookVersion(text, book.version, note, self._me))
        return book


def _doubted(judged: Mapping[str, Precision], book: Handbook) -> tuple[str, ...]:
    """The rules that the team has judged often enough and found right too seldom: they go silent."""
    floor, enough = book.findings.site_floor, book.findings.site_judged
    return tuple(rule for rule, each in judged.items() if each.judged >= enough and each.right < floor * each.judged)


def wrong_with(text: str, language: Language) -> str:
    """One sentence: what is wrong with a handbook's text, "" where nothing is."""
    try:
        _usable(text)
    except ToldError as error:
        return error.what.said(language)
    return ""


def unreadable(words: Sequence[str], questions: Sequence[str]) -> ToldError | None:
    """What is wrong with the words that a kind of contact is known by, read in the language of its checklist."""
    try:
        compile_phrases(list(words), _language(questions or words))
    except ToldError as error:
        return error
    return None


def concern_in(words: str, book: Handbook) -> str:
    """The behaviour of concern that the team's rulebook finds in an agreed sentence, "" where it finds none."""
    from coach.reviewing import annotated

    said = in_register(words, book.team.register)
    talk = annotated(Conversation("", (Turn(0, Role.AGENT, said),), _language((said,))), book)
    found = apply(rules.of(book).of(Dimension.RESPECT), talk)
    return next((finding.behaviour for finding, _ in found if finding.kind is Kind.CONCERN), "")


def _usable(text: str) -> Handbook:
    """The handbook of a text; CoachError where its values, its folder of rules or its contacts' words are wrong."""
    book = handbook.read(text)
    rules.of(book)
    for name, words in book.contacts.items():
        if wrong := unreadable(words, book.checklists.get(name, ())):
            raise wrong
    return book


def _language(texts: Sequence[str]) -> Language:
    return language_of(Conversation("", tuple(Turn(n, Role.AGENT, text) for n, text in enumerate(texts))))
