"""Speech rate, and how talk is shared over time."""

from hypothesis import given
from hypothesis import strategies as st

from coach.listening.balance import leads, overlap_share, windows
from coach.listening.rates import speech_rate
from coach.model import Language, Role


def test_finnish_pace_is_in_syllables(talk):
    made = talk(("agent", "Tarkistan " * 10, 0.0, 20.0), ("customer", "joo " * 50, 20.0, 22.0))
    assert speech_rate(made, Language.FI) == 1.5
    assert speech_rate(made, Language.EN) is None


def test_english_pace_is_in_words(talk):
    made = talk(("agent", "yes indeed " * 20, 0.0, 20.0), language=Language.EN)
    assert speech_rate(made, Language.EN) == 120
    assert speech_rate(made, Language.FI) is None


def test_a_few_words_have_no_pace(talk):
    assert speech_rate(talk(("agent", "Tarkistan " * 20, 0.0, 14.9)), Language.FI) is None


def test_a_spoken_short_form_counts_as_it_was_said(talk):
    short, long = (talk(("agent", f"{word} " * 10, 0.0, 20.0)) for word in ("ootko", "oletko"))
    assert speech_rate(short, Language.FI) < speech_rate(long, Language.FI)


def test_windows_tell_who_had_more_of_the_talk(talk):
    made = talk(("agent", "puhetta", 0.0, 140.0), ("customer", "puhetta", 140.0, 300.0))
    shares = [round(share, 2) for _, share in windows(made)]
    assert shares == [0.93, 0.73, 0.53, 0.33, 0.13, 0.0]
    assert (leads(made, Role.AGENT), leads(made, Role.CUSTOMER)) == (0.333, 0.5)


def test_a_short_call_has_no_windows(talk):
    made = talk(("agent", "puhetta", 0.0, 70.0), ("customer", "puhetta", 70.0, 140.0))
    assert leads(made, Role.AGENT) is None


def test_talk_at_the_same_time_is_a_share_of_the_time_with_talk(talk):
    made = talk(("agent", "puhetta", 0.0, 6.0), ("customer", "puhetta", 5.0, 10.0), ("agent", "niin", 20.0, 30.0))
    assert overlap_share(made) == 0.05


TURNS = st.lists(
    st.tuples(st.sampled_from(["agent", "customer"]), st.floats(0, 400), st.floats(0.1, 60)), min_size=1, max_size=12
)


@given(TURNS)
def test_shares_are_between_nothing_and_all(said):
    from tests.conftest import talk

    made = talk(*((who, "näin", start, start + length) for who, start, length in said))
    shares = [share for _, share in windows(made)] + [overlap_share(made) or 0.0]
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in shares)
