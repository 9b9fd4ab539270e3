"""Exercises on paper: read back from the PDF, letters and all."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from coach.model import Language
from coach.practice.branching import named
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.printing import pdf
from tests.conftest import conversation


def exercise(kind, *said, turn=None, models=("x",), others=(), note=""):
    scene = conversation(*said, language=Language.FI)
    return Exercise(
        ExerciseKind(kind), "blame", scene, len(said) - 1 if turn is None else turn, models, "own", others, note
    )


BETTER = exercise(
    "say-better",
    ("customer", "Äänestin jo öljynvaihdosta – ”heti”, luvattiin…"),
    ("agent", "Olisitte itse hälyttänyt ajoissa. 45 € jää maksettavaksi."),
    models=("Pahoittelen. Selvitän, miksi hälytys jäi tekemättä.",),
    note="Muista tämän kuun painotus: Åke žurnalisti.",
)
CHOICE = exercise(
    "choose", ("agent", "Olisitte katsonut."), models=("Katsotaan yhdessä.",), others=("Olisitte katsonut.", "Kiitos!")
)
SPOT = exercise("spot", ("agent", "Kiitos!"), ("agent", "Olisitte katsonut."), turn=1, models=("1",))
FINISH = exercise(
    "let-finish", ("customer", "Mä yritin", 0.0, 4.0), ("agent", "Numero?", 2.5, 3.5), turn=1, models=("4.2",)
)


def pages(exercises, **how):
    reader = PdfReader(io.BytesIO(pdf(exercises, Language.FI, **how)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_every_letter_comes_back_from_the_paper():
    first, sheet = pages((BETTER,))
    for turn in BETTER.scene.turns:
        assert turn.text in first
    assert BETTER.note in first
    assert "Kirjoita merkitty vuoro uudelleen omin sanoin." in first
    assert BETTER.models[0] in sheet
    assert BETTER.models[0] not in first


def test_choices_have_letters_and_the_sheet_names_the_right_one():
    first, sheet = pages((CHOICE,))
    letter = "ABC"[CHOICE.choices().index("Katsotaan yhdessä.")]
    assert all(f"{a} {text}" in first for a, text in zip("ABC", CHOICE.choices(), strict=True))
    assert f"{letter} Katsotaan yhdessä." in sheet


def test_turns_are_numbered_to_pick_one_and_seconds_stand_beside_them_to_time_one():
    first, sheet = pages((SPOT, FINISH))
    assert "1 Agentti: Kiitos! 2 Agentti: Olisitte katsonut." in first
    assert "0,0–4,0 s Asiakas: Mä yritin" in first
    assert "2 Agentti: Olisitte katsonut." in sheet
    assert "4,2 s" in sheet


def test_a_scene_gives_its_opening_and_the_sheet_a_whole_good_way():
    scene = named("kolmas-lasku")
    first, *sheet = pages((scene.exercise(),))
    assert scene.setting in first
    assert scene.steps[0].customer in first
    assert all(answer in " ".join(sheet) for answer in scene.shortest_to_land())


def test_many_exercises_go_on_over_pages_and_the_sheet_may_be_left_out():
    texts = pages((BETTER,) * 12, answers=False, title="Syksyn paketti")
    assert len(texts) > 2
    assert texts[0].startswith("Syksyn paketti")
    assert "12. Sano paremmin" in texts[-1]
    assert not any("Malleja" in text for text in texts)


@pytest.mark.parametrize("language", Language)
def test_the_same_exercises_give_the_same_file_and_it_says_its_language(language):
    made = pdf((BETTER, CHOICE), language)
    assert made == pdf((BETTER, CHOICE), language)
    assert PdfReader(io.BytesIO(made)).root_object["/Lang"] == language.value
