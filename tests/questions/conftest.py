from __future__ import annotations

import pytest

from coach import handbook, rules
from coach.detectors import Talk
from coach.detectors.missed_follow_up import Follow
from coach.language.annotate import annotate
from coach.model import Language
from coach.transcripts import read_text


@pytest.fixture
def told():
    """What the customer brings up in a scene, as (topic, words, outcome)."""

    def read(scene, language=Language.FI):
        conversation = read_text(scene.strip(), "scene.txt")[0]
        talk = Talk(conversation, annotate(conversation.turns, language), handbook.load())
        follow = Follow(language, rules.load()["missed-follow-up"].texts[language].raw)
        found, _ = follow.read(talk)
        return [(each, talk.turns[each.mention.turn].words[each.mention.first : each.mention.last]) for each in found]

    return read
