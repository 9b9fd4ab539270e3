import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.model import Segment, Span, Turn

seconds = st.floats(0, 10_000, allow_nan=False)
segments = st.tuples(seconds, seconds).map(lambda pair: Segment(min(pair), max(pair)))


def test_what_flows_is_frozen():
    turn = Turn(0, "agent", "Hei")
    with pytest.raises(dataclasses.FrozenInstanceError):
        turn.text = "Moi"  # type: ignore[misc]


@given(segments, segments)
def test_an_overlap_is_the_same_seen_from_both_sides(one, other):
    assert (one & other).duration == (other & one).duration
    assert (one & other).duration <= min(one.duration, other.duration)


@given(segments, segments)
def test_segments_overlap_exactly_when_each_begins_before_the_other_ends(one, other):
    assert bool(one & other) == (max(one.start, other.start) < min(one.end, other.end))


def test_a_span_gives_its_words():
    assert Span(4, 8).of("ehkä huomenna"[0:8]) == " huo"[0:4]
