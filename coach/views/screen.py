"""The component that draws a review: timeline, feedback, transcript, points and figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
_SCRIPTS = ("dom", "what_if", "timeline_paint", "timeline", "transcript", "feedback", "flow", "numbers", "screen")


@st.cache_resource(show_spinner=False)
def _parts() -> tuple[str, str]:
    script = "\n".join((_HERE / "drawing" / f"{name}.js").read_text("utf-8") for name in _SCRIPTS)
    return script, (_HERE / "drawing" / "screen.css").read_text("utf-8")


def draw(scene: Mapping[str, Any]) -> None:
    """Draw a scene; all texts travel as data, so that none of them can act as a program."""
    script, style = _parts()
    st.components.v2.component("coach_review", js=script, css=style)(data=dict(scene), key="coach_review")
