"""How fast the pages are with a full store: `python -m tests.speed`."""
