"""`coach serve`: the coaching view in the browser, on this machine only."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VIEWS = Path(__file__).parents[1] / "views"


def serve(port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501) -> None:
    """Open the coaching view; it listens on 127.0.0.1 and opens no outside connection."""
    import sys

    from streamlit.web import cli as streamlit

    from coach.views import pipelines

    pipelines.start()
    sys.argv = ["streamlit", "run", str(VIEWS / "main.py"), *flags(), "--server.port", str(port)]
    streamlit.main()


def flags() -> list[str]:
    """The page's settings as Streamlit's flags, so that they hold wherever `coach serve` is started."""
    settings = tomllib.loads((VIEWS / "config.toml").read_text("utf-8"))
    return [f"--{key}={_shown(value)}" for key, value in _flat(settings)]


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
