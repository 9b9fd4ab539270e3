"""Check: every rule proves itself on its own examples, by the same sentences in tests, terminal and workshop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach import handbook
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.model import Dimension, Kind, Language, Role
from coach.phrases import compile_phrase
from coach.rules.apply import apply
from coach.rules.examples import Example, example
from coach.rules.wording import REGISTERS, in_register, put_in
from coach.wording.told import told

if TYPE_CHECKING:
    from coach.detectors import Match
    from coach.handbook import Handbook
    from coach.model import Conversation, Finding
    from coach.rules import Rulebook
    from coach.rules.rule import Rule
    from coach.wording.told import Told


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a rule in one language, one sentence."""

    rule: str
    language: Language
    what: Told

    def __str__(self) -> str:
        return f"{self.rule}.toml, [{self.language}]: {self.what}"


def problems(rule: Rule, rulebook: Rulebook) -> Iterator[Problem]:
    """What is wrong with a rule, a sentence each: file, language, example, what was found."""
    for language in Language:
        for check in (misplaced, noisy, worse_words, unready, misasked, unreached):
            yield from (Problem(rule.name, language, what) for what in check(rule, rulebook, language))


def misplaced(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[Told]:
    """`flag` examples where the rule does not fire exactly where they are marked."""
    for text in rule.texts[language].flag:
        scene = example(text, language)
        found = [f for f, _ in _found(rulebook, scene, rule) if f.rule == rule.name]
        if tuple((f.turn, f.span) for f in found) != scene.marked:
            words = ", ".join(f"'{f.text}'" for f in found)
            yield (
                told("example.misplaced", example=text, words=words) if words else told("example.silent", example=text)
            )


def noisy(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[Told]:
    """`keep` examples that set off this rule, or a respect concern of any rule."""
    for text in rule.texts[language].keep:
        for finding, _ in _found(rulebook, example(text, language), rule):
            respect = finding.kind is Kind.CONCERN and finding.dimension is Dimension.RESPECT
            if respect or finding.rule == rule.name:
                yield told("example.noisy", example=text, rule=finding.rule, words=finding.text)


def worse_words(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[Told]:
    """Better words that set off a respect concern themselves once they are put in."""
    for text in rule.texts[language].flag:
        scene = example(text, language)
        for finding, match in _found(rulebook, scene, rule):
            if finding.rule == rule.name and finding.kind is Kind.CONCERN:
                yield from _worse(rule, rulebook, scene, finding, match)


def _worse(rule: Rule, rulebook: Rulebook, scene: Example, finding: Finding, match: Match) -> Iterator[Told]:
    turn = _talk(scene, rule).turns[finding.turn]
    for better in match.better:
        for register in REGISTERS:
            text = put_in(turn, finding.span, in_register(better, register))
            reworded = replace(turn.turn, text=text)
            turns = tuple(reworded if t.n == finding.turn else t for t in scene.conversation.turns)
            new = Example(replace(scene.conversation, turns=turns), ())
            for concern in _concerns(rulebook, new, rule):
                yield told("example.worse", better=better, text=text, rule=concern.rule, words=concern.text)


def unready(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[Told]:
    """Ready sentences that set off a respect concern."""
    for ready in rule.texts[language].ready:
        for register in REGISTERS:
            for concern in _concerns(rulebook, example(in_register(ready, register), language), rule):
                yield told("example.unready", text=ready, rule=concern.rule, words=concern.text)


def misasked(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[Told]:
    """Questions of the rule's drafts that set off a respect concern."""
    for group in rule.texts[language].raw.get("drafts", ()):
        for ask in group["ask"]:
            for register in REGISTERS:
                question = " ".join(filter(None, (group.get("lead", ""), in_register(ask, register))))
                for concern in _concerns(rulebook, example(question, language), rule):
                    yield told("example.misasked", text=ask, rule=concern.rule, words=concern.text)


def unreached(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[Told]:
    """Phrases that no `flag` example reaches."""
    text = rule.texts[language]
    turns = [turn for flag in text.flag for turn in _talk(example(flag, language), rule).by(Role.AGENT)]
    for group in text.raw.get("phrases", ()):
        for say in group["say"]:
            phrase = compile_phrase(say, language)
            if not any(phrase.found_in(turn) for turn in turns):
                yield told("example.unreached", phrase=say)


def _concerns(rulebook: Rulebook, scene: Example, rule: Rule) -> Iterator[Finding]:
    for finding, _ in _found(rulebook, scene, rule):
        if finding.kind is Kind.CONCERN and finding.dimension is Dimension.RESPECT:
            yield finding


def _found(rulebook: Rulebook, scene: Example, rule: Rule) -> tuple[tuple[Finding, Match], ...]:
    return apply(rulebook, _talk(scene, rule))


def scene_of(text: str, language: Language) -> Talk:
    """An example's scene, parsed."""
    return _parsed(example(text, language).conversation)


def _talk(scene: Example, rule: Rule) -> Talk:
    talk = _parsed(scene.conversation)
    if not rule.handbook:
        return talk
    return replace(talk, handbook=talk.handbook.with_tables(rule.handbook, f"{rule.name}.toml, [handbook]"))


@lru_cache(maxsize=2048)  # the same examples are asked about again and again while a rule is being written
def _parsed(conversation: Conversation) -> Talk:
    return Talk(conversation, annotate(conversation.turns, conversation.language or Language.FI), _by_rules_alone())


@cache
def _by_rules_alone() -> Handbook:
    """The rulebook proves itself: what was learned is measured, not proved."""
    return handbook.load().with_values({"findings.learned": "false"})
