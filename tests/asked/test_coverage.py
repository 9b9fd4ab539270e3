"""Which of the customer's questions are answered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.model import Channel, Language
from coach.rules.covered import covered as asked


def open_questions(talk) -> list[str]:
    return [each.question.text for each in asked(talk) if each.answer is None]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Käykö teillä kortti?", "Kortti käy, ja lasku käy myös."),
        ("Onnistuuko se lauantaina?", "Onnistuu."),
        ("Kelpaako kuva kuitista?", "Kelpaa hyvin."),
        ("Tarviitko sä pääsyn kellariin?", "Tarviin."),
        ("Kauanko siinä menee?", "Puolisen tuntia."),
        ("Mihin asti olette auki?", "Kuuteen."),
        ("Paljonko se maksaa?", "Alle satasen."),
        ("Saako huoneeseen tuoda koiran?", "Lemmikit ovat tervetulleita."),
        ("Milloin se tulee?", "En osaa vielä sanoa."),
        ("Lähteekö tahra pois?", "Kysyn pesijältä ja soitan teille."),
        ("Mistä löydän teidät?", "Asemakatu kahdeksan, portista sisään."),
    ],
)
def test_a_reply_of_the_right_kind_answers(talk, question, answer):
    assert open_questions(talk(("customer", question), ("agent", answer))) == []


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Pitääkö omat työkalut tuoda?", "Kirjasin teidät ryhmään."),
        ("Pitääkö omat työkalut tuoda?", "Lähetän vahvistuksen."),
        ("Pitääkö omat työkalut tuoda?", "Sitten se lasku. Mikä osoite?"),
        ("Saako vaimo tulla mukaan?", "Hoito alkaa perjantaina."),
        ("Kenelle kuvat laitetaan?", "Mä soitan nyt kuljettajalle."),
        ("Voisko lampun saada lainaksi?", "Kiitos. Hauskaa viikonloppua!"),
        ("Pääseekö sinne pyörätuolilla?", "Ja tätä merkintää varten mikä ovi se oli?"),
    ],
)
def test_an_agent_who_goes_on_with_their_own_work_answers_nothing(talk, question, reply):
    assert open_questions(talk(("customer", question), ("agent", reply))) == [question]


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Voisitteko lähettää jonkun?", "Laitan sinne miehen. Mikä osoite?"),
        ("Tarvitseeko varata aikaa?", "Tulette vaan paikalle."),
        ("Tuleeko se ennen joulua?", "Lähetämme sen maanantaina."),
        ("Saisinko ajan torstaille?", "Varaan teille kymmeneltä."),
        ("Korjataanko se ilmaiseksi?", "Viikon takuulla joo. Mikä merkki?"),
        ("Onko siellä parkkipaikkaa?", "Kaksi ruutua sisäpihalla."),
        ("Mitä teen, jos se sammuu taas?", "Jos se sammuu, soitat tähän numeroon."),
        (
            "paljonko se kestää",
            "semmonen tunti lauantaina ois tilaa kymmeneltä ja sillon on kahvilakin auki jos haluat odotella siellä",
        ),
    ],
)
def test_an_act_a_step_or_a_bare_phrase_answers_what_asks_for_it(talk, question, reply):
    assert open_questions(talk(("customer", question), ("agent", reply))) == []


def test_of_two_questions_and_one_answer_the_other_stays_open(talk):
    both = talk(
        ("customer", "Kauanko huolto kestää, ja saako siksi aikaa lainapyörän?"),
        ("agent", "Kolmisen tuntia. Mikä puhelinnumero?"),
    )
    assert open_questions(both) == ["saako siksi aikaa lainapyörän?"]


def test_a_question_answered_when_talk_has_gone_on_is_answered(talk):
    later = talk(
        ("customer", "Kauanko huolto kestää, ja saako siksi aikaa lainapyörän?"),
        ("agent", "Kolmisen tuntia. Mikä puhelinnumero?"),
        ("customer", "Nolla neljäkymmentä, yksi kaksi kolme."),
        ("agent", "Kiitos. Lainapyörän saatte tiskiltä."),
    )
    assert open_questions(later) == []


def test_a_question_asked_twice_is_told_once_where_it_was_asked_first(talk):
    twice = talk(
        ("customer", "Kauanko huolto kestää, ja saako lainapyörän?"),
        ("agent", "Kolmisen tuntia. Mikä puhelinnumero?"),
        ("customer", "Se on sama kuin ennen. Niin, saako sen lainapyörän?"),
        ("agent", "Kiitos, kuulemiin."),
    )
    assert [(each.question.n, each.answer) for each in asked(twice) if each.answer is None] == [(0, None)]


def test_an_email_is_covered_question_by_question(talk):
    email = talk(
        ("customer", "Hei! Sisältyykö aamiainen hintaan? Onko hotellissa parkkihalli? Saako huoneeseen tuoda koiran?"),
        ("agent", "Hei! Aamiainen kuuluu huoneen hintaan. Lemmikit ovat tervetulleita. Tervetuloa!"),
        channel=Channel.EMAIL,
    )
    answers = [(each.question.text, each.answer.text if each.answer else None) for each in asked(email)]
    assert answers == [
        ("Sisältyykö aamiainen hintaan?", "Aamiainen kuuluu huoneen hintaan"),
        ("Onko hotellissa parkkihalli?", None),
        ("Saako huoneeseen tuoda koiran?", "Lemmikit ovat tervetulleita"),
    ]


def test_a_listening_signal_in_the_middle_answers_nothing(talk):
    timed = talk(
        ("customer", "Voisko siihen saada lainapyörän, kun mulla on se työmatka?", 0.0, 6.2),
        ("agent", "Joo.", 3.1, 3.4),
        ("agent", "Huolto on torstaina kello kahdeksan. Mikä on numeronne?", 6.9, 9.0),
        ("customer", "No se on nolla viisikymmentä.", 9.4, 11.0),
        ("agent", "Kiitos, kuulemiin.", 11.3, 12.1),
    )
    answer = asked(timed)[0].answer
    assert answer is None or answer.n != 1


def test_what_no_agent_turn_follows_is_left_out(talk):
    assert asked(talk(("agent", "Hei!"), ("customer", "Onko teillä auki?"))) == ()


def test_english_short_answers_answer_and_other_news_do_not(talk):
    both = talk(
        ("customer", "How long does it take, and could we have a high chair?"),
        ("agent", "About an hour. What name is it?"),
        language=Language.EN,
    )
    assert open_questions(both) == ["could we have a high chair?"]
    card = talk(("customer", "Can I pay by card?"), ("agent", "You can."), language=Language.EN)
    assert open_questions(card) == []


SAID = ["joo", "Kauanko?", "Milloin se tulee?", "Lasku on väärin.", "Tarkistan.", "mm", "", "…", "kortti?", "Ei.", "?"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["agent", "customer"]), st.sampled_from(SAID)), max_size=8))
def test_every_question_told_stands_in_a_customer_turn_and_every_answer_after_it(said):
    from tests.conftest import talk

    if not said:
        return
    for each in asked(talk(*said)):
        assert said[each.question.n][0] == "customer"
        assert said[each.next.n][0] == "agent"
        assert each.answer is None or each.answer.n > each.question.n


@pytest.mark.parametrize(
    ("question", "reply", "answered"),
    [
        ("Will it work abroad?", "it does you tap the phone and that's all there is to it in most places", True),
        ("Do I bring the shirt back?", "I'll ring the hotel.", False),
        ("Will I get anything back?", "They'll come on Friday before noon.", False),
        ("Is it safe to drive?", "You've been riding the brakes, I suppose.", False),
        ("What's the damage for that?", "A hundred and ten.", True),
        ("Can my son come along?", "Children are welcome.", True),
        ("The lesson is two hours again, is it?", "Two hours, yeah. Shall I get you picked up?", True),
        ("Could I move my lesson?", "Course you can. When would suit?", True),
    ],
)
def test_an_english_reply_answers_by_its_beginning_and_not_by_chance(talk, question, reply, answered):
    open_ones = open_questions(talk(("customer", question), ("agent", reply), language=Language.EN))
    assert open_ones == ([] if answered else [question])
