"""The page's logic, without a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")


@pytest.fixture(autouse=True, scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_DATABASE", f"sqlite:///{tmp_path_factory.mktemp('store') / 'coach.db'}")
        st.cache_resource.clear()  # the store that other modules had open
        st.cache_data.clear()
        yield


def opened() -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> dict[str, Any]:
    """What the component on the page was given to draw."""
    assert not page.exception
    (component,) = page.get("bidi_component")
    return dict(json.loads(component.proto.json))


def switch(page: AppTest, key: str, option: str) -> AppTest:
    page.segmented_control(key=key).set_value(option).run()
    return page


def test_a_sample_is_reviewed_at_once_in_finnish() -> None:
    scene = drawn(opened())
    assert scene["lang"] == "fi"
    assert scene["strengths"]
    assert scene["concerns"]
    assert len(scene["scores"]) == 3


def test_a_stored_conversation_is_read_once_for_all_who_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn(opened())
    monkeypatch.setattr("coach.what_if.basis", lambda *_: pytest.fail("read again"))
    assert drawn(opened()) == before


def test_swapping_the_roles_makes_another_review() -> None:
    page = opened()
    before = drawn(page)
    page.button(key="swap").click().run()
    after = drawn(page)
    assert [turn["who"] for turn in before["turns"][:2]] == [turn["who"] for turn in after["turns"][:2]][::-1]
    assert before["found"] != after["found"]
    page.button(key="swap").click().run()
    assert drawn(page)["found"] == before["found"]


def test_the_whole_page_changes_its_language() -> None:
    page = switch(opened(), "lang", "en")
    assert drawn(page)["say"]["went_well"] == "What went well"
    assert page.button(key="swap").label == "Swap roles"


def test_a_file_that_cannot_be_read_is_told_in_one_sentence() -> None:
    page = switch(opened(), "way", "file")
    page.file_uploader(key="upload").set_value(("huono.txt", b"pelkkaa tekstia", "text/plain")).run()
    (warning,) = page.warning
    assert warning.value.startswith("huono.txt: puhujia ei löytynyt")
    assert not page.get("bidi_component")


def test_a_file_of_several_conversations_asks_which_one() -> None:
    lines = [
        json.dumps({"id": name, "turns": [{"speaker": "agent", "text": "Hei, kuinka voin auttaa?"}]})
        for name in ("eka", "toka")
    ]
    page = switch(opened(), "way", "file")
    page.file_uploader(key="upload").set_value(("monta.jsonl", "\n".join(lines).encode(), "text/plain")).run()
    assert drawn(page)["id"] == "eka"
    page.selectbox(key="which").select_index(1).run()
    assert drawn(page)["id"] == "toka"


def test_pasted_text_is_reviewed() -> None:
    page = switch(opened(), "way", "paste")
    page.text_area(key="text").set_value("Agentti: Hei, kuinka voin auttaa?\nAsiakas: Lasku on väärin.")
    page.button[-1].click().run()
    scene = drawn(page)
    assert [turn["who"] for turn in scene["turns"]] == ["agent", "customer"]
    assert scene["timeline"]["mode"] == "words"


def test_the_page_says_that_an_own_conversation_stays_in_the_session() -> None:
    page = switch(opened(), "way", "file")
    assert any("vain tässä istunnossa" in caption.value for caption in page.caption)


def test_limits_that_are_moved_show_before_and_after_and_one_click_goes_back() -> None:
    page = opened()
    before = drawn(page)
    assert before["whatIf"] is None
    page.select_slider(key="limit listening.grace_s").set_value(1.8).run()
    after = drawn(page)
    (listening,) = [row for row in after["whatIf"]["scores"] if row["title"] == "Kuuntelu"]
    assert int(listening["before"]) < int(listening["after"])
    assert {mark["title"] for row in after["whatIf"]["turns"] for mark in row["gone"]} == {"Keskeytys"}
    assert "0,3 s → 1,8 s" in after["whatIf"]["title"]
    assert after["scores"] != before["scores"]
    page.button(key="what if back").click().run()
    assert drawn(page) == before


def test_each_channel_offers_the_limits_it_has() -> None:
    page = opened()
    assert [slider.key for slider in page.select_slider] == [
        f"limit listening.{name}" for name in ("grace_s", "monologue_s", "silence_s")
    ]
    conversation = page.selectbox(key="conversation")
    chat = next(i for i, label in enumerate(conversation.options) if label.startswith("Chat"))
    conversation.select_index(chat).run()
    assert [slider.key for slider in page.select_slider] == ["limit reply_limits.chat_s"]


def test_a_review_that_fails_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("nobody foresaw this")

    st.cache_resource.clear()
    monkeypatch.setattr("coach.what_if.basis", fail)
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert page.warning[0].value.startswith("Katselmusta ei saatu tehtyä.")


def test_a_store_that_does_not_open_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATABASE", "sqlite:////no/such/folder/coach.db")
    st.cache_resource.clear()
    page = AppTest.from_file(APP, default_timeout=60).run()
    st.cache_resource.clear()
    assert not page.exception
    assert "COACH_DATABASE" in page.warning[0].value


def asks(page: AppTest) -> bool:
    """Whether the line about who is who asks to check it."""
    return any(
        "coach-who" in html.proto.body and "Onhan agentti oikein?" in html.proto.body for html in page.get("html")
    )


def test_the_page_asks_who_the_agent_is_only_where_nobody_knows() -> None:
    page = switch(opened(), "way", "file")
    page.file_uploader(key="upload").set_value(("a.txt", b"Anna: Joo.\nMatti: Niin.\n", "text/plain")).run()
    assert asks(page)
    page.file_uploader(key="upload").set_value(("b.txt", b"Agentti: Joo.\nAsiakas: Niin.\n", "text/plain")).run()
    assert not asks(page)


def test_a_file_with_one_bad_record_shows_the_good_ones_and_tells_the_bad() -> None:
    lines = '{"id": "eka", "turns": [{"speaker": "agent", "text": "Hei, kuinka voin auttaa?"}]}\n{"id": "toka"'
    page = switch(opened(), "way", "file")
    page.file_uploader(key="upload").set_value(("monta.jsonl", lines.encode(), "text/plain")).run()
    assert drawn(page)["id"] == "eka"
    assert "rivi 2" in page.warning[0].value
