"""How long the customer waits for a reply."""

from coach import rules
from coach.listening.pauses import Waiting
from coach.listening.replies import replies
from coach.model import Channel, Language


def found(made):
    words = rules.load()["unexplained-silence"].texts[Language.FI].raw["words"]
    return list(replies(made, Waiting.of(words, Language.FI)))


def seconds(made):
    return [round(reply.seconds, 1) for reply in found(made)]


def test_an_overlapping_reply_has_a_negative_time(talk):
    made = talk(("customer", "Se tulee huomenna kai.", 0.0, 3.0), ("agent", "Kyllä tulee aamulla.", 2.6, 5.0))
    assert seconds(made) == [-0.4]


def test_a_signal_inside_the_customers_talk_is_no_reply(talk):
    made = talk(
        ("customer", "Se hajosi heti ensimmäisenä päivänä.", 0.0, 6.0),
        ("agent", "Joo.", 2.0, 2.4),
        ("agent", "Ikävä kuulla.", 6.8, 8.0),
    )
    assert seconds(made) == [0.8]


def test_the_customers_signals_wait_for_nothing(talk):
    made = talk(
        ("agent", "Ensin korvataan laite.", 0.0, 3.0),
        ("customer", "Joo.", 3.2, 3.5),
        ("agent", "Sitten lattia.", 6.5, 8.0),
    )
    assert seconds(made) == []


def test_a_yes_to_a_question_waits_for_a_reply(talk):
    made = talk(
        ("agent", "Onko se teillä vielä?", 0.0, 3.0),
        ("customer", "Joo.", 3.2, 3.5),
        ("agent", "Hyvä.", 4.0, 5.0),
    )
    assert seconds(made) == [0.5]


def test_three_messages_in_a_row_wait_from_the_third(talk):
    made = talk(
        ("customer", "Hei", 0.0, 0.0),
        ("customer", "Lasku on väärin", 30.0, 30.0),
        ("customer", "Siinä on kaksi riviä", 60.0, 60.0),
        ("agent", "Katsotaan!", 90.0, 90.0),
        channel=Channel.CHAT,
    )
    (reply,) = found(made)
    assert (reply.seconds, reply.waited(120.0)) == (30.0, 30.0)


def test_somebody_who_asks_again_has_waited_from_the_first_message(talk):
    made = talk(
        ("customer", "Lasku on väärin", 0.0, 0.0),
        ("customer", "Onko siellä ketään?", 600.0, 600.0),
        ("agent", "Täällä ollaan!", 630.0, 630.0),
        channel=Channel.CHAT,
    )
    (reply,) = found(made)
    assert (reply.seconds, reply.waited(120.0)) == (30.0, 630.0)


def test_an_answer_that_was_told_to_take_a_while_is_marked_so(talk):
    made = talk(
        ("customer", "Onko sitä varastossa?", 0.0, 0.0),
        ("agent", "Hetki, tarkistan varastosta.", 20.0, 20.0),
        ("customer", "Kiitos, haluaisin kaksi kappaletta.", 40.0, 40.0),
        ("agent", "On kolme.", 400.0, 400.0),
        channel=Channel.CHAT,
    )
    assert [reply.announced for reply in found(made)] == [False, True]
