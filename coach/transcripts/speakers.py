"""Who speaks: from the speaker's label to agent, customer or other, and what to do when the label does not say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from coach.model import CoachError, Conversation, Role, Turn
from coach.transcripts.evidence import agent_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TABLE = tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text("utf-8"))
_ORDER = (Role.OTHER, Role.AGENT, Role.CUSTOMER)  # a service bot is a bot, customer service is not a customer
_KNOWN = {word: role for role in _ORDER for word in _TABLE[role]["words"]}
_ENDINGS = tuple((ending, role) for role in _ORDER for ending in _TABLE[role]["endings"])
_ROLE_WORDS = frozenset(word for phrase in _KNOWN for word in phrase.split())
_FIELDS = frozenset(_TABLE["fields"]["words"])
_PEOPLE = frozenset(_TABLE["other"]["people"])
_PHONE_MACHINES = frozenset(_TABLE["other"]["phone_machines"])
_WRITTEN = re.compile(r"(Agent|Customer|Other) \((.+)\)")
_LONGEST_PHRASE = 3
_OPPOSITE = {Role.AGENT: Role.CUSTOMER, Role.CUSTOMER: Role.AGENT}


@dataclass(frozen=True, slots=True)
class Guess:
    """A speaker's role and how sure we are, 0–1; 1 where the label itself says it."""

    role: Role
    confidence: float


@lru_cache(maxsize=4096)
def role_of(label: str) -> Role | None:
    """The role a label names, None where it names none.

    >>> role_of("Anna (Agentti)"), role_of("Customer Service - Maija"), role_of("Matti")
    (<Role.AGENT: 'agent'>, <Role.AGENT: 'agent'>, None)
    """
    if written := written_role(label):
        return written[0]
    words = re.findall(r"[^\W\d_]+", label.casefold())
    if not words or len(words) > 6:
        return None
    runs = {" ".join(words[i : i + n]) for n in range(1, _LONGEST_PHRASE + 1) for i in range(len(words) - n + 1)}
    found = {_KNOWN[run] for run in runs if run in _KNOWN} or {
        role for word in words for ending, role in _ENDINGS if word.endswith(ending)
    }
    return next((role for role in _ORDER if role in found), None)


def written_role(label: str) -> tuple[Role, str] | None:
    """Role and name of a label as Coach writes it, `Agent (Anna)`; None for any other."""
    found = _WRITTEN.fullmatch(label)
    return (Role(found[1].casefold()), found[2]) if found else None


def automatic(label: str) -> str:
    """`bot` or `ivr` where the label names a machine that talks, nothing where it names a person.

    >>> automatic("Chatbot"), automatic("IVR"), automatic("Other")
    ('bot', 'ivr', '')
    """
    words = set(re.findall(r"[^\W\d_]+", label.casefold()))
    if role_of(label) is not Role.OTHER or words & _PEOPLE:
        return ""
    return "ivr" if words & _PHONE_MACHINES else "bot"


def is_role_word(word: str) -> bool:
    """Whether the word is part of a role's name, as `service` in `customer service`."""
    letters = "".join(re.findall(r"[^\W\d_]+", word.casefold()))
    return not letters or letters in _ROLE_WORDS or role_of(letters) is not None


def heads_a_fact(word: str) -> bool:
    """Whether the word before a colon heads a fact, as in `Eräpäivä: 12.3.`, and names no speaker."""
    return word.casefold().rstrip(".") in _FIELDS


def guess_roles(turns: Iterable[Turn]) -> dict[str, Guess]:
    """Who is who, by name: from the labels where they say it, otherwise from what is said."""
    return _guesses([(turn.name, turn.text) for turn in turns])


def guesses_of(said: Iterable[tuple[str, str]], told: Mapping[str, Role]) -> dict[str, Guess]:
    """The role of every label in `said`, pairs of label and text, and how sure it is; `told` is sure."""
    return _guesses(list(said), told)


def swap_roles(conversation: Conversation) -> Conversation:
    """The same conversation with agent and customer changed over."""
    turns = (replace(turn, speaker=_OPPOSITE.get(turn.speaker, turn.speaker)) for turn in conversation.turns)
    return replace(conversation, turns=tuple(turns))


def with_roles(conversation: Conversation, mapping: Mapping[str, str]) -> Conversation:
    """The same conversation with the named speakers' roles set, as in `{"Anna": "agent"}`; raises CoachError."""
    told = checked(mapping, {turn.name for turn in conversation.turns})
    turns = (replace(turn, speaker=told.get(turn.name, turn.speaker)) for turn in conversation.turns)
    return replace(conversation, turns=tuple(turns))


def checked(mapping: Mapping[str, str], names: Iterable[str]) -> dict[str, Role]:
    """The mapping with real roles and the names as the file writes them; raises CoachError with one sentence."""
    present = {name.casefold().strip(): name for name in names}
    told = {}
    for name, role in mapping.items():
        if str(role).casefold() not in set(Role):
            raise CoachError(f"“{role}” is not a role; choose {', '.join(Role)} for {name}")
        if name.casefold().strip() not in present:
            raise CoachError(f"there is no speaker “{name}”; the speakers are {', '.join(sorted(present.values()))}")
        told[present[name.casefold().strip()]] = Role(str(role).casefold())
    return told


def _guesses(said: list[tuple[str, str]], told: Mapping[str, Role] | None = None) -> dict[str, Guess]:
    labels = dict.fromkeys(label for label, _ in said)
    sure = {label: role for label in labels if (role := (told or {}).get(label) or role_of(label))}
    unsure = [label for label in labels if label and label not in sure]
    guesses = {label: Guess(sure.get(label, Role.OTHER), float(label in sure)) for label in labels}
    return guesses | _unsure(said, unsure, {role for role in sure.values() if role in _OPPOSITE})


def _unsure(said: list[tuple[str, str]], labels: list[str], taken: set[Role]) -> dict[str, Guess]:
    """The labels that say nothing: the other side where one side is known, otherwise by evidence."""
    if len(taken) == 1:
        role = _OPPOSITE[next(iter(taken))]
        return {label: Guess(role, 0.95 if len(labels) == 1 else 0.7) for label in labels}
    evidence = {label: agent_evidence(said, label) for label in labels}
    if taken or len(labels) < 2:
        return {label: _alone(weight) for label, weight in evidence.items()}
    return _apart(said, evidence)


def _alone(weight: float) -> Guess:
    role = Role.AGENT if weight >= 1.5 else Role.CUSTOMER if weight <= -1.5 else Role.OTHER
    return Guess(role, _confidence(abs(weight)) if role is not Role.OTHER else 0.5)


def _apart(said: list[tuple[str, str]], evidence: Mapping[str, float]) -> dict[str, Guess]:
    """The strongest is the agent, the most talkative of the rest the customer; others only by their own words."""
    agent = max(evidence, key=lambda label: evidence[label])
    rest = [label for label in evidence if label != agent]
    words = {label: sum(len(text.split()) for name, text in said if name == label) for label in rest}
    customer = max(rest, key=lambda label: words[label])
    confidence = _confidence(evidence[agent] - evidence[customer])
    pair = {agent: Guess(Role.AGENT, confidence), customer: Guess(Role.CUSTOMER, confidence)}
    return {label: _alone(weight) for label, weight in evidence.items()} | pair


def _confidence(margin: float) -> float:
    """0.5 with nothing to tell them apart, towards 0.95 with much."""
    return round(0.5 + 0.45 * margin / (margin + 1.5), 2)
