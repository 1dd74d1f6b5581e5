"""A roll call begins: its list is frozen, one statement a kind; whoever comes later is appended by the same statements."""

from sqlmodel import col, select

from hotelcs.models.incidents import Incident
from hotelcs.models.rollcall import RollCall, RollCallMark
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Work
from hotelcs.workflows.rollcall.people_here import COLUMNS, KINDS, moment
from hotelcs.workflows.roster.shift_times import wall_of

_LIST = (
    f"INSERT INTO roll_call_entry (roll_call_id, seq, {COLUMNS}, status, marked_by, appended, withdrawn, version) "
    "SELECT c.id, c.last + row_number() OVER (PARTITION BY c.id ORDER BY h.floor, length(h.room), h.room, h.minor, h.source), "
    f"{', '.join(f'h.{name}' for name in COLUMNS.split(', '))}, 'unknown', '', c.frozen IS NOT NULL, 0, 1 "
    "FROM (SELECT r.id, r.frozen, (SELECT coalesce(max(e.seq), 0) FROM roll_call_entry e WHERE e.roll_call_id = r.id) AS last "
    "FROM roll_call r WHERE r.closed_at IS NULL) c CROSS JOIN ({here}) h "
    "WHERE NOT EXISTS (SELECT 1 FROM roll_call_entry e WHERE e.roll_call_id = c.id AND e.source = h.source)"
)
LISTING = {kind: _LIST.format(here=here) for kind, here in KINDS.items()}
"""The statement that puts everybody of a kind onto every list under way who is not on it; what it is told is `moment`."""
_ANY = "SELECT 1 FROM roll_call WHERE closed_at IS NULL LIMIT 1"
_UNSEEN = (
    "SELECT count(*) FROM roll_call_entry e JOIN roll_call c ON c.id = e.roll_call_id WHERE c.incident_id = :incident "
    "AND c.closed_at IS NULL AND NOT e.withdrawn AND e.status IN ('unknown','missing')"
)
_COUNT = "SELECT count(*) FROM roll_call_entry WHERE roll_call_id = :call"


def open_roll_call(work: Work, incident: Incident, assembly: str) -> RollCall:
    """Open the roll call of an emergency or a drill at the place `assembly`, with everybody the hotel knows of.

    One is open at a time for each: the database says so (uq_roll_call_open).
    """
    call: RollCall = work.add(RollCall(
        incident_id=int(incident.id or 0), drill=incident.drill, assembly=assembly,
        opened_at=work.now, opened_by=work.actor.login,
    ))  # fmt: skip
    _list(work)
    call.frozen = int(value(work.reader, _COUNT, call=call.id))
    work.changed += call.frozen
    mark(work, call, "opened", assembly)
    return call


def under_way(work: Work, incident: Incident) -> RollCall | None:
    """The roll call of an emergency that is not over; None while there is none."""
    query = select(RollCall).where(RollCall.incident_id == incident.id, col(RollCall.closed_at).is_(None))
    return work.session.exec(query).first()


def unaccounted(work: Work, incident: Incident) -> int:
    """How many people of the roll call under way are missing or not seen; those of one that is over were handed to somebody."""
    return int(value(work.reader, _UNSEEN, incident=incident.id) or 0)


def append_arrivals(work: Work) -> None:
    """Whoever came into the house since is on every roll call that is under way; does nothing while there is none."""
    if value(work.reader, _ANY):
        _list(work)


def mark(work: Work, call: RollCall, kind: str, words: str = "") -> None:
    """Note what happened to the roll call as a whole."""
    work.add(
        RollCallMark(
            roll_call_id=int(call.id or 0), kind=kind, at=work.now, actor=work.actor.login, words=words
        )
    )


def _list(work: Work) -> None:
    """Everybody who is here and not on a list under way, in the order of rooms."""
    at = moment(wall_of(work.now, work.property.tz))
    work.session.flush()
    for statement in LISTING.values():
        work.session.connection().exec_driver_sql(statement, at)
