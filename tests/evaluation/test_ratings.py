from coach.evaluation.ratings import agreement
from coach.learned.rated import read_rated

KIND = "Hello, and thank you for writing. I'm sorry about the wait. Could you please send me the receipt?"
PLAIN = "The receipt is needed."
RUDE = "You should have sent the receipt. That's your own fault. Calm down."


def rated(text: str, score: float, label: str | None = None, **labels: object) -> dict:
    return {
        "id": text[:8],
        "language": "en",
        "text": text,
        "context": None,
        "score": score,
        "label": label,
        "labels": labels,
    }


def test_points_in_the_order_of_the_ratings_agree_fully():
    texts = [rated(KIND, 4.5, "polite"), rated(PLAIN, 3.0), rated(RUDE, 1.5, "impolite")]
    result = agreement(read_rated(texts))
    assert (result.rank, result.auc) == (1.0, 1.0)


def test_points_against_the_order_of_the_ratings_disagree():
    result = agreement(read_rated([rated(KIND, 1.0, "impolite"), rated(PLAIN, 2.0), rated(RUDE, 5.0, "polite")]))
    assert (result.rank, result.auc) == (-1.0, 0.0)


def test_requests_on_one_topic_are_a_ladder_and_replies_are_not():
    rungs = [
        rated(text, 0.0, topic_id="7", kind="request", intended_level=level)
        for level, text in enumerate((RUDE, PLAIN, KIND), 1)
    ]
    assert agreement(read_rated(rungs)).ladders == 1.0
    replies = [rung | {"labels": rung["labels"] | {"kind": "reply"}} for rung in rungs]
    assert agreement(read_rated(replies)).ladders is None
