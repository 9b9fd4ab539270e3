"""The import page's logic, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coach.transcripts import examples

PAGE = "coach/views/importing.py"
APP = str(Path(__file__).parents[2] / "app.py")
FOLDER = Path(examples.__file__).parent
UNSURE = "Anna: Joo, niin.\nMatti: Niin, joo.\n"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import streamlit as st

    monkeypatch.setenv("COACH_DATABASE", f"sqlite:///{tmp_path / 'coach.db'}")
    st.cache_resource.clear()


def opened() -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60).run()
    page.switch_page(str(Path(__file__).parents[2] / PAGE)).run()
    assert not page.exception
    return page


def dropped(*files: tuple[str, bytes]) -> AppTest:
    page = opened()
    page.file_uploader(key="brought files").set_value([(name, data, "text/plain") for name, data in files]).run()
    assert not page.exception
    return page


def table(page: AppTest) -> list[dict[str, Any]]:
    return list(page.dataframe[0].value.to_dict("records"))


def test_files_of_many_kinds_are_shown_with_what_they_were_read_as() -> None:
    names = ("webvtt.vtt", "genesys.json", "eml.eml", "xlsx.xlsx", "zendesk.json")
    page = dropped(*((name, (FOLDER / name).read_bytes()) for name in names))
    rows = {row["Keskustelu"]: row for row in table(page)}
    assert len(rows) == 6
    assert rows["genesys"]["Muoto"] == "Genesys Cloud"
    assert rows["genesys"]["Jätetty pois"] == "1 puhelinjärjestelmän tiedote"
    assert rows["genesys"]["Ajat"] == "vuorot, 2 äänikanavaa"
    assert rows["zendesk"]["Kanava"] == "Sähköposti"
    assert rows["webvtt"]["Peitetty"] >= 1
    assert all(row["Kieli"] == "suomi" or row["Kieli"] == "Suomi" for row in rows.values())


def test_what_is_good_is_kept_and_what_is_not_stays_listed() -> None:
    page = dropped(("a.txt", b"Agentti: Hei, kuinka voin auttaa?\nAsiakas: Moi.\n"), ("huono.txt", b"pelkkaa tekstia"))
    page.button(key="keep").click().run()
    assert not page.exception
    assert page.success[0].value.startswith("1 keskustelu on tuotu")
    assert [row["Tila"] for row in table(page)] == ["tuotu"]
    assert any("huono.txt: puhujia ei löytynyt" in html.proto.body for html in page.get("html"))
    assert not [button for button in page.button if button.key == "keep"]


def test_the_same_content_again_is_told_and_not_kept_twice() -> None:
    text = b"Agentti: Hei, kuinka voin auttaa?\nAsiakas: Moi.\n"
    page = dropped(("a.txt", text), ("b.txt", text))
    assert [row["Tila"] for row in table(page)] == ["valmis", "sama kuin a"]
    assert page.button(key="keep").label == "Tuo 1 keskustelu"


def test_where_nobody_knows_who_the_agent_is_the_page_asks_once() -> None:
    page = dropped(("epäselvä.txt", UNSURE.encode()))
    assert [row["Tila"] for row in table(page)] == ["tarkista roolit"]
    (question,) = [control for control in page.segmented_control if str(control.key).startswith("agent of")]
    agent = table(page)[0]["Asiakaspalvelija"]
    other = next(name for name in question.options if not str(name).startswith(agent))
    question.set_value(
        next(
            name for name in ("Anna", "Matti", "[NIMI 1]", "[NIMI 2]") if str(other).replace("\\", "").startswith(name)
        )
    ).run()
    assert not page.exception
    assert [row["Tila"] for row in table(page)] == ["valmis"]
    assert table(page)[0]["Asiakaspalvelija"] != agent


def test_a_mapping_of_columns_is_dropped_with_its_tables() -> None:
    mapping = '[columns]\nspeaker = "Kuka"\ntext = "Mitä"\n[roles]\nx = "agent"\ny = "customer"\n'
    page = dropped(("a.csv", "Kuka|Mitä\nx|Hei\ny|Moi\n".encode()), ("map.toml", mapping.encode()))
    assert [row["Tila"] for row in table(page)] == ["valmis"]
    assert any("map.toml" in caption.value for caption in page.caption)
