"""The page is served with the same settings however it is started."""

import tomllib
from pathlib import Path

from streamlit.config import get_config_options

from coach.cli.serve import VIEWS, flags

TOP = Path(__file__).parents[2]


def test_streamlit_run_reads_a_copy_of_the_settings() -> None:
    assert (TOP / ".streamlit" / "config.toml").read_text("utf-8") == (VIEWS / "config.toml").read_text("utf-8")


def test_every_flag_is_one_that_streamlit_knows() -> None:
    known = get_config_options()
    assert all(flag.removeprefix("--").split("=")[0] in known for flag in flags())


def test_the_page_stays_on_this_machine() -> None:
    settings = tomllib.loads((VIEWS / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert {"--server.address=127.0.0.1", "--browser.gatherUsageStats=false"} <= set(flags())
