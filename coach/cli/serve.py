"""`coach serve`: the coaching view in the browser, on this machine only."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501) -> None:
    """Open the coaching view; it listens on 127.0.0.1 and opens no outside connection."""
    import sys

    from streamlit.web import cli as streamlit

    app = Path(__file__).parents[1] / "views" / "main.py"
    sys.argv = ["streamlit", "run", str(app), "--server.port", str(port)]
    streamlit.main()
