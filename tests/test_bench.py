"""Speed that people wait for."""

from coach.bench import listening, speed
from coach.model import Language


def test_listening_is_read_a_hundred_times_faster_than_people_speak():
    assert listening(Language.FI, call=900.0).times_real > 100


def test_a_whole_review_costs_little_more_than_twice_the_bare_parse():
    assert speed(Language.EN, conversations=3).ratio > 0.45
