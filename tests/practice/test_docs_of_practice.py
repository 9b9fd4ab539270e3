"""The guide to practice says what is so: its scene can be played, its kinds and signs are all there are."""

from __future__ import annotations

import re
from pathlib import Path

from coach.practice import play
from coach.practice.branching import DOINGS, read
from coach.practice.exercise import ExerciseKind

TEXT = (Path(__file__).parents[2] / "docs" / "practice.md").read_text("utf-8")


def test_the_example_of_a_scene_can_be_played_and_its_tried_answers_take_their_ways():
    scene = read("example", re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL).group(1))
    for way in scene.steps[0].ways:
        assert all(play.played(scene, (answer,)).step.name == way.to for answer in way.tried)


def test_every_kind_and_every_sign_is_explained():
    assert all(f"(`{kind}`)" in TEXT for kind in ExerciseKind)
    assert all(f"| `{sign}` |" in TEXT for sign in DOINGS)
