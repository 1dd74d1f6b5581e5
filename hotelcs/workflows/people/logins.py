"""What a login and a staff number look like, wherever one is made: at founding, by an act, from a file.

People are named by either, so that no word is ever the number of one and the login of another.
"""

LOGIN = r"[\w.@-]{1,40}"
"""Letters, digits and a few signs, the whole of it."""
NUMBER = r"[A-Za-z0-9]*[0-9][A-Za-z0-9]*"
"""Letters and digits, one digit at least, the whole of it."""


def number_of(word: str) -> str:
    """The staff number that `word` would be, whatever its case; nothing when it cannot be one."""
    folded = word.casefold()
    return folded.upper() if folded.isascii() else ""
