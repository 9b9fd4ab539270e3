"""What stands on the handbook's form: read from a text, written back into it, and told in words."""

import pytest

from coach import handbook
from coach.handbook_text import Difference, Setting, Value, differences
from coach.model import Language
from coach.views.book_draft import drafted, written, wrong
from coach.views.book_words import told

OURS = """# what we agreed on
[team]
name = "Neuvonta"   # us
[reply_limits]
chat_s = 100
[findings]
confidence_floor = 0.333
[checklists]
vika = ["Milloin vika alkoi?"]
kesken = []
[contacts]
vika = ["rikki*"]
muu = ["jokin muu"]
[wordings]
"Hyvää päivänjatkoa!" = []
"""
TITLES = {"command": "Käskeminen"}


@pytest.mark.parametrize("text", ["", OURS, handbook.DEFAULT.read_text("utf-8")])
def test_a_form_that_nobody_touched_writes_the_text_it_was_filled_from(text: str) -> None:
    assert written(drafted(text, 0)) == text


def test_only_what_was_changed_on_the_form_changes_in_the_text() -> None:
    draft = drafted(OURS, 0)
    draft.values["listening", "silence_s"] = 20.0
    draft.contacts[0].texts = ("Milloin vika alkoi?", "Mitä on kokeiltu?")
    before, after = handbook.read(OURS), handbook.read(written(draft))
    assert [each.setting for each in differences(before, after)] == [
        ("listening", "silence_s"),
        ("checklists", "vika"),
    ]
    assert all(line in written(draft) for line in ("# what we agreed on", 'name = "Neuvonta"   # us', "kesken = []"))


def test_a_renamed_checklist_takes_its_words_with_it() -> None:
    draft = drafted(OURS, 0)
    draft.contacts[0].name = "häiriö"
    book = handbook.read(written(draft))
    assert "vika" not in {**book.checklists, **book.contacts}
    assert (book.checklists["häiriö"], book.contacts["häiriö"]) == (("Milloin vika alkoi?",), ("rikki*",))


def test_a_blank_row_is_no_mistake_and_is_not_written() -> None:
    draft = drafted(OURS, 0)
    draft.add("contacts")
    draft.add("wordings")
    assert wrong(draft, Language.FI) == {}
    assert written(draft) == OURS


def test_what_is_there_twice_is_told_at_both() -> None:
    draft = drafted(OURS, 0)
    draft.add("wordings")
    draft.wordings[-1].name = "Hyvää päivänjatkoa!"
    assert set(wrong(draft, Language.FI)) == {("wordings", "0 name"), ("wordings", "1 name")}


def test_a_folder_that_is_not_there_is_told_in_the_pages_language() -> None:
    draft = drafted(OURS, 0)
    draft.values["rules", "folder"] = "/no/such/folder"
    sentences = {wrong(draft, language)["rules", "folder"] for language in Language}
    assert len(sentences) == 2
    assert all("/no/such/folder" in each for each in sentences)


def test_without_the_built_in_rules_a_folder_is_needed() -> None:
    draft = drafted(OURS, 0)
    draft.values["rules", "built_in"] = False
    assert ("rules", "built_in") in wrong(draft, Language.EN)


@pytest.mark.parametrize(
    ("setting", "old", "new", "words"),
    [
        (("reply_limits", "email_s"), 172800.0, 90000.0, "Vastaus sähköpostiin viimeistään: 48 h → 25 h"),
        (("findings", "confidence_floor"), 0.15, 0.285, "Havainnon varmuus vähintään: 15 % → 28,5 %"),
        (("findings", "learned"), True, False, "Opittu tunnistin sääntöjen rinnalla: käytössä → ei käytössä"),
        (("weights", "blame"), -30.0, -35.5, "Paino, syyttely: −30 → −35,5"),
        (("team", "focus"), "follow-up", "recap", "Kuukauden teema: Jatkokysymys → Sovitun kertaaminen"),
        (("team", "name"), "", "Neuvonta", "Tiimin nimi: – → Neuvonta"),
        (("rules", "silent"), (), ("command",), "Vaienneet säännöt: lisätty Käskeminen"),
        (("masking", "off"), ("iban",), (), "Mitä jätetään peittämättä: poistettu tilinumerot"),
        (("team", "promises"), ("a.", "b."), ("b.", "a."), "Lupaukset: järjestys vaihtui"),
        (("checklists", "vika"), None, ("Mikä?",), "Muistilista ”vika”: uusi – ”Mikä?”"),
        (("wordings", "Hei!"), None, (), "Sanamuoto ”Hei!”: uusi"),
        (("wordings", "Hei!"), (), None, "Sanamuoto ”Hei!”: poistettu"),
    ],
)
def test_a_difference_is_told_in_the_words_of_the_form(
    setting: Setting, old: Value | None, new: Value | None, words: str
) -> None:
    assert told(Difference(setting, old, new), TITLES, Language.FI) == words
