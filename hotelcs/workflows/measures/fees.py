"""M-40 of the hotel: what late departures and hours came to; the rules themselves are reception's (handbook 02 §2.4)."""

from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import MONEY, Figure, count
from hotelcs.workflows.views import Asking

_LATE = "(l.kind = 'late_fee' OR l.auto_key LIKE 'late:%' OR o.auto_key LIKE 'late:%')"
_WHAT = f"CASE WHEN {_LATE} THEN 'late' ELSE 'hours' END"
_FROM = (
    "FROM folio_line l JOIN folio b ON b.id = l.folio_id AND b.kind <> 'house' LEFT JOIN folio_line o ON o.id = l.corrects_id "
    f"WHERE l.business_date BETWEEN :first AND :last AND ({_LATE} OR l.kind = 'room_hour')"
)
_SUMS = f"SELECT {_WHAT}, sum(l.amount_minor) {_FROM} GROUP BY {_WHAT}"
_ROWS = f"SELECT b.no, l.business_date, {_WHAT}, l.amount_minor {_FROM} ORDER BY l.id LIMIT :limit"


def charged(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """Late fees and hours charged, corrections taken off."""
    found = dict(asking.rows(_SUMS, first=dates.first, last=dates.last))
    return (count("late", found.get("late", 0), MONEY), count("hours", found.get("hours", 0), MONEY))


def lines(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """The lines of bills."""
    rows = asking.rows(_ROWS, first=dates.first, last=dates.last, limit=limit)
    return [Behind(no, day, what, amount, counted=True) for no, day, what, amount in rows]
