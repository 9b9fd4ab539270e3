import pytest

from coach.evaluation.agreement import alpha


def units(*rows: str) -> list[dict[str, bool]]:
    """One row per rater, one sign per unit: 1, 0, or . for not rated."""
    raters = list(enumerate(rows))
    return [{str(r): row[i] == "1" for r, row in raters if row[i] != "."} for i in range(len(rows[0]))]


def test_two_observers_of_ten_units_agree_as_counted_by_hand():
    """Krippendorff 2011: with two observers α = 1 − (n − 1) · disagreements / (zeros · ones)."""
    assert alpha(units("0100000000", "1110010010")).value == pytest.approx(1 - 19 * 4 / (14 * 6), abs=0.001)


def test_full_agreement_is_one_and_its_opposite_is_below_zero():
    assert alpha(units("0110", "0110")).value == 1.0
    assert alpha(units("0011", "1100")).value < 0


def test_ratings_that_cannot_tell_are_unknown():
    assert alpha([]).word == "unrated"
    assert alpha(units("1111111", "1111111")).word == "same"
    assert alpha(units("1111", "1111")).value is None
    assert alpha(units("1.0.", ".1.0")).value is None


def test_the_interval_holds_the_value_and_is_wider_with_fewer_units():
    few, many = alpha(units("01100110", "01100010")), alpha(units("01100110" * 20, "01100010" * 20))
    assert few.low <= few.value <= few.high
    assert few.high - few.low > many.high - many.low


def test_few_units_tell_nothing_however_they_agree():
    assert alpha(units("0110", "0110")).word == "few"
    assert alpha(units("01101", "01101")).word == "reliable"


def test_it_counts_the_units_on_which_all_agree():
    found = alpha(units("0110.", "0101.", "011.1"))
    assert (found.same, found.units) == (2, 4)
