"""The page *Team*: behaviours across what was shared, what to practise together, and which talks to pick."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.service.team import FEWEST, WEEKS
from coach.views import library
from coach.views.frame import footer, header, heading
from coach.views.opening import opener, titles
from coach.views.quote import plain
from coach.wording import wording
from coach.wording.shown import decimal

if TYPE_CHECKING:
    from coach.model import Language
    from coach.service.team import Picked, TeamPicture
    from coach.wording import Wording

_SHOWN = 5


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        team = library.service().team
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    picture = team.picture()
    counts = {"conversations": picture.conversations, "people": picture.people, "turns": picture.turns}
    heading(say("nav.team"), say("team.from", weeks=WEEKS, **counts))
    if picture.per_100 is None:
        st.info(say("team.too_few", fewest=FEWEST))
    else:
        _picture(picture, language, say)
    st.subheader(say("team.pick"))
    st.caption(say("team.pick_about"))
    picked = team.pick()
    shown = titles((each.key for each in picked), language)
    for each in picked:
        _picked(each, shown.get(each.key, ""), language, say)
    if not picked:
        st.info(say("team.nothing_shared"))
    footer(language)


def _picture(picture: TeamPicture, language: Language, say: Wording) -> None:
    """What goes well first, then what could be practised together, per hundred turns of the agents."""
    st.caption(say("team.picture_about"))
    well, together = st.columns(2, gap="large")
    for place, kind, key in ((well, Kind.STRENGTH, "team.well"), (together, Kind.CONCERN, "team.together")):
        with place:
            st.subheader(say(key))
            rates = {n: rate for n, rate in (picture.per_100 or {}).items() if BEHAVIOURS[n].kind is kind}
            shown = sorted(rates, key=lambda n: (-rates[n], n))[:_SHOWN]
            bars = (_bar(BEHAVIOURS[n].title(language), rates[n], max(rates.values()), kind, language) for n in shown)
            st.html("".join(bars))
            if not rates:
                st.caption(say("progress.none"))


def _bar(title: str, rate: float, most: float, kind: Kind, language: Language) -> str:
    told = escape(wording(language)("team.rate", rate=decimal(rate, language)))
    width = f"{100 * rate / most:.0f}%"
    bar = f"<span>{escape(title)}</span><b style='width:{width}'></b><em>{told}</em>"
    return f"<div class='coach-bar {kind.value}'>{bar}</div>"


def _picked(each: Picked, title: str, language: Language, say: Wording) -> None:
    about = BEHAVIOURS[each.behaviour].title(language) if each.behaviour else ""
    with st.container(gap=None):
        opener(each.key, title, "pick")
        st.caption(plain(say(f"team.why.{each.why}", about=about)))


if __name__ == "__main__":
    page()
