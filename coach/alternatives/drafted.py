"""Drafted questions for what was missed: in the agent's form of address, checked before they are shown.

A draft is shown where our own follow-up rule takes it for a follow-up to the customer's words, the rulebook finds no
respect concern in it, and it adds no number, name, date or promise to what the customer said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coach.alternatives.facts import facts
from coach.alternatives.reading import read
from coach.alternatives.register import register_of
from coach.asked.values import tells_duration
from coach.detectors import Talk
from coach.model import Alternative, Dimension, Kind, Language, Role, Source
from coach.rules.apply import Found, apply
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Span
    from coach.rules import Rulebook

Pairs = tuple[Found, ...]
_MOST = 2
_WRITTEN = "checklist-gap"  # its questions are the team's own words and no drafts
_WHEN = frozenset(("milloin", "when"))
_HOW_LONG = frozenset((("kuinka", "kauan"), ("how", "long")))
_SINCE = frozenset("since asti lähtien sitten".split())
_NO_FACTS = frozenset(  # what a question may name that was not told: *which times of the day*, *the little one*
    "päivä viikko kuukausi vuosi tunti minuutti tänään yksi day week month year hour minute today one".split()
)
_SPOKEN = {
    "sinä": "sä",
    "sinun": "sun",
    "sinua": "sua",
    "sinulla": "sulla",
    "sinulle": "sulle",
    "sinulta": "sulta",
    "sinut": "sut",
}
_SPOKEN_FORMS = frozenset(_SPOKEN.values())
_STANDARD = re.compile(rf"\b({'|'.join(_SPOKEN)})\b")


def drafted(
    rulebook: Rulebook, talks: Sequence[tuple[Talk, Pairs]]
) -> tuple[Mapping[int, tuple[Alternative, ...]], ...]:
    """For each talk the drafts of each finding on a customer's turn, by the finding's place; two at most."""
    open_ones = [each for n, (talk, pairs) in enumerate(talks) for each in _questions(n, talk, pairs, set())]
    drafted = open_ones
    for start in range(0, max((len(each.texts) for each in drafted), default=0), _MOST):
        open_ones = [each for each in open_ones if len(each.good) < _MOST]
        texts = [text for each in open_ones for text in each.texts[start : start + _MOST]]
        turns = read((), texts, open_ones[0].talk.turns[0].language) if texts else {}
        for each in open_ones:
            for text in each.texts[start : start + _MOST]:
                each.take(text, turns[text], rulebook)
    return tuple({each.finding: tuple(each.good) for each in drafted if each.of == n} for n in range(len(talks)))


@dataclass(frozen=True, slots=True)
class _Question:
    """What might be asked for one finding of a talk, and of that what is good; `asked` is what others of it ask."""

    of: int
    finding: int
    talk: Talk
    told: int
    place: Span
    texts: tuple[str, ...]
    asked: set[str]
    good: list[Alternative] = field(default_factory=list)

    def take(self, text: str, turn: AnnotatedTurn, rulebook: Rulebook) -> None:
        """Take the draft where it is good, more are wanted and its question is new."""
        question = " ".join(word.norm for word in turn.words[slice(*turn.sentences[-1])])
        if (
            len(self.good) < _MOST
            and question not in self.asked
            and _is_good(turn, self.told, self.place, rulebook, self.talk)
        ):
            self.good.append(Alternative(text, Source.DRAFT))
            self.asked.add(question)


def _questions(n: int, talk: Talk, pairs: Pairs, asked: set[str]) -> Iterator[_Question]:
    for i, (finding, match) in enumerate(pairs):
        on_customer = match.better and talk.turns[finding.turn].turn.speaker is Role.CUSTOMER
        if on_customer and finding.behaviour != _WRITTEN:
            yield _Question(n, i, talk, finding.turn, finding.span, tuple(_spoken_to(match.better, talk)), asked)


def _spoken_to(drafts: Sequence[str], talk: Talk) -> list[str]:
    """The drafts as this agent speaks to the customer: *te*, *sinä*, or *sä* where they say so themselves."""
    if talk.turns[0].language is not Language.FI:
        return list(drafts)
    texts = [in_register(draft, register_of(talk, len(talk.turns) - 1)) for draft in drafts]
    spoken = any(word.text.lower() in _SPOKEN_FORMS for turn in talk.by(Role.AGENT) for word in turn.words)
    return [_STANDARD.sub(lambda form: _SPOKEN[form[1]], text) for text in texts] if spoken else texts


def _is_good(draft: AnnotatedTurn, n: int, place: Span, rulebook: Rulebook, talk: Talk) -> bool:
    """Whether a draft put in after turn `n` follows it up, asks nothing that was told, and sets off no concern."""
    told = talk.turns[n]
    if set(facts(draft) - facts(told)) - _NO_FACTS - {word.lemma for word in told.words}:
        return False
    if _asks_when(draft) and _tells_when(told, place):
        return False
    before = _then(draft, talk.turns[: n + 1], talk)
    asks_again = rulebook.about("repeat-ask")
    if asks_again is not None and any(match.turn == n + 1 for match in asks_again.detect(draft.language)(before)):
        return False
    follow_up = rulebook.about("follow-up")
    if follow_up is not None and not any(match.turn == n + 1 for match in follow_up.detect(draft.language)(before)):
        return False
    scene = _then(draft, (replace(told, turn=replace(told.turn, n=0)),), talk)
    return not any(finding.kind is Kind.CONCERN for finding, _ in apply(rulebook.of(Dimension.RESPECT), scene))


def _asks_when(draft: AnnotatedTurn) -> bool:
    first, _ = draft.sentences[-1]
    return draft.words[first].norm in _WHEN or tuple(w.norm for w in draft.words[first : first + 2]) in _HOW_LONG


def _tells_when(told: AnnotatedTurn, place: Span) -> bool:
    """Whether the sentences of a place tell since when or for how long."""
    of = {word.sentence for word in told.words if place.start <= word.start < place.end}
    words = [word for word in told.words if word.sentence in of]
    return tells_duration(words, told.language) or any(word.norm in _SINCE for word in words)


def _then(draft: AnnotatedTurn, before: Sequence[AnnotatedTurn], talk: Talk) -> Talk:
    """The talk of some turns, numbered from 0, and a draft after them; what is known of the turns stays known."""
    turns = (*before, replace(draft, turn=replace(draft.turn, n=len(before))))
    return Talk(replace(talk.conversation, turns=tuple(t.turn for t in turns)), turns, talk.handbook)
