"""How many guests of a guarantee class do not come: measured where there is enough to go by, else as set.

Rates are whole per mille, so that sums of them are exact. A class is `none` (nothing guarantees the booking) or
`guaranteed`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.storage.reading import Reader, one

LOOKED_AT = 90
"""Days before today that are looked at: a season."""
DUE = "('checked_in','checked_out','no_show','walked')"
"""States of bookings whose guests were due and that are decided."""
_COUNTED = (
    "SELECT sum(CASE WHEN guarantee = 'none' THEN 1 ELSE 0 END), "
    "sum(CASE WHEN guarantee = 'none' AND status = 'no_show' THEN 1 ELSE 0 END), count(*), "
    "sum(CASE WHEN status = 'no_show' THEN 1 ELSE 0 END) FROM reservation "
    f"WHERE arrival >= :since AND arrival < :today AND status IN {DUE}"
)
_SET = "SELECT no_show_none, no_show_guaranteed, no_show_evidence FROM property"


@dataclass(frozen=True, slots=True)
class Rate:
    """The no-show rate of a class, in per mille: what counts (`used`), whether measured, from how many due and missed."""

    guarantee: str
    due: int
    missed: int
    set_percent: int
    measured: bool
    used: int


def rates(reader: Reader, today: str) -> dict[str, Rate]:
    """The rate of each class, from the arrivals of the days before `today` (ISO)."""
    since = (date.fromisoformat(today) - timedelta(days=LOOKED_AT)).isoformat()
    free, free_missed, due, missed = (
        number or 0 for number in one(reader, _COUNTED, since=since, today=today) or ()
    )
    none_set, firm_set, evidence = one(reader, _SET) or (0, 0, 1)
    return {
        "none": _rate("none", free, free_missed, none_set, evidence),
        "guaranteed": _rate("guaranteed", due - free, missed - free_missed, firm_set, evidence),
    }


def _rate(guarantee: str, due: int, missed: int, percent: int, evidence: int) -> Rate:
    measured = due >= evidence
    return Rate(
        guarantee, due, missed, percent, measured, per_mille(missed, due) if measured else percent * 10
    )


def per_mille(part: int, whole: int) -> int:
    """`part` of `whole` in per mille, rounded to the nearest; 0 of nothing."""
    return (part * 1000 + whole // 2) // whole if whole else 0
