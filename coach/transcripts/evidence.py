"""What an agent says and a customer does not, in Finnish and English: evidence for guessing who is who."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_MOST_HITS = 2  # one habit of speech must not decide alone
_GREETING_WORDS = 15
_EXCHANGE_TURNS = 3  # a question and its answer, not a talk


def agent_evidence(said: list[tuple[str, str]], label: str) -> float:
    """How much the label's own words speak for the agent (plus) or the customer (minus).

    `said` is pairs of label and text in the order of the conversation.
    """
    texts = [text.casefold().replace("’", "'") for name, text in said if name == label]
    return _words(texts) + _questions(texts) + _opening(said, label)


def _words(texts: list[str]) -> float:
    hits = ((weight, sum(bool(pattern.search(text)) for text in texts)) for weight, pattern in _patterns())
    return sum(weight * min(count, _MOST_HITS) for weight, count in hits)


def _questions(texts: list[str]) -> float:
    """In a real exchange agents ask more; a share, so that the talkative side does not win by length."""
    return sum("?" in text for text in texts) / len(texts) if len(texts) > 2 else 0.0


def _opening(said: list[tuple[str, str]], label: str) -> float:
    """Whoever answers a call speaks first, and briefly; whoever writes first has a matter to explain."""
    if not said or said[0][0] != label:
        return 0.0
    if len(said) <= _EXCHANGE_TURNS:
        return -1.0
    return 0.3 if len(said[0][1].split()) <= _GREETING_WORDS else -0.8


@cache
def _patterns() -> tuple[tuple[float, re.Pattern[str]], ...]:
    table = tomllib.loads(resources.files(__package__).joinpath("evidence.toml").read_text("utf-8"))
    return tuple((group["weight"], re.compile("|".join(map(_regex, group["of"])))) for group in table["phrases"])


def _regex(phrase: str) -> str:
    between = r"\W+(?:\w+\W+){0,4}?"
    return r"\b" + phrase.replace(" ... ", between).replace(" ", r"\W+").replace("*", r"\w*") + r"\b"
