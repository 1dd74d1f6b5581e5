"""A row behind a measure: what was counted, listed so that a number can be looked into."""

from dataclasses import dataclass

LISTED = 200
"""Rows that are listed at once, unless told otherwise."""
MOST = 5000


@dataclass(frozen=True, slots=True)
class Behind:
    """A record of the denominator: the number people quote, its day, what it is, its amount; whether the numerator has it too."""

    ref: str
    day: str
    what: str
    amount_minor: int | None
    counted: bool
