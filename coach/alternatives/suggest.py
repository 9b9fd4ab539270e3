"""Suggest better words for the concerns of a review: candidates first, then the guarantee.

A candidate is the turn with better words put in, the turn rewritten, or a ready sentence for the situation. It is
shown only where the whole rulebook finds no concern in it and no number, name, date or promise was added or lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.alternatives.facts import facts
from coach.alternatives.register import register_of
from coach.alternatives.rewrite import rewrites
from coach.detectors import Match, Talk
from coach.language.annotate import annotate
from coach.model import Alternative, Dimension, Finding, Kind, Language, Role, Source
from coach.rules.apply import apply
from coach.rules.wording import in_register, put_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.language.tokens import AnnotatedTurn
    from coach.rules import Rulebook

_MOST = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    finding: int
    alternative: Alternative


def with_alternatives(rulebook: Rulebook, talk: Talk, found: Iterable[tuple[Finding, Match]]) -> tuple[Finding, ...]:
    """The findings, each concern with up to three alternatives that keep the guarantee."""
    pairs = tuple(found)
    candidates = [
        _Candidate(i, alternative)
        for i, (finding, match) in enumerate(pairs)
        if finding.kind is Kind.CONCERN
        for alternative in _candidates(rulebook, talk, finding, match)
    ]
    good = list(dict.fromkeys(_checked(rulebook, talk, pairs, candidates)))
    return tuple(
        replace(finding, alternatives=tuple(c.alternative for c in good if c.finding == i)[:_MOST])
        for i, (finding, _) in enumerate(pairs)
    )


def _candidates(rulebook: Rulebook, talk: Talk, finding: Finding, match: Match) -> Iterator[Alternative]:
    turn = talk.turns[finding.turn]
    if turn.turn.speaker is not Role.AGENT:
        return
    register = register_of(talk, finding.turn) if turn.language is Language.FI else "te"
    for text in rewrites(turn, finding):
        yield Alternative(text, Source.REWRITE)
    for words in match.better:
        yield Alternative(put_in(turn, finding.span, in_register(words, register)), Source.RULE)
    for sentence in rulebook[finding.rule].texts[turn.language].ready:
        yield Alternative(in_register(sentence, register), Source.DRAFT)


def _checked(
    rulebook: Rulebook, talk: Talk, pairs: tuple[tuple[Finding, Match], ...], candidates: list[_Candidate]
) -> list[_Candidate]:
    if not candidates:
        return []
    language = talk.turns[0].language
    originals = [talk.turns[pairs[c.finding][0].turn] for c in candidates]
    reworded = annotate(
        (replace(o.turn, text=c.alternative.text) for o, c in zip(originals, candidates, strict=True)), language
    )
    return [
        candidate
        for candidate, original, new in zip(candidates, originals, reworded, strict=True)
        if _keeps_facts(original, new, candidate.alternative.source) and _is_free_of_concerns(rulebook, talk, new)
    ]


def _keeps_facts(original: AnnotatedTurn, new: AnnotatedTurn, source: Source) -> bool:
    """A rewording keeps all facts; a ready sentence, which replaces nothing, adds none."""
    before, after = facts(original), facts(new)
    return not after - before if source is Source.DRAFT else before == after


def _is_free_of_concerns(rulebook: Rulebook, talk: Talk, new: AnnotatedTurn) -> bool:
    """Whether the rulebook finds no respect concern in the turn, read in the place of the old one."""
    before = talk.before(new.turn.n, Role.CUSTOMER)
    scene = tuple(t for t in (before, new) if t is not None)
    turns = tuple(replace(t, turn=replace(t.turn, n=n)) for n, t in enumerate(scene))
    small = Talk(replace(talk.conversation, turns=tuple(t.turn for t in turns)), turns, talk.handbook)
    found = apply(rulebook.of(Dimension.RESPECT), small)
    return not any(finding.kind is Kind.CONCERN for finding, _ in found)
