"""When the agent's turns are one stretch of talk."""

from hypothesis import given
from hypothesis import strategies as st

from coach.listening.stretches import stretches


def lengths(made):
    return [(len(s.turns), round(s.time.duration, 1)) for s in stretches(made)]


def test_listening_signals_of_the_customer_do_not_end_a_stretch(talk):
    made = talk(
        ("agent", "Vakuutus korvaa ensin laitteen ja sitten pinnat.", 0.0, 30.0),
        ("customer", "joo", 30.1, 30.4),
        ("agent", "Ja pinnoista vähennetään omavastuu.", 30.6, 50.0),
        ("customer", "aivan", 40.0, 40.4),
        ("agent", "Se on kaksisataa euroa.", 50.5, 70.0),
    )
    assert lengths(made) == [(3, 70.0)]


def test_a_question_gives_room_even_for_a_mere_yes(talk):
    made = talk(
        ("agent", "Vakuutus korvaa laitteen. Onko tämä selvä tähän asti?", 0.0, 30.0),
        ("customer", "Joo.", 30.1, 30.4),
        ("agent", "Pinnoista vähennetään omavastuu.", 30.6, 50.0),
    )
    assert lengths(made) == [(1, 30.0), (1, 19.4)]


def test_what_the_customer_says_ends_a_stretch(talk):
    made = talk(
        ("agent", "Vakuutus korvaa laitteen.", 0.0, 30.0),
        ("customer", "Mutta entä se lattia?", 30.1, 32.0),
        ("agent", "Lattiasta vähennetään omavastuu.", 32.2, 50.0),
    )
    assert lengths(made) == [(1, 30.0), (1, 17.8)]


def test_a_signal_of_ones_own_begins_no_stretch(talk):
    made = talk(("agent", "mm", 0.0, 0.4), ("agent", "Vakuutus korvaa laitteen.", 1.0, 30.0))
    (stretch,) = stretches(made)
    assert (stretch.time.start, stretch.longest.turn.n) == (1.0, 1)


def test_a_pause_ends_a_stretch(talk):
    made = talk(("agent", "Vakuutus korvaa laitteen.", 0.0, 30.0), ("agent", "Ja lattian.", 33.5, 40.0))
    assert lengths(made) == [(1, 30.0), (1, 6.5)]


def test_a_long_turn_by_nobody_known_ends_a_stretch(talk):
    made = talk(
        ("agent", "Yhdistän teidät.", 0.0, 3.0),
        ("other", "Olet jonossa, odota.", 3.2, 9.0),
        ("agent", "Nyt puhelu yhdistyy.", 9.2, 10.4),
    )
    assert len(lengths(made)) == 2


def test_the_agents_signal_over_the_customers_words_begins_no_stretch(talk):
    made = talk(
        ("customer", "Mitä mun nyt sitten pitää tehdä tän kanssa?", 0.0, 5.0),
        ("agent", "mm", 2.0, 2.3),
        ("agent", "Te täytätte lomakkeen.", 5.2, 9.0),
    )
    assert [[turn.turn.n for turn in stretch.turns] for stretch in stretches(made)] == [[2]]


@given(st.lists(st.tuples(st.sampled_from(["agent", "customer"]), st.floats(0, 100), st.floats(0.1, 9)), max_size=8))
def test_every_turn_by_the_agent_is_in_exactly_one_stretch(said):
    from tests.conftest import talk

    made = talk(*((who, "tämä menee näin", start, start + length) for who, start, length in said))
    inside = [turn.turn.n for stretch in stretches(made) for turn in stretch.turns]
    assert sorted(inside) == [n for n, (who, _, _) in enumerate(said) if who == "agent"]
