"""Asking who the agent is, where a file does not say and somebody sits at the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.model import Role
from coach.transcripts.speakers import with_roles

if TYPE_CHECKING:
    from coach.model import Conversation
    from coach.transcripts import Found

_EXAMPLE = 60


def settled(found: Found) -> Conversation:
    """The conversation with the agent that the person at the terminal names; as guessed where nobody is there."""
    names = [name for name in dict.fromkeys(turn.name for turn in found.conversation.turns) if name]
    if not found.agent.doubtful or len(names) < 2 or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return found.conversation
    agent = names[_choice(found.conversation, names, found.agent.names) - 1]
    sides = {name: Role.AGENT.value if name == agent else Role.CUSTOMER.value for name in names}
    machines = (
        {turn.name for turn in found.conversation.turns if turn.speaker is Role.OTHER} if len(names) > 2 else set()
    )
    return with_roles(
        found.conversation, {name: role for name, role in sides.items() if name not in machines - {agent}}
    )


def _choice(conversation: Conversation, names: list[str], guessed: tuple[str, ...]) -> int:
    from rich.console import Console
    from rich.markup import escape
    from rich.prompt import IntPrompt

    console = Console(stderr=True, highlight=False)
    console.print(f"{escape(conversation.source)}: who is the agent?")
    for n, name in enumerate(names, 1):
        words = next(turn.text for turn in conversation.turns if turn.name == name)
        console.print(f"  {n}  {escape(name)}: “{escape(' '.join(words.split())[:_EXAMPLE])}”")
    default = next((n for n, name in enumerate(names, 1) if name in guessed), 1)
    choices = [str(n) for n in range(1, len(names) + 1)]
    return IntPrompt.ask("Number", choices=choices, default=default, console=console)
