from coach.evaluation.questions import evaluate_questions, read_asked


def text(words: str, label: str) -> dict:
    return {"id": words, "language": "fi", "text": words, "context": None, "label": label, "labels": {}}


def test_questions_are_counted_with_their_marks_taken_out():
    result = evaluate_questions(
        read_asked(
            [text("Milloin se alkoi?", "question"), text("Lasku?", "question"), text("Se alkoi eilen.", "other")]
        )
    )
    for count in (result.unmarked, result.as_speech):
        assert count is not None
        assert (count.hits, count.false, count.missed) == (1, 0, 1)


def test_a_chat_without_labels_is_measured_by_its_own_marks():
    turns = [{"text": "ootko nähny sen?", "labels": {}}, {"text": "joo eilen", "labels": {}}]
    result = evaluate_questions(read_asked([{"language": "fi", "turns": turns}]))
    assert result.unmarked is not None
    assert (result.unmarked.hits, result.unmarked.missed) == (1, 0)


def test_open_and_closed_are_compared_where_turns_say_which():
    turns = [
        {"text": "What brings you here today?", "labels": {"question": "open"}},
        {"text": "Do you live alone?", "labels": {"question": "closed"}},
        {"text": "I see.", "labels": {"question": None}},
    ]
    result = evaluate_questions(read_asked([{"language": "en", "turns": turns}]))
    assert (result.size, result.kinds) == (2, 1.0)


def test_uptake_is_ranked_beside_the_experts():
    pairs = [
        {
            "text": reply,
            "context": "The pump leaks.",
            "language": "en",
            "label": label,
            "labels": {"zscore": score},
        }
        for reply, label, score in (
            ("So the pump leaks. How much does the pump leak?", "high", 1.2),
            ("Where is it?", "mid", 0.0),
            ("Hello.", "low", -1.5),
        )
    ]
    result = evaluate_questions(read_asked(pairs))
    assert (result.size, result.rank, result.auc) == (3, 1.0, 1.0)


def test_a_tag_of_its_own_is_read_with_the_turn_before_it():
    def turn(speaker: str, text: str, question: str | None) -> dict:
        return {"speaker": speaker, "text": text, "labels": {"question": question}}

    turns = [
        turn("anna", "so we keep the old cable", None),
        turn("anna", "right?", "tag"),
        turn("ben", "right.", None),
    ]
    result = evaluate_questions(read_asked([{"language": "en", "turns": turns}]))
    assert result.unmarked is not None
    assert (result.unmarked.hits, result.unmarked.false, result.unmarked.missed) == (1, 0, 0)
