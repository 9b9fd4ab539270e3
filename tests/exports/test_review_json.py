import json
from dataclasses import replace

import pytest

from coach.exports.review_json import to_json
from coach.model import Place, Span
from coach.reviewing import review_many
from coach.samples import samples

SAMPLES = [sample.conversation for sample in samples()]

KEYS = {"conversation", "findings", "scores", "figures", "versions", "purpose", "overlaps", "pauses", "flow"}
CONVERSATION = {"id", "source", "language", "channel", "turns"}
TURN = {"n", "speaker", "text", "start", "end"}
FINDING = {
    "rule", "behaviour", "dimension", "kind", "turn", "span", "text", "time", "confidence", "why", "alternatives",
    "about",
}  # fmt: skip
SCORE = {"dimension", "points", "interval", "assessed", "reason", "because"}
STRAND = {"raises", "topic", "text", "place", "became", "by"}
FIGURES = {
    "talk_share", "listen_to_talk", "longest_monologue_s", "response_time_s", "first_response_s", "holds", "hold_s",
    "syllables_per_second", "words_per_minute", "overlap_share", "agent_leads", "customer_leads", "questions",
    "customer_questions", "open_share", "follow_ups", "follow_up_share", "follow_ups_per_problem", "uptake",
    "answered_share",
}  # fmt: skip


@pytest.fixture(scope="module")
def reviews():
    return [json.loads(to_json(review)) for review in review_many(SAMPLES)]


def test_every_sample_has_exactly_the_contracts_keys(reviews):
    for review in reviews:
        assert set(review) == KEYS
        assert set(review["conversation"]) == CONVERSATION
        assert all(set(turn) == TURN for turn in review["conversation"]["turns"])
        assert all(set(finding) == FINDING for finding in review["findings"])
        assert all(set(a) == {"text", "source"} for f in review["findings"] for a in f["alternatives"])
        assert [set(score) for score in review["scores"]] == [SCORE] * 3
        assert set(review["figures"]) == FIGURES
        assert set(review["versions"]) == {"rulebook", "handbook", "models"}
        assert all(set(overlap) == {"time", "turn", "over", "type"} for overlap in review["overlaps"])
        assert all(set(strand) == STRAND for strand in review["flow"])
        assert all(set(pause) == {"time", "turn", "whose", "announced"} for pause in review["pauses"])


def test_spans_and_because_point_where_they_say(reviews):
    for review in reviews:
        turns = review["conversation"]["turns"]
        for finding in review["findings"]:
            start, end = finding["span"]
            assert turns[finding["turn"]]["text"][start:end] == finding["text"]
        for strand in review["flow"]:
            start, end = strand["place"]["span"]
            assert turns[strand["place"]["turn"]]["text"][start:end] == strand["text"]
            assert turns[strand["place"]["turn"]]["speaker"] == "customer"
            if strand["by"]:
                start, end = strand["by"]["span"]
                assert turns[strand["by"]["turn"]]["speaker"] == "agent"
                assert 0 <= start < end <= len(turns[strand["by"]["turn"]]["text"])
        for score in review["scores"]:
            assert all(review["findings"][i]["dimension"] == score["dimension"] for i in score["because"])


def test_a_finding_that_rests_on_the_other_sides_words_says_where_they_are():
    review = next(review for review in review_many(SAMPLES) if review.findings)
    told = replace(review.findings[0], about=Place(1, Span(4, 9)))
    here, *others = json.loads(to_json(replace(review, findings=(told, *review.findings[1:]))))["findings"]
    assert here["about"] == {"turn": 1, "span": [4, 9]}
    assert all(finding["about"] is None or set(finding["about"]) == {"turn", "span"} for finding in others)


def test_the_same_input_gives_the_same_review_byte_for_byte(reviews):
    again = [json.loads(to_json(review)) for review in review_many(reversed(SAMPLES))]
    assert json.dumps(again[::-1]) == json.dumps(reviews)


def test_agents_are_judged_and_customers_never_by_respect(reviews):
    for review in reviews:
        for finding in review["findings"]:
            if finding["dimension"] == "respect":
                assert review["conversation"]["turns"][finding["turn"]]["speaker"] == "agent"
