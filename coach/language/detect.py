"""Which language a conversation is in, when nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from coach.model import Conversation

_ENOUGH_LETTERS = 4000


def language_of(conversation: Conversation) -> Language:
    """The conversation's own language, else the one its text is in (Finnish when there is nothing to tell by)."""
    if conversation.language is not None:
        return conversation.language
    text = " ".join(turn.text for turn in conversation.turns)[:_ENOUGH_LETTERS].lower()
    words = text.split()
    english = sum(word.strip(".,!?") in _ENGLISH for word in words)
    finnish = sum(word.strip(".,!?") in _FINNISH for word in words) + sum(text.count(sign) for sign in "äö") / 2
    return Language.EN if english > finnish else Language.FI


_FINNISH = frozenset(
    "ja on ei että se en joo niin mä sä minä sinä te me kun ku jos mutta mut oli olen oon tämä tää voi "
    "kyllä nyt sit sitten hei moi kiitos mitä mikä miten onko ole vielä teidän sun mun minun tuo toi siis "
    "no ihan vain kanssa".split()
)
_ENGLISH = frozenset(
    "the and is are you i to of a an in it that for we was this with have can your my do not no yes what "
    "how please thank thanks hello hi on at be will would could so but if or me okay yeah".split()
)
