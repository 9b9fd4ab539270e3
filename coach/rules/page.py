"""A rule as a page of the rulebook, in Markdown."""

from __future__ import annotations

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


def page(rule: Rule, language: Language) -> str:
    """The rule's page: why it matters, what is looked for, better words, examples, sources."""
    text = rule.texts[language]
    looks, better, flags, keeps, sources = _HEADINGS[language]
    parts = [
        f"# {text.title}",
        text.why,
        *_list(looks, _phrases(rule, language)),
        *_list(better, (in_register(words, "te") for words in _better(rule, language))),
        *_list(flags, map(_example, text.flag)),
        *_list(keeps, map(_example, text.keep)),
        *_list(sources, rule.sources),
    ]
    return "\n\n".join(parts) + "\n"


def _list(heading: str, items: Iterator[str] | tuple[str, ...]) -> list[str]:
    lines = [f"- {item}" for item in items]
    return [f"## {heading}", "\n".join(lines)] if lines else []


def _phrases(rule: Rule, language: Language) -> Iterator[str]:
    for group in rule.texts[language].raw.get("phrases", ()):
        yield from (f"`{say}`" for say in group["say"])


def _better(rule: Rule, language: Language) -> Iterator[str]:
    text = rule.texts[language]
    groups = text.raw.get("phrases", ())
    yield from dict.fromkeys([*(b for group in groups for b in group.get("better", ())), *text.ready])


def _example(text: str) -> str:
    return text.strip().replace("[[", "**").replace("]]", "**").replace("\n", "  \n  ")
