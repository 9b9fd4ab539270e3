"""The router: page settings, and the list of pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from coach.views import pipelines

_HERE = Path(__file__).parent
_PAGES = ("review",)


def main() -> None:
    """Show the page that the address names."""
    pipelines.start()
    st.set_page_config(page_title="Coach", page_icon=str(_HERE / "icon.svg"), layout="wide")
    pages = [st.Page(_HERE / f"{name}.py", title=name.capitalize(), url_path=name) for name in _PAGES]
    st.navigation(pages, position="top").run()


if __name__ == "__main__":
    main()
