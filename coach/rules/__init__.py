"""The rulebook: one TOML file per rule in this folder, Finnish and English together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.rules.borrowing import with_borrowed
from coach.rules.rule import Rule, RuleError, read_rule
from coach.wording.told import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.handbook import Handbook, SiteRules
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


def of(handbook: Handbook) -> Rulebook:
    """The rulebook of a team: the built-in rules and its own, without those that it keeps silent."""
    site = handbook.rules
    if not site.folder and not site.silent and site.built_in:
        return load()
    stamps = tuple((file.name, file.stat().st_mtime_ns) for file in _files(site.folder))  # rules are edited as we look
    return _combined(site, stamps)


def files(handbook: Handbook) -> dict[str, Path]:
    """The files of a team's rules by the rules' names, silent ones too: its own stands in the place of a built-in."""
    site = handbook.rules
    found = (*(_files(FOLDER) if site.built_in else ()), *_files(site.folder))
    return {file.stem: file for file in sorted(found, key=lambda file: file.parent != FOLDER)}


@lru_cache(maxsize=4)
def _combined(site: SiteRules, stamps: tuple[tuple[str, int], ...]) -> Rulebook:
    files = {file.name: file for file in (*(_files(FOLDER) if site.built_in else ()), *_files(site.folder))}
    kept = [files[name] for name in sorted(files) if name.removesuffix(".toml") not in site.silent]
    return _read(kept)


def _files(folder: Path | str) -> tuple[Path, ...]:
    """The rule files of a folder; RuleError where a folder is named that is not there."""
    if folder and not Path(folder).is_dir():
        raise RuleError(told("no_folder", folder=folder))
    return tuple(sorted(Path(folder).glob("*.toml"))) if folder else ()


@cache
def load(folder: Path = FOLDER) -> Rulebook:
    """The rules in a folder, read and checked; RuleError names file, key and what is allowed."""
    return _read(_files(folder))


def _read(files: Sequence[Path]) -> Rulebook:
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:12]
    return Rulebook(with_borrowed(tuple(map(read_rule, files)), FOLDER), digest)
