"""A rule that looks by other rules too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach import rules
from coach.model import Language
from coach.rules.borrowing import with_borrowed
from coach.rules.rule import RuleError


def test_what_a_rule_borrows_stands_in_its_text():
    lent = rules.load()["missed-follow-up"].texts[Language.FI].raw["borrowed"]["empathy"]
    assert lent["detector"] == "phrases"
    assert lent["text"] is rules.load()["empathy"].texts[Language.FI].raw


def test_a_rule_that_is_not_there_cannot_be_borrowed():
    rule = replace(rules.load()["thanks"], borrows=("nowhere",))
    with pytest.raises(RuleError, match=r"thanks\.toml: cannot borrow 'nowhere'; known: thanks\."):
        with_borrowed((rule,), rules.FOLDER)


def test_a_rule_that_a_team_keeps_silent_still_lends_its_words():
    missed = replace(rules.load()["missed-follow-up"], borrows=("empathy",))
    (alone,) = with_borrowed((missed,), rules.FOLDER)
    assert alone.texts[Language.FI].raw["borrowed"]["empathy"]["text"]["phrases"]
