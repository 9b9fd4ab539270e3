"""A team's own rules stand beside the built-in ones."""

from pathlib import Path

import pytest

from coach import handbook, rules
from coach.reviewing import review
from coach.rules import FOLDER
from coach.rules.rule import RuleError
from tests.conftest import conversation

OWN = """
behaviour = "dismissal"
sources = ["our own agreement"]

[fi]
title = "Luukulta toiselle"
why = "Meillä asia otetaan vastaan siinä, mihin se tuodaan."
flag = ["[[Se on eri luukku]]."]
keep = ["Vien asian perille."]
[[fi.phrases]]
say = ["se on eri luukku"]

[en]
title = "Wrong counter"
why = "We take a matter where it is brought."
flag = ["[[That is a different counter]]."]
keep = ["I'll take it there."]
[[en.phrases]]
say = ["that is a different counter"]
"""
TALK = conversation(("customer", "Tulin kysymään laskusta."), ("agent", "Se on eri luukku."))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wrong-counter.toml").write_text(OWN, "utf-8")
    return tmp_path


def book(**values: str):
    only_rules = {"findings.learned": "false"}
    return handbook.load().with_values(only_rules | {f"rules.{key}": value for key, value in values.items()})


def names(**values: str) -> set[str]:
    return {finding.rule for finding in review(TALK, book(**values)).findings}


def test_an_own_rule_finds_beside_the_built_in_ones(folder):
    assert "wrong-counter" not in names()
    assert "wrong-counter" in names(folder=f"'{folder}'")
    assert len(rules.of(book(folder=f"'{folder}'")).rules) == len(rules.load().rules) + 1


def test_an_edited_rule_holds_at_once(folder):
    before = rules.of(book(folder=f"'{folder}'")).version
    file = folder / "wrong-counter.toml"
    file.write_text(OWN.replace("eri luukku", "väärä tiski"), "utf-8")
    assert "wrong-counter" not in names(folder=f"'{folder}'")
    assert rules.of(book(folder=f"'{folder}'")).version != before


def test_a_rule_of_the_same_name_replaces_the_built_in_one(folder):
    (folder / "wrong-counter.toml").rename(folder / "command.toml")
    assert rules.of(book(folder=f"'{folder}'"))["command"].behaviour.name == "dismissal"


def test_only_the_own_rules_may_hold(folder):
    assert [rule.name for rule in rules.of(book(folder=f"'{folder}'", built_in="false")).rules] == ["wrong-counter"]


def test_a_silent_rule_finds_nothing():
    assert {"dismissal", "greeting"} <= {rule.name for rule in rules.load().rules}
    assert "greeting" not in {rule.name for rule in rules.of(book(silent='["greeting"]')).rules}


def test_a_folder_that_is_not_there_is_one_sentence():
    with pytest.raises(RuleError, match="is not there"):
        review(TALK, book(folder="'/no/such/folder'"))


def test_the_folder_of_the_built_in_rules_gives_the_same_rulebook():
    same = rules.of(book(folder=f"'{FOLDER}'", built_in="false"))
    assert same.version == rules.load().version
