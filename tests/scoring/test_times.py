"""Who came in while whom was speaking, and the pauses: what is shown beside the findings."""

import pytest

from coach.model import Channel, Role, Segment
from coach.reviewing import review
from coach.scoring.times import overlaps_of


def test_overlaps_tell_who_came_in_while_whom_was_speaking(talk):
    made = talk(
        ("customer", "Se alkoi piipata ja sitten kun mä yritin sammuttaa sen niin", 0.0, 6.0),
        ("agent", "Mikä sen sarjanumero on?", 4.5, 7.0),
        ("agent", "Se lukee pohjassa ja siinä on kirjaimia", 7.2, 12.0),
        ("customer", "Mutta kun mä en nää sitä pohjaa mistään!", 10.0, 14.0),
    )
    found = overlaps_of(made)
    assert [(each.over, each.turn, each.time) for each in found] == [
        (0, 1, Segment(4.5, 6.0)),
        (2, 3, Segment(10.0, 12.0)),
    ]
    assert found[0].type == "interruption"


def test_what_the_customer_talks_over_is_shown_and_no_finding(conversation):
    made = review(
        conversation(
            ("agent", "Eli tilaus lähti eilen ja saapuu", 0.1, 8.0),
            ("customer", "Mutta kun mä tarvitsen sen jo tänään!", 5.0, 9.0),
        )
    )
    assert [each.turn for each in made.overlaps] == [1]
    assert not [f for f in made.findings if f.behaviour == "interruption"]


@pytest.mark.parametrize("channel", [Channel.CHAT, Channel.EMAIL])
def test_in_writing_nobody_speaks_over_anybody(talk, channel):
    assert overlaps_of(talk(("customer", "a", 0.0, 9.5), ("agent", "b", 4.5, 12.0), channel=channel)) == ()


def test_times_that_cannot_tell_leave_the_type_undetermined(talk):
    made = talk(("customer", "Se alkoi piipata eilen illalla", 0.0, 6.0), ("agent", "Mikä sen numero on?", 5.0, 8.0))
    assert [each.type for each in overlaps_of(made)] == ["undetermined"]


def test_pauses_are_in_the_review_with_whose_they_are(conversation):
    made = review(conversation(("customer", "Löytyykö se?", 0.0, 2.0), ("agent", "Löytyy.", 12.0, 13.0)))
    assert [(p.time, p.turn, p.whose, p.announced) for p in made.pauses] == [(Segment(2.0, 12.0), 1, Role.AGENT, None)]
