"""Open items: every one has exactly one owner, and goes into other hands with a reason."""
