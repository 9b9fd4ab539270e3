"""Exercises from the rulebook: every rule's own examples, without further work.

Each flag example becomes the exercises that its rule allows. A model answer is kept only where it lands.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.model import Channel, Conversation, Kind, Language, Role, Turn
from coach.practice import drafts
from coach.practice.drafts import Moment
from coach.practice.exercise import ExerciseKind, nameless
from coach.practice.reading import found_in, parsed, talk_of
from coach.rules.examples import example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.practice.exercise import Exercise
    from coach.rules import Rulebook
    from coach.rules.examples import Example
    from coach.rules.rule import Rule

_EACH = 12  # flag examples of one rule and language that become exercises: more would be the same again
_SPOTS = 4
_BESIDE = 2  # turns that are fine beside the one to spot


def exercises(
    rulebook: Rulebook, language: Language, handbook: Handbook | None = None, behaviour: str = ""
) -> Iterator[Exercise]:
    """The exercises of all concerns and strengths in one language (or of one behaviour), rule by rule, each once."""
    named = (rule for rule in rulebook.rules if behaviour in ("", rule.behaviour.name))
    return unlike(exercise for rule in named for exercise in of_rule(rule, language, handbook))


def unlike(found: Iterable[Exercise]) -> Iterator[Exercise]:
    """Each exercise once."""
    known: set[str] = set()
    for one in found:
        if one.id not in known:
            known.add(one.id)
            yield one


def of_rule(rule: Rule, language: Language, handbook: Handbook | None = None, day: str = "") -> Iterator[Exercise]:
    """The exercises of one rule in one language; none of an observation, where the rule does not look, or where its
    examples are read by a team's lists. Another `day` begins with other examples.
    """
    if language not in rule.languages or rule.behaviour.kind is Kind.OBSERVATION or rule.handbook:
        return
    flagged = rule.texts[language].flag[:_EACH]
    read = (example(text, language) for text in (sorted(flagged, key=lambda t: _mark(day + t)) if day else flagged))
    shown = [replace(each, conversation=nameless(each.conversation)) for each in read if each.marked]
    parsed((turn for each in shown for turn in each.conversation.turns), language)
    for n, each in enumerate(shown):
        if rule.behaviour.kind is Kind.CONCERN or rule.name == drafts.FOLLOW_UP:
            yield from _to_answer(_moment(each, rule, handbook), handbook)
        if n < _SPOTS:
            yield from _to_spot(each, rule, language, handbook)


def _moment(shown: Example, rule: Rule, handbook: Handbook | None) -> Moment:
    """The turn that an answer takes the place of: the marked one, or the agent's that a marked customer turn got."""
    n, scene, behaviour = shown.marked[0][0], shown.conversation, rule.behaviour.name
    asks = drafts.kind_of(behaviour) is ExerciseKind.ASK_ON
    if asks and scene.turns[n].speaker is Role.AGENT:
        n = max((turn.n for turn in scene.turns[:n] if turn.speaker is Role.CUSTOMER), default=n)
    elif not asks and scene.turns[n].speaker is Role.CUSTOMER:
        found = (f for f in found_in(talk_of(scene, handbook)) if f.behaviour == behaviour and f.turn == n)
        n = next((f.about.turn for f in found if f.about), n)
    return Moment(scene, n, behaviour, f"rule:{rule.name}")


def _to_answer(moment: Moment, handbook: Handbook | None) -> Iterator[Exercise]:
    if drafts.kind_of(moment.behaviour) is ExerciseKind.LET_FINISH:
        finish = drafts.let_finish(moment)
        yield from (finish,) if finish else ()
        return
    exercise = drafts.written(moment, handbook)
    if exercise:
        yield exercise
        choice = drafts.choice(exercise, handbook)
        yield from (choice,) if choice else ()


def _to_spot(shown: Example, rule: Rule, language: Language, handbook: Handbook | None) -> Iterator[Exercise]:
    n, scene = shown.marked[0][0], shown.conversation
    if len(scene.turns) == 1:
        n, scene = _among(shown, rule, language)
    exercise = drafts.spot(Moment(scene, n, rule.behaviour.name, f"rule:{rule.name}"))
    if exercise and drafts.is_clear(exercise, handbook):
        yield exercise


def _among(shown: Example, rule: Rule, language: Language) -> tuple[int, Conversation]:
    """A single reply among others that are fine: the rule's own `keep` examples, near misses."""
    own = shown.conversation.turns[0].text
    scenes = (example(text, language).conversation for text in rule.texts[language].keep)
    calm = [scene.turns[0].text for scene in scenes if len(scene.turns) == 1]
    mixed = sorted(
        (own, *sorted(calm, key=lambda text: _mark(own + text))[:_BESIDE]), key=lambda text: _mark(text + own)
    )
    turns = tuple(Turn(n, Role.AGENT, text) for n, text in enumerate(mixed))
    return mixed.index(own), replace(shown.conversation, turns=turns, channel=Channel.CHAT)


def _mark(text: str) -> str:
    """An order that is always the same and follows nothing a learner could guess."""
    return hashlib.sha256(text.encode()).hexdigest()
