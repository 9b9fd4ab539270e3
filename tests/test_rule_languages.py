"""A rule may look for something that one of the languages has no form for."""

from __future__ import annotations

import pytest

from coach.model import Language
from coach.rules.rule import RuleError, parse_rule


def rule(**changes):
    text = {"title": "T", "why": "W", "flag": ["[[Hei]]."], "keep": ["Moi."]}
    return {"behaviour": "greeting", "sources": ["S"], "fi": dict(text), "en": dict(text, flag=[])} | changes


def test_without_languages_every_language_needs_flag_examples():
    with pytest.raises(RuleError, match="'flag' is empty"):
        parse_rule(rule(), "r")


def test_a_language_left_out_has_no_flag_examples():
    assert parse_rule(rule(languages=["fi"]), "r").languages == {Language.FI}
    with pytest.raises(RuleError, match="'flag' must be empty"):
        parse_rule(rule(languages=["en"]), "r")


@pytest.mark.parametrize("languages", [[], ["sv"]])
def test_languages_are_known_ones(languages):
    with pytest.raises(RuleError, match="must name one or more of fi, en"):
        parse_rule(rule(languages=languages), "r")
