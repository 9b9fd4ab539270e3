"""What if: the same conversation by other limits, without reading it anew, and what would change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from coach import rules
from coach.alternatives.suggest import with_alternatives
from coach.model import Dimension
from coach.reviewing import annotated, review_talk, with_findings
from coach.rules.apply import by_rules, search, settled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.detectors import Talk
    from coach.handbook import Handbook
    from coach.model import Conversation, Finding, Review, Score
    from coach.rules.apply import Found


@dataclass(frozen=True, slots=True)
class Basis:
    """A conversation parsed and searched once, with its review by the handbook it was searched by."""

    talk: Talk
    found: tuple[Found, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two reviews of one conversation: findings that go, that come, and the points."""

    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    scores: tuple[tuple[Score, Score], ...]

    @property
    def any(self) -> bool:
        """Whether anything a person would see is different."""
        return bool(self.gone or self.new) or any(one.points != two.points for one, two in self.scores)


def basis(conversation: Conversation, handbook: Handbook | None = None) -> Basis:
    """The conversation parsed, searched and reviewed by a handbook (the default one when none is given)."""
    talk = annotated(conversation, handbook)
    rulebook = rules.of(talk.handbook)
    found = search(rulebook, talk)
    pairs = settled(found, rulebook, talk)
    return Basis(talk, found, with_findings(talk, with_alternatives(rulebook, talk, pairs)))


def what_if(basis: Basis, handbook: Handbook) -> Review:
    """The review by another handbook: exactly what a new review would give, at a fraction of the time.

    Limits of turn-taking and of replies, weights and the base of the points are read anew by the rules of listening
    alone; any other difference makes a whole review.
    """
    if handbook == basis.talk.handbook:
        return basis.review
    talk = replace(basis.talk, handbook=handbook)
    if not _same_words(handbook, basis.talk.handbook):
        return review_talk(talk)
    rulebook = rules.of(handbook)
    about_words = (pair for pair in basis.found if pair[0].dimension is not Dimension.LISTENING)
    found = (*about_words, *by_rules(rulebook.of(Dimension.LISTENING), talk))
    return with_findings(talk, _with_known_alternatives(basis, talk, settled(found, rulebook, talk)))


def changes(before: Review, after: Review) -> Changes:
    """What differs between two reviews of one conversation, findings by their behaviour and place."""
    had, has = ({_place(finding) for finding in review.findings} for review in (before, after))
    return Changes(
        gone=tuple(finding for finding in before.findings if _place(finding) not in has),
        new=tuple(finding for finding in after.findings if _place(finding) not in had),
        scores=tuple(zip(before.scores, after.scores, strict=True)),
    )


def _place(finding: Finding) -> tuple[str, int, int, int]:
    return finding.behaviour, finding.turn, finding.span.start, finding.span.end


def _same_words(one: Handbook, other: Handbook) -> bool:
    """Whether two handbooks differ in limits and weights at most, so that the same words are found by both."""
    limits = {"listening", "reply_limits", "listen_to_talk", "score", "weights"}
    return replace(one, **{name: getattr(other, name) for name in limits}) == other


def _with_known_alternatives(basis: Basis, talk: Talk, pairs: tuple[Found, ...]) -> tuple[Finding, ...]:
    """The findings with alternatives, made anew only in turns where something else is found than before."""
    known = {turn: tuple(same) for turn, same in groupby(basis.review.findings, key=lambda f: f.turn)}
    turns = {turn: tuple(same) for turn, same in groupby(pairs, key=lambda pair: pair[0].turn)}
    other = [turn for turn, same in turns.items() if _plain(known.get(turn, ())) != tuple(f for f, _ in same)]
    fresh = iter(with_alternatives(rules.of(talk.handbook), talk, (pair for turn in other for pair in turns[turn])))
    made = {turn: tuple(next(fresh) for _ in turns[turn]) for turn in other}
    return tuple(finding for turn in turns for finding in made.get(turn, known.get(turn, ())))


def _plain(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(finding, alternatives=()) for finding in findings)
