"""What a clock belongs to, and how long a pause of it lasts; what only reads needs nothing more."""

from datetime import datetime
from typing import NamedTuple

from hotelcs.workflows.clocks.hours import Span


class Case(NamedTuple):
    """What a clock belongs to: its kind and the number people quote."""

    kind: str
    ref: str


def stretch(start: datetime, until: datetime, end: datetime | None) -> Span:
    """How long a pause lasts: to its end, or as long as it may."""
    return start, min(end or until, until)
