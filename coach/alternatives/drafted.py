"""Drafted questions for what was missed: in the agent's form of address, checked before they are shown.

A draft is shown where our own follow-up rule takes it for a follow-up to the customer's words, the rulebook finds no
respect concern in it, and it adds no number, name, date or promise to what the customer said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.alternatives.facts import facts
from coach.alternatives.register import register_of
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.model import Alternative, Dimension, Finding, Kind, Language, Role, Source, Turn
from coach.rules.apply import apply
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.detectors import Match
    from coach.language.tokens import AnnotatedTurn
    from coach.rules import Rulebook

_MOST = 3
_WRITTEN = "checklist-gap"  # its questions are the team's own words and no drafts
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
    rulebook: Rulebook, talk: Talk, pairs: Sequence[tuple[Finding, Match]]
) -> dict[int, tuple[Alternative, ...]]:
    """The drafts of each finding on a customer's turn, by the finding's place among `pairs`; three at most."""
    texts = {
        i: _spoken_to(match.better, talk)
        for i, (finding, match) in enumerate(pairs)
        if match.better and finding.behaviour != _WRITTEN and talk.turns[finding.turn].turn.speaker is Role.CUSTOMER
    }
    good: dict[int, list[Alternative]] = {i: [] for i in texts}
    asked: set[tuple[int, str]] = set()
    for start in range(0, max(map(len, texts.values()), default=0), _MOST):
        wanted = [i for i in texts if len(good[i]) < _MOST]
        flat = [(i, text) for i in wanted for text in texts[i][start : start + _MOST]]
        read = annotate((Turn(1, Role.AGENT, text) for _, text in flat), talk.turns[0].language)
        for (i, text), turn in zip(flat, read, strict=True):
            question = (i, " ".join(word.norm for word in turn.words[slice(*turn.sentences[-1])]))
            if len(good[i]) < _MOST and question not in asked and _is_good(turn, pairs[i][0].turn, rulebook, talk):
                good[i].append(Alternative(text, Source.DRAFT))
                asked.add(question)
    return {i: tuple(each) for i, each in good.items()}


def _spoken_to(drafts: Sequence[str], talk: Talk) -> list[str]:
    """The drafts as this agent speaks to the customer: *te*, *sinä*, or *sä* where they say so themselves."""
    if talk.turns[0].language is not Language.FI:
        return list(drafts)
    texts = [in_register(draft, register_of(talk, len(talk.turns) - 1)) for draft in drafts]
    spoken = any(word.text.lower() in _SPOKEN_FORMS for turn in talk.by(Role.AGENT) for word in turn.words)
    return [_STANDARD.sub(lambda form: _SPOKEN[form[1]], text) for text in texts] if spoken else texts


def _is_good(draft: AnnotatedTurn, n: int, rulebook: Rulebook, talk: Talk) -> bool:
    """Whether a draft put in after turn `n` follows it up, asks nothing that was told, and sets off no concern."""
    told = talk.turns[n]
    if facts(draft) - facts(told):
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


def _then(draft: AnnotatedTurn, before: Sequence[AnnotatedTurn], talk: Talk) -> Talk:
    """The talk of some turns, numbered from 0, and a draft after them; what is known of the turns stays known."""
    turns = (*before, replace(draft, turn=replace(draft.turn, n=len(before))))
    return Talk(replace(talk.conversation, turns=tuple(t.turn for t in turns)), turns, talk.handbook)
