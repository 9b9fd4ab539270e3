def bench() -> None:
    """Speed."""
