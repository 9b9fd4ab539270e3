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


def test_announced_waits_are_counted_and_kept_out_of_the_response_time():
    figures = review(
        conversation(
            ("customer", "Löytyykö se teiltä?", 0.0, 2.0),
            ("agent", "Hetki, tarkistan.", 2.5, 4.0),
            ("customer", "Joo, en pidä kiirettä.", 4.2, 5.2),
            ("agent", "Löytyi.", 35.2, 36.0),
            ("customer", "Hyvä, kaksi kappaletta.", 36.2, 38.0),
            ("agent", "Hetki vielä.", 38.3, 39.0),
            ("agent", "Nyt on tilattu.", 49.0, 50.0),
        )
    ).figures
    assert (figures.holds, figures.hold_s) == (2, 40.0)
    assert figures.response_time_s == 0.4


def test_the_first_response_to_a_letter_is_counted_from_the_first_message():
    figures = review(
        conversation(
            ("customer", "Hei, lasku on väärin.", 0.0, 0.0),
            ("customer", "Saitteko viestini?", 50_000.0, 50_000.0),
            ("agent", "Hei, korjaan laskun tänään.", 60_000.0, 60_000.0),
            ("customer", "Kiitos, milloin se tulee?", 61_000.0, 61_000.0),
            ("agent", "Huomenna.", 64_000.0, 64_000.0),
            channel=Channel.EMAIL,
        )
    ).figures
    assert figures.first_response_s == 60_000.0
    assert figures.response_time_s == 6_500.0
    assert figures.holds is None


def test_figures_of_questions_tell_who_asks_how_openly_and_what_is_taken_up():
    figures = review(
        conversation(
            ("customer", "Pesukone vuotaa lattialle. Milloin joku ehtii tulla?"),
            ("agent", "Ikävä kuulla. Vuotaako kone heti alussa?"),
            ("customer", "Joo, heti."),
            ("agent", "Mikä on asiakasnumeronne?"),
        )
    ).figures
    assert (figures.questions, figures.customer_questions) == (2, 1)
    assert figures.open_share == 0.5
    assert (figures.follow_ups, figures.follow_up_share) == (1, 0.5)
    assert figures.follow_ups_per_problem == 1.0
    assert figures.uptake is not None
    assert 0.3 < figures.uptake < 0.9


def test_shares_of_nothing_are_none():
    figures = review(conversation(("agent", "Hei"))).figures
    assert figures.open_share is None
    assert figures.follow_up_share is None
    assert figures.follow_ups_per_problem is None
    assert figures.uptake is None
