"""The question flow as the page gets it: rows in words, places to go to, cards with drafts, what stands aside."""

from __future__ import annotations

import json

from coach import handbook, review
from coach.model import Conversation, Language, Role, Turn
from coach.samples import samples
from coach.views.flow import question_flow

BOOK = handbook.load().with_tables({"checklists": {"vika": ["Milloin vika alkoi?", "Mitä on kokeiltu?"]}}, "test")
TALK = Conversation(
    "talk",
    tuple(
        Turn(n, Role.AGENT if n % 2 else Role.CUSTOMER, text)
        for n, text in enumerate(
            (
                "Hei, netti ei toimi. Olen jo kolme kertaa soittanut, eikä kukaan soittanut takaisin.",
                "Mikä on asiakasnumeronne?",
                "Yksi kaksi. Milloin asentaja tulee?",
                "Kauanko netti on ollut poikki?",
                "Viikon.",
                "Asentaja tulee tiistaina.",
            )
        )
    ),
    Language.FI,
)


def test_every_row_says_what_was_told_what_became_of_it_and_where():
    flow = question_flow(review(TALK, BOOK), Language.FI)
    assert flow is not None
    row = next(row for row in flow["rows"] if "kolme kertaa" in row["text"])
    assert (row["topic"], row["became"], row["kind"]) == ("Uusi yhteydenotto samasta asiasta", "ei palattu", "concern")
    assert row["by"] == {"turn": 1, "text": "Mikä on asiakasnumeronne?"}
    asked = next(row for row in flow["rows"] if row["topic"] == "Kysymys")
    assert (asked["became"], asked["turn"], asked["by"]["turn"]) == ("vastattiin", 2, 5)


def test_what_was_passed_by_leads_to_the_card_with_drafted_questions():
    seen = review(TALK, BOOK)
    flow = question_flow(seen, Language.FI)
    assert flow is not None
    card = next(row["card"] for row in flow["rows"] if "kolme kertaa" in row["text"])
    assert seen.findings[card].behaviour == "missed-follow-up"
    assert seen.findings[card].alternatives


def test_checklists_stand_under_their_names():
    flow = question_flow(review(TALK, BOOK), Language.EN)
    assert flow is not None
    (checklist,) = flow["lists"]
    assert checklist["title"] == "Checklist: vika"
    assert [(row["text"], row["became"]) for row in checklist["rows"]] == [
        ("Milloin vika alkoi?", "asked"),
        ("Mitä on kokeiltu?", "not asked"),
    ]


def test_a_talk_without_strands_has_no_flow():
    assert question_flow(review(Conversation("none", (Turn(0, Role.AGENT, "Hei!"),))), Language.FI) is None


def test_the_flow_of_every_sample_is_plain_data_in_both_languages():
    for sample in samples():
        seen = review(sample.conversation)
        for language in Language:
            flow = question_flow(seen, language)
            assert json.loads(json.dumps(flow)) == flow
            for row in (*flow["rows"], *flow["aside"]) if flow else ():
                assert row["topic"]
                assert row["became"]
                assert row["kind"] in {"concern", "strength", "observation"}
