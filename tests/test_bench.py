"""Speed that people wait for."""

from coach.bench import listening
from coach.model import Language


def test_listening_is_read_a_hundred_times_faster_than_people_speak():
    assert listening(Language.FI, call=900.0).times_real > 100
