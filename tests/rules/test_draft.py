"""A rule written in the app becomes a file that says the same."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.model import Language
from coach.rules import FOLDER, draft
from coach.rules.rule import RuleError

FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rule_file_written_anew_holds_the_same(file):
    raw = tomllib.loads(file.read_text("utf-8"))
    assert draft.from_toml(draft.to_toml(raw), file.stem) == raw


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_form_gives_back_the_examples_it_was_given(file):
    raw = tomllib.loads(file.read_text("utf-8"))
    for language in Language:
        for key in ("flag", "keep"):
            written = raw[language.value][key]
            assert draft.examples(draft.examples_text(written)) == ["\n".join(draft.lines(each)) for each in written]


def test_lines_with_speakers_are_one_scene_and_other_lines_one_example_each():
    text = "[[Ei onnistu]].\nKyllä onnistuu.\n\nAsiakas: Voiko siirtää?\nAgentti: [[Ei]].\n\nHei."
    assert draft.examples(text) == [
        "[[Ei onnistu]].",
        "Kyllä onnistuu.",
        "Asiakas: Voiko siirtää?\nAgentti: [[Ei]].",
        "Hei.",
    ]


LINES = st.lists(st.text("abcä [].?", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=3)


@settings(deadline=None)
@given(st.lists(LINES.map(lambda said: [f"Agentti: {each}" for each in said]) | LINES.map(lambda said: said[:1])))
def test_any_examples_survive_the_form(written):
    kept = ["\n".join(each) for each in written]
    assert draft.examples(draft.examples_text(kept)) == kept


def test_an_emptied_part_goes_and_a_needed_one_stays():
    raw = draft.with_text(draft.blank("blame"), Language.FI, {"title": "T", "ready": [], "unless": [], "flag": []})
    assert "ready" not in raw["fi"]
    assert raw["fi"]["flag"] == []
    assert raw["en"]["title"] == ""


@given(st.text())
def test_any_title_makes_a_name_or_none(title):
    name = draft.name_for(title)
    assert name == "" or set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_what_is_no_toml_is_told_in_both_languages():
    with pytest.raises(RuleError, match=r"own\.toml: not valid TOML") as wrong:
        draft.from_toml("[fi", "own")
    assert "TOML-tekstiä" in wrong.value.what.said(Language.FI)
