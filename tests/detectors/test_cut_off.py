"""Cut-offs told from the text alone."""

import pytest

from coach.model import Channel, Language
from coach.reviewing import review


def cut(made):
    return [f for f in review(made).findings if f.behaviour == "cut-off"]


@pytest.mark.parametrize(
    "said",
    [
        "Se alkoi pitää ääntä heti ja sitten kun mä –",
        "Mä soitin sinne eilen, ja ne sanoi mulle, et se tu-",
        "No kun se lasku tuli, niin siinä oli --",
        "ja sit mä koitin vaihtaa sen mut kun se",
        "Mä en saanut sitä auki, koska…",
    ],
)
def test_an_unfinished_turn_that_is_passed_by_is_found(conversation, said):
    made = conversation(("customer", said), ("agent", "Mikä teillä on asiakasnumero?"))
    (found,) = cut(made)
    assert found.turn == 1
    assert found.about.turn == 0
    assert "jäi kesken" in found.why


@pytest.mark.parametrize(
    "said",
    [
        "Se alkoi pitää ääntä heti maanantaina.",
        "No joo, niin mä vaan ajattelin että",
        "Emmä sitten tiedä...",
        "se oli kai joku viiskytluvun talo tai",
        "joo ja se on meidän",
        "Jäin sit miettimään…",
        "–",
        "Ei kai…",
    ],
)
def test_turns_that_end_as_spoken_turns_do_are_not(conversation, said):
    assert cut(conversation(("customer", said), ("agent", "Mikä teillä on asiakasnumero?"))) == []


@pytest.mark.parametrize(
    "answer",
    [
        "Joo.",
        "Niin, kertokaa vaan.",
        "Anteeksi, jatkakaa toki.",
        "Niin mitä siinä sitten kävi?",
        "Anteeksi, kuulinko oikein, maanantaina?",
        "Kytkinkö?",
        "Mä kuuntelen.",
    ],
)
def test_an_agent_who_gives_the_word_back_cuts_nobody_off(conversation, answer):
    assert cut(conversation(("customer", "Ja sitten kun mä painoin sitä –"), ("agent", answer))) == []


@pytest.mark.parametrize(
    "protest",
    [
        "Anna mun nyt puhua loppuun.",
        "Saanko mä sanoa asiani loppuun?",
        "Mä en ehtinyt sanoa asiaani.",
        "Älkää keskeyttäkö!",
        "Te keskeytitte mut taas",
        "Mulla jäi lause kesken.",
    ],
)
def test_a_customer_who_asks_to_be_let_finished_tells_which_turn_it_was(conversation, protest):
    made = conversation(
        ("customer", "Mä oon odottanut sitä viikon."),
        ("agent", "Se on postissa, odotellaan."),
        ("customer", protest),
        ("agent", "Joo, anteeksi."),
    )
    (found,) = cut(made)
    assert (found.turn, found.about.turn) == (1, 2)


@pytest.mark.parametrize(
    "protest",
    [
        "Let me finish.",
        "Could I just finish what I was saying?",
        "I wasn't finished.",
        "You keep interrupting me.",
        "I was still talking.",
        "Please don't interrupt me.",
    ],
)
def test_the_same_in_english(conversation, protest):
    made = conversation(
        ("customer", "I have waited a week for it."),
        ("agent", "It's in the post, let's wait."),
        ("customer", protest),
        language=Language.EN,
    )
    assert [(f.turn, f.about.turn) for f in cut(made)] == [(1, 2)]


@pytest.mark.parametrize(
    "said",
    [
        "Se teidän toinen työntekijä ei antanut mun puhua loppuun.",
        "Voinko mä tehdä sen hakemuksen loppuun kotona?",
        "Mulla on se remontti vielä kesken.",
    ],
)
def test_what_is_told_about_others_and_other_things_is_no_protest(conversation, said):
    made = conversation(("customer", "Hei."), ("agent", "Hei, kuinka voin auttaa?"), ("customer", said))
    assert cut(made) == []


def test_an_open_end_tells_something_where_everybody_else_closes_theirs(conversation):
    def talk(sign):
        said = [
            ("agent", f"Hei, kuinka voin auttaa{sign}"),
            ("customer", f"Hei, mulla on asiaa laskusta{sign}"),
            ("agent", f"Selvä, katsotaan sitä laskua{sign}"),
            ("customer", f"Siinä on kaksi samaa riviä{sign}"),
            ("agent", f"Kyllä, näen ne molemmat rivit{sign}"),
            ("customer", "Ja nyt mun pitäisi"),
            ("agent", f"Otetaan ensin osoite ylös tähän{sign}"),
            ("customer", f"Koivukuja seitsemän, toinen rappu{sign}"),
        ]
        return conversation(*said)

    assert [f.turn for f in cut(talk("."))] == [6]
    assert cut(talk("")) == []


def test_precise_times_tell_it_better_than_signs(conversation):
    def talk(start):
        return conversation(
            ("customer", "Ja sitten kun mä painoin sitä –", 0.0, 3.0),
            ("agent", "Mikä sen numero on?", start, start + 2.2),
        )

    assert cut(talk(3.4)) == []
    assert cut(talk(1.8)) == []
    assert [f.behaviour for f in review(talk(1.8)).findings if f.behaviour == "interruption"] == ["interruption"]


def test_a_protest_after_an_interruption_is_one_finding(conversation):
    made = conversation(
        ("customer", "Se kone alkoi pitää ääntä heti maanantaina ja sitten kun mä yritin", 0.0, 6.4),
        ("agent", "Antakaa sarjanumero.", 4.6, 7.8),
        ("customer", "Antakaa mun puhua loppuun.", 8.1, 9.6),
    )
    assert {f.behaviour for f in review(made).findings} & {"cut-off", "interruption"} == {"interruption"}


@pytest.mark.parametrize("channel", [Channel.CHAT, Channel.EMAIL])
def test_in_writing_nobody_is_cut_off(conversation, channel):
    said = ("customer", "Ja sitten kun mä painoin sitä –"), ("agent", "Mikä sen numero on?")
    assert cut(conversation(*said, channel=channel)) == []
