import pytest

from coach.detectors.overlap import overlaps
from coach.model import Language

CUSTOMER = "Se alkoi piipata heti maanantaina ja sitten kun mä yritin"
DONE = "Se alkoi piipata heti maanantaina."


def types(talk) -> list[str]:
    return [overlap.type for overlap in overlaps(talk)]


@pytest.mark.parametrize(
    ("customer", "agent", "spoken", "expected"),
    [
        (CUSTOMER, "Mikä on sarjanumero?", (4.0, 7.0), "interruption"),
        (CUSTOMER, "Joo.", (3.0, 3.3), "backchannel"),
        (CUSTOMER, "Joo, joo, aivan.", (4.0, 5.4), "backchannel"),
        (CUSTOMER, "Mikä on sarjanumero?", (4.7, 7.0), "early-reply"),
        (DONE, "Oliko se silloin kytketty?", (4.3, 7.0), "early-reply"),
        (DONE, "Oliko se silloin kytketty?", (3.5, 7.0), "interruption"),
        (CUSTOMER, "Se piippari.", (2.0, 2.9), "cooperative-overlap"),
    ],
)
def test_overlaps_are_told_apart(talk, customer, agent, spoken, expected):
    assert types(talk(("customer", customer, 0.01, 5.0), ("agent", agent, *spoken))) == [expected]


def test_the_customers_own_interruption_is_no_finding_of_the_agents(talk):
    both = talk(
        ("agent", "Tilaus lähtee huomenna ja saapuu", 0.1, 5.0),
        ("customer", "Mutta minulla on kiire!", 3.0, 6.0),
    )
    assert [(o.type, o.later.turn.speaker) for o in overlaps(both)] == [("interruption", "customer")]


def test_whole_second_times_say_nothing_of_overlaps(talk):
    assert types(talk(("customer", CUSTOMER, 0.0, 5.0), ("agent", "Mikä numero?", 3.0, 7.0))) == []


def test_english_listening_signals_are_known(talk):
    both = talk(
        ("customer", "and then it just went off again", 0.2, 5.0),
        ("agent", "Mm-hm, right.", 3.0, 3.6),
        language=Language.EN,
    )
    assert types(both) == ["backchannel"]
