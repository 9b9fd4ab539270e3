"""The roster of a team: who is who, from `team.toml` and from what the identity provider says of somebody.

[claims]                    # optional: the provider's own names for these
id = "email"
name = "name"
position = "coach_position"
team = "coach_team"

[[people]]                  # who stands here is as it says here, whatever the provider says
id = "aino@example.org"
name = "Aino"
position = "agent"          # agent, supervisor or trainer
team = "north"
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.model import CoachError
from coach.service.access import Actor
from coach.store.people import Person, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "COACH_TEAM"  # the environment variable that names team.toml and so turns team mode on
_CLAIMS = {"id": "email", "name": "name", "position": "coach_position", "team": "coach_team"}


class RosterError(CoachError):
    """A `team.toml` that cannot be used; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of the file by id, and the names of the provider's claims."""

    people: Mapping[str, Person]
    claims: Mapping[str, str]

    def actor(self, told: Mapping[str, Any]) -> Actor | None:
        """Who somebody is, from the provider's claims; None for a stranger, who may see nothing."""
        id = str(told.get(self.claims["id"]) or "").strip().lower()
        if not id:
            return None
        if id in self.people:
            return Actor(self.people[id])
        team = str(told.get(self.claims["team"]) or "")
        position = str(told.get(self.claims["position"]) or "")
        if not team or position not in set(Position):
            return None
        return Actor(Person(id, str(told.get(self.claims["name"]) or id), Position(position), team))


def configured() -> Roster | None:
    """The roster that the environment names, None where somebody works alone."""
    file = os.environ.get(FILE)
    if not file:
        return None
    path = Path(file)
    return _read_once(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=1)
def _read_once(path: Path, _changed: int) -> Roster:
    """Every page asks who is who many times: the file is read again when it has changed."""
    return read_roster(path)


def read_roster(path: Path) -> Roster:
    """The roster in a file; RosterError says in one sentence what is wrong."""
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RosterError(f"{path} cannot be read as TOML: {error}.") from error
    unknown = raw.keys() - {"claims", "people"}
    if unknown:
        raise RosterError(f"{path}: unknown section '{min(unknown)}'; known: claims, people.")
    people = [_person(row, f"{path}, person {n}") for n, row in enumerate(raw.get("people", ()), 1)]
    twice = {person.id for person in people if sum(person.id == other.id for other in people) > 1}
    if twice:
        raise RosterError(f"{path}: '{min(twice)}' stands there twice; keep one.")
    return Roster({person.id: person for person in people}, _CLAIMS | _claims(raw.get("claims", {}), path))


def _claims(raw: Mapping[str, Any], path: Path) -> dict[str, str]:
    unknown = raw.keys() - _CLAIMS.keys()
    if unknown:
        raise RosterError(f"{path}: unknown key 'claims.{min(unknown)}'; known: {', '.join(_CLAIMS)}.")
    return {key: str(value) for key, value in raw.items()}


def _person(row: Mapping[str, Any], where: str) -> Person:
    missing = {"id", "position", "team"} - row.keys()
    if missing:
        raise RosterError(f"{where}: '{min(missing)}' is missing.")
    if row["position"] not in set(Position):
        raise RosterError(f"{where}: position is {row['position']!r}; it can be {', '.join(Position)}.")
    id = str(row["id"]).strip().lower()
    return Person(id, str(row.get("name") or id), Position(row["position"]), str(row["team"]))
