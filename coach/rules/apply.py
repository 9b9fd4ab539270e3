"""Apply the rulebook to an annotated conversation: rules × detectors → findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS, Behaviour
from coach.detectors import Match
from coach.learned.hear import Heard, hear
from coach.model import Dimension, Finding, Kind, Language, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Span
    from coach.rules import Rulebook
    from coach.rules.rule import Rule

Found = tuple[Finding, Match]
_LONG_TALK = 4  # from so many agent turns on, the talk is longer than a question and its answer
_LONG_TURN = 40  # a reply of more words tells so much that its tone is seldom one thing
_KINDLY = frozenset(("softener", "permission"))
_WEIGHED = {
    Language.FI: "{why} (Opittu esimerkeistä; eniten painoivat sanat ”{words}”.)",
    Language.EN: "{why} (Learned from examples; the words “{words}” weighed most.)",
}


def apply(rulebook: Rulebook, talk: Talk) -> tuple[Found, ...]:
    """All findings of the conversation with the matches they come from, in the order of the turns.

    The rules find; what was learned from labelled turns says how sure each respect finding is and adds what no rule
    found. A concern is left out where a strength that excuses it, or a concern it yields to, stands in the same
    turn, or where it is less sure than the handbook's floor, which is higher in a longer talk: the same words are less
    often a concern there. Of one behaviour's overlapping places the surest, then the longest, stays.
    """
    return settled(search(rulebook, talk), rulebook, talk)


def search(rulebook: Rulebook, talk: Talk) -> tuple[Found, ...]:
    """All that rules and model find, before anything is excused or left out."""
    found = by_rules(rulebook, talk)
    return _with_learned(found, rulebook, talk) if talk.turns and talk.handbook.findings.learned else found


def by_rules(rulebook: Rulebook, talk: Talk) -> tuple[Found, ...]:
    """All that the rules find, before anything is excused or left out."""
    return tuple(pair for rule in rulebook.rules for pair in _by_rule(rule, talk)) if talk.turns else ()


def settled(found: Iterable[Found], rulebook: Rulebook, talk: Talk) -> tuple[Found, ...]:
    """What stays of all that was found (see `apply`), in the order of the turns."""
    shown = _shown(talk)
    sure = [pair for pair in found if shown(pair[0])]
    return tuple(sorted(_without_doubles(_unexcused(sure, rulebook)), key=_place))


def _shown(talk: Talk) -> Callable[[Finding], bool]:
    """Whether a finding of the talk is sure enough to be shown."""
    findings = talk.handbook.findings
    floor = findings.confidence_floor
    higher = max(floor, findings.confidence_floor_talk) if _is_long(talk) else floor
    return lambda finding: finding.confidence >= (higher if is_respect_concern(finding) else floor)


def is_respect_concern(finding: Finding) -> bool:
    """Whether the words themselves are the concern: a turn that came too soon or too late may keep its own."""
    return finding.dimension is Dimension.RESPECT and finding.kind is Kind.CONCERN


def _is_long(talk: Talk) -> bool:
    return sum(1 for turn in talk.by(Role.AGENT) if turn.words) >= _LONG_TALK


def _by_rule(rule: Rule, talk: Talk) -> Iterator[Found]:
    language = talk.turns[0].language
    if language in rule.languages:
        yield from ((_finding(rule, match, talk), match) for match in rule.detect(language)(talk))


def _finding(rule: Rule, match: Match, talk: Talk) -> Finding:
    turn = talk.turns[match.turn]
    return Finding(
        rule=rule.name,
        behaviour=rule.behaviour.name,
        dimension=rule.behaviour.dimension,
        kind=rule.behaviour.kind,
        turn=match.turn,
        span=match.span,
        text=match.span.of(turn.turn.text),
        time=match.time or turn.turn.time,
        confidence=match.confidence,
        why=match.reason or rule.texts[turn.language].why,
        about=match.about,
    )


def _with_learned(found: tuple[Found, ...], rulebook: Rulebook, talk: Talk) -> tuple[Found, ...]:
    heard = hear(talk)
    weighed = tuple((finding if match.firm else _weighed(finding, heard), match) for finding, match in found)
    shown = _shown(talk)
    known: dict[int, set[Behaviour]] = {n: set() for n in heard}
    for finding, _ in weighed:
        if shown(finding) and finding.turn in known:
            known[finding.turn].add(BEHAVIOURS[finding.behaviour])
    gate = _gate(talk)
    asked = [finding for finding, _ in weighed if finding.behaviour in _KINDLY and shown(finding)]
    learned = (pair for n, each in heard.items() for pair in _learned(each, known[n], rulebook, talk, gate))
    learned = (pair for pair in learned if not _asked_kindly(pair[0], asked))
    return (*weighed, *learned)


def _weighed(finding: Finding, heard: dict[int, Heard]) -> Finding:
    """A rule's finding with the confidence that rule and model give together."""
    judged = finding.dimension is Dimension.RESPECT and finding.kind is not Kind.OBSERVATION
    if not judged or finding.turn not in heard:
        return finding
    return replace(finding, confidence=heard[finding.turn].agreed(finding.behaviour))


def _learned(
    heard: Heard, known: set[Behaviour], rulebook: Rulebook, talk: Talk, gate: Callable[[AnnotatedTurn], float]
) -> Iterator[Found]:
    """What the model names and no rule found, as findings of the behaviour's own rule."""
    turn = heard.scene.turn
    beside = any(b.kind is Kind.CONCERN and b.dimension is Dimension.RESPECT for b in known)
    for name in heard.names(gate(turn), beside=beside):
        rule = rulebook.about(name)
        if BEHAVIOURS[name] in known or rule is None:
            continue
        span = heard.evidence(name)
        reason = _WEIGHED[turn.language].format(why=rule.texts[turn.language].why, words=span.of(turn.turn.text))
        match = Match(turn.turn.n, span, heard.alone(name), reason=reason)
        yield _finding(rule, match, talk), match


def _asked_kindly(learned: Finding, asked: Iterable[Finding]) -> bool:
    """Whether the model takes a request in the conditional for an order or for talking down: *kertoisitko, mitä …*."""
    doubted = learned.behaviour in ("command", "condescension")
    return doubted and any(each.turn == learned.turn and _overlap(each.span, learned.span) for each in asked)


def _gate(talk: Talk) -> Callable[[AnnotatedTurn], float]:
    """How sure the model must be in each turn of the talk that some concern is there."""
    findings = talk.handbook.findings
    long_talk = _is_long(talk)

    def gate(turn: AnnotatedTurn) -> float:
        long = long_talk or len(turn.words) > _LONG_TURN
        return findings.learned_gate_talk if long else findings.learned_gate

    return gate


def _unexcused(found: list[Found], rulebook: Rulebook) -> Iterator[Found]:
    """Without what a strength in the same turn excuses, and what a concern in the same turn says better."""
    there = {(finding.turn, finding.behaviour) for finding, _ in found}
    gives_way = {rule.name: rule.excused_by | rule.yields_to for rule in rulebook.rules}
    for finding, match in found:
        if not any((finding.turn, name) in there for name in gives_way[finding.rule]):
            yield finding, match


def _without_doubles(found: Iterable[Found]) -> list[Found]:
    kept: dict[tuple[int, str], list[Found]] = defaultdict(list)
    for pair in sorted(found, key=_surest):
        finding = pair[0]
        there = kept[finding.turn, finding.behaviour]
        if not any(_overlap(finding.span, other.span) for other, _ in there):
            there.append(pair)
    return [pair for there in kept.values() for pair in there]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _surest(pair: Found) -> tuple[float, int, int, int, str]:
    finding = pair[0]
    length = finding.span.end - finding.span.start
    return (-finding.confidence, -length, finding.turn, finding.span.start, finding.rule)


def _place(pair: Found) -> tuple[int, int, int, str]:
    finding = pair[0]
    return (finding.turn, finding.span.start, finding.span.end, finding.behaviour)
