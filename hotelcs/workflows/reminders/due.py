"""What is due by a day, kind by kind: the numbers people quote, no names. Nothing is written here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader
from hotelcs.workflows.calls import due as calls
from hotelcs.workflows.drills.due import schedule

AHEAD = 31
"""Days that reminders may look ahead."""
_FOLLOWED = (
    "SELECT c.no FROM recovery_call r JOIN complaint c ON c.id = r.complaint_id WHERE r.status = 'due' "
    "AND r.due_at < :end AND NOT c.sensitive UNION SELECT r.no FROM walk_record w JOIN reservation r ON r.id = w.reservation_id "
    "WHERE w.followed_at IS NULL AND w.undone_at IS NULL AND w.follow_due_at < :end ORDER BY 1"
)
"""Guests to be called after a complaint, or after they slept elsewhere. A sensitive complaint is its owner's alone."""
_DUTIES = "SELECT code FROM duty WHERE active AND review_date <= :until ORDER BY code"
_HANDOVERS = (
    "SELECT no FROM handover WHERE status IN ('submitted','disputed') AND submitted_at < :end ORDER BY no"
)
_PLANS = "SELECT type FROM contingency_plan WHERE status = 'approved' AND next_review <= :until ORDER BY type"


@dataclass(frozen=True, slots=True)
class Until:
    """The open business date, the day up to which is looked, its end, and the hotel's time zone."""

    today: date
    day: date
    end: datetime
    tz: str


def until(today: date, day: date, tz: str) -> Until:
    """Up to and with `day`."""
    ends = datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo(tz))
    return Until(today, day, ends.astimezone(ZoneInfo("UTC")), tz)


def _arrivals(reader: Reader, by: Until) -> list[str]:
    """Bookings whose guests are to be called the day before they come."""
    days = (by.today + timedelta(days=ahead) for ahead in range((by.day - by.today).days + 1))
    return [
        one.reservation
        for day in days
        for one in calls.due(reader, calls.PRE_ARRIVAL, day.isoformat(), by.end, calls.EVENING)
        if one.state in ("due", "later")
    ]


def _listed(sql: str) -> Callable[[Reader, Until], list[str]]:
    """A kind that one query answers."""

    def found(reader: Reader, by: Until) -> list[str]:
        values = {"until": by.day.isoformat(), "end": iso(by.end)}
        return [
            str(ref)
            for (ref,) in reader.rows(sql, **{name: values[name] for name in values if f":{name}" in sql})
        ]

    return found


def _drills(reader: Reader, by: Until) -> list[str]:
    """Types of emergency whose next drill has no day yet."""
    return [one.type for one in schedule(reader, by.tz, leads=False) if one.due <= by.day and not one.planned]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of reminder: its words, the posts it is for, and what is due of it."""

    title: str
    posts: tuple[str, ...]
    due: Callable[[Reader, Until], list[str]]


KINDS = {
    "pre-arrival": Kind(N_("To call before they come: {count}"), ("RES", "REC"), _arrivals),
    "followup": Kind(N_("To call afterwards: {count}"), ("CMP", "CRM"), _listed(_FOLLOWED)),
    "duty-review": Kind(N_("Duties to be looked at again: {count}"), ("GM", "SUP"), _listed(_DUTIES)),
    "handover": Kind(N_("Handovers that nobody accepted: {count}"), ("SUP", "NM"), _listed(_HANDOVERS)),
    "plan-review": Kind(
        N_("Plans for emergencies to be looked at again: {count}"), ("GM", "NM"), _listed(_PLANS)
    ),
    "drill": Kind(N_("Drills to be planned: {count}"), ("GM", "NM"), _drills),
}
"""In the order in which they are told."""
