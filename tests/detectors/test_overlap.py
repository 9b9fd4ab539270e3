import pytest

from coach.detectors import build
from coach.model import Language

CUSTOMER = "Se alkoi piipata heti maanantaina ja sitten kun mä yritin"
DONE = "Se alkoi piipata heti maanantaina."


def found(talk, type="interruption"):
    return tuple(build("overlap", talk.turns[0].language, {}, {"type": type})(talk))


@pytest.mark.parametrize(
    ("customer", "agent", "spoken", "expected"),
    [
        (CUSTOMER, "Mikä on sarjanumero?", (4.0, 7.0), "interruption"),
        (CUSTOMER, "Joo.", (3.0, 3.3), "backchannel"),
        (CUSTOMER, "Joo, joo, aivan.", (4.0, 5.4), "backchannel"),
        (CUSTOMER, "Voi ei.", (3.0, 3.5), "backchannel"),
        (DONE, "Oliko se silloin kytketty?", (4.8, 7.0), "early-reply"),
        (DONE, "Oliko se silloin kytketty?", (3.5, 7.0), "interruption"),
        ("Se oli semmonen, mikä se nyt on, pyöreä adapteri siinä.", "adapteri", (3.4, 4.1), "cooperative-overlap"),
        ("Se numero on viisi kolme seitsemän, ja sitten se väri.", "viisi kolme", (1.9, 2.6), "cooperative-overlap"),
        ("Joo, sovitaan näin, kiitos ja hei hei.", "Kiitos, hei hei!", (4.2, 5.6), "early-reply"),
        ("Se on semmonen, mikä se nyt on, pieni sininen", "sulake vai", (4.3, 5.1), "cooperative-overlap"),
        ("Mä soitan siitä laskusta ja mulla on", "Hyvä, kuulemiin.", (4.2, 5.6), "interruption"),
        (
            "Siinä on joku lisämaksu, ja mä en ymmärrä sitä.",
            "Anteeksi, mikä lisämaksu?",
            (3.0, 4.0),
            "cooperative-overlap",
        ),
        ("Siinä on joku lisämaksu, ja mä en ymmärrä sitä.", "Mitä?", (3.0, 3.4), "cooperative-overlap"),
        ("Siinä on semmonen ruskea kuori, ja se on rikki.", "Se kuuluu takuuseen.", (3.9, 6.0), "interruption"),
        (CUSTOMER, "Joo-o.", (3.0, 3.5), "backchannel"),
    ],
)
def test_overlaps_are_told_apart(talk, customer, agent, spoken, expected):
    both = talk(("customer", customer, 0.01, 5.0), ("agent", agent, *spoken))
    types = ("interruption", "backchannel", "early-reply", "cooperative-overlap")
    assert [type for type in types if found(both, type)] == [expected]


def test_the_customers_own_interruption_is_no_finding_of_the_agents(talk):
    both = talk(
        ("agent", "Tilaus lähtee huomenna ja saapuu", 0.1, 5.0),
        ("customer", "Mutta minulla on kiire!", 3.0, 6.0),
    )
    assert not found(both)


def test_who_goes_on_after_the_customer_came_in_has_not_interrupted(talk):
    both = talk(
        ("agent", "Tilaus lähtee huomenna ja se saapuu sitten", 0.1, 5.0),
        ("customer", "Mutta kun minulla on kiire ja tarvitsisin", 4.2, 7.05),
        ("agent", "perjantaina teille kotiin.", 5.1, 7.5),
    )
    assert not found(both)


def test_the_reason_gives_seconds_and_the_customers_last_words(talk):
    (match,) = found(
        talk(("customer", CUSTOMER, 0.01, 5.0), ("agent", "Mikä on sarjanumero?", 3.8, 7.0)),
    )
    assert "1,2 s" in match.reason
    assert "sitten kun mä yritin" in match.reason
    assert match.about is not None
    assert match.about.span.of(CUSTOMER) == "sitten kun mä yritin"
    assert (match.time.start, match.time.end) == (3.8, 5.0)


def test_a_signal_between_the_customers_words_is_one_too(talk):
    both = talk(
        ("customer", "Se alkoi piipata maanantaina.", 0.1, 3.0),
        ("agent", "Niin.", 3.3, 3.6),
        ("customer", "Ja nyt se ei enää käynnisty.", 4.1, 7.2),
    )
    assert [match.turn for match in found(both, "backchannel")] == [1]


def test_an_answer_is_no_listening_signal(talk):
    both = talk(
        ("customer", "Onko teillä auki lauantaina?", 0.1, 3.0),
        ("agent", "Joo.", 3.3, 3.6),
        ("customer", "Hyvä, minä tulen silloin.", 4.1, 7.2),
    )
    assert not found(both, "backchannel")


def test_english_listening_signals_are_known(talk):
    both = talk(
        ("customer", "and then it just went off again", 0.2, 5.0),
        ("agent", "Mm-hm, right.", 3.0, 3.6),
        language=Language.EN,
    )
    assert found(both, "backchannel")


def test_times_that_cannot_tell_give_no_findings(talk):
    assert not found(talk(("customer", CUSTOMER, 0.0, 5.0), ("agent", "Mikä numero?", 3.0, 7.0)))


def test_a_longer_grace_time_excuses_more(talk):
    said = (("customer", DONE, 0.01, 5.0), ("agent", "Oliko se silloin kytketty?", 4.4, 7.0))
    both = talk(*said)
    patient = type(both)(both.conversation, both.turns, both.handbook.with_values({"listening.grace_s": "0.7"}))
    assert [match.turn for match in found(both)] == [1]
    assert not found(patient)
    assert found(patient, "early-reply")
