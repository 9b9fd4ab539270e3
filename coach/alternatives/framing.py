"""The agent's own words with a kind word before them and an offer after them, where what they tell must stay.

*Pyyntö hylätty. Syy: liite puuttuu.* becomes *Hei! Pyyntö hylätty. Syy: liite puuttuu. Autan mielelläni, jos jokin jää
epäselväksi.* What is said around is in `framing.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.alternatives.around import HELLO, opened, with_offer
from coach.alternatives.english_order import ask_in
from coach.alternatives.go_on import REASONS
from coach.alternatives.needs import Need
from coach.model import Language
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.alternatives.needs import Setting
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Span

_TELLS = 3  # words: a bare *Ei onnistu* tells nothing that a ready sentence would lose
_EXPLAINED, _REASONED = "policy-shield", "reasoned"
_NO_ORDERS = frozenset("ole olkaa odota odottakaa katso katsokaa kuule kuulkaa anna antakaa huomaa huomatkaa".split())
_MUST = frozenset("pitää pitäisi täytyy tulee kannattaa kannattaisi".split())
_YOURS = frozenset("sinun teidän".split())


@dataclass(frozen=True, slots=True)
class _Opening:
    """What is said first where the customer's turn has one of these needs; where `behaviours` are named, for those."""

    needs: frozenset[Need]
    behaviours: frozenset[str]
    say: str

    def fits(self, behaviour: str, needs: frozenset[Need]) -> bool:
        return behaviour in (self.behaviours or {behaviour}) and bool(self.needs & needs)


def framed(turn: AnnotatedTurn, behaviour: str, setting: Setting, offered: str) -> Iterator[str]:
    """The whole turn with an offer after it, then with a word before it too.

    `offered` is the turn's text where it has an offer already; it is all that a behaviour without an offer gets. The
    first turn of a talk gets a greeting where it was impersonal.
    """
    openings, offers = _words(turn.language)
    empty = [span.of(turn.turn.text) for span in says_nothing(turn)]
    told, offered = _without(turn.turn.text, empty), _without(offered, empty)
    silent = len(told.split()) < _TELLS or "?" in turn.closes or (_orders(turn) and not offered)
    if behaviour not in offers or silent:
        yield from (offered,) if offered else ()
        return
    if behaviour == _EXPLAINED and REASONS.search(turn.turn.text):
        behaviour, offered = _REASONED, ""
    said = offered or with_offer(told, in_register(_offer(turn, behaviour), setting.register))
    hello = HELLO[turn.language] if setting.first and behaviour == "impersonal" else ""
    yield opened(said, hello)
    opening = next((o.say for o in openings if o.fits(behaviour, setting.needs)), None)
    if opening:
        yield opened(said, f"{hello} {in_register(opening, setting.register)}".strip())


def stays_unkind(turn: AnnotatedTurn) -> bool:
    """Whether words of the turn are unkind whatever is said around them: *ja sillä selvä*."""
    return _finds(_rows(turn.language)["unkind"], turn.turn.text)


def _offer(turn: AnnotatedTurn, behaviour: str) -> str:
    rows = _rows(turn.language)
    said = turn.turn.text
    fitting = (r["say"] for r in rows["instead"] if r["behaviour"] == behaviour and _finds(r["said"], said))
    return str(next(fitting, rows["offer"][behaviour]))


def says_nothing(turn: AnnotatedTurn) -> tuple[Span, ...]:
    """The sentences of the turn that tell nothing: *Sääntö on sääntö.*, *Seuraava!*"""
    spans = (turn.sentence_around(first) for first, _ in turn.sentences)
    empty = _empty(turn.language)
    return tuple(span for span in spans if empty.fullmatch(span.of(turn.turn.text).strip(" .!?…")))


def _without(text: str, sentences: Iterable[str]) -> str:
    """The text without some of its sentences."""
    for sentence in sentences:
        text = re.sub(rf"{re.escape(sentence)} *", "", text, count=1)
    return text.strip()


def _orders(turn: AnnotatedTurn) -> bool:
    """Whether the turn tells the customer what to do: an order stays one, whatever is said around it."""
    if turn.language is Language.EN:
        return any(ask_in(turn, first, last) for first, last in turn.sentences)
    norms = {word.norm for word in turn.words}
    return bool(norms & _MUST and norms & _YOURS) or any(
        {"imperative", "2nd"} <= word.classes and word.norm not in _NO_ORDERS for word in turn.words
    )


def _finds(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


@cache
def _empty(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(_rows(language)["empty"]), re.IGNORECASE)


@cache
def _words(language: Language) -> tuple[tuple[_Opening, ...], dict[str, str]]:
    rows = _rows(language)
    openings = tuple(
        _Opening(frozenset(map(Need, row["needs"])), frozenset(row.get("behaviours", ())), row["say"])
        for row in rows["open"]
    )
    return openings, rows["offer"]


@cache
def _rows(language: Language) -> dict[str, Any]:
    rows: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language.value]
    return rows
