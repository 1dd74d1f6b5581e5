"""Numbers people quote: prefix, yymmdd of the business date, at least three digits (R261123-004)."""

import re

from sqlalchemy import text

from hotelcs.workflows.act import Work

_NEXT = text(
    "INSERT INTO number_sequence (prefix, day, last) VALUES (:prefix, :day, :count) "
    "ON CONFLICT (prefix, day) DO UPDATE SET last = number_sequence.last + :count RETURNING last"
)
_FULL = re.compile(r"([A-Z])(\d{6})-(\d{3,})", re.ASCII)
_SHORT = re.compile(r"([A-Z])(?:\.\.|-)?(\d{1,6})", re.ASCII)


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


def full(reference: str) -> str | None:
    """`reference` when it is a whole number (any case), else None."""
    upper = reference.strip().upper()
    return upper if _FULL.fullmatch(upper) else None


def short_tail(reference: str) -> int | None:
    """The serial in a short form ("r12", "R..31", "31"), else None."""
    upper = reference.strip().upper()
    if found := _SHORT.fullmatch(upper):
        return int(found[2])
    return int(upper) if upper.isascii() and upper.isdigit() and len(upper) <= len("999999") else None
