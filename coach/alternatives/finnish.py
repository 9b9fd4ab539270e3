"""Finnish turns with orders, said as requests: a question, a warmer one, and a plain *pyydän*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.alternatives.finnish_order import NO_DEED, request_in
from coach.alternatives.request import Request, listed
from coach.language.inflect import verb_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Span

    Say = Callable[[list[Request], bool], str]

_HELP = "Autan mielelläni, jos jokin jää epäselväksi."
# Nobody needs help to wait.
_EASY = frozenset("odottaa odotella istua pysyä pysähtyä tulla mennä".split())
_MOST_TOGETHER = 4
_MOST_GROUPS = 2
_NO_ORDER = frozenset("1st 3rd past participle passive conditional negation question infinitive".split())
_FRAGMENT = 3
_COURTESIES = frozenset("hei moi kiitos terveisin anteeksi ok selvä joo juu hyvä huomenta päivää no".split())


def finnish_requests(turn: AnnotatedTurn, span: Span) -> Iterator[str]:
    """The turn with its orders as requests; nothing where one of them has no safe request, or says something else."""
    found = _requests(turn, span)
    if not found:
        return
    groups = _groups(found, turn)
    asking = [group for group in groups if not group[0].not_to]
    if len(asking) > _MOST_GROUPS or len(groups) > _MOST_GROUPS + 1:
        return
    yield _said(turn, groups, _asked)
    if any(request.verb.infinitive not in _EASY for group in asking for request in group):
        last = groups[-1][-1].end
        yield _said(turn, groups, _asked, help_after=last)
    if len(groups) == 1:
        yield _said(turn, groups, _firm)


def _requests(turn: AnnotatedTurn, span: Span) -> list[Request]:
    """The request of every order in the turn; none where any order is left over."""
    found: list[Request] = []
    for first, last in turn.sentences:
        request = request_in(turn, first, last)
        if request:
            found.append(request)
        elif _is_left_over(turn, first, last):
            return []
    there = any(request.start < span.end and span.start < request.end for request in found)
    return found if there and len({request.form for request in found}) == 1 else []


def _is_left_over(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether a sentence orders, or is a scrap that only made sense beside orders."""
    words = turn.words[first:last]
    if any(_orders(word) for word in words) or words[0].norm in {"älä", "älkää"}:
        return True
    if "?" not in turn.closes[words[0].sentence] and _may_order(words[0].norm, words[0].classes):
        return True
    scrap = len(words) <= _FRAGMENT and not any("verb" in word.classes for word in words)
    written = turn.turn.text[words[0].start : words[-1].end]
    signed = first > 0 and "\n" in turn.turn.text[turn.words[first - 1].end : words[0].start]
    return scrap and not signed and written[:1].isalpha() and words[0].norm not in _COURTESIES


def _orders(word: Token) -> bool:
    """Whether a word orders, or says what *you* do next."""
    known = verb_of(word.norm)
    does = known is not None and "does" in known[1] and known[0].infinitive not in NO_DEED
    does = does and "noun" not in word.classes
    return does or ("imperative" in word.classes and "prohibition" not in word.classes)


def _may_order(norm: str, classes: frozenset[str]) -> bool:
    """Whether a sentence's first word looks like an order whose verb is not known."""
    return "verb" in classes and not classes & _NO_ORDER and norm not in _COURTESIES


def _groups(found: list[Request], turn: AnnotatedTurn) -> list[list[Request]]:
    """Neighbouring requests that one sentence can hold."""
    groups: list[list[Request]] = []
    for request in found:
        last = groups[-1] if groups else []
        near = last and not turn.turn.text[last[-1].end : request.start].strip()
        if near and len(last) < _MOST_TOGETHER and all(_go_together(r, request) for r in last):
            last.append(request)
        else:
            groups.append([request])
    return groups


def _go_together(one: Request, other: Request) -> bool:
    kind = (one.not_to, one.parts is None)
    return one.simple and other.simple and kind == (other.not_to, other.parts is None)


def _said(turn: AnnotatedTurn, groups: list[list[Request]], say: Say, help_after: int | None = None) -> str:
    text, done, asked = turn.turn.text, 0, False
    out = ""
    for group in groups:
        first, last = group[0], group[-1]
        sentence = say(group, asked)
        asked = asked or not first.not_to
        lower = text[first.start : first.start + 1].islower()
        out += text[done : first.start] + (sentence[:1].lower() + sentence[1:] if lower else sentence)
        done = last.end
        if done == help_after:
            out += f" {_HELP}"
    return out + text[done:]


def _asked(group: list[Request], again: bool) -> str:
    first = group[0]
    te = first.form == "te"
    if first.not_to:
        return f"Olisi hyvä, {_denied(group)}."
    more = _more(group, again)
    if first.parts is None:
        return f"{'Teidän' if te else 'Sinun'} olisi {more}hyvä {_listed(group)}."
    return f"{'Voisitteko' if te else 'Voisitko'} {more}{_listed(group)}?"


def _firm(group: list[Request], again: bool) -> str:
    first = group[0]
    te = first.form == "te"
    if first.not_to:
        return f"Pyydän, {_denied(group)}."
    more = _more(group, again)
    if first.parts is None:
        return f"{'Teidän' if te else 'Sinun'} olisi {more}tärkeää {_listed(group)}."
    asked = "teitä" if te else "sinua"
    said = listed([request.illative(lead=request is not first) for request in group], "ja")
    if first.lead:
        return f"{first.lead[:1].upper()}{first.lead[1:]} pyydän {asked} {more}{said}."
    return f"Pyydän {asked} {more}{said}."


def _listed(group: list[Request]) -> str:
    return listed([request.infinitive() for request in group], "ja")


def _denied(group: list[Request]) -> str:
    te = group[0].form == "te"
    said = [request.denied() for request in group]
    return ("ettette " if te else "ettet ") + (" ettekä " if te else " etkä ").join(said)


def _more(group: list[Request], again: bool) -> str:
    """*vielä*, where a second request follows and nothing in it says so."""
    said = group[0].infinitive()
    return "vielä " if again and not group[0].lead and not any(w in said for w in ("myös", "lisäksi", "vielä")) else ""
