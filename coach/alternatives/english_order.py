"""Read an English order as a request: *You need to send it* is *send it*, asked of you.

None is read where the sentence holds anything else that says, asks or threatens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.alternatives.request import listed

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn, Token

DROPPED = frozenset("just so well right no and but ok okay yeah look now please simply kindly sir madam mate".split())
LEADS = frozenset("then first next finally also".split())
GREETS = frozenset("hi hello hey thanks sorry morning".split())
MUST = re.compile(
    r"^you(?:'ll| will)?(?: just| also| really| now)? "
    r"(?:must|(?:are|are required|need|have|have got) to|had better|'ve got to) (?:also |just )?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(,? and|,) you (?:must|need to|have to|are to) (also )?", re.IGNORECASE)
NOT = re.compile(r"^(?:do not|don't|dont|never) ", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(or else|otherwise|unless|do not|don't|dont|never|must|need to|have to|instead of|but|so that's|yourself|"
    r"till you|until you|because|stop|why|since|failure|leave it|or it|or it's|bloody|damn|damned|fucking|stupid|idiot|"
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
class Ask:
    """What one sentence orders, without its closing sign; `not_to` is an order not to do it."""

    body: str
    lead: str
    start: int
    end: int
    not_to: bool

    @property
    def simple(self) -> bool:
        """Whether it can stand in a list of requests."""
        return not self.not_to and " and " not in self.body and "," not in self.body

    @property
    def said(self) -> str:
        """The order with its *then* or *first*."""
        return f"{self.lead} {self.body}" if self.lead else self.body


def ask_in(turn: AnnotatedTurn, first: int, last: int) -> Ask | None:
    """The order of the sentence of words `first` up to `last`; None where no safe one is there."""
    words, text = turn.words, turn.turn.text
    if "?" in turn.closes[words[first].sentence]:
        return None
    begin = first
    while begin < last - 1 and words[begin].norm in GREETS and text[words[begin].end :].startswith(","):
        begin += 1
    at, lead = begin, ""
    while at < last - 1 and words[at].norm in DROPPED | LEADS:
        lead = words[at].text.lower() if words[at].norm in LEADS else lead
        at += 1
    end = turn.sentence_around(first).end
    rest = text[words[at].start : end].rstrip(".!… ")
    must = MUST.match(rest)
    no = NOT.match(rest)
    body = _AGAIN.sub(r"\1 ", rest[must.end() :]) if must else rest[no.end() :] if no else rest
    if not (must or no or orders(words[at:last])) or not _is_plain(body):
        return None
    if _runs_on(turn, at, last):
        return None
    return Ask(_lowered(_joined(body)), lead, words[begin].start, end, bool(no))


def orders(words: tuple[Token, ...]) -> bool:
    """Whether the words open with a verb that orders."""
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
