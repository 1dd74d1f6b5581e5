"""Numbers people quote: prefix, yymmdd of the business date, at least three digits (R261123-004)."""

from sqlalchemy import text

from hotelcs.workflows.act import Work
from hotelcs.workflows.number_forms import full, short_tail

__all__ = ["full", "new", "reserve", "short_tail", "spell"]

_NEXT = text(
    "INSERT INTO number_sequence (prefix, day, last) VALUES (:prefix, :day, :count) "
    "ON CONFLICT (prefix, day) DO UPDATE SET last = number_sequence.last + :count RETURNING last"
)


def reserve(work: Work, prefix: str, count: int = 1) -> int:
    """Take `count` consecutive numbers of `prefix` for the business date; the first comes back."""
    last = work.run(_NEXT, {"prefix": prefix, "day": work.business_date.isoformat(), "count": count}).scalar()
    return int(last) - count + 1


def spell(work: Work, prefix: str, serial: int) -> str:
    """The number as it is read aloud; three digits, widening past 999."""
    return f"{prefix}{work.business_date:%y%m%d}-{serial:03d}"


def new(work: Work, prefix: str) -> str:
    """The next number of `prefix`."""
    return spell(work, prefix, reserve(work, prefix))
