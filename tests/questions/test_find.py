from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.find import questions_in, span_of
from coach.questions.question import Form


def asked(text: str, language: Language) -> list[tuple[str, Form]]:
    turn = annotate((Turn(0, Role.AGENT, text),), language)[0]
    return [(span_of(turn, q).of(text), q.form) for q in questions_in(turn)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onko laite päällä?", [("Onko laite päällä?", Form.CLOSED)]),
        ("ootteks te kokeillu toista johtoa", [("ootteks te kokeillu toista johtoa", Form.CLOSED)]),
        ("olikse valo punainen", [("olikse valo punainen", Form.CLOSED)]),
        ("Käytät sä sitä joka päivä", [("Käytät sä sitä joka päivä", Form.CLOSED)]),
        ("Milloin vika alkoi?", [("Milloin vika alkoi?", Form.OPEN)]),
        ("joo missä kohtaa se näkyy", [("missä kohtaa se näkyy", Form.OPEN)]),
        ("no montaks niitä on", [("montaks niitä on", Form.OPEN)]),
        ("Paljonko mittarissa on", [("Paljonko mittarissa on", Form.OPEN)]),
        ("mikset sä soittanu heti", [("mikset sä soittanu heti", Form.OPEN)]),
        ("Selvä. Sopisiko torstai?", [("Sopisiko torstai?", Form.CLOSED)]),
        ("kortilla vai käteisellä", [("kortilla vai käteisellä", Form.ALTERNATIVE)]),
        ("Onko se musta vai sininen", [("Onko se musta vai sininen", Form.ALTERNATIVE)]),
        ("Se sammuu aina iltaisin, eikö niin", [("Se sammuu aina iltaisin, eikö niin", Form.TAG)]),
        ("Kertoisitteko, milloin vika alkoi", [("Kertoisitteko, milloin vika alkoi", Form.OPEN)]),
        ("Haluaisin vielä tietää, mikä siinä vilkkuu", [("Haluaisin vielä tietää, mikä siinä vilkkuu", Form.OPEN)]),
        ("kerro mitä sitten tapahtui", [("kerro mitä sitten tapahtui", Form.OPEN)]),
        ("Ja teidän asiakasnumeronne olisi", [("teidän asiakasnumeronne olisi", Form.OPEN)]),
        ("entä se toinen laite", [("entä se toinen laite", Form.OPEN)]),
        ("Te ette ole varmaan avannut kantta", [("Te ette ole varmaan avannut kantta", Form.CLOSED)]),
        ("ja minä päivänä sen piti tulla", [("minä päivänä sen piti tulla", Form.OPEN)]),
        ("autollako te tulitte", [("autollako te tulitte", Form.CLOSED)]),
        ("saiksä sen kannen auki", [("saiksä sen kannen auki", Form.CLOSED)]),
        ("mones kerta tää on", [("mones kerta tää on", Form.OPEN)]),
        ("kelle se menee", [("kelle se menee", Form.OPEN)]),
        ("mitäköhän siinä voisi olla", [("mitäköhän siinä voisi olla", Form.OPEN)]),
        ("lavastiko joku sen", [("lavastiko joku sen", Form.CLOSED)]),
        ("tuliks siihen jotain koodia", [("tuliks siihen jotain koodia", Form.CLOSED)]),
        ("sinäkö sen otit", [("sinäkö sen otit", Form.CLOSED)]),
        ("Sitäkö te tarkoitatte", [("Sitäkö te tarkoitatte", Form.CLOSED)]),
        ("joko se saapui", [("joko se saapui", Form.CLOSED)]),
        ("koskahan se tulee", [("koskahan se tulee", Form.OPEN)]),
        ("jos mä tilaan sen tänään milloin se tulee", [("milloin se tulee", Form.OPEN)]),
        ("Herra Virta, mitä näette", [("mitä näette", Form.OPEN)]),
        ("Olisin tiedustellut, mihin se palautetaan", [("Olisin tiedustellut, mihin se palautetaan", Form.OPEN)]),
        ("Kiinnostaisi tietää, mihin tämä perustuu", [("Kiinnostaisi tietää, mihin tämä perustuu", Form.OPEN)]),
        ("Kysymykseni on, onko tilaus lähtenyt", [("Kysymykseni on, onko tilaus lähtenyt", Form.CLOSED)]),
        ("ai ihanko totta", [("ihanko totta", Form.CLOSED)]),
        ("meillä on katko koko talossa kuka tämän korjaa", [("kuka tämän korjaa", Form.OPEN)]),
        ("jäin eilen lomalle mitä teen nyt laskun kanssa", [("mitä teen nyt laskun kanssa", Form.OPEN)]),
        ("tää toimii kyllä pakkasella mihin aikaan ajat kotiin", [("mihin aikaan ajat kotiin", Form.OPEN)]),
        ("selvitetään tämä heti palaako siinä joku valo", [("palaako siinä joku valo", Form.CLOSED)]),
        ("niinku sanoin aiemmin voisitko tulla käymään", [("voisitko tulla käymään", Form.CLOSED)]),
        ("tuo on niin tuttua mitä sä siinä eniten jännität", [("mitä sä siinä eniten jännität", Form.OPEN)]),
        ("kurja juttu mitä näytöllä luki sen jälkeen", [("mitä näytöllä luki sen jälkeen", Form.OPEN)]),
        (
            "mikä on nimesi mikä on puhelinnumerosi",
            [("mikä on nimesi", Form.OPEN), ("mikä on puhelinnumerosi", Form.OPEN)],
        ),
        ("on haaveiltu mehiläisistä et saaks siellä pitää pesää", [("saaks siellä pitää pesää", Form.CLOSED)]),
        ("auts miten se kävi", [("miten se kävi", Form.OPEN)]),
        ("harmi kuulla mikä sai sut päättämään niin", [("mikä sai sut päättämään niin", Form.OPEN)]),
        ("kiitos kun ilmotit onko se kirkasta", [("onko se kirkasta", Form.CLOSED)]),
        ("eihän se niin saa olla milloinka se alkoi", [("milloinka se alkoi", Form.OPEN)]),
        (
            "onko modeemi päällä minkä väriset valot siinä on",
            [("onko modeemi päällä", Form.CLOSED), ("minkä väriset valot siinä on", Form.OPEN)],
        ),
    ],
)
def test_finnish_questions_are_found_without_the_question_mark(text, expected):
    assert asked(text, Language.FI) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tarkistan, onko laite päällä.",
        "En tiedä, milloin hän tulee.",
        "En muista onko niitä jäljellä",
        "Koska laite on rikki, vaihdamme sen.",
        "Lähetän sen tänään.",
        "Lapsena meillä oli oma metsä.",
        "Se, mitä sanoitte, auttaa paljon.",
        "Voitte tulla milloin vain.",
        "Voitte tulla mihin aikaan tahansa.",
        "Mitä pikemmin soitatte, sitä parempi.",
        "Miten ihana kuulla!",
        "Mikä päivä!",
        "Löysimme paikan, mikä ei haittaa.",
        "Joko maanantaina tai tiistaina.",
        "Eiköhän se tästä selviä.",
        "Älkää vaan kertoko, mitä siinä lukee.",
        "Mitä kuuluu",
        "Mitä laskuun tulee, se on maksettu.",
        "Tarkistan, minä päivänä se tulee.",
        "kun minä kesällä soitin teille",
        "Älkää karistako tuhkaa lattialle.",
        "Sulkekaa hana, älkääkä käyttäkö konetta ennen käyntiä.",
        "Ettehän te sille mitään voi.",
        "Tuo rako on iso",
        "Työnjako muuttuu ensi viikolla",
        "Kysymys on siitä, onko laite rikki.",
        "Se laatikko, mitä te näette",
        "Jos laite on rikki, vaihdamme sen.",
        "se on semmonen talo missä te asuitte ennen",
        "katson tästä onko se lähtenyt",
        "kerron mielelläni mitä vaihtoehtoja teillä on",
        "tulot laskivat mikä vaikuttaa tukeen",
    ],
)
def test_what_only_looks_like_a_finnish_question_is_none(text):
    assert asked(text, Language.FI) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mikä malli se on ja milloin se ostettiin?", ["Mikä malli se on", "milloin se ostettiin?"]),
        ("Missä ja milloin se näkyi", ["Missä ja milloin se näkyi"]),
        ("Onko kuitti tallella? Milloin ostitte sen?", ["Onko kuitti tallella?", "Milloin ostitte sen?"]),
        ("Muistatteko, milloin ja mistä se ostettiin", ["Muistatteko, milloin ja mistä se ostettiin"]),
        ("katotaan mitä tässä on viittisittekö sanoa numeron", ["viittisittekö sanoa numeron"]),
    ],
)
def test_joined_questions_are_parted_and_one_question_is_not(text, expected):
    assert [words for words, _ in asked(text, Language.FI)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("have you tried another cable", [("have you tried another cable", Form.CLOSED)]),
        ("okay what does the light do", [("what does the light do", Form.OPEN)]),
        ("Would Thursday suit you?", [("Would Thursday suit you?", Form.CLOSED)]),
        ("Is it red or green", [("Is it red or green", Form.ALTERNATIVE)]),
        ("It drops in the evenings, doesn't it", [("It drops in the evenings, doesn't it", Form.TAG)]),
        ("and your postcode", [("your postcode", Form.OPEN)]),
        ("I was wondering if you still have the box", [("I was wondering if you still have the box", Form.CLOSED)]),
        ("I'd like to know when it started", [("I'd like to know when it started", Form.OPEN)]),
        ("could you tell me what the screen says", [("could you tell me what the screen says", Form.OPEN)]),
        ("are we - are we there yet", [("are we there yet", Form.CLOSED)]),
        ("wh-what makes you say so", [("what makes you say so", Form.OPEN)]),
        ("my question is do you have it in blue", [("do you have it in blue", Form.CLOSED)]),
        ("in what ways does the noise bother you", [("what ways does the noise bother you", Form.OPEN)]),
        ("the smaller one you mean", [("the smaller one you mean", Form.CLOSED)]),
        ("oh really", [("really", Form.CLOSED)]),
        ("since when", [("when", Form.OPEN)]),
        ("I wonder what you think about it", [("I wonder what you think about it", Form.OPEN)]),
        ("on a scale of one to ten how happy are you", [("how happy are you", Form.CLOSED)]),
        ("do you have an idea about what went wrong", [("do you have an idea about what went wrong", Form.OPEN)]),
        ("Is it the lid or?", [("Is it the lid or?", Form.OPEN)]),
        ("I'm curious how the new filter has worked", [("I'm curious how the new filter has worked", Form.OPEN)]),
        ("I wanted to check if you still have the box", [("I wanted to check if you still have the box", Form.CLOSED)]),
        ("wait what do you see there", [("what do you see there", Form.OPEN)]),
        ("has it come yet", [("has it come yet", Form.CLOSED)]),
        ("is a deposit needed", [("is a deposit needed", Form.CLOSED)]),
        ("what colour is that", [("what colour is that", Form.OPEN)]),
        ("roughly how long is that cable", [("how long is that cable", Form.OPEN)]),
        ("so the lid is where the arrow is, right", [("the lid is where the arrow is, right", Form.TAG)]),
        ("just wondering if you still have it", [("wondering if you still have it", Form.CLOSED)]),
        (
            "is there a charge for that and will the date stay",
            [
                ("is there a charge for that", Form.CLOSED),
                ("will the date stay", Form.CLOSED),
            ],
        ),
        ("Would you mind if I tell you what we found", [("Would you mind if I tell you what we found", Form.CLOSED)]),
        ("my mum uses a walker can the two of us sit together", [("can the two of us sit together", Form.CLOSED)]),
        ("it has been a month since my scan has the letter been sent", [("has the letter been sent", Form.CLOSED)]),
        ("thank you will i get a text", [("will i get a text", Form.CLOSED)]),
        ("i've got that here do you need the code", [("do you need the code", Form.CLOSED)]),
        ("that's two weeks is there anybody sooner", [("is there anybody sooner", Form.CLOSED)]),
        ("okay whereabouts on the wall is the crack", [("whereabouts on the wall is the crack", Form.OPEN)]),
        ("i can fit you in this week what day suits you", [("what day suits you", Form.OPEN)]),
        (
            "did you get the first letter is the deed in both names and is there a lender",
            [
                ("did you get the first letter", Form.CLOSED),
                ("is the deed in both names", Form.CLOSED),
                ("is there a lender", Form.CLOSED),
            ],
        ),
        ("will he be kept in overnight do you think", [("will he be kept in overnight do you think", Form.CLOSED)]),
    ],
)
def test_english_questions_are_found_without_the_question_mark(text, expected):
    assert asked(text, Language.EN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I'll check if the device is on.",
        "What you need is on page two.",
        "Let me see when it left.",
        "which means it is on its way",
        "How lovely to hear!",
        "Oh, I see what you mean.",
        "Yeah, really.",
        "The reason is - is the old cable.",
        "They could not say - which ones are safer.",
        "it also has a small handle",
        "you sort of have an idea after a week",
        "that one actually is the spare",
        "is a very old one",
        "so what happened is that the courier came early",
        "what we do is we send the label by post",
        "how to reset it is in the leaflet",
        "the good thing is we could still change it",
        "the odds are you know one in four",
        "somebody who's new would not see it",
        "you get a feeling for what's wrong with them",
        "just to mark which box is yours",
        "you are probably wondering why it took a week",
        "in which case we send a new one",
        "and batteries and what not",
        "what a day",
        "we don't have a spare lid",
        "the idea is that you can ring us any time",
        "I understand you'd rather have it closed today.",
        "let's do that later",
        "if you can they will send it on",
        "what happened is that the van broke down on the way",
    ],
)
def test_what_only_looks_like_an_english_question_is_none(text):
    assert asked(text, Language.EN) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "onko mikä ja vai en tiedä että milloin te laite on , ? . eikö niin what is it you or that".split()
        ),
        max_size=12,
    ),
    st.sampled_from(Language),
)
def test_questions_stand_in_order_inside_their_turn_and_do_not_overlap(words, language):
    turn = annotate((Turn(0, Role.AGENT, " ".join(words)),), language)[0]
    places = [(q.first, q.last) for q in questions_in(turn)]
    assert all(0 <= first < last <= len(turn.words) for first, last in places)
    assert all(last <= first for (_, last), (first, _) in pairwise(places))
