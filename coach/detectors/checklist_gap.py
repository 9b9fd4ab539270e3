"""Finds the questions of the team's checklist for this kind of contact that were never asked.

Asked in other words is asked, and what the customer told without being asked is told: there the rule for asking again
would speak up. The finding stands on the customer's words that show what kind of contact this is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coach.asked.contacts import Kind, contacts
from coach.asked.pieces import want
from coach.asked.same import Meanings, asking, asks_same, listed, tells_whether
from coach.asked.talk import cut
from coach.detectors import Detect, Match, Talk
from coach.detectors import build as detector
from coach.language.annotate import annotate
from coach.language.detect import language_of
from coach.model import Became, Channel, Conversation, Language, Place, Role, Turn
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.asked.contacts import Contact
    from coach.asked.pieces import Piece
    from coach.asked.talk import CutTalk
    from coach.language.tokens import AnnotatedTurn

_CONFIDENCE = 0.8
_SAYS = 2  # words that an agent's turn has at most which only listens
_REPLIES = 2  # agent turns after which silence about a thing says something; a mail is one
_BEFORE = 3  # turns before a question that its pronouns may mean
_REASON = {
    Language.FI: "Tällaisen yhteydenoton muistilistasta ({contacts}) käytiin läpi {done}/{all}. Kysymättä jäi: "
    "{missing} Sen voisi kysyä, kun asia on tullut esiin.",
    Language.EN: "Of the checklist for such a contact ({contacts}), {done} of {all} came up. Not asked: {missing} "
    "It could be asked once the matter is on the table.",
}
_WHEN = frozenset(("time", "duration"))
_QUOTES = {Language.FI: "”{}”", Language.EN: "“{}”"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A checklist's question in a talk: asked, told unasked, or missing (`MISSED`), and the words that show which.

    `shown` are the customer's words that show the kind of contact.
    """

    contact: str
    question: str
    became: Became
    shown: Place
    by: Place | None = None


class Checklists:
    """Reads a talk by the handbook's checklists, by one rule's words and the rules it borrows, in one language."""

    def __init__(self, language: Language, text: Mapping[str, Any]) -> None:
        words, borrowed = text.get("words", {}), text.get("borrowed", {})
        told, again = borrowed["missed-follow-up"]["text"]["words"], borrowed["repeat-ask"]
        self._language = language
        self._again = detector(again["detector"], language, again["text"], again["options"])
        self._meanings = Meanings(
            asks={name: compile_phrases(texts, language) for name, texts in words.get("asks", {}).items()},
            tells={name: compile_phrases(texts, language) for name, texts in words.get("tells", {}).items()},
            requests=compile_phrases(words.get("requests", ()), language),
        )
        self._every = frozenset(words.get("every", ()))
        self._kinds = tuple(
            Kind(
                frozenset(kind["names"]),
                compile_phrases(
                    [*kind.get("says", ()), *(p for t in kind.get("topics", ()) for p in told[t])], language
                ),
            )
            for kind in words.get("contacts", ())
        )

    def read(self, talk: Talk) -> tuple[Listed, ...]:
        """Each question of the lists that fit the talk, in their order; none where too little follows to say."""
        lists = {name: asked for name, asked in talk.handbook.checklists.items() if self._is_readable(asked)}
        if not lists or not talk.turns:
            return ()
        fitting = contacts(talk.turns, lists, talk.handbook.contacts, self._kinds, self._every)
        if not fitting or not _has_replied(talk, fitting[0].place.turn):
            return ()
        return tuple(self._became(question, contact, talk) for contact in fitting for question in lists[contact.name])

    def _is_readable(self, asked: Sequence[str]) -> bool:
        turns = tuple(Turn(n, Role.AGENT, question) for n, question in enumerate(asked))
        return bool(asked) and language_of(Conversation("", turns)) is self._language

    def _became(self, question: str, contact: Contact, talk: Talk) -> Listed:
        turn = _read(question, self._language)
        wanted, said = listed(turn), cut(talk.turns)
        asked = [self._asked(piece, said) for piece in wanted]
        if all(asked):
            return Listed(contact.name, question, Became.ASKED, contact.place, asked[0])
        told = self._told(wanted, turn, talk, said)
        became = Became.TOLD if told else Became.MISSED
        return Listed(contact.name, question, became, contact.place, told)

    def _asked(self, wanted: Piece, said: CutTalk) -> Place | None:
        for turn in said.agents():
            for piece in asking(turn, self._meanings):
                if asks_same(wanted, piece, said.before(turn.turn.n, _BEFORE), self._meanings):
                    return piece.place
        return None

    def _told(self, wanted: Sequence[Piece], turn: AnnotatedTurn, talk: Talk, said: CutTalk) -> Place | None:
        """Where the customer tells it: by the words for it, or so that asking it now would be asking again."""
        meanings = frozenset[str]().union(*(self._meanings.of(piece) for piece in wanted))
        for n, pieces in enumerate(said.pieces):
            statements = (p for p in pieces if not p.asks) if talk.turns[n].turn.speaker is Role.CUSTOMER else ()
            for piece in statements:
                if self._meanings.told_in(piece, meanings) or all(tells_whether(each, piece) for each in wanted):
                    return piece.place
        if self._meanings.tells.keys() & meanings and any(want(piece) in _WHEN for piece in wanted):
            return None  # any number may be a time
        n = len(talk.turns)
        asked_now = replace(turn, turn=replace(turn.turn, n=n))
        longer = replace(talk, turns=(*talk.turns, asked_now))
        return next((match.about for match in self._again(longer) if match.turn == n), None)


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The missing questions; `text["words"]` has `contacts`, `asks`, `tells`, `requests` and `every`."""
    checklists = Checklists(language, text)

    def detect(talk: Talk) -> Iterator[Match]:
        read = checklists.read(talk)
        missing = [each for each in read if each.became is Became.MISSED]
        if missing:
            yield _match(missing, read, talk, language)

    return detect


def _match(missing: Sequence[Listed], read: Sequence[Listed], talk: Talk, language: Language) -> Match:
    shown = min((each.shown for each in missing), key=lambda place: (place.turn, place.span))
    questions = [each.question for each in missing]
    reason = _REASON[language].format(
        contacts=", ".join(dict.fromkeys(each.contact for each in read)),
        done=len(read) - len(missing),
        all=len(read),
        missing=", ".join(map(_QUOTES[language].format, questions)) + ".",
    )
    reply = next(t for t in talk.turns[shown.turn + 1 :] if t.turn.speaker is Role.AGENT and t.words)
    about = Place(reply.turn.n, reply.sentence_around(0))
    return Match(shown.turn, shown.span, _CONFIDENCE, tuple(questions), reason, about=about)


def _has_replied(talk: Talk, n: int) -> bool:
    """Whether the agent had the chance to ask: a mail answered, or a talk that went on after the first answer."""
    after = talk.turns[n + 1 :]
    replies = [t for t in after if t.turn.speaker is Role.AGENT and len(t.words) > _SAYS]
    if not replies or talk.conversation.channel is Channel.EMAIL:
        return bool(replies)
    return len(replies) >= _REPLIES or any(
        t.turn.speaker is Role.CUSTOMER and t.words for t in after[replies[0].turn.n - n :]
    )


@lru_cache(maxsize=1000)
def _read(question: str, language: Language) -> AnnotatedTurn:
    """A checklist's question, annotated once for all talks."""
    return annotate((Turn(0, Role.AGENT, question),), language)[0]
