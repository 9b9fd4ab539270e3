"""A request made from one order: what is asked of whom, ready to be said in several courteous ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.language.inflect import Verb

if TYPE_CHECKING:
    from coach.handbook import Register

Part = str | Verb


@dataclass(frozen=True, slots=True)
class Request:
    """What one sentence orders: its verbs and the words between them.

    `parts` have objects in the genitive where a question wants it (None where a form is not certain), `plain` as the
    order has them; `lead` is an adverb such as *sitten*. `start` and `end` are the characters it stands for; `not_to`
    is an order not to do something.
    """

    form: Register
    parts: tuple[Part, ...] | None
    plain: tuple[Part, ...]
    lead: str
    start: int
    end: int
    not_to: bool = False

    @property
    def verb(self) -> Verb:
        """The verb of the order, its first if it has many."""
        return next(part for part in self.plain if isinstance(part, Verb))

    @property
    def simple(self) -> bool:
        """Whether it can stand in a list of requests."""
        words = "".join(part for part in self.plain if isinstance(part, str))
        return not any(sign in f" {words} " for sign in (" ja ", " sekä ", ",", " eli ", ":", ";"))

    def infinitive(self) -> str:
        """*lähettää kuitin*, or *lähettää kuitti* where the genitive is not certain."""
        body = "".join(part if isinstance(part, str) else part.infinitive for part in self.parts or self.plain)
        return f"{self.lead} {body}" if self.lead else body

    def illative(self, *, lead: bool = True) -> str:
        """*lähettämään kuitin*."""
        body = "".join(part if isinstance(part, str) else part.illative for part in self.parts or self.plain)
        return f"{self.lead} {body}" if self.lead and lead else body

    def denied(self) -> str:
        """*koske siihen*, after *ettet* or *ettette*."""
        return "".join(part if isinstance(part, str) else part.imperative for part in self.plain)


def listed(items: list[str], last: str) -> str:
    """*a, b ja c*."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else items[0]
