"""The run sheet of a large group: what happens when, and who answers for it then by the roster (handbook W-16, S-142)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.events.check_words import STAGES
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_GROUP = (
    "SELECT g.id, g.arrival, g.departure, g.cutoff_date, g.coach_minute, p.checkin_minute, p.checkout_minute, p.duty_managers "
    "FROM group_booking g CROSS JOIN property p WHERE g.no = :no"
)
_ARRIVALS = (
    "SELECT r.arrival, r.eta_minute, count(*) FROM group_room l JOIN reservation r ON r.id = l.reservation_id "
    "WHERE l.group_id = :id AND r.status IN ('confirmed','guaranteed','checked_in') GROUP BY r.arrival, r.eta_minute "
    "ORDER BY r.arrival, r.eta_minute"
)
_DEPARTURES = (
    "SELECT r.departure, count(*) FROM group_room l JOIN reservation r ON r.id = l.reservation_id "
    "WHERE l.group_id = :id AND r.status IN ('confirmed','guaranteed','checked_in') GROUP BY r.departure ORDER BY r.departure"
)
_ON = (
    "SELECT r.begins, r.ends, r.on_call, h.post, s.name, s.id FROM roster_entry r "
    "JOIN staff s ON s.id = r.staff_id JOIN staff_post h ON h.staff_id = s.id AND h.valid_from <= r.day "
    "AND (h.valid_to IS NULL OR h.valid_to >= r.day) WHERE r.ends > :first AND r.begins <= :last "
    "AND (s.left_on IS NULL OR s.left_on >= r.day) ORDER BY r.on_call, h.main DESC, s.no"
)
_AWAY = "SELECT staff_id, begins, ends FROM roster_cover WHERE status = 'taken' AND ends > :first AND begins <= :last ORDER BY id"
_COVERS = (
    "SELECT c.begins, c.ends, h.post, s.name FROM roster_cover c JOIN staff s ON s.id = c.taker_id "
    "JOIN staff_post h ON h.staff_id = s.id AND h.valid_from <= substr(c.begins, 1, 10) "
    "AND (h.valid_to IS NULL OR h.valid_to >= substr(c.begins, 1, 10)) "
    "WHERE c.status = 'taken' AND c.ends > :first AND c.begins <= :last ORDER BY h.main DESC, s.no"
)


KINDS = ("look", "cutoff", "check_in", "coach", "arrivals", "check_out")
"""What happens, in the order in which it does within a minute."""


@dataclass(frozen=True, slots=True)
class RunSheetRow:
    """A time of the hotel's clock: what happens (`look`, `cutoff`, `coach`, `check_in`, `arrivals`, `check_out`), of how many rooms
    or how many hours before, and the name of the duty manager of that hour; empty while no roster is written.
    """  # noqa: D205 - one sentence too long for a line

    at: str
    kind: str
    count: int
    owner: str


def event_run_sheet(asking: Asking, no: str) -> list[RunSheetRow]:
    """What happens when, in the order of time. Raises Refusal GROUP_UNKNOWN."""
    row = one(asking.reader, _GROUP, no=number_of(asking.reader, "group_booking", no))
    if row is None:
        raise Refusal("GROUP_UNKNOWN", N_("There is no group {reference}."), field="no", next=("show groups",),
                      reference=no)  # fmt: skip
    key, arrival, departure, cutoff, coach, checkin, checkout, managers = row
    begins = _wall(arrival, checkin if coach is None else coach)
    found = [(begins - timedelta(hours=hours), "look", hours) for hours in STAGES]
    found += [(_wall(cutoff, 0), "cutoff", 0), (_wall(arrival, checkin), "check_in", 0)]
    found += [(begins, "coach", 0)] if coach is not None else []
    for day, minute, rooms in asking.rows(_ARRIVALS, id=key):
        due = minute if minute is not None else coach if coach is not None and day == arrival else checkin
        found.append((_wall(day, due), "arrivals", int(rooms)))
    leaving = asking.rows(_DEPARTURES, id=key) or [(departure, 0)]
    found += [(_wall(day, checkout), "check_out", int(rooms)) for day, rooms in leaving]
    found.sort(key=lambda one: (one[0], KINDS.index(one[1])))
    duty = _Duty(asking, str(managers).split(), found[0][0], found[-1][0])
    return [RunSheetRow(f"{at:%Y-%m-%d %H:%M}", kind, count, duty.at(at)) for at, kind, count in found]


class _Duty:
    """Who is the duty manager at an hour: the first post of the hotel's chain that somebody is here in, then on call."""

    def __init__(self, asking: Asking, chain: list[str], first: datetime, last: datetime) -> None:
        span = {"first": f"{first:%Y-%m-%dT%H:%M}", "last": f"{last:%Y-%m-%dT%H:%M}"}
        self._chain = chain
        self._on = [
            (begins, ends, bool(on_call), post, name, int(staff))
            for begins, ends, on_call, post, name, staff in asking.rows(_ON, **span)
        ]
        self._on += [(begins, ends, False, post, name, 0) for begins, ends, post, name in asking.rows(_COVERS, **span)]  # fmt: skip
        self._away = [(int(staff), begins, ends) for staff, begins, ends in asking.rows(_AWAY, **span)]

    def at(self, wall: datetime) -> str:
        """The name; empty where nobody of the chain is on the roster."""
        at = f"{wall:%Y-%m-%dT%H:%M}"
        away = {staff for staff, begins, ends in self._away if begins <= at < ends}
        here = [
            (on_call, post, name)
            for begins, ends, on_call, post, name, staff in self._on
            if begins <= at < ends and staff not in away
        ]
        ranked = (
            name
            for reached in (False, True)
            for wanted in self._chain
            for on_call, post, name in here
            if post == wanted and on_call is reached
        )
        return next(ranked, "")


def _wall(day: str, minute: int) -> datetime:
    return datetime.combine(date.fromisoformat(str(day)), time()) + timedelta(minutes=int(minute))
