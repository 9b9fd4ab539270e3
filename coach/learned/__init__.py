"""What was learned from labelled turns: a detector beside the rules. Only training here knows scikit-learn."""
