"""Drafts from the customer's own words: said back, named or quoted, and never in a form that is not certain."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import review
from coach.evaluation.dialogues import read_dialogues
from coach.language.annotate import annotate
from coach.language.inflect import in_case
from coach.model import Conversation, Kind, Language, Role, Source, Turn
from coach.questions import tell_english, tell_finnish
from coach.questions.drafts import Drafts
from coach.reviewing import review_many
from coach.rules.wording import in_register


def back(text, language=Language.FI):
    (turn,) = annotate((Turn(0, Role.CUSTOMER, text),), language)
    tell = tell_finnish if language is Language.FI else tell_english
    return tell.said_back(turn, 0, len(turn.words))


@pytest.mark.parametrize(
    ("told", "te", "you"),
    [
        (
            "mulla on kaks pientä lasta täällä",
            "teillä on kaksi pientä lasta siellä",
            "sinulla on kaksi pientä lasta siellä",
        ),
        ("mä pelkään sitä leikkausta", "pelkäätte sitä leikkausta", "pelkäät sitä leikkausta"),
        ("mun mies jäi työttömäks", "miehenne jäi työttömäksi", "miehesi jäi työttömäksi"),
        ("en oo saanu vastausta", "ette ole saanut vastausta", "et ole saanut vastausta"),
        ("meidän kellarissa haisee homeelle", "kellarissanne haisee homeelle", "kellarissanne haisee homeelle"),
        ("me ollaan muuttamassa pois", "olette muuttamassa pois", "olette muuttamassa pois"),
        ("niin ja juhlat on lauantaina", "juhlat ovat lauantaina", "juhlat ovat lauantaina"),
        (
            "se kytkin on kans ruvennu luistamaan",
            "se kytkin on ruvennut luistamaan",
            "se kytkin on ruvennut luistamaan",
        ),
        (
            "puhelut on katkeillu keväästä asti",
            "puhelut ovat katkeilleet keväästä asti",
            "puhelut ovat katkeilleet keväästä asti",
        ),
        (
            "mä tein hakemuksen kaks viikkoo sitten",
            "teitte hakemuksen kaksi viikkoa sitten",
            "teit hakemuksen kaksi viikkoa sitten",
        ),
        ("kiva mä vaan pelkään sitä piikkiä", "pelkäätte sitä piikkiä", "pelkäät sitä piikkiä"),
        ("pelkään sitä leikkausta", "pelkäätte sitä leikkausta", "pelkäät sitä leikkausta"),
        ("mun hakemus katoo taas", "hakemuksenne katoaa taas", "hakemuksesi katoaa taas"),
        ("mä ajan sillä joka päivä", "ajatte sillä joka päivä", "ajat sillä joka päivä"),
        ("se kone oli tammikuus jo rikki", "se kone oli tammikuussa jo rikki", "se kone oli tammikuussa jo rikki"),
        ("mökis on vettä lattialla", "mökissä on vettä lattialla", "mökissä on vettä lattialla"),
        (
            "viimeks jäi yks pultti löysälle, kuulin sen vasta illalla",
            "viimeksi jäi yksi pultti löysälle ja kuulitte sen vasta illalla",
            "viimeksi jäi yksi pultti löysälle ja kuulit sen vasta illalla",
        ),
        (
            "menen silloin leikkaukseen, enkä vielä tiedä, kauanko siinä menee",
            "menette silloin leikkaukseen, ettekä vielä tiedä, kauanko siinä menee",
            "menet silloin leikkaukseen, etkä vielä tiedä, kauanko siinä menee",
        ),
    ],
)
def test_finnish_is_said_back_in_the_second_person_and_the_standard_language(told, te, you):
    said = back(told)
    assert said is not None
    assert (in_register(said, "te"), in_register(said, "sinä")) == (te, you)


@pytest.mark.parametrize(
    "told",
    [
        "se viheltää aina tuo etupää",  # the subject comes after all
        "me siirretään se toiselle",  # *me* with a passive whose person is not known
        "se kone blörbii ihan kauheesti",  # no known word
        "te lupasitte soittaa takaisin",  # speaks to the agent
        "kaks pientä lasta",  # no clause
        "siihen mennessä sen piti olla valmis",  # speaks of something said before
        "tytär sano, että se on rikki",  # *sano* is no written form
        "mulla on tää polvi semmonen, että rappusissa kestää",  # *semmonen* without what it is like
        "me ollaan just erottu",  # *olette* with a passive
        "ja asuu kujan viimeisessä talossa",  # who does is told before
        "siellä varastetaan usein, mulla on kalliit vehkeet",  # two sentences
        "se penkki, joka tuli mukana",  # only a clause of the noun
        "tämä ei voi olla näin",  # names nothing
        "ei oo ennen ollu",  # nothing either
        "kaikki tykkäs niistä puvuista",  # of people it is *tykkäsivät*
        "viime talven kävi ihan sama",  # a dialect's case
        "mul on tullu jo kaks samaa laskua",  # *minulla* or *minulle*
        "mä oon käyny täällä vuosia, tuntu ku ois varas",  # *tuntu* is no written form
    ],
)
def test_what_is_not_certain_is_not_said_back(told):
    assert back(told) is None


def test_a_clause_whose_end_hangs_on_the_next_is_said_back_without_it():
    told = "menen silloin leikkaukseen, enkä vielä tiedä, kauanko siinä menee"
    (turn,) = annotate((Turn(0, Role.CUSTOMER, told),), Language.FI)
    assert in_register(tell_finnish.said_back(turn, 0, 6) or "", "te") == "menette silloin leikkaukseen"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("And my husband's just lost his job", "your husband's just lost his job"),
        ("I was up all night with our baby", "you were up all night with your baby"),
        ("im so embarrassed about it", None),
        ("you promised to call me", None),
        ("sad to leave the choir", None),
        ("third time since he came round", None),
        ("it's his room it's got no window", None),
        ("My gran's on her own, she can't hear the bell", None),
        ("I been havin' a dizzy spell", None),
        ("my sister's here every morning doing me leg dressings", None),
        ("by the way, I'm worried it won't be ready", "you're worried it won't be ready"),
        ("it's only that I've got an interview on monday", "you've got an interview on Monday"),
        ("i gotta take my mom in on tuesdays", "you have to take your mom in on Tuesdays"),
        ("i can't have a cold house and what i", "you can't have a cold house"),
    ],
)
def test_english_is_said_back_in_the_second_person(told, said):
    assert back(told, Language.EN) == said


@pytest.mark.parametrize(
    ("noun", "ending", "form"),
    [
        ("lasku", "ssa", "laskussa"),
        ("kytkin", "sta", "kytkimestä"),
        ("kuivauslaite", "lla", "kuivauslaitteella"),
        ("autotie", "lle", "autotielle"),
        ("vesi", "n", "veden"),
        ("blorbi", "ssa", None),
        ("lasku", "tta", None),
    ],
)
def test_nouns_take_the_case_that_is_asked_for_or_none(noun, ending, form):
    assert in_case(noun, ending) == form


@settings(deadline=None)
@given(st.text(alphabet="aeiknstuoämlp ,.", max_size=80))
def test_any_words_are_said_back_whole_or_not_at_all(text):
    said = back(text)
    assert said is None or (said and in_register(said, "te") and "None" not in said)


def talk(agent):
    lines = (
        (Role.CUSTOMER, "Tilaisin huollon. Ja sitten tuo etupää on ruvennut vinkumaan."),
        (Role.AGENT, agent),
        (Role.CUSTOMER, "Joo."),
        (Role.AGENT, "Torstaina kello yhdeksän. Kuulemiin."),
    )
    turns = tuple(Turn(n, role, text) for n, (role, text) in enumerate(lines))
    return Conversation("talk", turns, Language.FI)


def drafts(agent):
    (missed,) = [f for f in review(talk(agent)).findings if f.behaviour == "missed-follow-up"]
    return missed.alternatives


def test_a_missed_follow_up_comes_with_drafts_in_the_agents_form_of_address():
    te, you = drafts("Mikä päivä teille sopii?"), drafts("Mikä päivä sulle sopii?")
    assert 2 <= len(te) <= 3
    assert all(draft.source is Source.DRAFT for draft in (*te, *you))
    assert te[0].text.startswith("Mainitsitte, että tuo etupää on ruvennut vinkumaan.")
    assert you[0].text.startswith("Mainitsit, että tuo etupää on ruvennut vinkumaan.")


LABELLED = Path(__file__).resolve().parents[2] / "models" / "labelled"


@pytest.mark.parametrize(
    "name",
    [
        "missed-fi",
        "missed-en",
        "dialogues-fi-c1-dev",
        "dialogues-en-c1-dev",
        "dialogues-fi-e3-dev",
        "dialogues-en-e3-dev",
    ],
)
def test_over_whole_files_each_missed_follow_up_has_drafts_that_follow_up_and_set_off_no_concern(name):
    records = [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]
    conversations = [dialogue.conversation for dialogue in read_dialogues(records, name)]
    missed = [
        (talked, f)
        for talked, seen in zip(conversations, review_many(conversations), strict=True)
        for f in seen.findings
        if f.behaviour == "missed-follow-up"
    ]
    assert missed
    assert all(2 <= len(f.alternatives) <= 3 for _, f in missed)
    put_in = [
        replace(talked, turns=(*talked.turns[: f.turn + 1], Turn(f.turn + 1, Role.AGENT, draft.text)))
        for talked, f in missed
        for draft in f.alternatives
    ]
    for talked, seen in zip(put_in, review_many(put_in), strict=True):
        here = [f for f in seen.findings if f.turn == len(talked.turns) - 1]
        assert any(f.behaviour == "follow-up" for f in here), talked.turns[-1].text
        assert not [f for f in here if f.kind is Kind.CONCERN], talked.turns[-1].text


def test_every_draft_is_a_follow_up_by_our_own_rule_and_sets_off_no_concern():
    told = talk("Mikä päivä teille sopii?")
    for draft in drafts("Mikä päivä teille sopii?"):
        turns = (told.turns[0], Turn(1, Role.AGENT, draft.text))
        found = review(Conversation("draft", turns, Language.FI)).findings
        assert any(f.behaviour == "follow-up" for f in found)
        assert not [f for f in found if f.kind is Kind.CONCERN]


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Viimeks ne kolhi siitä kulman.", "tällä kertaa"),
        ("Meillä on kolmen viikon ikäinen vauva.", "ottaa siinä huomioon"),
        ("Asentajanne tallasi savea uudelle matolle.", "kuvaa"),
        ("Äiti on vielä sairaalassa ja mä oon siellä illat.", "hän voi"),
        ("Mä tein viime kuussa reklamaation eikä siitä oo kuulunu mitään.", "kuittausta"),
    ],
)
def test_the_question_fits_what_was_told(told, asked):
    lines = (
        (Role.CUSTOMER, f"Tilaisin kaapin kuljetuksen ensi viikolle. {told}"),
        (Role.AGENT, "Mikä on osoite?"),
        (Role.CUSTOMER, "Rantatie kaksi."),
        (Role.AGENT, "Tilaus on tehty. Kuulemiin."),
    )
    found = review(Conversation("c", tuple(Turn(n, *line) for n, line in enumerate(lines)), Language.FI)).findings
    (missed,) = [f for f in found if f.behaviour == "missed-follow-up"]
    assert any(asked in draft.text for draft in missed.alternatives)


def test_that_something_is_not_is_said_in_one_word():
    lines = (
        (Role.CUSTOMER, "Tilaisin kaapin kuljetuksen. Ei mulla oo siihen autoa."),
        (Role.AGENT, "Mikä on osoite?"),
        (Role.CUSTOMER, "Rantatie kaksi."),
        (Role.AGENT, "Tilaus on tehty. Kuulemiin."),
    )
    found = review(Conversation("c", tuple(Turn(n, *line) for n, line in enumerate(lines)), Language.FI)).findings
    drafts = [a.text for f in found if f.behaviour == "missed-follow-up" for a in f.alternatives]
    assert any(draft.startswith("Mainitsitte, ettei teillä ole siihen autoa.") for draft in drafts)


def test_a_list_that_the_rule_does_not_have_is_told():
    with pytest.raises(ValueError, match="no word list 'wrogned'"):
        Drafts(Language.FI, {"words": {"wronged": ["viimeksi"]}, "drafts": [{"lists": ["wrogned"], "ask": ["Mitä?"]}]})


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("My husband is still in hospital.", "How is he doing now?"),
        ("My mum is still in hospital.", "How is she doing now?"),
        ("My neighbour is still in hospital.", "How are they doing now?"),
        ("My husband is home but my mum is still in hospital.", "How is she doing now?"),
    ],
)
def test_who_was_told_of_is_asked_about_as_he_she_or_they(told, asked):
    assert missed_beside_an_order(told).alternatives[0].text.endswith(asked)


def test_what_customers_tell_of_themselves_is_not_asked_of_somebody_near():
    told = missed_beside_an_order("He needs to know that I'm on a dialysis machine at night.")
    assert not [a for a in told.alternatives if "How is he" in a.text]


def test_the_draft_opens_with_the_clause_that_the_question_is_about():
    told = missed_beside_an_order("The books are for my wife really and she's not been out of bed since Sunday.")
    assert (
        told.alternatives[0].text == "You mentioned that she's not been out of bed since Sunday. How is she right now?"
    )


@pytest.mark.parametrize("told", ["My nan knitted it and she passed in June.", "I was in tears over it."])
def test_nobody_is_asked_to_tell_more_of_a_loss(told):
    assert not [draft.text for draft in missed_beside_an_order(told).alternatives if " more about" in draft.text]


def test_what_only_calls_the_listener_is_no_part_of_what_was_told():
    told = missed_beside_an_order("Mind you, I've been coming over dizzy since they changed the dose.")
    assert told.text.startswith("I've been")


def missed_beside_an_order(told):
    lines = (
        (Role.CUSTOMER, f"I'd like to order a wardrobe. {told}"),
        (Role.AGENT, "What is the address?"),
        (Role.CUSTOMER, "Two Shore Road."),
        (Role.AGENT, "The order is in. Goodbye."),
    )
    found = review(Conversation("c", tuple(Turn(n, *line) for n, line in enumerate(lines)), Language.EN)).findings
    (missed,) = [f for f in found if f.behaviour == "missed-follow-up"]
    return missed
