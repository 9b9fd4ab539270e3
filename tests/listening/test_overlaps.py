from hypothesis import given, settings
from hypothesis import strategies as st

from coach.listening.overlaps import TYPES, overlaps, score
from coach.model import Role
from tests.conftest import talk as build_talk

CUSTOMER = "No mä soitin teille jo maanantaina ja silloin luvattiin että"


def types(*said):
    return [(each.crossing.later.side, each.type) for each in overlaps(build_talk(*said))]


def test_both_sides_overlaps_are_told_who_began_them():
    assert types(
        ("agent", "Tilaus lähtee huomenna ja saapuu sitten", 0.1, 5.0),
        ("customer", "Mutta kun minulla on kiire jo tänään!", 3.0, 6.0),
        ("agent", "Katsotaan siis jokin toinen", 5.4, 8.0),
    ) == [(Role.CUSTOMER, "interruption"), (Role.AGENT, "interruption")]


def test_talking_over_a_mere_signal_interrupts_nobody():
    assert not types(("agent", "Katson asian.", 0.1, 2.0), ("customer", "Joo.", 2.4, 2.9), ("agent", "Noin.", 2.7, 3.2))


def test_an_early_reply_to_a_yes_is_one():
    assert types(
        ("agent", "Ymmärsinkö oikein?", 0.1, 2.0),
        ("customer", "Joo, just niin.", 2.15, 3.1),
        ("agent", "Kuinka korkealla näyttö on?", 2.95, 5.0),
    ) == [(Role.AGENT, "early-reply")]


def test_a_sigh_alone_is_not_named():
    assert types(("customer", CUSTOMER, 0.1, 6.2), ("agent", "Öö", 3.0, 3.4)) == [(Role.AGENT, None)]


def test_the_strongest_features_come_first():
    (overlap,) = overlaps(
        build_talk(("customer", CUSTOMER, 0.1, 6.2), ("agent", "Mikä teidän numeronne on?", 5.0, 8.1))
    )
    assert overlap.features[0] in {"words", "over"}
    assert 0.5 <= overlap.share <= 1.0


def test_every_weighed_feature_is_known_to_the_evidence():
    (overlap,) = overlaps(build_talk(("customer", CUSTOMER, 0.1, 6.2), ("agent", "Mikä numero?", 5.0, 8.1)))
    assert all(score({name: 1.0}, type) is not None for name in overlap.features for type in TYPES)


times = st.floats(0, 60, allow_nan=False).map(lambda value: round(value, 2))
turns = st.tuples(
    st.sampled_from(["agent", "customer", "other"]),
    st.sampled_from(["Joo.", "Mikä numero?", CUSTOMER, "[nauraa]", "–", "kuus seittemän", ""]),
    times,
    times,
).map(lambda turn: (turn[0], turn[1], min(turn[2:]), max(turn[2:])))


@settings(max_examples=60, deadline=None)
@given(st.lists(turns, min_size=1, max_size=8))
def test_any_times_give_overlaps_that_lie_in_both_turns(said):
    for overlap in overlaps(build_talk(*said)):
        crossing = overlap.crossing
        assert crossing.earlier.side is not crossing.later.side
        assert crossing.time.duration > 0
        assert crossing.earlier.time & crossing.time == crossing.time
        assert 0 < overlap.share <= 1
