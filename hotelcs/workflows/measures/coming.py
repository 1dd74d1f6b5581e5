"""M-06 to M-08, M-22, M-23: stays, arrivals and who comes back (handbook 06 §6.1, §6.2)."""

from datetime import date, timedelta
from decimal import Decimal

from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import Figure, count, ratio, share
from hotelcs.workflows.measures.profiles import points_of
from hotelcs.workflows.overbooking import no_shows, shortage, shortage_view
from hotelcs.workflows.views import Asking

LOYAL = timedelta(days=730)
"""M-22: how far back an earlier stay counts."""
_LEFT = (
    "FROM stay s JOIN reservation r ON r.id = s.reservation_id WHERE s.status IN ('checked_out','skipped') "
    "AND r.kind NOT IN ('day_use','hourly') AND s.date_out BETWEEN :first AND :last"
)
_LENGTHS = f"SELECT s.date_in, s.date_out, count(*) {_LEFT} GROUP BY s.date_in, s.date_out"
_LEFT_ROWS = f"SELECT s.no, s.date_out, s.date_in {_LEFT} ORDER BY s.date_out, s.id LIMIT :limit"
_ARRIVALS = (
    "SELECT no, arrival, status FROM reservation WHERE arrival BETWEEN :first AND :last "
    f"AND {shortage_view.FIRM} ORDER BY arrival, id LIMIT :limit"
)
_CAME = "s.status <> 'voided' AND s.date_in BETWEEN :first AND :last"
_AGAIN = (
    "EXISTS (SELECT 1 FROM stay e WHERE e.guest_id = s.guest_id AND e.status = 'checked_out' AND e.date_out <= s.date_in "
    "AND e.date_out >= :since AND e.id <> s.id)"
)
_GUESTS = (
    f"SELECT g.no, min(s.date_in), max(CASE WHEN {_AGAIN} THEN 1 ELSE 0 END) FROM stay s JOIN guest g ON g.id = s.guest_id "
    f"WHERE {_CAME} GROUP BY g.no ORDER BY 2, 1"
)
_PROFILES = (
    "SELECT g.no, min(s.date_in), g.name, g.name_latin, g.phone, g.birth_date, g.email, g.lang, g.company, "
    "max(CASE WHEN EXISTS (SELECT 1 FROM id_document d WHERE d.guest_id = g.id) THEN 1 ELSE 0 END), "
    "max(CASE WHEN EXISTS (SELECT 1 FROM reservation w WHERE w.guest_id = g.id AND w.requests <> '') THEN 1 ELSE 0 END) "
    f"FROM stay s JOIN guest g ON g.id = s.guest_id WHERE {_CAME} "
    "GROUP BY g.no, g.name, g.name_latin, g.phone, g.birth_date, g.email, g.lang, g.company ORDER BY 2, 1"
)


def _dates(dates: Span) -> dict[str, str]:
    return {"first": dates.first, "last": dates.last}


def length_of_stay(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-06."""
    nights = stays = 0
    for date_in, date_out, many in asking.rows(_LENGTHS, **_dates(dates)):
        nights += (date.fromisoformat(date_out) - date.fromisoformat(date_in)).days * many
        stays += many
    return (ratio("stay", nights, stays, "nights"),)


def departed(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Stays that left, each with its nights."""
    return [
        Behind(no, out, f"{(date.fromisoformat(out) - date.fromisoformat(came)).days}", None, counted=True)
        for no, out, came in asking.rows(_LEFT_ROWS, **_dates(dates), limit=limit)
    ]


def arrival_rates(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-07: no-shows and guests walked of those due, cancellations of all booked for those dates."""
    until = (date.fromisoformat(dates.last) + timedelta(days=1)).isoformat()
    found = shortage_view.arrival_rates(asking, dates.first, until)
    return (
        share("no_show", found.no_shows, found.due),
        share("cancelled", found.cancelled, found.bookings),
        share("walked", found.walked, found.due),
    )


def arrivals(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Bookings for those dates; counted is who did not come."""
    rows = asking.rows(_ARRIVALS, **_dates(dates), limit=limit)
    return [Behind(no, day, status, None, status == "no_show") for no, day, status in rows]


def rooms_to_source(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-08 of the last date, when it is not over: what is needed, and the whole rooms to source."""
    if dates.last < asking.business_date():
        return (Figure("short", None, "rooms"), Figure("need", None, "rooms"))
    rates = no_shows.rates(asking.reader, asking.business_date())
    night = next(one for one in shortage.read(asking.reader, dates.last, 1) if not one.type)
    return (
        count("short", night.short(rates), "rooms"),
        Figure("need", Decimal(shortage_view.rooms(night.need(rates))), "rooms"),
        Figure("expected", Decimal(shortage_view.rooms(night.expected(rates))), "rooms"),
    )


def coming_back(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-22: guests who arrived and had left once before in two years."""
    rows = asking.rows(_GUESTS, **_dates(dates), since=_since(dates))
    return (share("repeat", sum(again for *_, again in rows), len(rows)),)


def guests(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Guests who arrived; counted is who had been here."""
    rows = asking.rows(_GUESTS, **_dates(dates), since=_since(dates))
    return [Behind(no, day, "", None, bool(again)) for no, day, again in rows[:limit]]


def _since(dates: Span) -> str:
    return (date.fromisoformat(dates.first) - LOYAL).isoformat()


def profiles(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-23: the mean completeness of the profiles of those who arrived."""
    scores = [score for *_, score in _scored(asking, dates)]
    return (ratio("completeness", sum(scores), len(scores), "points"),)


def scored(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Guests who arrived, each with the points of the profile."""
    return [
        Behind(no, day, str(score), None, score == 100) for no, day, score in _scored(asking, dates)[:limit]
    ]


def _scored(asking: Asking, dates: Span) -> list[tuple[str, str, int]]:
    return [(no, day, points_of(*facts)) for no, day, *facts in asking.rows(_PROFILES, **_dates(dates))]
