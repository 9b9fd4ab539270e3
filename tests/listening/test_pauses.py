"""Whose pause it is, and whether it was announced."""

import pytest

from coach import rules
from coach.listening.pauses import Waiting, pauses
from coach.model import Channel, Language, Role

AGENT, CUSTOMER = Role.AGENT, Role.CUSTOMER


def found(made):
    language = made.turns[0].language
    words = rules.load()["unexplained-silence"].texts[language].raw["words"]
    return [(round(p.time.duration), p.whose, p.announced) for p in pauses(made, Waiting.of(words, language))]


def test_after_the_customers_words_the_pause_is_the_agents(talk):
    made = talk(("customer", "Millon se tulee perille?", 0.0, 3.0), ("agent", "Huomenna.", 23.5, 25.0))
    assert found(made) == [(20, AGENT, None)]


def test_after_the_agents_statement_the_pause_is_the_agents(talk):
    made = talk(
        ("customer", "Mä haluaisin perua sen ajan", 0.0, 3.0),
        ("agent", "Selvä, sehän käy", 3.2, 5.0),
        ("agent", "Nyt se on peruttu", 25.0, 27.0),
    )
    assert found(made) == [(20, AGENT, None)]


def test_after_the_agents_question_the_pause_is_the_customers(talk):
    made = talk(
        ("customer", "Mulla on asiaa laskusta.", 0.0, 3.0),
        ("agent", "Mikä siinä on eräpäivänä?", 3.2, 5.0),
        ("agent", "Löytyykö se sieltä?", 25.0, 27.0),
        ("customer", "Joo, kolmas päivä.", 45.0, 47.0),
    )
    assert found(made) == [(20, CUSTOMER, None), (18, CUSTOMER, None)]


def test_a_yes_to_a_question_hands_the_word_back(talk):
    made = talk(
        ("customer", "Mä lähetin sen hakemuksen.", 0.0, 3.0),
        ("agent", "Oliko siinä kaikki liitteet?", 3.2, 5.0),
        ("customer", "Joo.", 5.2, 5.6),
        ("agent", "Täällä ei näy mitään.", 25.6, 27.0),
    )
    assert found(made) == [(20, AGENT, None)]


def test_a_customer_who_does_what_they_were_asked_to_do_is_waited_for(talk):
    made = talk(
        ("customer", "Se ruutu on ihan musta.", 0.0, 3.0),
        ("agent", "Painakaa virtanappia kymmenen sekuntia.", 3.2, 6.0),
        ("customer", "Joo.", 6.2, 6.5),
        ("agent", "Syttyikö se?", 36.5, 38.0),
    )
    assert found(made) == [(30, CUSTOMER, None)]


@pytest.mark.parametrize(
    "said",
    [
        "Ootas, mä katon siitä laskusta.",
        "hetki mä etin lasit",
        "Missäs se mun kortti nyt on.",
        "Pitää hakea se paperi keittiöstä.",
    ],
)
def test_a_customer_who_looks_for_something_is_waited_for(talk, said):
    made = talk(
        ("customer", "Hei.", 0.0, 0.5),
        ("agent", "Mikä on asiakasnumero?", 0.8, 3.0),
        ("customer", said, 3.2, 5.0),
        ("agent", "Joo, ei tässä kiire mihinkään ole.", 25.0, 27.0),
        ("agent", "Jos se ei löydy, haku onnistuu nimelläkin.", 47.0, 49.0),
    )
    assert {whose for _, whose, _ in found(made)} == {CUSTOMER}


@pytest.mark.parametrize(
    "said",
    [
        "Hetki, tarkistan.",
        "mä kirjaan tän tänne",
        "Katsonpa sen koneelta.",
        "Odotatteko hetken?",
        "Ootatko hetken linjalla",
        "Katotaas.",
        "Tää meidän järjestelmä on tänään vähän hidas.",
        "Laitan tän nyt eteenpäin.",
        "Joo siihen menee pieni tovi.",
        "Pistän sut hetkeksi pitoon.",
        "mä tsekkaan sen",
        "Haen sen sopimuksen esiin.",
        "Yhdistän teidän puhelun asiantuntijalle.",
        "Mun pitää tarkistaa tää esimieheltä.",
        "Saisinko katsoa sitä rauhassa?",
        "Käyn kysymässä varastolta.",
        "mä näpyttelen tän sinne",
        "Teidän tiedot latautuu tässä.",
        "Jos mä tarkistaisin tän teille.",
    ],
)
def test_an_announced_wait_is_explained_in_finnish(talk, said):
    made = talk(
        ("customer", "Voisko sen siirtää torstaille?", 0.0, 3.0),
        ("agent", said, 3.2, 5.0),
        ("customer", "Joo.", 5.1, 5.4),
        ("agent", "Kiitos odotuksesta, se onnistuu.", 35.4, 38.0),
    )
    assert found(made) == [(30, AGENT, 1)]


@pytest.mark.parametrize(
    "said",
    [
        "One moment.",
        "Bear with me.",
        "Let me just pull that up.",
        "I'm just going to check that for you",
        "Could you hold for me?",
        "I'll put you on hold.",
        "The system is a bit slow today.",
        "I'm just looking at your account now.",
        "Won't be long.",
        "Let's have a look.",
        "Just checking that now.",
        "It's still loading here.",
        "Would you mind holding?",
        "hang on",
    ],
)
def test_an_announced_wait_is_explained_in_english(talk, said):
    made = talk(
        ("customer", "Can I move it to Thursday?", 0.0, 3.0),
        ("agent", said, 3.2, 5.0),
        ("customer", "Okay.", 5.1, 5.4),
        ("agent", "Thanks for holding, that's done.", 35.4, 38.0),
        language=Language.EN,
    )
    assert found(made) == [(30, AGENT, 1)]


def test_a_question_after_a_notice_hands_the_word_over_and_nothing_is_announced_then(talk):
    made = talk(
        ("customer", "Mun netti pätkii.", 0.0, 2.0),
        ("agent", "No katsotaan. Onko siinä laitteessa valo?", 2.2, 5.0),
        ("customer", "Joo, vihreä.", 5.2, 6.5),
        ("agent", "Se on hyvä merkki.", 26.5, 28.0),
    )
    assert found(made) == [(20, AGENT, None)]


def test_a_deed_for_another_day_announces_no_wait_now(talk):
    made = talk(
        ("customer", "Voisitteko selvittää sen?", 0.0, 2.0),
        ("agent", "Selvitän asian ja soitan teille huomenna.", 2.2, 5.0),
        ("agent", "Kirjasin sen ylös.", 25.0, 27.0),
    )
    assert found(made) == [(20, AGENT, None)]


@pytest.mark.parametrize(
    "said",
    ["Joo.", "Okei, selvä homma.", "Ai niin se sopimus.", "Tota noin.", "Ymmärrän, ikävä juttu.", "Kyllä se onnistuu."],
)
def test_other_words_announce_no_wait(talk, said):
    made = talk(
        ("customer", "Voisko sen siirtää torstaille?", 0.0, 3.0),
        ("agent", said, 3.2, 5.0),
        ("agent", "Nyt se on siirretty.", 25.0, 27.0),
    )
    assert found(made) == [(20, AGENT, None)]


def test_a_notice_covers_one_wait_and_another_notice_the_next(talk):
    def then(middle):
        made = talk(
            ("customer", "Löytyykö se?", 0.0, 2.0),
            ("agent", "Hetki, tarkistan.", 2.2, 4.0),
            ("agent", middle, 24.0, 26.0),
            ("agent", "No niin, nyt.", 46.0, 47.0),
        )
        return [announced for _, _, announced in found(made)]

    assert then("Vielä hetki.") == [1, 2]
    assert then("mm") == [1, 1]
    assert then("Kiitos kun odotit hetken, täällä se on.") == [1, None]


def test_words_about_a_wait_long_over_announce_nothing(talk):
    made = talk(
        ("customer", "Mitä sille laskulle kävi?", 0.0, 3.0),
        ("agent", "Se meni tuossa hetki sitten maksuun.", 3.2, 6.0),
        ("agent", "Ja kuitti tulee postissa.", 26.0, 28.0),
    )
    assert found(made) == [(20, AGENT, None)]


def test_a_customer_who_says_they_wait_knows_about_the_wait(talk):
    made = talk(
        ("customer", "Onko siellä vapaita aikoja? Mä voin odotella, ei tässä kiire.", 0.0, 5.0),
        ("agent", "On täällä torstaina.", 25.0, 27.0),
    )
    assert found(made) == [(20, AGENT, 0)]


def test_asking_whether_somebody_is_there_tells_whose_pause_it_was(talk):
    made = talk(
        ("agent", "Palvelu, päivää.", 0.0, 2.0),
        ("agent", "Haloo, kuuluuko siellä?", 20.0, 22.0),
        ("customer", "Joo kuuluu. Mä tilaisin sen huollon.", 22.2, 25.0),
        ("customer", "Haloo?", 45.0, 46.0),
        ("agent", "Joo anteeksi.", 46.2, 47.0),
    )
    assert found(made) == [(18, CUSTOMER, None), (20, AGENT, None)]


def test_a_pause_inside_the_customers_own_story_is_nobodys(talk):
    made = talk(
        ("customer", "No siinä kävi sitten niin.", 0.0, 3.0),
        ("customer", "Että se lakkasi toimimasta.", 23.0, 26.0),
    )
    assert found(made) == [(20, None, None)]


def test_turns_without_a_length_tell_nothing_about_pauses(talk):
    made = talk(("customer", "Pitkä asia tämä.", 0.0, 0.0), ("agent", "Selvä.", 30.0, 30.0))
    assert found(made) == []


def test_in_writing_there_are_no_pauses(talk):
    made = talk(("customer", "Hei", 0.0, 1.0), ("agent", "Hei", 40.0, 41.0), channel=Channel.CHAT)
    assert found(made) == []


def test_somebody_who_talks_on_behind_a_signal_keeps_the_time(talk):
    made = talk(
        ("customer", "Ja siitä tuli sitten se pitkä lasku joka on väärin.", 0.0, 20.0),
        ("agent", "Joo.", 2.0, 2.3),
        ("agent", "Mikä siinä on summana?", 20.4, 22.0),
    )
    assert found(made) == []
