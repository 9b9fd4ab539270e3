"""All exercises that come with Coach: those of the rulebook and the branching scenes; and a few of them for today."""

from __future__ import annotations

import hashlib
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from coach import rules
from coach.behaviours import BEHAVIOURS
from coach.model import CoachError, Kind
from coach.practice import branching, from_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coach.handbook import Handbook
    from coach.model import Language, Turn
    from coach.practice.exercise import Exercise, ExerciseKind
    from coach.rules.rule import Rule

_T = TypeVar("_T")
_AT_A_TIME = 3  # the exercises that one example gives


def exercises(handbook: Handbook, language: Language, behaviour: str = "") -> Iterator[Exercise]:
    """Every exercise of a language (or about one behaviour), the rulebook's first; CoachError on an unknown name."""
    return from_rules.unlike(chain.from_iterable(parts(handbook, language, behaviour)))


def parts(handbook: Handbook, language: Language, behaviour: str = "") -> tuple[Iterable[Exercise], ...]:
    """The same rule by rule, each built only when it is walked; an exercise may come in more than one."""
    _check(behaviour)
    named = (rule for rule in rules.of(handbook).rules if behaviour in ("", rule.behaviour.name))
    return (*(from_rules.of_rule(rule, language, handbook) for rule in named), _scenes(language, behaviour))


def _scenes(language: Language, behaviour: str) -> Iterator[Exercise]:
    for scene in branching.scenes():
        if scene.language is language and behaviour in ("", scene.behaviour):
            yield scene.exercise()


def _check(behaviour: str) -> None:
    if behaviour and behaviour not in BEHAVIOURS:
        raise CoachError(f"There is no behaviour '{behaviour}'; known: {', '.join(BEHAVIOURS)}.")


def session(  # noqa: PLR0913 - what to practise is said by its kind and by its behaviour
    handbook: Handbook,
    language: Language,
    count: int,
    day: str,
    *,
    behaviour: str = "",
    kind: ExerciseKind | None = None,
) -> tuple[Exercise, ...]:
    """Up to `count` exercises for a day: of different behaviours as far as there are, the same all day.

    Only what is needed is built: one after another from each rule's own, in an order that the `day` gives.
    """
    _check(behaviour)
    concerns = (
        rule for rule in rules.of(handbook).rules if behaviour == rule.behaviour.name or _is_concern(rule, behaviour)
    )
    named = _shuffled(concerns, day, lambda rule: rule.name)
    by_rule = (from_rules.of_rule(rule, language, handbook, day) for rule in named)
    pools = (*(_of(pool, day, kind) for pool in by_rule), _of(_scenes(language, behaviour), day, kind))
    return tuple(islice(_once(_in_turn(pools)), count))


def _is_concern(rule: Rule, behaviour: str) -> bool:
    return not behaviour and rule.behaviour.kind is Kind.CONCERN


def _of(pool: Iterable[Exercise], day: str, kind: ExerciseKind | None) -> Iterator[Exercise]:
    """The exercises of a pool, of one kind if it is given, in the day's order; a few are built at a time."""
    wanted = (one for one in pool if kind in (None, one.kind))
    while few := tuple(islice(wanted, _AT_A_TIME)):
        yield from _shuffled(few, day, lambda one: one.id)


def _shuffled(items: Iterable[_T], day: str, name: Callable[[_T], str]) -> list[_T]:
    """An order that is the same all day and another one tomorrow."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{day} {name(item)}".encode()).hexdigest())


def _in_turn(pools: Iterable[Iterator[_T]]) -> Iterator[_T]:
    """One from each pool in turn, until all are empty."""
    left = list(pools)
    while left:
        for pool in tuple(left):
            item = next(pool, None)
            if item is None:
                left.remove(pool)
            else:
                yield item


def _once(found: Iterable[Exercise]) -> Iterator[Exercise]:
    """Each scene once: its choice of three would give the answer to saying it better away."""
    seen: set[tuple[Turn, ...]] = set()
    for one in found:
        if one.scene.turns not in seen:
            seen.add(one.scene.turns)
            yield one
