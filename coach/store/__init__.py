"""The store: conversations and their reviews, in SQLite by default; only this package knows SQL."""
