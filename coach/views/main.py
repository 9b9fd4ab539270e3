"""The router: page settings, and the pages that the one who sits here may open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from coach.store.people import Position
from coach.views import pipelines
from coach.views.frame import footer, header, language_now
from coach.views.who import actor, door
from coach.wording import wording

_HERE = Path(__file__).parent
_AGENT, _SUPERVISOR, _TRAINER = Position.AGENT, Position.SUPERVISOR, Position.TRAINER
_ALL = frozenset(Position)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the navigation: its file, who may open it, its icon; the first one is where somebody arrives."""

    name: str
    positions: frozenset[Position]
    icon: str
    alone: bool = True  # whether somebody alone on their machine sees it, whatever the positions


PAGES = (
    Listed("review", _ALL, ":material/forum:"),
    Listed("importing", _ALL, ":material/upload:"),
    Listed("today", frozenset((_AGENT,)), ":material/today:"),
    Listed("practice", frozenset((_AGENT,)), ":material/fitness_center:"),
    Listed("progress", frozenset((_AGENT,)), ":material/trending_up:"),
    Listed("team", frozenset((_SUPERVISOR,)), ":material/groups:", alone=False),
    Listed("sessions", frozenset((_AGENT, _SUPERVISOR)), ":material/handshake:", alone=False),
    Listed("contests", frozenset((_SUPERVISOR,)), ":material/balance:", alone=False),
    Listed("calibration", frozenset((_SUPERVISOR, _TRAINER)), ":material/tune:", alone=False),
    Listed("build", frozenset((_TRAINER,)), ":material/construction:"),
    Listed("shelf", frozenset((_TRAINER, _SUPERVISOR)), ":material/exercise:"),
    Listed("workshop", frozenset((_TRAINER,)), ":material/rule:"),
    Listed("handbook", _ALL, ":material/menu_book:"),
    Listed("own_data", _ALL, ":material/shield_person:"),
)


def main() -> None:
    """Show the page that the address names."""
    pipelines.start()
    st.set_page_config(page_title="Coach", page_icon=str(_HERE / "icon.svg"), layout="wide")
    here = actor()
    if here is None:
        st.navigation([st.Page(_at_the_door, title="Coach", url_path="door")], position="hidden").run()
        return
    say = wording(language_now())
    pages = [
        st.Page(_HERE / f"{page.name}.py", title=say(f"nav.{page.name}"), icon=page.icon, url_path=page.name)
        for page in PAGES
        if (page.alone if here.alone else here.person.position in page.positions)
    ]
    st.navigation(pages, position="top").run()


def _at_the_door() -> None:
    language = header()
    door(language)
    footer(language)


if __name__ == "__main__":
    main()
