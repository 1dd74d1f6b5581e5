"""M-40 of the hotel: what late departures, hours and deposits came to; the rules are reception's (handbook 02 §2.4)."""

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
_TAKEN = (
    "FROM payment p JOIN folio b ON b.id = p.folio_id WHERE p.business_date BETWEEN :first AND :last "
    "AND p.kind IN ('deposit_in','preauth_hold')"
)
_SUMS = f"SELECT {_WHAT}, sum(l.amount_minor) {_FROM} GROUP BY {_WHAT} UNION ALL SELECT 'deposit', coalesce(sum(p.amount_minor), 0) {_TAKEN}"
_ROWS = (
    f"SELECT b.no, l.business_date, {_WHAT}, l.amount_minor, l.id {_FROM} UNION ALL "
    f"SELECT b.no, p.business_date, 'deposit', p.amount_minor, p.id {_TAKEN} ORDER BY 2, 3, 5 LIMIT :limit"
)


def charged(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """Late fees and hours charged, corrections taken off; deposits taken, pre-authorisations among them."""
    found = dict(asking.rows(_SUMS, first=dates.first, last=dates.last))
    return tuple(count(key, found.get(key, 0), MONEY) for key in ("late", "hours", "deposit"))


def lines(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """The lines of bills, and the deposits."""
    rows = asking.rows(_ROWS, first=dates.first, last=dates.last, limit=limit)
    return [Behind(no, day, what, amount, counted=True) for no, day, what, amount, _ in rows]
