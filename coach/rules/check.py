"""Check: every rule proves itself on its own examples, by the same sentences in tests, terminal and workshop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from coach import handbook
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.model import Dimension, Kind, Language, Role
from coach.phrases import compile_phrase
from coach.rules.apply import apply
from coach.rules.examples import Example, example
from coach.rules.wording import REGISTERS, in_register, put_in

if TYPE_CHECKING:
    from coach.detectors import Match
    from coach.model import Finding
    from coach.rules import Rulebook
    from coach.rules.rule import Rule


def problems(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """What is wrong with a rule, a sentence each: file, language, example, what was found."""
    for language in Language:
        for check in (misplaced, noisy, worse_words, unready, misasked, unreached):
            for problem in check(rule, rulebook, language):
                yield f"{rule.name}.toml, [{language}]: {problem}"


def misplaced(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[str]:
    """`flag` examples where the rule does not fire exactly where they are marked."""
    for text in rule.texts[language].flag:
        scene = example(text, language)
        found = [f for f, _ in _found(rulebook, scene) if f.rule == rule.name]
        if tuple((f.turn, f.span) for f in found) != scene.marked:
            words = ", ".join(f"'{f.text}'" for f in found) or "nothing"
            yield f"the example “{text}” should be found where it is marked, and {words} was found."


def noisy(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[str]:
    """`keep` examples that set off this rule, or a respect concern of any rule."""
    for text in rule.texts[language].keep:
        for finding, _ in _found(rulebook, example(text, language)):
            respect = finding.kind is Kind.CONCERN and finding.dimension is Dimension.RESPECT
            if respect or finding.rule == rule.name:
                yield f"the example “{text}” should be kept, and {finding.rule} finds '{finding.text}'."


def worse_words(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[str]:
    """Better words that set off a respect concern themselves once they are put in."""
    for text in rule.texts[language].flag:
        scene = example(text, language)
        for finding, match in _found(rulebook, scene):
            if finding.rule == rule.name and finding.kind is Kind.CONCERN:
                yield from _worse(rulebook, scene, finding, match)


def _worse(rulebook: Rulebook, scene: Example, finding: Finding, match: Match) -> Iterator[str]:
    turn = _talk(scene).turns[finding.turn]
    for better in match.better:
        for register in REGISTERS:
            text = put_in(turn, finding.span, in_register(better, register))
            reworded = replace(turn.turn, text=text)
            turns = tuple(reworded if t.n == finding.turn else t for t in scene.conversation.turns)
            new = Example(replace(scene.conversation, turns=turns), ())
            for concern in _concerns(rulebook, new):
                yield f"the better words “{better}” make “{text}”, where {concern.rule} finds '{concern.text}'."


def unready(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[str]:
    """Ready sentences that set off a respect concern."""
    for ready in rule.texts[language].ready:
        for register in REGISTERS:
            for concern in _concerns(rulebook, example(in_register(ready, register), language)):
                yield f"in the ready sentence “{ready}” {concern.rule} finds '{concern.text}'."


def misasked(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[str]:
    """Questions of the rule's drafts that set off a respect concern."""
    for group in rule.texts[language].raw.get("drafts", ()):
        for ask in group["ask"]:
            for register in REGISTERS:
                question = " ".join(filter(None, (group.get("lead", ""), in_register(ask, register))))
                for concern in _concerns(rulebook, example(question, language)):
                    yield f"in the draft “{ask}” {concern.rule} finds '{concern.text}'."


def unreached(rule: Rule, rulebook: Rulebook, language: Language) -> Iterator[str]:
    """Phrases that no `flag` example reaches."""
    text = rule.texts[language]
    turns = [turn for flag in text.flag for turn in _talk(example(flag, language)).by(Role.AGENT)]
    for group in text.raw.get("phrases", ()):
        for say in group["say"]:
            phrase = compile_phrase(say, language)
            if not any(phrase.found_in(turn) for turn in turns):
                yield f"no 'flag' example reaches the phrase “{say}”."


def _concerns(rulebook: Rulebook, scene: Example) -> Iterator[Finding]:
    for finding, _ in _found(rulebook, scene):
        if finding.kind is Kind.CONCERN and finding.dimension is Dimension.RESPECT:
            yield finding


def _found(rulebook: Rulebook, scene: Example) -> tuple[tuple[Finding, Match], ...]:
    return apply(rulebook, _talk(scene))


def _talk(scene: Example) -> Talk:
    conversation = scene.conversation
    # The rulebook proves itself: what was learned is measured, not proved.
    alone = handbook.load().with_values({"findings.learned": "false"})
    return Talk(conversation, annotate(conversation.turns, conversation.language or Language.FI), alone)
