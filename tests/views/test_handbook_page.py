"""The page *Handbook*, without a browser: read, changed in its form and as text, tried, taken into use."""

import pytest
from streamlit.testing.v1 import AppTest

from coach import handbook
from coach.service.service import Service
from coach.store.engine import default_url, engine
from tests.views.test_own_data_page import button, opened
from tests.views.test_review_page import database

__all__ = ["database"]


def editing(*sections: str) -> AppTest:
    """The page with these sections of its form open."""
    page = opened("handbook", **{"book tab": "Muokkaa"})
    for section in sections:
        page.session_state[f"book section {section}"] = True
    page.run()
    assert not page.exception
    return page


def handbooks():
    return Service(engine(default_url())).handbooks


def changes(page: AppTest) -> str:
    return " ".join(each.proto.body for each in page.get("html") if "coach-problems" in each.proto.body)


def warnings(page: AppTest) -> list[str]:
    """The warnings as they are read: Markdown's own signs are kept from meaning anything."""
    return [each.value.replace("\\", "") for each in page.warning]


def take(page: AppTest, note: str) -> AppTest:
    next(each for each in page.text_input if each.label == "Miksi tämä muuttuu").set_value(note).run()
    page = button(page, "Ota käyttöön")
    assert not page.exception
    return page


@pytest.mark.parametrize(("language", "focus"), [("fi", "Kuukauden teema: Jatkokysymys"), ("en", "Theme of the month")])
def test_the_handbook_is_read_in_sentences(language: str, focus: str) -> None:
    page = opened("handbook", lang=language)
    (book,) = [each.proto.body for each in page.get("html") if each.proto.body.startswith("<div class='coach-book'")]
    assert focus in book
    assert "2 päivää" in book if language == "fi" else "2 days" in book


def test_a_change_in_the_form_is_told_in_words_and_taken_into_use_with_a_reason() -> None:
    page = editing("team", "limits")
    assert "Lomake vastaa käytössä olevaa käsikirjaa." in {each.value for each in page.text}
    page.number_input(key="book 0 reply_limits chat_s").set_value(3.0)
    page.text_area(key="book 0 team promises").set_value("Vastaamme chatissa kolmessa minuutissa.\n\n")
    page.run()
    assert "Vastaus chatissa viimeistään: 2 min → 3 min" in changes(page)
    assert "Lupaukset: lisätty ”Vastaamme chatissa kolmessa minuutissa.”" in changes(page)
    page = button(page, "Ota käyttöön")
    assert warnings(page)[0] == "Kirjoita ensin, miksi tämä muuttuu."
    page = take(page, "Sovittiin palaverissa")
    assert page.success[0].value == "Uusi käsikirja on käytössä."
    book = handbooks().in_use()
    assert (book.reply_limits.chat_s, book.team.promises) == (180.0, ("Vastaamme chatissa kolmessa minuutissa.",))
    assert "# a chat reply later than this is slow" in handbooks().history()[0].text
    page = opened("handbook", **{"book tab": "Muutokset"})
    assert any(each.value.endswith("sinä**") for each in page.markdown)
    assert any(each.value == "Sovittiin palaverissa" for each in page.text)
    assert "2 min → 3 min" in changes(page)


def test_checklists_and_wordings_are_written_row_by_row() -> None:
    page = editing("checklists", "wordings")
    page.button(key="book 0 contacts add").click().run()
    page.button(key="book 0 wordings add").click().run()
    page.text_input(key="book 0 contacts 0 name").set_value("lasku")
    page.text_area(key="book 0 contacts 0 questions").set_value("Mistä laskusta on kyse?\nMikä on eräpäivä?")
    page.text_area(key="book 0 contacts 0 words").set_value("laskut*")
    page.text_input(key="book 0 wordings 0 name").set_value("Otan tästä selvää.")
    page.text_area(key="book 0 wordings 0 unsaid").set_value("En tiedä.")
    page = take(page.run(), "Muistilista laskuihin")
    book = handbooks().in_use()
    assert book.checklists["lasku"] == ("Mistä laskusta on kyse?", "Mikä on eräpäivä?")
    assert book.contacts["lasku"] == ("laskut*",)
    assert book.wordings == {"Otan tästä selvää.": ("En tiedä.",)}
    page = button(editing("checklists"), "Poista")
    assert "Muistilista ”lasku”: poistettu" in changes(page)


def test_what_cannot_stay_so_is_told_at_its_field_and_not_taken_into_use() -> None:
    page = editing("checklists", "limits", "masking")
    page.button(key="book 0 contacts add").click().run()
    new = max(int(each.key.split()[3]) for each in page.text_input if "contacts" in each.key)
    page.text_area(key=f"book 0 contacts {new} questions").set_value("Milloin se alkoi?")
    page.text_area(key=f"book 0 contacts {new} words").set_value("(rikki")
    page.number_input(key="book 0 listen_to_talk phone lowest").set_value(9.0)
    page.text_area(key="book 0 masking customer_numbers").set_value("AS-12")
    page.run()
    told = warnings(page)
    assert "Anna tälle nimi." in told
    assert any("puuttuu pari" in each for each in told)
    assert "Alaraja ei voi olla ylärajaa suurempi." in told
    assert any(each.startswith("Muodossa ”AS-12”") for each in told)
    assert "Korjaa ensin: Rajat, Henkilötietojen peittäminen, Muistilistat." in told
    assert "Ota käyttöön" not in {each.label for each in page.button}
    page = button(page, "Peru muutokset")
    assert "Lomake vastaa käytössä olevaa käsikirjaa." in {each.value for each in page.text}


def test_a_wording_that_the_rulebook_finds_says_that_it_is_not_offered() -> None:
    page = editing("wordings")
    page.button(key="book 0 wordings add").click().run()
    new = max(int(each.key.split()[3]) for each in page.text_input if "wordings" in each.key)
    page.text_input(key=f"book 0 wordings {new} name").set_value("Rauhoittukaa nyt.")
    page.text_area(key=f"book 0 wordings {new} unsaid").set_value("Hiljaa.").run()
    assert any(each.value.replace("\\", "").startswith("Näkyy vain käsikirjassa: sääntökirja") for each in page.caption)


def test_the_form_and_the_text_say_the_same() -> None:
    page = editing("limits")
    page.session_state["book as text"] = True
    page.run()
    page.number_input(key="book 0 listening silence_s").set_value(20).run()
    text = page.text_area(key="handbook_text").value
    assert "silence_s = 20.0" in text
    page.text_area(key="handbook_text").set_value(text.replace("silence_s = 20.0", "silence_s = 25.0")).run()
    assert not page.exception
    assert page.number_input(key="book 1 listening silence_s").value == 25
    assert "Hiljaisuutta enintään: 15 s → 25 s" in changes(page)


def test_a_mistake_in_the_text_is_told_and_not_taken_into_use() -> None:
    page = editing()
    page.session_state["book as text"] = True
    page.run()
    page.text_area(key="handbook_text").set_value("[listening]\ngrace = 1.0").run()
    assert "tuntematon avain 'listening.grace'" in warnings(page)[0]
    assert "Ota käyttöön" not in {each.label for each in page.button}
    page = button(page, "Hylkää tekstin muutos")
    assert "Lomake vastaa käytössä olevaa käsikirjaa." in {each.value for each in page.text}


def test_a_change_is_tried_on_stored_conversations_first() -> None:
    page = editing("rules")
    page.number_input(key="book 0 findings confidence_floor").set_value(99).run()
    assert "Havainnon varmuus vähintään: 15 % → 99 %" in changes(page)
    page = button(page, "Kokeile uusimpiin keskusteluihin")
    assert any("katsottuja oli 12" in each.value for each in page.text)


def test_rules_are_silenced_by_their_titles() -> None:
    page = editing("rules")
    silent = page.multiselect(key="book 0 rules silent")
    assert "Käskeminen" in silent.options
    silent.set_value(["command"]).run()
    assert "Vaienneet säännöt: lisätty Käskeminen" in changes(page)


def test_a_version_taken_into_use_meanwhile_is_not_written_over() -> None:
    page = editing("limits")
    page.number_input(key="book 0 listening silence_s").set_value(40).run()
    handbooks().take_into_use("[listening]\nsilence_s = 30.0", "Toisen muutos")
    page = take(page, "Oma muutos")
    assert "uusi versio" in warnings(page)[0]
    assert handbooks().in_use().listening.silence_s == 30.0
    page = button(page, "Hae uusi versio")
    assert page.number_input(key="book 1 listening silence_s").value == 30


def test_what_is_on_the_form_stays_while_one_reads() -> None:
    page = editing("limits")
    page.number_input(key="book 0 listening silence_s").set_value(41).run()
    page.session_state["book tab"] = "Lue"
    page.run()
    page.session_state["book tab"] = "Muokkaa"
    page.run()
    assert "→ 41 s" in changes(page)


def test_every_setting_has_a_name_and_a_sentence_in_the_form() -> None:
    from coach.handbook_text import settings
    from coach.model import Language
    from coach.views.book_words import means, name_of
    from coach.wording import wording

    for language in Language:
        say = wording(language)
        for setting in settings(handbook.load()):
            assert name_of(setting, language)
            assert means(setting, say) or f"book.means.{setting[0]}" in say.texts


def test_an_odd_value_is_not_changed_by_showing_it() -> None:
    handbooks().take_into_use("[reply_limits]\nchat_s = 100\nemail_s = 100000.5\n[findings]\nsite_floor = 0.333", "x")
    page = editing("limits", "rules", "weights", "retention", "team", "masking")
    assert "Lomake vastaa käytössä olevaa käsikirjaa." in {each.value for each in page.text}


def test_the_language_may_change_in_the_middle_of_editing() -> None:
    page = editing("limits")
    page.number_input(key="book 0 listening silence_s").set_value(43).run()
    page.segmented_control(key="lang").set_value("en").run()
    assert not page.exception
    assert page.session_state["book tab"] == "Edit"
    assert "→ 43 s" in changes(page)
