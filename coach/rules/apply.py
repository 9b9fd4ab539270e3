"""Apply the rulebook to an annotated conversation: rules × detectors → findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.detectors import Match, Talk
    from coach.rules import Rulebook
    from coach.rules.rule import Rule

Found = tuple["Finding", "Match"]


def apply(rulebook: Rulebook, talk: Talk) -> tuple[Found, ...]:
    """All findings of the conversation with the matches they come from, in the order of the turns.

    A concern is left out where a strength that excuses it stands in the same turn, or where it is less sure than
    the handbook's floor; of one behaviour's overlapping places the surest, then the longest, stays.
    """
    found = [pair for rule in rulebook.rules for pair in _found(rule, talk)]
    strong = {(finding.turn, finding.behaviour) for finding, _ in found if finding.kind is not Kind.CONCERN}
    excuses = {rule.name: rule.excused_by for rule in rulebook.rules}
    kept = [
        (finding, match)
        for finding, match in found
        if finding.confidence >= talk.handbook.findings.confidence_floor
        and not any((finding.turn, name) in strong for name in excuses[finding.rule])
    ]
    return tuple(sorted(_without_doubles(kept), key=_place))


def _found(rule: Rule, talk: Talk) -> Iterator[Found]:
    language = talk.turns[0].language
    if language not in rule.languages:
        return
    why = rule.texts[language].why
    for match in rule.detect(language)(talk):
        turn = talk.turns[match.turn].turn
        yield (
            Finding(
                rule=rule.name,
                behaviour=rule.behaviour.name,
                dimension=rule.behaviour.dimension,
                kind=rule.behaviour.kind,
                turn=match.turn,
                span=match.span,
                text=match.span.of(turn.text),
                time=match.time or turn.time,
                confidence=match.confidence,
                why=match.reason or why,
            ),
            match,
        )


def _without_doubles(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for pair in sorted(found, key=_surest):
        finding = pair[0]
        if not any(_same_place(finding, other) for other, _ in kept):
            kept.append(pair)
    return kept


def _same_place(one: Finding, other: Finding) -> bool:
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return one.turn == other.turn and one.behaviour == other.behaviour and overlap


def _surest(pair: Found) -> tuple[float, int, int, int, str]:
    finding = pair[0]
    length = finding.span.end - finding.span.start
    return (-finding.confidence, -length, finding.turn, finding.span.start, finding.rule)


def _place(pair: Found) -> tuple[int, int, int, str]:
    finding = pair[0]
    return (finding.turn, finding.span.start, finding.span.end, finding.behaviour)
