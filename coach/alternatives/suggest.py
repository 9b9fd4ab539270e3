"""Suggest better words for the concerns of a review: candidates first, then the guarantee.

A candidate is the turn rewritten, the turn with better words in the place of the sentence found, or a ready sentence
for the situation. It is shown only where the whole rulebook finds no respect concern in it and no number, name, date
or promise was added or lost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from coach.alternatives.agreed import agreed
from coach.alternatives.drafted import Pairs, drafted
from coach.alternatives.facts import facts
from coach.alternatives.framing import says_nothing
from coach.alternatives.needs import Setting
from coach.alternatives.reading import read
from coach.alternatives.ready import can_put_among, fitting, greets, put_among
from coach.alternatives.register import register_of
from coach.alternatives.rewrite import rewrites
from coach.detectors import Talk
from coach.model import Alternative, Dimension, Finding, Kind, Role, Source
from coach.rules.apply import Found, apply, is_respect_concern
from coach.rules.wording import CLOSES, in_register, put_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Span
    from coach.rules import Rulebook

_MOST = 3
_MOST_CANDIDATES = 7
_MOST_KNOWN = 20_000
# Unkind in how they leave the customer, not in what they tell.
_TELLING = frozenset("impersonal dismissal negative-framing policy-shield command".split())
_known: dict[tuple[object, ...], bool] = {}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Better words for the finding of that number; `says` are the ready words in it, so that none is said twice.

    `agreed` are the team's own.
    """

    finding: int
    alternative: Alternative
    says: str
    agreed: bool = False


def with_alternatives(rulebook: Rulebook, talk: Talk, found: Iterable[Found]) -> tuple[Finding, ...]:
    """The findings, each concern with up to three alternatives that keep the guarantee."""
    return next(all_with_alternatives(rulebook, [(talk, tuple(found))]))


def all_with_alternatives(rulebook: Rulebook, talks: Sequence[tuple[Talk, Pairs]]) -> Iterator[tuple[Finding, ...]]:
    """The same for the findings of many talks of one language: what might be said instead is read together."""
    candidates = [_all_candidates(rulebook, *each) for each in talks]
    read = _read([candidate for each in candidates for candidate in each], talks)
    drafts = drafted(rulebook, talks)
    for (talk, pairs), there, own in zip(talks, candidates, drafts, strict=True):
        good: dict[int, list[_Candidate]] = defaultdict(list)
        for candidate in _checked(rulebook, talk, pairs, there, read):
            good[candidate.finding].append(candidate)
        yield tuple(
            replace(finding, alternatives=own.get(i) or _chosen(good[i], finding.behaviour))
            for i, (finding, _) in enumerate(pairs)
        )


def _all_candidates(rulebook: Rulebook, talk: Talk, pairs: Pairs) -> list[_Candidate]:
    return [
        candidate
        for i, (finding, _) in enumerate(pairs)
        if finding.kind is Kind.CONCERN and _agents_turn(finding, talk) is not None
        for candidate in islice(_candidates(rulebook, talk, pairs, i), _MOST_CANDIDATES)
    ]


def _read(candidates: Sequence[_Candidate], talks: Sequence[tuple[Talk, Pairs]]) -> Mapping[str, AnnotatedTurn]:
    """The candidates as turns, by their texts."""
    ready = [c.alternative.text for c in candidates if c.alternative.source is Source.DRAFT]
    texts = [c.alternative.text for c in candidates if c.alternative.source is not Source.DRAFT]
    return read(texts, ready, next(talk.turns[0].language for talk, _ in talks if talk.turns)) if candidates else {}


def _chosen(good: list[_Candidate], behaviour: str) -> tuple[Alternative, ...]:
    """The first three that do not say the same.

    Where the words found tell what the customer must know, a ready sentence alone would lose it: it is shown only where
    nothing keeps them.
    """
    chosen: dict[str, Alternative] = {}
    keeping = [candidate for candidate in good if candidate.alternative.source is not Source.DRAFT]
    if keeping and behaviour in _TELLING:
        good = [candidate for candidate in good if candidate.agreed or candidate in keeping]
    for candidate in good:
        if candidate.alternative.text not in {a.text for a in chosen.values()}:
            chosen.setdefault(candidate.says, candidate.alternative)
    return tuple(chosen.values())[:_MOST]


def _candidates(rulebook: Rulebook, talk: Talk, pairs: Pairs, i: int) -> Iterator[_Candidate]:
    finding, match = pairs[i]
    turn = talk.turns[finding.turn]
    if turn.turn.speaker is not Role.AGENT:
        yield from _drafts(rulebook, talk, pairs[i], i)
        return
    setting = Setting.of(talk, turn)
    found = (f.span for f, _ in pairs if f.turn == finding.turn and is_respect_concern(f) and f != finding)
    others = (*found, *says_nothing(turn))
    yield from _agreed(talk, turn, finding, others, i)
    rewritten = False
    for text in rewrites(turn, finding, setting):
        rewritten = True
        yield _Candidate(i, Alternative(text, Source.REWRITE), text)
    ready = fitting(rulebook[finding.rule], talk, turn, setting.register)
    better = [in_register(words, setting.register) for words in match.better]
    for words in better:
        if not words.endswith(CLOSES):
            text = put_in(turn, finding.span, words)
            yield _Candidate(i, Alternative(text, Source.RULE), text)
    if not rewritten and finding.behaviour != "command" and can_put_among(turn, finding.span):
        inside = (words for words in (*ready, *better) if words.endswith(CLOSES) and not greets(words))
        for words in islice(inside, 1):
            text, source = put_among(turn, finding.span, others, words)
            yield _Candidate(i, Alternative(text, source), words)
    for words in ready:
        yield _Candidate(i, Alternative(words, Source.DRAFT), words)


def _agreed(
    talk: Talk, turn: AnnotatedTurn, finding: Finding, others: tuple[Span, ...], i: int
) -> Iterator[_Candidate]:
    """The team's own sentence for what was said: among the rest of the turn, and by itself."""
    register = register_of(talk, finding.turn)
    for words, place in agreed(turn, finding.span, talk.handbook.wordings, register):
        if can_put_among(turn, place):
            text, source = put_among(turn, place, others, words)
            yield _Candidate(i, Alternative(text, source), words, agreed=True)
        yield _Candidate(i, Alternative(words, Source.DRAFT), words, agreed=True)


def _agents_turn(finding: Finding, talk: Talk) -> AnnotatedTurn | None:
    """The agent's turn that better words are for: the finding's own, or for the customer's words what came instead."""
    for n in (finding.turn, finding.about.turn if finding.about else finding.turn):
        if talk.turns[n].turn.speaker is Role.AGENT:
            return talk.turns[n]
    return None


def _drafts(rulebook: Rulebook, talk: Talk, pair: Found, i: int) -> Iterator[_Candidate]:
    """What the agent could say to words of the customer's that were left alone: the match's drafts, then the rule's."""
    finding, match = pair
    turn = _agents_turn(finding, talk)
    if turn is None:
        return
    register = register_of(talk, turn.turn.n)
    own = (in_register(words, register) for words in match.better)
    for words in dict.fromkeys((*own, *fitting(rulebook[finding.rule], talk, turn, register))):
        yield _Candidate(i, Alternative(words, Source.DRAFT), words)


def _checked(
    rulebook: Rulebook, talk: Talk, pairs: Pairs, candidates: Iterable[_Candidate], read: Mapping[str, AnnotatedTurn]
) -> Iterator[_Candidate]:
    safe = _Guarantee(rulebook, talk)
    for candidate in candidates:
        instead_of, alternative = _turn_for(candidate, talk, pairs), candidate.alternative
        new = read[alternative.text]
        if alternative.source is not Source.DRAFT:
            new = replace(new, turn=replace(instead_of.turn, text=alternative.text))
        if safe(instead_of, new, alternative.source):
            yield candidate


def _turn_for(candidate: _Candidate, talk: Talk, pairs: Pairs) -> AnnotatedTurn:
    finding = pairs[candidate.finding][0]
    return _agents_turn(finding, talk) or talk.turns[finding.turn]


class _Guarantee:
    """What every alternative of one conversation is held to."""

    def __init__(self, rulebook: Rulebook, talk: Talk) -> None:
        self._respect = rulebook.of(Dimension.RESPECT)
        self._talk = talk
        self._book = (rulebook.version, talk.handbook.version, talk.conversation.channel)

    def __call__(self, original: AnnotatedTurn, new: AnnotatedTurn, source: Source) -> bool:
        """A rewording keeps all facts, a ready sentence adds none; neither is flagged by the rulebook."""
        before, after = facts(original), facts(new)
        if after - before if source is Source.DRAFT else before != after:
            return False
        customer = self._talk.before(original.turn.n, Role.CUSTOMER)
        key = (*self._book, new.language, customer.turn.text if customer else "", new.turn.text)
        if key not in _known:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[key] = not self._flagged(customer, new)
        return _known[key]

    def _flagged(self, customer: AnnotatedTurn | None, new: AnnotatedTurn) -> bool:
        """Whether the rulebook finds a respect concern in the turn, read in the place of the old one."""
        scene = tuple(t for t in (customer, new) if t is not None)
        turns = tuple(replace(t, turn=replace(t.turn, n=n)) for n, t in enumerate(scene))
        said = replace(self._talk.conversation, turns=tuple(t.turn for t in turns))
        found = apply(self._respect, Talk(said, turns, self._talk.handbook))
        return any(finding.kind is Kind.CONCERN for finding, _ in found)
