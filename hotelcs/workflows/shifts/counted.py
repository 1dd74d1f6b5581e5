"""Every time the drawer of a shift was counted, as it was written down."""

from dataclasses import dataclass

from hotelcs.storage.reading import Reader, one

_FIRST = "SELECT counted_minor, expected_minor FROM cash_count WHERE run_id = :run ORDER BY id LIMIT 1"
_COUNTS = "SELECT at, actor, counted_minor, expected_minor FROM cash_count WHERE run_id = :run ORDER BY id"


@dataclass(frozen=True, slots=True)
class Counted:
    """One count of a drawer: when, who, what was counted, what should have been there (minor units)."""

    at: str
    by: str
    counted_minor: int
    expected_minor: int
    difference_minor: int


def differed_first(reader: Reader, run: int) -> bool:
    """Whether the first count of a shift (its row) did not fit."""
    found = one(reader, _FIRST, run=run)
    return found is not None and found[0] != found[1]


def counts(reader: Reader, run: int) -> list[Counted]:
    """Every count of a shift (its row), the first one first; instants are UTC."""
    return [
        Counted(at, by, counted, expected, counted - expected)
        for at, by, counted, expected in reader.rows(_COUNTS, run=run)
    ]
