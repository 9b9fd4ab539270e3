"""A rule on trial: read, checked as `coach rules check` does, and tried on conversations before it is published."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach.model import CoachError, Dimension, Kind, Language
from coach.rules import FOLDER, Rulebook
from coach.rules.apply import apply
from coach.rules.borrowing import with_borrowed
from coach.rules.check import Problem, problems, scene_of
from coach.rules.rule import Rule, RuleError, parse_rule
from coach.wording.told import Told, ToldError, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.detectors import Talk
    from coach.model import Finding

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def rule_of(raw: Mapping[str, Any], name: str) -> Rule:
    """The rule, with its phrases compiled; RuleError says in one sentence what is missing or wrong."""
    if not _NAME.fullmatch(name):
        raise RuleError(told("no_name"))
    for language in Language:
        table = raw.get(language.value)
        for key in ("title", "why"):
            if isinstance(table, dict) and table.get(key) == "":
                raise RuleError(told("empty_text", key=key), f"{name}.toml, [{language}]", language)
    rule = parse_rule(raw, name)
    for language, text in rule.texts.items():
        if not rule.borrows and (language in rule.languages or text.raw.get("phrases")):
            rule.detect(language)
    return rule


def joined(rulebook: Rulebook, rule: Rule) -> Rulebook:
    """The rulebook with the rule in it, in the place of one of the same name."""
    named = {each.name: each for each in rulebook.rules} | {rule.name: rule}
    rules = with_borrowed(tuple(named[name] for name in sorted(named)), FOLDER)
    return replace(rulebook, rules=rules)


def wrong_with(raw: Mapping[str, Any], name: str, rulebook: Rulebook) -> tuple[Language | None, Told] | None:
    """The first thing that is wrong with a rule beside the others of a rulebook, and in which language; None: nothing.

    The same checks as `coach rules check`: the form, then every example, in both languages.
    """
    try:
        rule = rule_of(raw, name)
        book = joined(rulebook, rule)
        first = next(problems(book[name], book), None)
    except ToldError as error:
        return getattr(error, "language", None), error.what
    except CoachError as error:
        return None, told("other", what=str(error).removesuffix("."))
    return (first.language, first.what) if first else None


def neighbours(rule: Rule, rulebook: Rulebook) -> Iterator[Problem]:
    """Examples of other rules that should be kept, and in which this rule finds a respect concern."""
    if rule.behaviour.kind is not Kind.CONCERN or rule.behaviour.dimension is not Dimension.RESPECT:
        return
    book = joined(rulebook, rule)
    for other in rulebook.rules:
        for language in Language if other.name != rule.name else ():
            for text in other.texts[language].keep:
                for found in hits(rule.name, book, scene_of(text, language)):
                    what = told("neighbour", rule=other.name, example=text, words=found.text)
                    yield Problem(rule.name, language, what)


def hits(name: str, rulebook: Rulebook, talk: Talk) -> tuple[Finding, ...]:
    """Where a rule of the rulebook fires in a conversation, after all other rules have had their say."""
    language = talk.turns[0].language if talk.turns else None
    rule = rulebook[name]
    if language not in rule.languages or not any(rule.detect(language)(talk)):
        return ()
    by_rules = replace(talk, handbook=talk.handbook.with_values({"findings.learned": "false"}))
    return tuple(finding for finding, _ in apply(rulebook, by_rules) if finding.rule == name)
