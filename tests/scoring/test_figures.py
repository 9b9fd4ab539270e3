from coach.model import Channel
from coach.reviewing import review
from tests.conftest import conversation


def test_figures_of_a_call_are_measured_in_seconds():
    figures = review(
        conversation(
            ("customer", "Se on rikki ja haluan sen korjattavaksi.", 0.0, 6.0),
            ("agent", "Milloin se hajosi?", 6.5, 8.5),
            ("customer", "Eilen.", 8.9, 9.9),
            ("agent", "Selvä.", 11.4, 12.4),
        )
    ).figures
    assert figures.talk_share == 0.3
    assert figures.listen_to_talk == 2.33
    assert figures.longest_monologue_s == 2.0
    assert figures.response_time_s == 1.0
    assert figures.questions == 1


def test_figures_of_a_chat_count_words_and_waits():
    figures = review(
        conversation(
            ("customer", "yksi kaksi kolme", 0.0, 0.0),
            ("agent", "yksi", 60.0, 60.0),
            channel=Channel.CHAT,
        )
    ).figures
    assert figures.talk_share == 0.25
    assert figures.response_time_s == 60.0
    assert figures.longest_monologue_s is None


def test_what_the_transcript_cannot_tell_is_none():
    figures = review(conversation(("agent", "Hei"))).figures
    assert figures.response_time_s is None
    assert figures.listen_to_talk == 0.0
