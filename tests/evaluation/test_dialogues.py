import pytest

from coach.evaluation.dialogues import evaluate_dialogues, read_dialogues
from coach.model import CoachError


def dialogue(*labels: list[str]) -> dict:
    said = [
        ("agent", "Puutarhaliike Lehto, hei."),
        ("customer", "Ostin ruusun ja se kuoli."),
        ("agent", "Milloin se kuoli?"),
    ]
    turns = [{"speaker": who, "text": text, "labels": marked} for (who, text), marked in zip(said, labels, strict=True)]
    return {"id": "rose", "language": "fi", "channel": "chat", "turns": turns}


def test_a_marked_turn_that_is_found_is_a_hit_and_an_unmarked_one_a_false_alarm():
    records = [dialogue([], [], ["follow-up"]), dialogue([], [], []) | {"id": "rose-2"}]
    result = evaluate_dialogues(read_dialogues(records, "roses"))
    count = result.counts["follow-up"]
    assert (count.hits, count.false, count.missed) == (1, 1, 0)
    assert [(w.id, w.missed) for w in result.wrong] == [("rose-2/2", False)]


def test_what_the_file_labels_nowhere_is_told_and_not_counted():
    result = evaluate_dialogues(read_dialogues([dialogue([], [], ["follow-up"])], "roses"))
    assert "open-question" not in result.counts
    assert result.unlabelled["open-question"] == 1


def test_a_label_that_no_behaviour_has_is_refused_with_its_place():
    with pytest.raises(CoachError, match="roses, rose: unknown labels kindness"):
        read_dialogues([dialogue([], [], ["kindness"])], "roses")
