"""Scoring: points per dimension with the findings they come from, and figures beside them."""
