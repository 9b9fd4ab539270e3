"""The whole rulebook as one document, in Markdown: made from the rule files, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach import handbook
from coach.behaviours import BEHAVIOURS
from coach.model import Dimension, Kind, Language
from coach.rules.page import sections
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.behaviours import Behaviour
    from coach.rules import Rulebook
    from coach.rules.rule import Rule

_RULES = "../coach/rules"
_KINDS = {
    Language.FI: {
        Kind.STRENGTH: "vahvuudet",
        Kind.CONCERN: "mitä voisi kokeilla",
        Kind.OBSERVATION: "havainnot, joita ei pisteytetä",
    },
    Language.EN: {
        Kind.STRENGTH: "strengths",
        Kind.CONCERN: "what to try differently",
        Kind.OBSERVATION: "observations, never scored",
    },
}
_SAY = {
    Language.FI: {
        "title": "Coachin sääntökirja",
        "other": "[In English](rulebook-en.md)",
        "intro": "Tässä on kaikki, mitä Coach etsii agentin vuoroista: {count} sääntöä. Jokainen sääntö kertoo, miksi "
        "asialla on väliä, miten sen voisi sanoa paremmin ja millaiset lauseet ovat kunnossa. Lihavoidut sanat ovat "
        "se kohta, jonka sääntö löytää. Ensin tulevat vahvuudet, sitten se, mitä voisi kokeilla.",
        "made": "Sivu on tehty sääntötiedostoista komennolla `coach rules book --write docs`. Sitä ei muokata käsin. "
        "Ohje omien sääntöjen kirjoittamiseen on [täällä](rules.md) (englanniksi, esimerkit suomeksi).",
        "missing": "Vielä ilman sääntöä",
        "missing_about": "Näillä on nimi ja paino, mutta Coach ei vielä etsi niitä:",
        "file": "Tiedosto",
        "weight": "paino {weight} pistettä",
        "weightless": "ei vaikuta pisteisiin",
        "detector": "löytää `{detector}`, ei pelkkä sanalista",
        "only": "etsitään vain suomesta",
        "excused": "Ei mainita, kun samassa vuorossa on: {names}.",
        "yields": "Väistyy, kun samassa vuorossa on: {names}.",
    },
    Language.EN: {
        "title": "Coach's rulebook",
        "other": "[Suomeksi](rulebook-fi.md)",
        "intro": "This is all that Coach looks for in the agent's turns: {count} rules. Each rule tells why the matter "
        "counts, how it could be said better, and which sentences are fine. The words in bold are the place that the "
        "rule finds. Strengths come first, then what to try differently.",
        "made": "This page is made from the rule files by `coach rules book --write docs`. It is not edited by hand. "
        "How to write a rule of your own is told [here](rules.md).",
        "missing": "Without a rule so far",
        "missing_about": "These have a name and a weight, and Coach does not look for them yet:",
        "file": "File",
        "weight": "weight {weight} points",
        "weightless": "does not count in the points",
        "detector": "found by `{detector}`, not by a list of phrases alone",
        "only": "looked for in Finnish only",
        "excused": "Not mentioned when the same turn has: {names}.",
        "yields": "Gives way when the same turn has: {names}.",
    },
}


def book(rulebook: Rulebook, language: Language) -> str:
    """All rules as one page: contents first, then each rule with its reasons, better words and examples."""
    say = _SAY[language]
    parts = [
        f"# {say['title']}",
        say["other"],
        say["intro"].format(count=len(rulebook.rules)),
        say["made"],
        *_contents(rulebook, language),
        *(part for title, rules in _groups(rulebook, language) for part in (f"## {title}", *_each(rules, language))),
        *_missing(rulebook, language),
    ]
    return "\n\n".join(parts) + "\n"


def _groups(rulebook: Rulebook, language: Language) -> Iterator[tuple[str, list[Rule]]]:
    for dimension in Dimension:
        for kind, name in _KINDS[language].items():
            rules = [r for r in rulebook.of(dimension).rules if r.behaviour.kind is kind]
            if rules:
                yield f"{wording(language)(f'dimension.{dimension}')}: {name}", rules


def _contents(rulebook: Rulebook, language: Language) -> Iterator[str]:
    for title, rules in _groups(rulebook, language):
        links = " · ".join(f"[{rule.texts[language].title}](#{rule.name})" for rule in rules)
        yield f"**{title}**  \n{links}"


def _each(rules: list[Rule], language: Language) -> Iterator[str]:
    for rule in rules:
        yield from _rule(rule, language)


def _rule(rule: Rule, language: Language) -> Iterator[str]:
    say, text = _SAY[language], rule.texts[language]
    yield f'<a id="{rule.name}"></a>'
    yield f"### {text.title}"
    yield text.why
    yield from _conditions(rule, language)
    looked_for, *rest = sections(rule, language)
    for heading, items in rest:
        if items:
            yield f"#### {heading}"
            yield "\n".join(f"- {item}" for item in items)
    heading, items = looked_for
    if items:
        listed = "\n".join(f"- {item}" for item in items)
        yield f"<details><summary>{heading} ({len(items)})</summary>\n\n{listed}\n\n</details>"
    yield f"{say['file']}: [{rule.name}.toml]({_RULES}/{rule.name}.toml) · {' · '.join(_facts(rule, language))}"


def _facts(rule: Rule, language: Language) -> Iterator[str]:
    say = _SAY[language]
    yield f"`{rule.behaviour.name}`"
    weight = handbook.load().weights.get(rule.behaviour.name)
    yield say["weight"].format(weight=_signed(weight)) if weight else say["weightless"]
    if rule.detector != "phrases":
        yield say["detector"].format(detector=rule.detector)
    if rule.languages == {Language.FI}:
        yield say["only"]


def _signed(weight: float) -> str:
    return f"{weight:+g}".replace("-", "−")


def _conditions(rule: Rule, language: Language) -> Iterator[str]:
    for key, names in (("excused", rule.excused_by), ("yields", rule.yields_to)):
        if names:
            titles = ", ".join(sorted(BEHAVIOURS[name].title(language) for name in names))
            yield _SAY[language][key].format(names=titles)


def _missing(rulebook: Rulebook, language: Language) -> Iterator[str]:
    without = [b for b in BEHAVIOURS.values() if rulebook.about(b.name) is None]
    if without:
        yield f"## {_SAY[language]['missing']}"
        yield _SAY[language]["missing_about"]
        yield "\n".join(f"- {_named(behaviour, language)}" for behaviour in without)


def _named(behaviour: Behaviour, language: Language) -> str:
    dimension = wording(language)(f"dimension.{behaviour.dimension}")
    return f"{behaviour.title(language)} (`{behaviour.name}`, {dimension})"
