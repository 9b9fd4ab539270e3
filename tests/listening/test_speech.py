from dataclasses import replace

from coach.detectors import build
from coach.listening.speech import speech
from coach.model import Language, Segment, Word
from tests.conftest import talk


def with_words(both, n, *times):
    """The talk with word times in turn `n`: one (start, end) for each written word."""

    def timed(turn):
        if turn.n != n:
            return turn
        return replace(turn, words=tuple(Word(w, Segment(*t)) for w, t in zip(turn.text.split(), times, strict=True)))

    turns = tuple(replace(t, turn=timed(t.turn)) for t in both.turns)
    conversation = replace(both.conversation, turns=tuple(t.turn for t in turns))
    return replace(both, conversation=conversation, turns=turns)


def test_words_without_times_are_spread_over_the_turn():
    (said,) = speech(talk(("customer", "yksi kaksi kolme", 1.0, 3.0)))
    assert [word.text for word in said.said_by(2.3)] == ["yksi", "kaksi"]
    assert [word.text for word in said.left_at(2.3)] == ["kolme"]


def test_word_times_say_what_was_said_by_then():
    both = with_words(talk(("customer", "yksi kaksi kolme", 1.0, 9.0)), 0, (1.0, 1.3), (1.4, 1.7), (2.4, 2.8))
    (said,) = speech(both)
    assert said.time == Segment(1.0, 2.8)
    assert [word.text for word in said.said_by(2.0)] == ["yksi", "kaksi"]
    assert said.pauses_at(2.0, 0.25)
    assert not said.pauses_at(1.35, 0.25)


def test_a_long_pause_between_words_begins_a_new_stretch():
    both = with_words(talk(("agent", "yksi kaksi kolme", 1.0, 9.0)), 0, (1.0, 1.3), (1.4, 1.7), (4.4, 4.8))
    assert [(each.text, each.time) for each in speech(both)] == [
        ("yksi kaksi", Segment(1.0, 1.7)),
        ("kolme", Segment(4.4, 4.8)),
    ]


def test_who_starts_in_the_customers_pause_has_not_interrupted():
    said = (("customer", "mä soitin teille eilen illalla ja", 0.1, 4.0), ("agent", "Mikä on numeronne?", 2.3, 5.0))
    times = ((0.1, 0.4), (0.4, 0.9), (0.9, 1.6), (1.6, 2.0), (2.9, 3.4), (3.4, 4.0))
    detect = build("overlap", Language.FI, {}, {"type": "interruption"})
    assert list(detect(talk(*said)))
    assert not list(detect(with_words(talk(*said), 0, *times)))


def test_word_times_that_do_not_fit_the_turn_are_left_aside():
    both = with_words(talk(("customer", "yksi kaksi kolme", 1.0, 3.0)), 0, (81.0, 81.3), (81.4, 81.7), (82.4, 82.8))
    assert speech(both)[0].time == Segment(1.0, 3.0)
