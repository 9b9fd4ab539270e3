"""Better words for a concern, each checked by the same rulebook before it is shown."""
