"""Who sits here: nobody sees anything of a team's before they have logged in."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.test_review_page import APP, database

__all__ = ["database"]


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    file = tmp_path / "team.toml"
    file.write_text("[[people]]\nid = 'aino@example.org'\nposition = 'agent'\nteam = 'north'\n", "utf-8")
    monkeypatch.setenv("COACH_TEAM", str(file))


def test_nobody_sees_anything_of_a_teams_before_logging_in(team: Any) -> None:
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert "[auth]" in page.warning[0].value
    assert not page.get("bidi_component")
    assert not page.selectbox
