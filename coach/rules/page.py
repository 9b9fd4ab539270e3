"""A rule as a page of the rulebook, in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language
from coach.rules.wording import in_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.rules.rule import Rule

_HEADINGS = {
    Language.FI: ("Mitä etsitään", "Paremmin sanottuna", "Esimerkkejä", "Nämä ovat kunnossa", "Lähteet"),
    Language.EN: ("What is looked for", "Better words", "Examples", "These are fine", "Sources"),
}
_SIGNS = re.compile(r"([\\*_<>#`])")


def page(rule: Rule, language: Language) -> str:
    """The rule's page: why it matters, what is looked for, better words, examples, sources."""
    text = rule.texts[language]
    parts = [f"# {text.title}", text.why]
    for heading, items in sections(rule, language):
        if items:
            parts += [f"## {heading}", "\n".join(f"- {item}" for item in items)]
    return "\n\n".join(parts) + "\n"


def sections(rule: Rule, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is looked for, better words, examples, what is fine, sources: each heading with its lines of Markdown."""
    text = rule.texts[language]
    lists = (
        tuple(f"`{say}`" for group in text.raw.get("phrases", ()) for say in group["say"]),
        tuple(in_register(words, "te") for words in _better(rule, language)),
        tuple(map(_example, text.flag)),
        tuple(map(_example, text.keep)),
        rule.sources,
    )
    return tuple(zip(_HEADINGS[language], lists, strict=True))


def _better(rule: Rule, language: Language) -> Iterator[str]:
    text = rule.texts[language]
    groups = text.raw.get("phrases", ())
    yield from dict.fromkeys([*(b for group in groups for b in group.get("better", ())), *text.ready])


def _example(text: str) -> str:
    plain = _SIGNS.sub(r"\\\1", text.strip()).replace("[[", "**").replace("]]", "**")
    return "  \n  ".join(line.strip() for line in plain.splitlines())
