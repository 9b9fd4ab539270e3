"""A sum of features and words, read as a likelihood; the fitted tables hold all that the judgements ask for."""

from __future__ import annotations

from math import isclose
from pathlib import Path

import pytest

from coach.model import Language
from coach.questions import asking, suiting, telling
from coach.questions.weighing import Weights, weights


def test_features_and_words_are_summed_and_unknown_words_weigh_nothing():
    table = Weights(-1.0, {"named": 2.0}, {"why": 0.5})
    assert isclose(table.sure({"named": 0.5}, ["blorb"]), 0.5)
    assert table.sure({"named": 0.5}, ["why"]) > 0.5 > table.sure({"named": 0.0}, ["why"])


def test_a_feature_without_a_weight_is_an_error():
    with pytest.raises(KeyError):
        Weights(0.0, {}, {}).sure({"named": 1.0}, ())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("judgement", [asking, suiting, telling])
def test_each_feature_has_a_weight_in_each_language(judgement, language):
    table = weights(Path(judgement.__file__).with_suffix(".toml"), language)
    assert table.features.keys() == judgement.FEATURES.keys()
    assert len(table.words) > 50
