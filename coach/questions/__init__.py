"""Questions: where a turn asks, what kind of question it is, and what in the talk it takes up."""
