"""Counting what is as sure as it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.evaluation.counting import bands

FINDINGS = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_findings_are_put_together_by_how_sure_they_are():
    low, high = bands([(0.3, False), (0.95, True), (0.25, True), (0.91, True), (0.93, False)])
    assert (low.size, low.right, low.said) == (2, 1, pytest.approx(0.275))
    assert (high.size, high.right, high.said) == (3, 2, pytest.approx(0.93))


@given(FINDINGS)
def test_every_finding_is_in_one_band_and_bands_rise(findings):
    found = bands(findings)
    assert sum(band.size for band in found) == len(findings)
    assert sum(band.right for band in found) == sum(right for _, right in findings)
    assert [band.said for band in found] == sorted(band.said for band in found)
