"""Evaluation: how well findings and points agree with people's labels and ratings."""
