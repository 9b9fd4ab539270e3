"""Reviews for other programs."""
