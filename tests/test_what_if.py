"""The same conversation by other limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import handbook
from coach.reviewing import review
from coach.samples import samples
from coach.what_if import basis, changes, what_if
from tests.conftest import conversation

SAMPLES = [sample.conversation for sample in samples()]
DEFAULT = handbook.load()
CUT_IN = conversation(
    ("customer", "Se alkoi piipata ja sitten kun mä yritin", 0.0, 5.0),
    ("agent", "Soittakaa huomenna uudestaan. Mikä numero?", 4.4, 7.1),
)
LIMITS = (
    ("listening.grace_s", "0.9"),
    ("listening.grace_s", "0"),
    ("listening.silence_s", "4"),
    ("listening.monologue_s", "8"),
    ("reply_limits.chat_s", "20"),
    ("weights.interruption", "-2"),
    ("score.base", "60"),
)


def read_by(**values: str):
    return DEFAULT.with_values({key.replace("__", "."): value for key, value in values.items()})


@pytest.mark.parametrize("talk", SAMPLES, ids=lambda talk: talk.id)
def test_by_other_limits_it_is_exactly_the_review_a_new_reading_gives(talk):
    known = basis(talk)
    assert known.review == review(talk)
    for limit in LIMITS:
        other = DEFAULT.with_values(dict([limit]))
        assert what_if(known, other) == review(talk, other)


@settings(max_examples=15, deadline=None)
@given(st.floats(0, 3), st.floats(1, 60))
def test_any_limits_give_the_review_of_a_new_reading(grace, silence):
    other = DEFAULT.with_values({"listening.grace_s": f"{grace:.3f}", "listening.silence_s": f"{silence:.3f}"})
    assert what_if(basis(CUT_IN), other) == review(CUT_IN, other)


def test_a_change_that_touches_words_makes_a_whole_review():
    other = read_by(findings__learned="false")
    assert what_if(basis(CUT_IN), other) == review(CUT_IN, other)


def test_findings_that_come_and_go_are_told_with_the_points():
    known = basis(CUT_IN)
    after = what_if(known, read_by(listening__grace_s="0.7"))
    changed = changes(known.review, after)
    assert [f.behaviour for f in changed.gone] == ["interruption"]
    assert [f.behaviour for f in changed.new] == ["early-reply"]
    (listening,) = [pair for pair in changed.scores if pair[0].dimension == "listening"]
    assert listening[0].points < listening[1].points
    assert changed.any


def test_one_step_back_and_nothing_has_changed():
    known = basis(CUT_IN)
    assert not changes(known.review, what_if(known, DEFAULT)).any
    assert what_if(known, DEFAULT) is known.review


def test_better_words_do_not_depend_on_when_the_turn_began():
    """A turn that began too soon keeps its good sentences when another of its sentences is put better."""

    def better(start):
        talk = conversation(
            ("customer", "Se alkoi piipata ja sitten kun mä yritin", 0.0, 5.0),
            ("agent", "Tilasin uuden kortin. Se lähtee jossain vaiheessa.", start, 8.0),
        )
        return [f.alternatives for f in review(talk).findings if f.behaviour == "vague-promise"]

    assert better(4.0) == better(5.2)
    assert "Tilasin uuden kortin." in better(4.0)[0][0].text
