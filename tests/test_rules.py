"""Every rule proves itself on its own examples: generic tests that hold for all rules, for ever."""

from __future__ import annotations

import pytest

from coach import rules
from coach.model import Language
from coach.rules import check

RULEBOOK = rules.load()
EACH = [pytest.param(rule, language, id=f"{rule.name}-{language}") for rule in RULEBOOK.rules for language in Language]


@pytest.mark.parametrize(("rule", "language"), EACH)
def test_a_rule_fires_exactly_where_its_flag_examples_are_marked(rule, language):
    assert not list(check.misplaced(rule, RULEBOOK, language))


@pytest.mark.parametrize(("rule", "language"), EACH)
def test_keep_examples_set_off_no_concern_and_not_this_rule(rule, language):
    assert not list(check.noisy(rule, RULEBOOK, language))


@pytest.mark.parametrize(("rule", "language"), EACH)
def test_better_words_put_in_set_off_no_concern(rule, language):
    assert not list(check.worse_words(rule, RULEBOOK, language))


@pytest.mark.parametrize(("rule", "language"), EACH)
def test_ready_sentences_set_off_no_concern(rule, language):
    assert not list(check.unready(rule, RULEBOOK, language))


@pytest.mark.parametrize(("rule", "language"), EACH)
def test_questions_of_drafts_set_off_no_concern(rule, language):
    assert not list(check.misasked(rule, RULEBOOK, language))


@pytest.mark.parametrize(("rule", "language"), EACH)
def test_every_phrase_is_reached_by_a_flag_example(rule, language):
    assert not list(check.unreached(rule, RULEBOOK, language))
