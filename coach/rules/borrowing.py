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
    RuleError where there is none of that name. What is lent is the lender's own text, with what it has borrowed itself,
    so that what it has read of a talk is known to both.
    """
    library = _Library({rule.name: rule for rule in rules}, built_in)
    return tuple(library.whole(rule) for rule in rules)


class _Library:
    """Rules by name, and those that have been given what they borrow."""

    def __init__(self, known: Mapping[str, Rule], built_in: Path) -> None:
        self._known, self._built_in = known, built_in
        self._whole: dict[str, Rule] = {}

    def whole(self, rule: Rule) -> Rule:
        """The rule with what it borrows, the same one for all who ask."""
        if rule.name not in self._whole:
            lent = [self.whole(self._lender(name, rule)) for name in rule.borrows]
            texts = {language: _text(text, lent, language) for language, text in rule.texts.items()}
            self._whole[rule.name] = replace(rule, texts=texts) if lent else rule
        return self._whole[rule.name]

    def _lender(self, name: str, rule: Rule) -> Rule:
        return self._known.get(name) or _built_in(name, rule, self._known, self._built_in)


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
