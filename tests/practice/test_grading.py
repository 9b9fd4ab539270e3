"""Grading: what a good agent would say lands, and what only looks like it does not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.model import Language
from coach.practice.exercise import Exercise, ExerciseError, ExerciseKind, read, write
from coach.practice.grading import grade, original_lands
from coach.practice.measure import judged
from coach.practice.remark import Tone, from_dict, to_dict
from coach.practice.telling import sentence, task, told
from coach.wording import wording
from tests.conftest import conversation

DATA = Path(__file__).parents[1] / "data" / "practice"
UNSEEN = read((DATA / "exercises.jsonl").read_text("utf-8"))
ANSWERS = (DATA / "answers.jsonl").read_text("utf-8")


@pytest.fixture(scope="module")
def graded():
    return tuple(judged(UNSEEN, ANSWERS))


def test_two_hundred_answers_are_graded_as_they_were_meant(graded):
    assert (len(graded), sum(each.landed for each in graded)) == (200, 100)
    wrong = [(each.exercise.id, each.way, each.answer) for each in graded if not each.agrees]
    assert len(wrong) <= 20, wrong


@pytest.mark.parametrize(
    "way", ["sanat sekaisin", "näppäilty umpimähkään", "shuffled", "gibberish", "kopioitu", "copied"]
)
def test_what_is_no_answer_never_passes(graded, way):
    answers = [each for each in graded if each.way == way]
    assert answers
    assert not [each.answer for each in answers if each.grade.landed]


def scene(kind, behaviour, *said, models=("x",), language=Language.FI, **about):
    talk = conversation(*said, language=language, **about)
    return Exercise(ExerciseKind(kind), behaviour, talk, len(talk.turns) - 1, models, "own")


BLAME = scene(
    "say-better",
    "blame",
    ("customer", "Lasku 4410 on väärin."),
    ("agent", "Olette itse ilmoittanut lukeman 4410 väärin."),
    models=("Tarkistan lukeman ja korjaan laskun 4410 saman tien.",),
)
NO = scene(
    "keep-no",
    "negative-framing",
    ("customer", "Voiko varauksen vielä perua?"),
    ("agent", "Ei voi."),
    models=("Perua sitä ei enää voi, mutta voin siirtää varauksen toiselle päivälle.",),
)
PROMISE = scene(
    "promise",
    "vague-promise",
    ("customer", "Koska hissi korjataan?"),
    ("agent", "Palataan asiaan."),
    models=("Soitan huoltoon ja kerron teille korjausajan vielä tänään.",),
)
ASK = scene("ask-on", "follow-up", ("customer", "Pesukone jättää pyykit ihan märiksi."), models=("Milloin se alkoi?",))


def keys(exercise, answer):
    return {remark.key for remark in grade(exercise, answer).remarks}


@pytest.mark.parametrize(
    ("exercise", "answer", "key"),
    [
        (BLAME, "", "empty"),
        (BLAME, "Selvä.", "short"),
        (BLAME, "asdf qwer zxcv hjkl", "gibberish"),
        (BLAME, "joo joo joo joo joo joo", "gibberish"),
        (BLAME, "olette itse ilmoittanut lukeman 4410 väärin", "copied"),
        (BLAME, "saman tien korjaan lukeman laskun ja 4410 tarkistan", "shuffled"),
        (BLAME, "Kissat nukkuvat mielellään auringossa ikkunalaudalla.", "off-topic"),
        (BLAME, "Pahoittelut, mutta olette itse ilmoittanut lukeman 4410 väärin.", "still-there"),
        (BLAME, "Korjaan laskun 4140 saman tien.", "changed-fact"),
        (BLAME, "Lasku lähti maanantaina.", "no-help"),
        (BLAME, "Tarkistan lukeman, mutta rauhoittukaa nyt.", "new-concern"),
        (NO, "Totta kai, perutaan varaus heti!", "no-is-gone"),
        (NO, "Varausta ei valitettavasti voi perua.", "bare-no"),
        (PROMISE, "Otetaan asia hoitoon ja ollaan yhteydessä.", "no-when"),
        (ASK, "Harmillista, tilaan huollon.", "no-question"),
        (ASK, "Mikä on asiakasnumeronne?", "other-question"),
    ],
)
def test_what_keeps_an_answer_from_landing_is_named(exercise, answer, key):
    assert not grade(exercise, answer).landed
    assert key in keys(exercise, answer)


@pytest.mark.parametrize(
    ("exercise", "answer", "key"),
    [
        (BLAME, "mä tarkistan sen lukeman ja korjaan sulle laskun 4410", "kept-facts"),
        (BLAME, "Katsotaanko lukema yhdessä? Korjaan laskun sen mukaan.", "lost-fact"),
        (NO, "peruu sitä ei enää voi mut mä voin siirtää sen sulle toiselle päivälle", "kept-no"),
        (PROMISE, "Soitan teille huomenna ennen kymmentä ja kerron ajan.", "says-when"),
        (ASK, "Linkoaako kone ollenkaan, vai jäävätkö vain jotkin pyykit märiksi?", "asks-on"),
    ],
)
def test_what_a_good_answer_does_is_praised(exercise, answer, key):
    assert grade(exercise, answer).landed
    assert key in keys(exercise, answer)


def test_praise_comes_first_and_every_remark_is_a_sentence_in_both_languages():
    result = grade(BLAME, "Kiitos tiedosta. Olette itse ilmoittanut lukeman 4410 väärin.")
    tones = [remark.tone for remark in result.remarks]
    assert tones == sorted(tones, key=(Tone.GOOD, Tone.NOTE, Tone.TRY).index)
    for language in Language:
        assert all(text.rstrip("”").endswith((".", "?", "!", ".”")) for _, text in told(result, language))
        assert not any(
            "{" in text or remark.key in text.split() for remark in result.remarks for _, text in told(result, language)
        )


def test_every_remark_and_task_of_the_wording_can_be_said():
    for language in Language:
        texts = wording(language).texts
        assert all(task(replace(BLAME, kind=kind), language) for kind in ExerciseKind)
        assert {key for key in texts if key.startswith("practice.remark.")} >= {
            f"practice.remark.{remark.key}" for remark in grade(BLAME, "Hei vain.").remarks
        }
        assert sentence(grade(BLAME, "").remarks[0], language)


def test_an_answer_beside_is_always_another_one():
    assert grade(BLAME, BLAME.models[0]).better == ""
    assert grade(BLAME, "Tarkistan sen.").better == BLAME.models[0]


def test_a_grade_is_the_same_after_json():
    result = grade(BLAME, "Pahoittelut, tarkistan lukeman.")
    assert from_dict(json.loads(json.dumps(to_dict(result)))) == result


def test_the_original_is_no_answer_even_where_it_is_not_taken_for_a_copy():
    assert not original_lands(BLAME)
    assert original_lands(replace(BLAME, scene=conversation(("customer", "Kiitos!"), ("agent", "Kiitos teille."))))


FINISH = scene(
    "let-finish",
    "interruption",
    ("customer", "Mä yritin eilen soittaa ja sitten kun", 0.0, 4.0),
    ("agent", "Asiakasnumero?", 2.5, 3.5),
    models=("4.2",),
)


@pytest.mark.parametrize(
    ("second", "key"), [("2,5", "too-soon"), ("4.2", "waited"), ("40", "too-late"), ("kohta", "empty")]
)
def test_when_it_is_safe_to_speak_is_told_by_the_second(second, key):
    assert keys(FINISH, second) == {key}


def test_before_a_wait_words_are_put_in_and_the_turn_stays():
    wait = scene(
        "say-better",
        "unexplained-silence",
        ("customer", "Löytyykö tilaus?", 0.0, 2.0),
        ("agent", "Täällä se on.", 24.0, 26.0),
        models=("Hetki, tarkistan.",),
    )
    assert [turn.text for turn in wait.answered("Hetki vain.").turns][1:] == ["Hetki vain.", "Täällä se on."]
    assert grade(wait, "Hetkinen, mä katson sen koneelta.").landed
    assert keys(wait, "Onpa kaunis päivä, eikö olekin?") & {"still-there", "off-topic"}


def test_a_file_of_exercises_tells_the_line_that_is_none():
    with pytest.raises(ExerciseError, match="line 2"):
        read(write((BLAME,)) + '{"kind": "say-better"}\n')
    with pytest.raises(ExerciseError, match="line 1"):
        tuple(judged((BLAME,), '{"exercise": "other", "answer": "", "landed": true}'))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gets_a_grade(answer):
    for exercise in (BLAME, NO, PROMISE, ASK, FINISH):
        assert grade(exercise, answer).remarks


NONSENSE = {
    "letters": lambda rng: "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 8))),
    "short": lambda rng: "".join(rng.choices("bcdfghjklmnpqrstvwxz", k=2)),
    "syllables": lambda rng: "".join(rng.choice("hjklmnprstv") + rng.choice("aeiouyäö") for _ in range(4)),
    "compounds": lambda rng: "".join(rng.choice("hjklmnprstv") + rng.choice("aeiouyäö") for _ in range(6)),
    "keys": lambda rng: rng.choice(["asdf", "qwerty", "hjkl", "lkj", "zxcv", "fghj"]),
    "figures": lambda rng: str(rng.randint(1, 999)),
    "one word": lambda _: "joo",
}


@pytest.mark.parametrize("make", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_never_lands(make):
    rng = Random(1)  # noqa: S311 - the same test each time
    for exercise in UNSEEN:
        for many in (3, 8):
            text = " ".join(make(rng) for _ in range(many))
            assert not grade(exercise, text).landed, text


def test_shuffled_answers_do_not_pass():
    long = (
        "Ymmärrän hyvin, että tämä harmittaa. Tarkistan lukeman nyt ja korjaan laskun 4410 teille saman päivän aikana."
    )
    assert grade(BLAME, long).landed
    for seed in range(40):
        words = long.split()
        Random(seed).shuffle(words)  # noqa: S311 - the same test each time
        assert not grade(BLAME, " ".join(words)).landed
