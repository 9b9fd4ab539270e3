"""English turns with orders, said as requests: *Send me the receipt.* is *Could you send me the receipt, please?*"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.alternatives.english_order import DROPPED, GREETS, LEADS, MUST, NOT, Ask, ask_in, orders
from coach.alternatives.request import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Span

_HELP = "I'm happy to help if anything is unclear."
# Nobody needs help to wait.
_EASY = ("wait", "stay", "hold", "sit")
_MOST_TOGETHER = 4
_MOST_GROUPS = 2
_FRAGMENT = 3
_LONG = 12
_COURTESIES = GREETS | frozenset("dear thank let regards kind best sincerely yours yes yeah no ok okay sure".split())


def english_requests(turn: AnnotatedTurn, span: Span) -> Iterator[str]:
    """The turn with its orders as requests; nothing where one of them has no safe request."""
    found = _asks(turn, span)
    groups = _groups(found, turn)
    if not found or len(groups) > _MOST_GROUPS:
        return
    yield _said(turn, groups, _asked)
    if any(not ask.not_to and not ask.body.startswith(_EASY) for group in groups for ask in group):
        yield _said(turn, groups, _asked, f" {_HELP}")
    if len(groups) == 1:
        yield _said(turn, groups, _firm)


def _asks(turn: AnnotatedTurn, span: Span) -> list[Ask]:
    found = []
    for first, last in turn.sentences:
        ask = ask_in(turn, first, last)
        if ask:
            found.append(ask)
        elif _is_left_over(turn, first, last):
            return []
    return found if any(ask.start < span.end and span.start < ask.end for ask in found) else []


def _is_left_over(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether a sentence orders, or is a scrap that only made sense beside orders."""
    words = turn.words[first:last]
    said = turn.turn.text[words[0].start : words[-1].end]
    bare = next((i for i, word in enumerate(words) if word.norm not in DROPPED | LEADS), 0)
    if orders(words[bare:]) or _seems_order(words[bare]) or MUST.match(said) or NOT.match(said):
        return True
    scrap = len(words) <= _FRAGMENT and not any("verb" in word.classes for word in words)
    signed = first > 0 and "\n" in turn.turn.text[turn.words[first - 1].end : words[0].start]
    return scrap and not signed and words[0].norm not in _COURTESIES


def _groups(found: list[Ask], turn: AnnotatedTurn) -> list[list[Ask]]:
    groups: list[list[Ask]] = []
    for ask in found:
        last = groups[-1] if groups else []
        near = last and not turn.turn.text[last[-1].end : ask.start].strip()
        if near and ask.simple and all(a.simple for a in last) and len(last) < _MOST_TOGETHER:
            last.append(ask)
        else:
            groups.append([ask])
    return groups


def _said(turn: AnnotatedTurn, groups: list[list[Ask]], say: Callable[[list[Ask], bool], str], after: str = "") -> str:
    text, out, done = turn.turn.text, "", 0
    for n, group in enumerate(groups):
        sentence = say(group, n > 0)
        lower = text[group[0].start : group[0].start + 1].islower() and not sentence.startswith("I")
        out += text[done : group[0].start] + (sentence[:1].lower() + sentence[1:] if lower else sentence)
        done = group[-1].end
    return out + after + text[done:]


def _asked(group: list[Ask], again: bool) -> str:
    body = listed([ask.said for ask in group], "and")
    if group[0].not_to:
        return f"It's best not to {body}."
    if again:
        return f"Could you {_also(group, body)}{body}?"
    if len(group) > 1 or len(body.split()) > _LONG or "," in body or group[0].lead:
        return f"Could you please {body}?"
    return f"Could you {body}, please?"


def _firm(group: list[Ask], again: bool) -> str:
    body = listed([ask.said for ask in group], "and")
    if group[0].not_to:
        return f"I'd ask you not to {body}."
    return f"I'd {_also(group, body) if again else ''}like to ask you to {body}."


def _also(group: list[Ask], body: str) -> str:
    return "" if group[0].lead or re.search(r"\b(also|too|as well)\b", body) else "also "


def _seems_order(word: Token) -> bool:
    """Whether a sentence's first word looks like an order that is not known."""
    return "imperative" in word.classes and word.norm not in _COURTESIES and not word.classes & {"modal", "past", "3rd"}
