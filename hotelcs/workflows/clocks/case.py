"""What a clock belongs to; what only reads needs nothing more."""

from typing import NamedTuple


class Case(NamedTuple):
    """What a clock belongs to: its kind and the number people quote."""

    kind: str
    ref: str
