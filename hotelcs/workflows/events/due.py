"""Which groups are large enough to be looked at beforehand, when they begin, and which look is due (handbook W-16)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs.storage.reading import Reader
from hotelcs.workflows.events.check_words import STAGES

_LARGE = (
    "SELECT g.id, g.no, g.arrival, coalesce(g.coach_minute, p.checkin_minute), coalesce(e.stage, 0), e.signed_at, "
    "coalesce(e.id, 0) FROM group_booking g CROSS JOIN property p LEFT JOIN event_readiness e ON e.group_id = g.id "
    "WHERE g.status = 'definite' AND g.arrival BETWEEN :today AND :last AND (g.event OR g.kind IN ('conference','wedding') "
    "OR p.event_rooms <= (SELECT coalesce(max(x.rooms), 0) FROM (SELECT sum(b.rooms) AS rooms FROM group_night b "
    "WHERE b.group_id = g.id GROUP BY b.night) x)) ORDER BY g.arrival, g.id"
)


@dataclass(frozen=True, slots=True)
class Large:
    """A group to be looked at: its row and number, when it begins, for which of the hours before it was looked at last."""

    group: int
    no: str
    starts_at: datetime
    stage: int
    signed: bool

    def hours(self, now: datetime) -> int:
        """Whole hours until it begins, rounded up; less than nothing once it has begun."""
        return -int((now - self.starts_at).total_seconds() // 3600)

    def due(self, now: datetime) -> int:
        """The look that is due now: 48, 24 or 4; 0 for none."""
        hours = self.hours(now)
        if hours < 0:
            return 0
        wanted = min((stage for stage in STAGES if hours <= stage), default=0)
        return wanted if wanted and (not self.stage or self.stage > wanted) else 0


def coming(reader: Reader, today: date, tz: str, within: timedelta = timedelta(days=3)) -> list[Large]:
    """Large groups that arrive soon, the next one first."""
    rows = reader.rows(_LARGE, today=today.isoformat(), last=(today + within).isoformat())
    return [
        Large(
            row[0], row[1], starts_at(date.fromisoformat(str(row[2])), row[3], tz), row[4], row[5] is not None
        )
        for row in rows
    ]


def starts_at(arrival: date, minute: int, tz: str) -> datetime:
    """When a group comes, from its day and the minute of it on the hotel's clock."""
    wall = datetime.combine(arrival, time()) + timedelta(minutes=minute)
    return wall.replace(tzinfo=ZoneInfo(tz)).astimezone(ZoneInfo("UTC"))
