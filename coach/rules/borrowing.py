"""Rules that look by other rules too: what they borrow is put into their text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.rules.rule import Rule, RuleError, RuleText, read_rule
from coach.wording.told import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from coach.model import Language


def with_borrowed(rules: Sequence[Rule], built_in: Path) -> tuple[Rule, ...]:
    """The rules, each that borrows with `borrowed` in its text: per name, that rule's detector, options and text.

    A rule that is not among them (a team may keep one silent) lends its words from the folder of the built-in rules;
    RuleError where there is none of that name.
    """
    known = {rule.name: rule for rule in rules}
    return tuple(_borrowing(rule, known, built_in) if rule.borrows else rule for rule in rules)


def _borrowing(rule: Rule, known: Mapping[str, Rule], built_in: Path) -> Rule:
    lent = [known.get(name) or _built_in(name, rule, known, built_in) for name in rule.borrows]
    return replace(rule, texts={language: _text(text, lent, language) for language, text in rule.texts.items()})


def _built_in(name: str, rule: Rule, known: Mapping[str, Rule], built_in: Path) -> Rule:
    file = built_in / f"{name}.toml"
    if not file.is_file():
        raise RuleError(told("no_lender", name=name, known=", ".join(known)), f"{rule.name}.toml")
    return read_rule(file)


def _text(text: RuleText, lent: Sequence[Rule], language: Language) -> RuleText:
    borrowed = {
        rule.name: {"detector": rule.detector, "options": rule.options, "text": rule.texts[language].raw}
        for rule in lent
    }
    return replace(text, raw={**text.raw, "borrowed": borrowed})
