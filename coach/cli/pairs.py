"""Options written as `NAME=value`."""

from __future__ import annotations

from coach.model import CoachError


def pairs(values: list[str], option: str, example: str) -> dict[str, str]:
    """The options by name; a role's name may hold an equals sign. Raises CoachError with an example."""
    found = {}
    for value in values:
        name, sign, text = value.rpartition("=") if option == "--role" else value.partition("=")
        if not sign or not name or not text:
            raise CoachError(f"{option} {value}: write it as {example}.")
        found[name] = text
    return found
