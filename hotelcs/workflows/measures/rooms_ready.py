"""M-28: whether rooms are ready for those who come, and how soon after those who left (handbook 06 §6.4).

A room is ready for an arrival when it was clean or inspected, and nobody else was in it, at the hour that the guest was
expected, but not before the hour from which rooms are promised. Guests who were not expected, and rooms by the hour, are
not counted.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.storage.reading import value
from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import Figure, share, spread
from hotelcs.workflows.measures.waiting import minutes_between
from hotelcs.workflows.views import Asking

READY = ("clean", "inspected")
_CAME = "s.date_in BETWEEN :first AND :last AND s.status <> 'voided'"
_EXPECTED = (
    "SELECT s.no, s.date_in, m.id, m.no, r.eta_minute, s.id, m.hk_state, s.arrived_at, s.room_hk_before FROM stay s "
    "JOIN reservation r ON r.id = s.reservation_id "
    "LEFT JOIN room_night n ON n.reservation_id = r.id AND n.night = s.date_in "
    "JOIN room m ON m.id = coalesce(n.room_id, s.room_id) "
    f"WHERE {_CAME} AND r.channel <> 'walk_in' AND r.kind NOT IN ('day_use','hourly') ORDER BY s.date_in, s.id"
)
_THEIRS = (
    "IN (SELECT coalesce(n.room_id, s.room_id) FROM stay s LEFT JOIN room_night n ON n.reservation_id = s.reservation_id "
    f"AND n.night = s.date_in WHERE {_CAME})"
)
_CHANGES = f"SELECT c.room_id, c.at, c.from_state, c.to_state FROM room_status_change c WHERE c.room_id {_THEIRS} ORDER BY c.at, c.id"
_IN_ROOMS = (
    "SELECT o.room_id, o.id, o.arrived_at, coalesce(o.departed_at, '9') FROM stay o WHERE o.status <> 'voided' "
    f"AND o.date_in <= :last AND (o.date_out IS NULL OR o.date_out >= :first) AND o.room_id {_THEIRS}"
)
_DEPARTED = (
    "SELECT s.no, s.room_id, m.no, s.departed_at FROM stay s JOIN room m ON m.id = s.room_id "
    "WHERE s.date_out BETWEEN :first AND :last AND s.status <> 'voided' AND s.departed_at IS NOT NULL ORDER BY s.departed_at"
)
_CLEANED = (
    "SELECT c.room_id, c.at FROM room_status_change c WHERE c.to_state IN ('clean','inspected') AND c.room_id IN ("
    "SELECT s.room_id FROM stay s WHERE s.date_out BETWEEN :first AND :last AND s.status <> 'voided') AND c.at >= :since "
    "ORDER BY c.id"
)


def ready(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-28: arrivals whose room was ready in time, and minutes from a check-out until the room was ready again."""
    found = [in_time for _, _, _, in_time in _arrivals(asking, dates)]
    minutes = [many for _, _, _, many in _turned(asking, dates)]
    return (share("ready", sum(found), len(found)), *spread(minutes, "min", prefix="turn_", mean=False))


def rooms_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Arrivals, counted where the room was ready; then departures whose rooms were made ready, each with its minutes."""
    found = [
        Behind(no, day, f"{room}", None, counted=in_time)
        for no, day, room, in_time in _arrivals(asking, dates)
    ]
    found += [
        Behind(no, asking.local(at)[:10], f"{room} {minutes} min", None, counted=True)
        for no, room, at, minutes in _turned(asking, dates)
    ]
    return found[:limit]


def _arrivals(asking: Asking, dates: Span) -> list[tuple[str, str, str, bool]]:
    """Each expected guest who came: stay, date, room of the first night, whether the room was ready; who came early had it."""
    span = {"first": dates.first, "last": dates.last}
    promised = int(value(asking.reader, "SELECT checkin_minute FROM property"))
    changes: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for room, at, before, after in asking.rows(_CHANGES, **span):
        changes[room].append((at, before, after))
    inside: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for room, stay, came, left in asking.rows(_IN_ROOMS, **span):
        inside[room].append((stay, came, left))
    found = []
    for no, day, room, room_no, eta, stay, state, came, at_arrival in asking.rows(_EXPECTED, **span):
        hour = _hour(asking.tz, day, max(promised, eta or 0))
        alone = not any(one != stay and begin <= hour < end for one, begin, end in inside[room])
        then = at_arrival if came <= hour else _state(changes[room], hour, state)
        found.append((no, day, room_no, alone and then in READY))
    return found


def _hour(tz: str, day: str, minute: int) -> str:
    """The instant at that minute of a date at the hotel."""
    midnight = datetime.combine(date.fromisoformat(day), time(), ZoneInfo(tz))
    return iso((midnight + timedelta(minutes=minute)).astimezone(UTC))


def _state(changes: list[tuple[str, str, str]], hour: str, now: str) -> str:
    """What a room was at an instant, from its changes (`now` where it never changed)."""
    before = [after for at, _, after in changes if at <= hour]
    return before[-1] if before else changes[0][1] if changes else now


def _turned(asking: Asking, dates: Span) -> list[tuple[str, str, str, int]]:
    """Each departure whose room was made ready: stay, room, when it left, minutes until the room was ready."""
    span = {"first": dates.first, "last": dates.last}
    cleaned: dict[int, list[str]] = defaultdict(list)
    for room, at in asking.rows(_CLEANED, **span, since=dates.since):
        cleaned[room].append(at)
    found = []
    for no, room, room_no, departed in asking.rows(_DEPARTED, **span):
        after = next((at for at in cleaned[room] if at >= departed), None)
        if after is not None:
            found.append((no, room_no, departed, minutes_between(departed, after)))
    return found
