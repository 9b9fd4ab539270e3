from dataclasses import replace

import pytest

from coach.listening.quality import Doubt, doubt
from coach.model import Channel, Language, Segment, Word
from coach.scoring.points import scores
from tests.conftest import talk

SAID = "Se alkoi piipata heti maanantaina kun"


def call(gap, *, turns=12, length=2.03):
    start, said = 0.37, []
    for n in range(turns):
        said.append(("customer" if n % 2 else "agent", SAID, round(start, 2), round(start + length, 2)))
        start += length + gap
    return said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (call(0.21), None),
        (call(-0.21), None),
        ([("agent", SAID), ("customer", SAID)], Doubt.NO_TIMES),
        (
            [(who, text, float(round(start)), float(round(end))) for who, text, start, end in call(0.21)],
            Doubt.WHOLE_SECONDS,
        ),
        (call(0.0), Doubt.ONE_CHANNEL),
        (call(0.21, turns=40), Doubt.ONE_CHANNEL),
        (call(0.0, turns=4), None),
        (call(0.21, length=0.4), Doubt.WORDS_ASTRAY),
        ([("other", *turn[1:]) if n % 3 else turn for n, turn in enumerate(call(0.21))], Doubt.SPEAKERS),
    ],
)
def test_times_that_cannot_tell_are_known(said, expected):
    assert doubt(talk(*said)) == expected


def test_words_outside_their_turns_are_doubtful():
    both = talk(*call(0.21))
    words = tuple(Word(word, Segment(90.0, 90.2)) for word in SAID.split())
    conversation = replace(both.conversation, turns=tuple(replace(t, words=words) for t in both.conversation.turns))
    assert doubt(replace(both, conversation=conversation)) is Doubt.WORDS_ASTRAY


@pytest.mark.parametrize("language", list(Language))
def test_listening_says_in_the_talks_language_why_it_is_not_assessed(language):
    listening = scores(talk(*call(0.0), language=language), ())[1]
    assert not listening.assessed
    assert ("yksikanavainen" in listening.reason) == (language is Language.FI)
    assert ("one channel" in listening.reason) == (language is Language.EN)


def test_a_chat_needs_only_the_times_of_its_messages():
    chat = talk(("agent", SAID, 1.0, 1.0), ("customer", SAID, 3.0, 3.0), channel=Channel.CHAT)
    assert scores(chat, ())[1].assessed
