"""Finds where the agent changes between *sinä* and *te* towards the same customer.

Only clear forms count: the pronouns and verbs of the second person. A possessive (*laskunne*) or an order (*katso*)
alone is too often the tagger's guess, *teidän* and *teillä* too often a household or a company. Phrases of politeness
(`words.formulas`), sentences about people in general (`words.generic`) and quoted words are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from coach.detectors import Detect, Match, Talk
from coach.detectors.phrases import quoted
from coach.model import Language, Role
from coach.phrases import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.phrases import Phrases

Form = Literal["te", "sinä"]
_YE = frozenset(("te", "teitä", "teille", "teiltä", "teidät", "teistä", "teihin"))
_THOU = frozenset(
    (
        *("sinä", "sinua", "sinun", "sinulla", "sinulle", "sinulta", "sinut", "sinusta", "sinuun", "sinussa"),
        *("sut", "susta"),
    )
)
_YE_VERB = re.compile(r"tte(k[oö])?(h[aä]n)?$")
_THOU_VERB = re.compile(r"[aeiouyäö]t(k[oö])?(h[aä]n)?$")
_CLEAR = 2  # so many forms of each kind make it more than a slip of one word


class _Address(NamedTuple):
    form: Form
    turn: AnnotatedTurn
    word: int


def build(language: Language, text: Mapping[str, Any], *, confidence: float = 0.85) -> Detect:
    """The first change of address; `text["words"]` has `formulas` and `generic` phrases. Finnish only."""
    words = text.get("words", {})
    formulas, generic = (compile_phrases(words.get(key, ()), language) for key in ("formulas", "generic"))

    def detect(talk: Talk) -> Iterator[Match]:
        if _speaks_for_several(talk):
            return
        addresses = [a for turn in talk.by(Role.AGENT) for a in _addresses(turn, formulas, generic)]
        counts = Counter(address.form for address in addresses)
        if min(counts["te"], counts["sinä"]) < _CLEAR:
            return
        before, after = next(pair for pair in pairwise(addresses) if pair[0].form != pair[1].form)
        yield Match(
            after.turn.turn.n,
            after.turn.span(after.word, after.word + 1),
            confidence,
            reason=_reason(before, after, counts),
        )

    return detect


def _speaks_for_several(talk: Talk) -> bool:
    """Whether the customer says *me*: then *te* may be all of them."""
    return any(word.norm in ("me", "meitä") for turn in talk.by(Role.CUSTOMER) for word in turn.words)


def _addresses(turn: AnnotatedTurn, formulas: Phrases, generic: Phrases) -> Iterator[_Address]:
    polite = {at for first, last in formulas.places(turn) for at in range(first, last)}
    general = {turn.words[first].sentence for first, _ in generic.places(turn)}
    for at, word in enumerate(turn.words):
        form = _form(word)
        if form is None or at in polite or word.sentence in general:
            continue
        if not quoted(turn.turn.text, word.start):
            yield _Address(form, turn, at)


def _form(word: Token) -> Form | None:
    if word.norm in _YE:
        return "te"
    if word.norm in _THOU:
        return "sinä"
    if not {"verb", "2nd"} <= word.classes or word.classes & {"imperative", "negation"}:
        return None
    if _YE_VERB.search(word.norm):
        return "te"
    return "sinä" if _THOU_VERB.search(word.norm) else None


def _reason(before: _Address, after: _Address, counts: Counter[Form]) -> str:
    old, new = (a.turn.words[a.word].text for a in (before, after))
    return (
        f"Tässä puhuttelu vaihtuu: ensin ”{old}”, nyt ”{new}”. Keskustelussa on {counts['te']} te-muotoa ja "
        f"{counts['sinä']} sinä-muotoa. Asiakkaan puhetapa voi olla hyvä syy; muuten yksi muoto on selkein."
    )
