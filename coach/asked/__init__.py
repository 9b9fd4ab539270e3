"""Asked: what a question wants to know, what has been told, and which words answer which question."""
