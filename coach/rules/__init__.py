"""The rulebook: one TOML file per rule in this folder, Finnish and English together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.rules.rule import Rule, read_rule

if TYPE_CHECKING:
    from coach.model import Dimension

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, in the order of their names; `version` is a fingerprint of their files."""

    rules: tuple[Rule, ...]
    version: str

    def of(self, dimension: Dimension) -> Rulebook:
        """The rules of one dimension."""
        return Rulebook(tuple(r for r in self.rules if r.behaviour.dimension is dimension), self.version)

    def about(self, behaviour: str) -> Rule | None:
        """The first rule of a behaviour, None where there is none."""
        return next((rule for rule in self.rules if rule.behaviour.name == behaviour), None)

    def __getitem__(self, name: str) -> Rule:
        return next(rule for rule in self.rules if rule.name == name)


@cache
def load(folder: Path = FOLDER) -> Rulebook:
    """The rules in a folder, read and checked; RuleError names file, key and what is allowed."""
    files = sorted(folder.glob("*.toml"))
    texts = [file.read_bytes() for file in files]
    digest = hashlib.sha256(b"\0".join(texts)).hexdigest()[:12]
    return Rulebook(tuple(map(read_rule, files)), digest)
