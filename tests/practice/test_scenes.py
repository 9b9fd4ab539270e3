"""Branching scenes: the customer's next line follows what the answer does, and every branch was tried."""

from __future__ import annotations

import pytest

from coach.model import Language, Role
from coach.practice import play
from coach.practice.branching import SceneError, named, read, scenes
from coach.practice.grading import grade
from coach.practice.remark import Tone
from coach.practice.telling import told

TRIED = [
    pytest.param(scene, step, way, answer, id=f"{scene.name}-{step.name}-{way.to}-{number}")
    for scene in scenes()
    for step in scene.steps
    for way in step.ways
    for number, answer in enumerate(way.tried)
]


def paths(scene):
    """Tried answers that lead to each step."""
    found = {scene.steps[0].name: ()}
    for name in (queue := [scene.steps[0].name]):
        for way in scene[name].ways:
            if way.to not in found:
                found[way.to] = (*found[name], way.tried[0])
                queue.append(way.to)
    return found


def test_there_are_three_finnish_and_two_english_scenes_at_least():
    languages = [scene.language for scene in scenes()]
    assert languages.count(Language.FI) >= 3
    assert languages.count(Language.EN) >= 2


@pytest.mark.parametrize(("scene", "step", "way", "answer"), TRIED)
def test_every_tried_answer_takes_its_way(scene, step, way, answer):
    before = play.played(scene, paths(scene)[step.name])
    after = play.answer(before, answer)
    assert (before.step.name, after.heard[-1].taken, after.step.name) == (step.name, True, way.to)


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_every_step_is_reached_and_every_end_has_the_coachs_word(scene):
    assert set(paths(scene)) == {step.name for step in scene.steps}
    ends = [step for step in scene.steps if not step.ways]
    assert {step.lands for step in ends} == {True, False}
    assert all(step.word for step in ends)


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_the_good_way_lands_and_the_unkind_one_does_not(scene):
    exercise = scene.exercise()
    assert grade(exercise, exercise.models[0]).landed
    unkind, step = [], scene.steps[0]
    while step.ways and len(unkind) < 10:
        unkind.append(step.ways[0].tried[0])
        step = scene[step.ways[0].to]
    result = grade(exercise, "\n".join(unkind))
    assert not result.landed
    assert "ended-open" in {remark.key for remark in result.remarks}


LASKU = named("kolmas-lasku")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("asdf qwer zxcv hjkl", "gibberish"),
        ("Hei. Mulla on täällä taas lasku, jossa on väärä lukema.", "copied"),
        ("lukema taas laskussa mikä on kuulla tästä soittamaan joudutte ikävä", "shuffled"),
    ],
)
def test_what_is_no_answer_is_told_and_the_customer_waits(text, key):
    now = play.answer(play.begin(LASKU), text)
    assert [remark.key for remark in now.heard[-1].remarks] == [key]
    assert not now.heard[-1].taken
    assert now.step is LASKU.steps[0]
    assert len(now.said.turns) == 1
    assert now.heard[-1].better == LASKU.shortest_to_land()[0]


def test_customer_and_agent_take_turns_and_the_play_ends():
    now = play.played(LASKU, (*LASKU.shortest_to_land(), "Kuulemiin!"))
    assert now.over
    assert [turn.n for turn in now.said.turns] == list(range(len(now.said.turns)))
    assert {turn.speaker for turn in now.said.turns[::2]} == {Role.CUSTOMER}
    assert len(now.heard) == len(LASKU.shortest_to_land())


def test_a_concern_that_was_made_good_is_told_and_needs_no_trying():
    answers = ("Niin kuin jo viimeksi sanottiin, lukema on ihan oikea.", *LASKU.shortest_to_land("loukkaantuu"))
    result = grade(LASKU.exercise(), "\n".join(answers))
    assert result.landed
    assert any(remark.tone is Tone.NOTE and remark.behaviour == "condescension" for remark in result.remarks)
    assert all(text for _, text in told(result, Language.FI))


def test_a_scene_that_stops_in_the_middle_is_not_over_yet():
    result = grade(LASKU.exercise(), LASKU.shortest_to_land()[0])
    assert not result.landed
    assert "unfinished" in {remark.key for remark in result.remarks}


GOOD = """
title = "x"
language = "fi"
channel = "phone"
behaviour = "empathy"
setting = "x"
[steps.a]
customer = "Hei."
[[steps.a.ways]]
when = ["empathy|asks"]
to = "b"
tried = ["Mitä?"]
[[steps.a.ways]]
to = "c"
tried = ["Jaa."]
[steps.b]
customer = "Kiitos."
lands = true
[steps.c]
customer = "No niin."
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "x"', "", "title"),
        ("empathy|asks", "empathy|shouts", "'shouts' is no behaviour"),
        ('to = "c"', 'to = "d"', "leads nowhere"),
        ('tried = ["Jaa."]', "tried = []", "no answer was tried"),
        ("lands = true", "", "a good end"),
        ('to = "c"', 'to = "b"', "no way leads to c"),
        ('to = "c"', 'to = "c"\nwhen = ["asks"]', "needs no 'when'"),
        ("lands = true", "landing = true", "no key 'landing'"),
        ("[steps.a]", "[steps.a", "x.toml"),
    ],
)
def test_what_is_wrong_in_a_scene_is_told_in_one_sentence(old, new, message):
    assert read("x", GOOD).shortest_to_land() == ("Mitä?",)
    with pytest.raises(SceneError, match=message):
        read("x", GOOD.replace(old, new))


def test_an_unknown_scene_is_named():
    with pytest.raises(SceneError, match="kolmas-lasku"):
        named("nowhere")
