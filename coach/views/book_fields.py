"""Single fields of the handbook's form: each shows a setting, what it does, and at once what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Personal
from coach.views.book_draft import CHECKED, wrong
from coach.views.book_words import means, name_of, unit_of
from coach.views.quote import plain
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.handbook_text import Setting
    from coach.model import Language
    from coach.views.book_draft import Draft

LINES = 96  # height of a text area, in pixels


class Fields:
    """Draws fields over a draft and keeps in it what they say; what is wrong is told at the field it is about."""

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft, self._language = draft, language
        self.say = wording(language)

    def key(self, *names: object) -> str:
        """A widget's key; another one when the form is filled anew."""
        return " ".join(("book", str(self.draft.filled), *map(str, names)))

    def told(self, *place: str) -> None:
        """What is wrong in a place, where anything is."""
        if sentence := wrong(self.draft, self._language).get(_setting(place)):
            st.warning(plain(sentence), icon=":material/edit:")

    def number(self, *setting: str, lowest: float | None = 0.0) -> None:
        """A number, in the unit that people use for it."""
        at = _setting(setting)
        unit, value = unit_of(at), self.draft.values[at]
        shown = unit.shown(value)
        whole = unit.step == int(unit.step) and shown == int(shown) and lowest in (None, int(lowest or 0))
        kind = int if whole else float
        got = st.number_input(
            self._label(at),
            min_value=None if lowest is None else kind(lowest),
            max_value=kind(max(100, shown)) if unit.name == "percent" else None,
            value=kind(shown),
            step=kind(unit.step),
            format=None if whole else "%g",
            key=self.key(*setting),
        )
        if got is not None and got != shown:
            self.draft.values[at] = unit.kept(got)
        self._about(at)

    def numbers(self, *settings: Setting, lowest: float | None = 0.0) -> None:
        """Numbers side by side where there is room."""
        for n in range(0, len(settings), 2):
            for column, setting in zip(st.columns(2), settings[n : n + 2], strict=False):
                with column:
                    self.number(*setting, lowest=lowest)

    def span(self, *names: str) -> None:
        """Two numbers, from and to, for a channel."""
        at = _setting(names)
        ends = zip(st.columns(2), ("lowest", "highest"), self.draft.values[at], strict=True)
        self.draft.values[at] = tuple(self._end(column, which, value, at) for column, which, value in ends)
        self.told(*at)

    def _end(self, column: Any, which: str, value: float, at: Setting) -> float:
        label = self.say("book.in_unit", name=self.say(f"channel.{at[1]}"), unit=self.say(f"book.{which}"))
        key = self.key(*at, which)
        got = column.number_input(label, min_value=0.0, value=value, step=0.1, format="%g", key=key)
        return value if got is None else float(got)

    def switch(self, *setting: str) -> None:
        """On or off."""
        at = _setting(setting)
        self.draft.values[at] = st.toggle(self._label(at), self.draft.values[at], key=self.key(*setting))
        self._about(at)

    def line(self, *setting: str) -> None:
        """A short text."""
        at = _setting(setting)
        self.draft.values[at] = clean(st.text_input(self._label(at), self.draft.values[at], key=self.key(*setting)))
        self._about(at)

    def lines(self, *setting: str) -> None:
        """Texts, one a line."""
        at = _setting(setting)
        now = "\n".join(self.draft.values[at])
        self.draft.values[at] = split(st.text_area(self._label(at), now, height=LINES, key=self.key(*setting)))
        self._about(at)

    def register(self) -> None:
        """*Te* or *sinä*."""
        at = ("team", "register")
        forms = ["te", "sinä"]
        got = st.segmented_control(
            self._label(at), forms, default=self.draft.values[at], required=True, key=self.key(*at)
        )
        self.draft.values[at] = got or self.draft.values[at]
        self._about(at)

    def focus(self) -> None:
        """The behaviour of the month."""
        at = ("team", "focus")
        names = list(BEHAVIOURS)
        self.draft.values[at] = st.selectbox(
            self._label(at),
            names,
            names.index(self.draft.values[at]),
            format_func=lambda name: BEHAVIOURS[name].title(self._language),
            key=self.key(*at),
        )
        self._about(at)

    def silent(self, titles: Mapping[str, str]) -> None:
        """Rules to keep silent, by their titles."""
        unknown = {name: name for name in self.draft.values["rules", "silent"] if name not in titles}
        self._several(("rules", "silent"), {**unknown, **titles})

    def unmasked(self) -> None:
        """Kinds of personal data that stay as they are."""
        self._several(("masking", "off"), {str(kind): self.say(f"papers.kind.{kind}") for kind in Personal})

    def _several(self, at: Setting, titles: Mapping[str, str]) -> None:
        chosen = st.multiselect(
            self._label(at),
            sorted(titles, key=lambda name: titles[name].lower()),
            list(self.draft.values[at]),
            format_func=lambda name: titles[name],
            key=self.key(*at),
            placeholder=self.say("frame.choose"),
        )
        self.draft.values[at] = tuple(chosen)
        self._about(at)

    def _label(self, at: Setting) -> str:
        if at[0] == "weights":
            return BEHAVIOURS[at[1]].title(self._language)
        full = f"book.name.{'.'.join(at)}"
        name = self.say(full) if full in self.say.texts else name_of(at, self._language)
        value = self.draft.values[at]
        unit = unit_of(at).name if isinstance(value, float) else ""
        return self.say("book.in_unit", name=name, unit=self.say(f"book.unit.{unit}.in")) if unit else name

    def _about(self, at: Setting) -> None:
        if sentence := means(at, self.say):
            st.caption(plain(sentence))
        if at in CHECKED:
            self.told(*at)


def clean(text: str | None) -> str:
    """A text on one line, without signs that cannot be written in a handbook."""
    return "".join(sign if sign.isprintable() else " " for sign in text or "").strip()


def split(text: str | None) -> tuple[str, ...]:
    """The lines of a text that say something, each once."""
    return tuple(dict.fromkeys(filter(None, map(clean, (text or "").splitlines()))))


def _setting(names: tuple[str, ...]) -> Setting:
    section, key = names
    return section, key
