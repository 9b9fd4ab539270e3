"""English turns with orders, said as requests: *Send me the receipt.* is *Could you send me the receipt, please?*"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.alternatives.request import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Span

_HELP = "I'm happy to help if anything is unclear."
_MOST_TOGETHER = 4
_MOST_GROUPS = 2
_FRAGMENT = 3
_LONG = 12
_DROPPED = frozenset("just so well right no and but ok okay yeah look now please simply kindly sir madam mate".split())
_LEADS = frozenset("then first next finally also".split())
_GREETS = frozenset("hi hello hey thanks sorry morning".split())
_COURTESIES = _GREETS | frozenset("dear thank regards kind best sincerely yours yes yeah no ok okay sure".split())
_MUST = re.compile(
    r"^you(?:'ll| will)?(?: just| also| really| now)? "
    r"(?:must|(?:are|are required|need|have|have got) to|had better|'ve got to) (?:also |just )?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(,? and|,) you (?:must|need to|have to|are to) (also )?", re.IGNORECASE)
_NOT = re.compile(r"^(?:do not|don't|dont|never) ", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(or else|otherwise|unless|do not|don't|dont|never|must|need to|have to|instead of|but|so that's|yourself|"
    r"till you|until you|because|stop|why|since|failure|or it|or it's|bloody|damn|damned|fucking|stupid|idiot|"
    r"i|we|i'm|i'll|i've|we're|we'll)\b",
    re.IGNORECASE,
)
_VERBS = frozenset(
    "agree allow answer arrange arrive ask attend avoid carry clean collect compare connect continue copy create "
    "describe dial dig email explain fetch file fix flip fold follow include inform insert join list locate lock mark "
    "measure notify order pack photograph place quote record register remember renew request resend review rinse run "
    "screenshot search separate sort specify state stay step store study supply tap tick unlock untick wipe wrap "
    "add amend apply archive attach book bring call cancel change check choose clear click close come complete confirm "
    "contact count delete disconnect download drop email empty enter fill find forward get give go hand install keep "
    "leave log make move note open pack paste pay pick plug post press print provide pull push put read reboot remit "
    "remove reply report reset restart retry return ring save scan select send set show sign submit swap switch take "
    "talk tape tell test top transfer try turn type unplug update upload use verify visit wait write".split()
)
_IS = frozenset("is are was were has have does".split())
_LINKS = frozenset("to and or then not please just also can could will would must help let first you they".split())
# Orders that only a different sentence makes kind.
_UNKIND = frozenset(
    "calm listen stop shut relax grow get learn be let try hold look don't have look believe trust accept deal "
    "live understand remember face think imagine quit prove cheer chill settle watch mind suck go come take see "
    "ask".split()
)
_FINE = re.compile(
    r"^(?:(?:go|log|come) (?:to|into|in|back to|out of) |take (?:a photo|a picture|it|the|out|off) |try |ask |"
    r"get (?:the|a|your|an|it) |hold (?:the|down) |see |look (?:up|for) |listen to the |wait )",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one sentence orders, without its closing sign; `not_to` is an order not to do it."""

    body: str
    lead: str
    start: int
    end: int
    not_to: bool

    @property
    def simple(self) -> bool:
        return not self.not_to and " and " not in self.body and "," not in self.body

    @property
    def said(self) -> str:
        return f"{self.lead} {self.body}" if self.lead else self.body


def english_requests(turn: AnnotatedTurn, span: Span) -> Iterator[str]:
    """The turn with its orders as requests; nothing where one of them has no safe request."""
    found = _asks(turn, span)
    groups = _groups(found, turn)
    if not found or len(groups) > _MOST_GROUPS:
        return
    yield _said(turn, groups, _asked)
    if any(not group[0].not_to for group in groups):
        yield _said(turn, groups, _asked, f" {_HELP}")
    yield _said(turn, groups, _firm)


def _asks(turn: AnnotatedTurn, span: Span) -> list[_Ask]:
    found = []
    for first, last in turn.sentences:
        ask = _ask(turn, first, last)
        if ask:
            found.append(ask)
        elif _is_left_over(turn, first, last):
            return []
    return found if any(ask.start < span.end and span.start < ask.end for ask in found) else []


def _ask(turn: AnnotatedTurn, first: int, last: int) -> _Ask | None:
    words, text = turn.words, turn.turn.text
    if "?" in turn.closes[words[first].sentence]:
        return None
    begin = first
    while begin < last - 1 and words[begin].norm in _GREETS and text[words[begin].end :].startswith(","):
        begin += 1
    at, lead = begin, ""
    while at < last - 1 and words[at].norm in _DROPPED | _LEADS:
        lead = words[at].text.lower() if words[at].norm in _LEADS else lead
        at += 1
    end = turn.sentence_around(first).end
    rest = text[words[at].start : end].rstrip(".!… ")
    must = _MUST.match(rest)
    no = _NOT.match(rest)
    body = _AGAIN.sub(r"\1 ", rest[must.end() :]) if must else rest[no.end() :] if no else rest
    if not (must or no or _orders(words[at:last])) or not _is_plain(body):
        return None
    if _runs_on(turn, at, last):
        return None
    return _Ask(_lowered(_joined(body)), lead, words[begin].start, end, bool(no))


def _orders(words: tuple[Token, ...]) -> bool:
    named, after = words[0].classes, words[1].classes if len(words) > 1 else frozenset[str]()
    if "modal" in named or ("verb" in named and named & {"past", "3rd", "ing"}):
        return False
    following = words[min(1, len(words) - 1)].norm
    return words[0].norm in _VERBS and "modal" not in after and following not in _IS


def _runs_on(turn: AnnotatedTurn, at: int, last: int) -> bool:
    """Whether another order follows with nothing between: *unplug it count to thirty*."""
    words = turn.words
    return any(
        words[i].norm in _VERBS
        and "base" in words[i].classes
        and words[i - 1].norm not in _LINKS
        and "," not in turn.turn.text[words[i - 1].end : words[i].start]
        for i in range(at + 1, last)
    )


def _joined(body: str) -> str:
    """Orders that stand in a row get an *and* before the last: *call them, get the code and ring us*."""
    steps = body.split(", ")
    if " and " in body or len(steps) < 2 or any(step.split()[0].lower() not in _VERBS for step in steps[1:]):
        return body
    return listed(steps, "and")


def _is_plain(body: str) -> bool:
    """Whether the words after the order are all part of one request that can be asked kindly."""
    first = body.split(maxsplit=1)[0].lower().strip(",") if body.strip() else ""
    if not first or '"' in body or _OTHER.search(body):
        return False
    return first not in _UNKIND or bool(_FINE.match(body))


def _lowered(body: str) -> str:
    return body if body[:2].isupper() else body[:1].lower() + body[1:]


def _is_left_over(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether a sentence orders, or is a scrap that only made sense beside orders."""
    words = turn.words[first:last]
    said = turn.turn.text[words[0].start : words[-1].end]
    bare = next((i for i, word in enumerate(words) if word.norm not in _DROPPED | _LEADS), 0)
    if _orders(words[bare:]) or _MUST.match(said) or _NOT.match(said):
        return True
    scrap = len(words) <= _FRAGMENT and not any("verb" in word.classes for word in words)
    signed = first > 0 and "\n" in turn.turn.text[turn.words[first - 1].end : words[0].start]
    return scrap and not signed and words[0].norm not in _COURTESIES


def _groups(found: list[_Ask], turn: AnnotatedTurn) -> list[list[_Ask]]:
    groups: list[list[_Ask]] = []
    for ask in found:
        last = groups[-1] if groups else []
        near = last and not turn.turn.text[last[-1].end : ask.start].strip()
        if near and ask.simple and all(a.simple for a in last) and len(last) < _MOST_TOGETHER:
            last.append(ask)
        else:
            groups.append([ask])
    return groups


def _said(
    turn: AnnotatedTurn, groups: list[list[_Ask]], say: Callable[[list[_Ask], bool], str], after: str = ""
) -> str:
    text, out, done = turn.turn.text, "", 0
    for n, group in enumerate(groups):
        sentence = say(group, n > 0)
        lower = text[group[0].start : group[0].start + 1].islower() and not sentence.startswith("I")
        out += text[done : group[0].start] + (sentence[:1].lower() + sentence[1:] if lower else sentence)
        done = group[-1].end
    return out + after + text[done:]


def _asked(group: list[_Ask], again: bool) -> str:
    body = listed([ask.said for ask in group], "and")
    if group[0].not_to:
        return f"It's best not to {body}."
    if again:
        return f"Could you {_also(group, body)}{body}?"
    if len(group) > 1 or len(body.split()) > _LONG or "," in body or group[0].lead:
        return f"Could you please {body}?"
    return f"Could you {body}, please?"


def _firm(group: list[_Ask], again: bool) -> str:
    body = listed([ask.said for ask in group], "and")
    if group[0].not_to:
        return f"I'd ask you not to {body}."
    return f"I'd {_also(group, body) if again else ''}like to ask you to {body}."


def _also(group: list[_Ask], body: str) -> str:
    return "" if group[0].lead or re.search(r"\b(also|too|as well)\b", body) else "also "
