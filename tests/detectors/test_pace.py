"""Silence, long talk and slow replies as findings."""

import pytest

from coach.detectors import DetectorError
from coach.detectors.pace import build
from coach.model import Channel, Language
from coach.reviewing import review


def found(made, behaviour):
    return [f for f in review(made).findings if f.behaviour == behaviour]


def test_a_silence_is_on_the_turn_that_ends_it_with_its_seconds(conversation):
    made = conversation(
        ("customer", "Millon se tulee?", 0.0, 2.0), ("agent", "Perjantaina kello kahdeksan.", 21.0, 24.0)
    )
    (silence,) = found(made, "unexplained-silence")
    assert (silence.turn, silence.time.start, silence.time.end) == (1, 2.0, 21.0)
    assert silence.why.startswith("Ennen tätä oli 19 s hiljaista")


def test_a_silence_that_nobody_ends_is_nobodys_finding(conversation):
    made = conversation(
        ("customer", "Millon se tulee?", 0.0, 2.0),
        ("customer", "Haloo?", 30.0, 31.0),
    )
    assert found(made, "unexplained-silence") == []


def test_a_silence_as_long_as_the_limit_is_fine(conversation):
    made = conversation(("customer", "Millon se tulee?", 0.0, 2.0), ("agent", "Perjantaina.", 17.0, 18.0))
    assert found(made, "unexplained-silence") == []


def test_a_monologue_of_many_turns_is_on_the_longest_of_them(conversation):
    made = conversation(
        ("customer", "Mitä se maksaa?", 0.0, 2.0),
        ("agent", "Hinta tulee kolmesta osasta.", 2.2, 30.0),
        ("customer", "joo", 30.2, 30.5),
        ("agent", "Ensin on perusmaksu ja sitten käyttömaksu.", 30.7, 70.0),
    )
    (monologue,) = found(made, "monologue")
    assert monologue.turn == 3
    assert (monologue.time.start, monologue.time.end) == (2.2, 70.0)


def test_a_chat_reply_is_slow_past_the_channels_own_limit(conversation):
    def slow(channel, seconds):
        said = ("customer", "Hei, onko tuo malli loppu?", 0.0, 0.0), ("agent", "On sitä.", seconds, seconds)
        return bool(found(conversation(*said, channel=channel), "slow-reply"))

    assert (slow(Channel.CHAT, 121.0), slow(Channel.CHAT, 120.0)) == (True, False)
    assert (slow(Channel.EMAIL, 172_801.0), slow(Channel.EMAIL, 90_000.0)) == (True, False)
    assert not slow(Channel.PHONE, 500_000.0)


def test_a_thank_you_in_a_chat_waits_for_nothing(conversation):
    made = conversation(
        ("customer", "Onko tuo malli loppu?", 0.0, 0.0),
        ("agent", "Ei ole, tilaus onnistuu.", 30.0, 30.0),
        ("customer", "ok kiitos", 40.0, 40.0),
        ("agent", "Oliko vielä muuta?", 400.0, 400.0),
        channel=Channel.CHAT,
    )
    assert found(made, "slow-reply") == []


def test_the_customers_pauses_and_long_talk_are_never_findings(conversation):
    made = conversation(
        ("agent", "Mikä teillä siinä on laskun numerona?", 0.0, 3.0),
        ("customer", "Numero on " + "yksi kaksi kolme " * 30, 40.0, 140.0),
        ("agent", "Kiitos.", 140.2, 141.0),
    )
    assert not [f for f in review(made).findings if f.behaviour in {"unexplained-silence", "monologue"}]


def test_an_unknown_option_is_told():
    with pytest.raises(DetectorError, match="known: silence, monologue, reply"):
        build(Language.FI, {}, what="noise")
