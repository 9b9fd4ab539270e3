"""The service handbook as a page to read and to print."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from coach import rules
from coach.behaviours import BEHAVIOURS
from coach.model import Channel, Dimension, Kind
from coach.rules.wording import in_register
from coach.service.papers import LIMITS, retention
from coach.wording import wording
from coach.wording.shown import decimal, duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.model import Language
    from coach.wording import Wording


def rule_titles(book: Handbook, language: Language) -> dict[str, str]:
    """What each rule of the team is called, silent ones too, by its name; two of one title are told apart by it."""
    every = rules.of(replace(book, rules=replace(book.rules, silent=()))).rules
    titles = {each.name: each.texts[language].title for each in every}
    count = Counter(titles.values())
    return {name: f"{title} ({name})" if count[title] > 1 else title for name, title in titles.items()}


def html(book: Handbook, language: Language) -> str:
    """All that the team has agreed on, in sentences and short lists; texts are escaped."""
    say = wording(language)
    return f"<div class='coach-book'>{''.join(_parts(book, language, say))}</div>"


def printed(book: Handbook, language: Language) -> str:
    """The same as a file of its own, for the printer."""
    say = wording(language)
    title = escape(book.team.name or say("book.title"))
    style = "body{font:11pt/1.5 sans-serif;max-width:44rem;margin:2rem auto}h3{margin:1.2em 0 .2em}dt{font-weight:600}"
    notice = f"<p>{escape(say('page.purpose'))}</p>"
    head = f"<meta charset='utf-8'><title>{title}</title><style>{style} dd{{margin:0 0 .3em}}</style>"
    whole = f"<h1>{title}</h1>{html(book, language)}{notice}"
    return f"<!doctype html><html lang='{language}'><head>{head}</head><body>{whole}</body></html>"


def _parts(book: Handbook, language: Language, say: Wording) -> Iterator[str]:
    focus = BEHAVIOURS[book.team.focus].title(language) if book.team.focus in BEHAVIOURS else "–"
    yield _list((say("book.focus", focus=focus), say(f"book.register.{book.team.register}")))
    if book.team.promises:
        yield _heading(say("book.promises")) + _list(book.team.promises)
    if book.wordings:
        yield _table(say("book.wordings"), _wordings(book, say))
    yield _table(say("book.limits"), _limits(book, language, say))
    for contact, asked in book.checklists.items():
        yield _heading(say("book.checklist", contact=contact)) + _list(asked)
    yield _heading(say("book.weights")) + f"<p>{escape(say('book.weights_about', base=f'{book.score.base:g}'))}</p>"
    for kind in (Kind.STRENGTH, Kind.CONCERN):
        yield _table("", _weights(book, kind, language, say))
    yield _table(say("book.rules"), _rules(book, language, say))
    if book.rules.silent:
        yield f"<p>{escape(say('book.silent', names=', '.join(_titles(book, language))))}</p>"
    yield _table(say("own_data.kept"), retention(book, language))


def _wordings(book: Handbook, say: Wording) -> Iterator[tuple[str, str]]:
    """What is said, in the team's form of address, and what is not said instead."""
    for words, unsaid in book.wordings.items():
        quoted = ", ".join(say("book.quoted", words=in_register(each, book.team.register)) for each in unsaid)
        yield in_register(words, book.team.register), say("book.unsaid", words=quoted) if quoted else ""


def _limits(book: Handbook, language: Language, say: Wording) -> Iterator[tuple[str, str]]:
    for key in LIMITS:
        yield say(f"limit.{key}"), duration(float(book.value(key)), language)
    for channel in Channel:
        low, high = (decimal(limit, language) for limit in book.listen_to_talk.of(channel))
        yield f"{say('figure.listen_to_talk')}, {say(f'channel.{channel}').lower()}", f"{low}–{high}"


def _weights(book: Handbook, kind: Kind, language: Language, say: Wording) -> Iterator[tuple[str, str]]:
    """Behaviours of a kind by how much they weigh, those of one weight together."""
    weights = {name: weight for name, weight in book.weights.items() if BEHAVIOURS[name].kind is kind}
    for weight in sorted(set(weights.values()), key=lambda each: -abs(each)):
        names = sorted(BEHAVIOURS[name].title(language) for name in weights if weights[name] == weight)
        yield say("book.weight", weight=f"{weight:+g}".replace("-", "−")), ", ".join(names)


def _rules(book: Handbook, language: Language, say: Wording) -> Iterator[tuple[str, str]]:
    """What the rules look for, dimension by dimension."""
    found = rules.of(book).rules
    for dimension in Dimension:
        titles = sorted({each.texts[language].title for each in found if each.behaviour.dimension is dimension})
        yield say(f"dimension.{dimension}"), ", ".join(titles)


def _titles(book: Handbook, language: Language) -> list[str]:
    known = rule_titles(book, language)
    return [known.get(name, name) for name in book.rules.silent]


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f"{_heading(title) if title else ''}<dl>{body}</dl>"
