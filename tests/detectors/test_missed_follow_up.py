"""Missed follow-ups and problems passed by: where they stand, how many, and never both for one thing."""

from __future__ import annotations

from coach import handbook, review
from coach.model import Channel, Conversation, Language, Role, Turn


def talk(*lines, channel=Channel.PHONE):
    roles = {"A": Role.AGENT, "C": Role.CUSTOMER}
    turns = tuple(Turn(n, roles[line[0]], line[3:]) for n, line in enumerate(lines))
    return Conversation("talk", turns, Language.FI, channel)


def found(conversation, behaviour, book=None):
    return [f for f in review(conversation, book).findings if f.behaviour == behaviour]


MANY = talk(
    "C: Varaisin huollon. Ja sitten ovi on ruvennut narisemaan.",
    "A: Mikä merkki?",
    "C: Lumo. Mua pelottaa ajaa sillä.",
    "A: Minkä vuoden malli?",
    "C: Viime vuoden. Oon jo kolme kertaa soittanu.",
    "A: Mikä rekisteri?",
    "C: Aa bee yksi. Äiti on pyörätuolissa.",
    "A: Torstai kello kahdeksan. Kuulemiin.",
)


def test_the_weightiest_three_stand_on_the_customers_words_in_order():
    assert [(f.turn, f.text) for f in found(MANY, "missed-follow-up")] == [
        (2, "Mua pelottaa ajaa sillä"),
        (4, "Oon jo kolme kertaa soittanu"),
        (6, "Äiti on pyörätuolissa"),
    ]


def test_the_handbook_says_how_many_at_most():
    one = handbook.load().with_values({"questions.most_missed": "1"})
    assert [f.turn for f in found(MANY, "missed-follow-up", one)] == [2]


def test_the_reason_says_what_the_agent_did_instead_and_points_there():
    finding = found(MANY, "missed-follow-up")[0]
    assert "Minkä vuoden malli?" in finding.why
    assert finding.about is not None
    assert finding.about.turn == 3


def test_a_friendly_reply_that_passes_the_fault_by_is_the_agents_and_not_counted_twice():
    passed = talk(
        "C: Ostamani keitin vuotaa pohjasta. Sain siitä eilen sähköiskun.",
        "A: Hei ja kiitos viestistä! Kesän uutuudet ovat nyt myymälöissä. Iloista kesää!",
        channel=Channel.EMAIL,
    )
    (finding,) = found(passed, "unacknowledged-problem")
    assert finding.turn == 1
    assert finding.about is not None
    assert finding.about.turn == 0
    assert not found(passed, "missed-follow-up")


def test_a_reply_that_passes_the_matter_on_is_no_silence():
    answered = talk(
        "C: Puiston keinu on rikki ja lapset putoilevat siitä.",
        "A: Kiitos ilmoituksesta. Palautteenne on välitetty puiston hoitoon.",
        channel=Channel.EMAIL,
    )
    assert not found(answered, "unacknowledged-problem")
    assert not found(answered, "missed-follow-up")
