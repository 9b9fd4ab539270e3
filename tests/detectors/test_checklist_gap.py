"""Checklists: which fits the contact, what was asked in other words, told unasked or never asked."""

from __future__ import annotations

import pytest

from coach import handbook, review, rules
from coach.detectors.checklist_gap import Checklists
from coach.handbook import HandbookError
from coach.model import Became, Channel, Conversation, Language, Role, Turn
from coach.reviewing import annotated

FI, EN = Language.FI, Language.EN
BOOK = handbook.load().with_tables(
    {
        "checklists": {
            "vika": ["Milloin vika alkoi?", "Mitä on jo kokeiltu?", "Onko sama vika muilla laitteilla?"],
            "lasku": ["Mitä laskua asia koskee?", "Mikä on laskun eräpäivä?"],
            "sauna": ["Monelleko hengelle sauna varataan?", "Tarvitsetteko pyyhkeet?"],
            "fault": ["When did it start?", "What have you tried?", "Do other devices have the same problem?"],
            "bill": ["Which bill is it about?", "When is it due?"],
        }
    },
    "test",
)
SPOKEN = (
    "C: moi mulla se telkkari pätkii koko ajan",
    "A: joo no onks se ollu pitkään noin",
    "C: viikon",
    "A: ootteks kokeillu buutata sitä",
    "C: oon",
    "A: entäs muut laitteet näkyykö niissä sama",
)
ALL_MISSING = (
    "C: Hei, reitittimeni ei yhdistä nettiin.",
    "A: Hei! Voisitteko kertoa osoitteenne?",
    "C: Koivutie kolme.",
    "A: Lähetän asentajan huomenna.",
)


def talk(*lines: str, language: Language = FI, channel: Channel = Channel.PHONE) -> Conversation:
    roles = {"A": Role.AGENT, "C": Role.CUSTOMER}
    turns = tuple(Turn(n, roles[line[0]], line[3:]) for n, line in enumerate(lines))
    return Conversation("talk", turns, language, channel)


def became(*lines: str, language: Language = FI, channel: Channel = Channel.PHONE, book=BOOK) -> dict[str, Became]:
    text = rules.load()["checklist-gap"].texts[language].raw
    read = Checklists(language, text).read(annotated(talk(*lines, language=language, channel=channel), book))
    return {each.question: each.became for each in read}


def gaps(*lines: str, **how):
    return [f for f in review(talk(*lines, **how), BOOK).findings if f.behaviour == "checklist-gap"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (FI, SPOKEN),
        (
            FI,
            (
                "C: Hei, uuni ei lämpene.",
                "A: Harmillista! Mistä lähtien se on ollut kylmä?",
                "C: Eilisestä.",
                "A: Mitä kaikkea olette ehtineet kokeilla?",
                "C: Sulaketta.",
                "A: Toimivatko muut laitteet? Entä onko vika muillakin levyillä?",
            ),
        ),
        (
            EN,
            (
                "C: hi um my washing machine is leaking everywhere",
                "A: oh no how long has that been going on",
                "C: since monday",
                "A: and have you had a chance to try turning it off and on",
                "C: yes",
                "A: is anything else leaking or are your other machines fine",
            ),
        ),
    ],
)
def test_a_question_in_other_words_is_asked(language, lines):
    assert set(became(*lines, language=language).values()) == {Became.ASKED}


def test_what_the_customer_tells_unasked_is_told_and_points_to_the_words():
    lines = (
        "C: Hei, reititin ei ole yhdistänyt nettiin eilisestä asti. Käynnistin sen jo kahdesti.",
        "A: Hei! Ikävä kuulla. Varaan asentajan.",
        "C: Kiitos.",
    )
    assert became(*lines) == {
        "Milloin vika alkoi?": Became.TOLD,
        "Mitä on jo kokeiltu?": Became.TOLD,
        "Onko sama vika muilla laitteilla?": Became.MISSED,
    }


def test_one_finding_names_every_missing_question_and_offers_them():
    (gap,) = gaps(*ALL_MISSING)
    assert (gap.turn, gap.text) == (0, "ei yhdistä")
    for question in BOOK.checklists["vika"]:
        assert question in gap.why
    assert "0/3" in gap.why
    assert [a.text for a in gap.alternatives] == list(BOOK.checklists["vika"])


def test_nothing_is_missing_where_all_was_asked():
    assert not gaps(*SPOKEN)


def test_only_the_list_of_this_kind_of_contact_counts():
    lines = (
        "C: Hei, sain laskun, jossa on väärä summa. Eräpäivä on ensi viikolla.",
        "A: Kiitos viestistä, tarkistan laskun heti.",
    )
    assert became(*lines, channel=Channel.EMAIL) == {
        "Mitä laskua asia koskee?": Became.MISSED,
        "Mikä on laskun eräpäivä?": Became.TOLD,
    }


def test_an_english_mail_is_read_by_the_english_lists():
    lines = (
        "C: Dear team, my March bill is far too high and it is due on Friday. Best, Ann",
        "A: Dear Ann, thank you for your message. I will check it today.",
    )
    read = became(*lines, language=EN, channel=Channel.EMAIL)
    assert set(read.values()) == {Became.TOLD}
    assert list(read) == list(BOOK.checklists["bill"])


def test_a_list_of_the_teams_own_name_fits_where_its_name_is_said():
    lines = ("C: Haluisin saunavuoron perjantaille", "A: joo montako teitä tulee", "C: viis", "A: nyt se on varattu")
    assert became(*lines) == {
        "Monelleko hengelle sauna varataan?": Became.ASKED,
        "Tarvitsetteko pyyhkeet?": Became.MISSED,
    }


def test_the_team_says_by_which_words_a_contact_is_known():
    book = handbook.load().with_tables(
        {"checklists": {"etuudet": ["Oletteko opiskelija?"]}, "contacts": {"etuudet": ["(alennus*|etuhin*)"]}}, "test"
    )
    lines = ("C: Moi, saisiko tästä alennusta?", "A: Katsotaan hetki, tarkistan sen.", "C: Joo.", "A: Ei tällä kertaa.")
    assert became(*lines, book=book) == {"Oletteko opiskelija?": Became.MISSED}
    assert not became(*ALL_MISSING, book=book)


@pytest.mark.parametrize(
    "lines",
    [
        ("C: Moi, moneltako te suljette?", "A: Yhdeksältä.", "C: Kiitti.", "A: Ole hyvä, hei hei."),
        ("C: Hei, reitittimeni ei yhdistä nettiin.", "A: Hei! Katson heti."),
        ("A: Hei, kuinka voin auttaa?",),
        (),
    ],
)
def test_no_list_speaks_up_in_another_contact_or_where_the_talk_has_only_begun(lines):
    assert not became(*lines)


def test_without_checklists_nothing_is_missing():
    assert not became(*ALL_MISSING, book=handbook.load())


def test_a_wrong_list_of_words_is_told_in_one_sentence():
    with pytest.raises(HandbookError, match=r"contacts\.vika must be a list of words"):
        handbook.load().with_tables({"contacts": {"vika": "rikki"}}, "test")
