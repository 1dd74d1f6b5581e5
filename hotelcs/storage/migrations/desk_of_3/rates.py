"""Schema 3: nothing of this part yet."""


def make() -> None:
    """Nothing yet."""
