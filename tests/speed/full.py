"""A full store: thousands of real rows, made from the sample conversations without reviewing each one."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from coach import handbook
from coach.exports.review_json import to_dict
from coach.model import Channel, Dimension, Role
from coach.privacy import mask
from coach.reviewing import review
from coach.samples import samples
from coach.store import handbooks, people
from coach.store.columns import now
from coach.store.conversations import fingerprint
from coach.store.handbooks import HandbookVersion
from coach.store.sessions import writing
from coach.store.tables import StoredConversation, StoredMark, StoredReview, StoredShare, StoredTally
from coach.transcripts.native import write_native

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Review
    from coach.store.people import Person
    from coach.store.sessions import Engine

SUBJECTS = "lasku toimitus takuu sopimus muutto varaus palautus häiriö osoite tunnukset".split()
HANDBOOK = "[retention]\ntranscripts_days = 0.0\n"
DAYS = 300  # the conversations lie on so many days back
CONTESTED = 120  # one of so many conversations has an open contest, and two agree, so that no rule goes silent
_VERDICTS = {0: "not-here", 12: "agree", 24: "agree"}  # twelve samples in turn: these are about the same finding


def fill(database: Engine, owners: Sequence[Person], conversations: int, *, shared: bool) -> None:
    """Conversations of these owners in turn, each with its current review, on the days of the last year.

    The samples' own words and reviews are used over and over with other ids, titles, times and owners. `shared` shows
    them whole to supervisors and trainers. The team's handbook keeps all words for good.
    """
    book = handbook.read(HANDBOOK)
    reviews = [review(mask(sample.conversation).conversation, book) for sample in samples()]
    chance = random.Random(7)  # noqa: S311 - the same store every time
    with writing(database) as session:
        for owner in owners:
            people.keep(session, owner)
        handbooks.keep(session, owners[0].team, HandbookVersion(HANDBOOK, book.version, "", None))
        rows = list(_rows(reviews, owners, conversations, chance))
        for table, name in (
            (StoredConversation, "conversation"),
            (StoredReview, "review"),
            (StoredTally, "tallies"),
            (StoredShare, "shares"),
            (StoredMark, "marks"),
        ):
            if name != "shares" or shared:
                session.execute(insert(table), [each for row in rows for each in row[name]])


def _rows(
    reviews: list[Review], owners: Sequence[Person], conversations: int, chance: random.Random
) -> Iterator[dict[str, list[dict[str, Any]]]]:
    tally = count(1_000_000)
    start = now() - timedelta(days=DAYS)
    for n in range(1, conversations + 1):
        made, key = reviews[n % len(reviews)], 1_000_000 + n
        talk = replace(made.conversation, id=f"full-{n}")
        at = start + timedelta(days=DAYS * n / conversations)
        yield {
            "conversation": [_conversation(key, talk, owners[n % len(owners)].id, at, chance)],
            "review": [_review(key, made, at)],
            "tallies": [
                {"id": next(tally), "review_id": key, "behaviour": name, "count": many}
                for name, many in _counts(made, chance).items()
            ],
            "shares": [
                {"conversation_key": key, "turn": -1, "audience": to, "note": "", "shared_at": at}
                for to in ("supervisor", "trainer")
            ],
            "marks": [_mark(key, made, at, _VERDICTS[n % CONTESTED])] if n % CONTESTED in _VERDICTS else [],
        }


def _conversation(key: int, talk: Any, owner: str, at: Any, chance: random.Random) -> dict[str, Any]:
    return {
        "key": key,
        "ref": talk.id,
        "owner_id": owner,
        "title": f"{chance.choice(SUBJECTS).capitalize()}, {chance.choice(SUBJECTS)} {key}",
        "language": talk.language.value,
        "channel": talk.channel.value if talk.channel else Channel.PHONE.value,
        "turns": len(talk.turns),
        "fingerprint": fingerprint(talk)[:50] + f"{key}",
        "masked": {},
        "native": {"jsonl": write_native((talk,))},
        "turns_kept": True,
        "added_at": at,
    }


def _review(key: int, made: Review, at: Any) -> dict[str, Any]:
    points = {score.dimension: score.points for score in made.scores}
    whole = to_dict(made)
    return {
        "id": key,
        "conversation_key": key,
        "rulebook": made.versions.rulebook,
        "handbook": made.versions.handbook,
        "models": made.versions.models,
        "respect": points.get(Dimension.RESPECT),
        "listening": points.get(Dimension.LISTENING),
        "questions": points.get(Dimension.QUESTIONS),
        "agent_turns": sum(turn.speaker is Role.AGENT for turn in made.conversation.turns),
        "current": True,
        "review": {name: whole[name] for name in ("findings", "scores", "figures", "versions")},
        "made_at": at,
    }


def _counts(made: Review, chance: random.Random) -> dict[str, int]:
    names = [finding.behaviour for finding in made.findings]
    return {name: names.count(name) for name in dict.fromkeys(names) if chance.random() < 0.9}


def _mark(key: int, made: Review, at: Any, verdict: str) -> dict[str, Any]:
    finding = made.findings[0]
    return {
        "conversation_key": key,
        "rule": finding.rule,
        "behaviour": finding.behaviour,
        "turn": finding.turn,
        "start": finding.span.start,
        "verdict": verdict,
        "reason": "Asiakas oli jo sanonut tämän." if verdict == "not-here" else "",
        "made_at": at,
        "decision": "",
        "answer": "",
    }
