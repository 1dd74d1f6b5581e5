"""What a login looks like, wherever one is made: at founding, by an act, from a file."""

LOGIN = r"[\w.@-]{1,40}"
"""Letters, digits and a few signs, the whole of it."""
