"""Listening: who speaks when, who waits for whom, and how talk is shared. Analysis that detectors and figures share."""
