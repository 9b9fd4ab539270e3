"""Practice: exercises from the rulebook and from real moments, graded by the same review."""
