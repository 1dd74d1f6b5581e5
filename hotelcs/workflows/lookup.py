"""Finding the record that a field names: by its number, a short form of it, or for stays the room."""

from typing import Any, TypeVar

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.models.stays import Stay
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work

Row = TypeVar("Row")


LISTED = {
    "ROOM_UNKNOWN": "show rooms",
    "TYPE_UNKNOWN": "show room-types",
    "PLAN_UNKNOWN": "show rate-plans",
    "PACKAGE_UNKNOWN": "show packages",
    "SEASON_UNKNOWN": "show seasons",
    "STAFF_UNKNOWN": "show staff",
    "LOGIN_UNKNOWN": "show accounts",
    "POST_UNKNOWN": "show posts",
    "ADDRESSEE_UNKNOWN": "show posts",
    "TEAM_UNKNOWN": "show teams",
    "DUTY_UNKNOWN": "show duties",
    "NOT_ROSTERED": "show roster",
    "ROTATION_UNKNOWN": "show rotations",
    "CALENDAR_UNKNOWN": "show calendars",
    "LOG_UNKNOWN": "show log",
    "HANDOVER_UNKNOWN": "show handovers",
    "ITEM_UNKNOWN": "show items",
    "APPROVAL_UNKNOWN": "show approvals",
    "NOTICE_UNKNOWN": "show notices",
    "INCIDENT_UNKNOWN": "show incidents",
    "VISITOR_UNKNOWN": "show visitors",
    "TAG_UNKNOWN": "show luggage",
    "WAKE_UNKNOWN": "show wake-calls",
    "MESSAGE_UNKNOWN": "show messages",
    "ENTRY_UNKNOWN_HERE": "show items",
    "DEPARTMENT_UNKNOWN": "show departments",
    "PARTNER_UNKNOWN": "show partner-hotels",
    "TURNAWAY_UNKNOWN": "show turnaways",
    "CALL_UNKNOWN": "show calls",
    "GROUP_UNKNOWN": "show groups",
    "COMPLAINT_UNKNOWN": "show complaints",
    "ACTION_UNKNOWN": "show items",
    "PATTERN_UNKNOWN": "show complaint-patterns",
    "CHANNEL_UNKNOWN": "show channels",
    "PAGE_UNKNOWN": "show pages",
    "CALLOUT_UNKNOWN": "show call-outs",
    "CONTINGENCY_UNKNOWN": "show plans",
    "CHECK_UNKNOWN": "show emergency-checks",
    "DRILL_UNKNOWN": "show drills",
    "FINDING_UNKNOWN": "show drill-findings",
    "TICKET_UNKNOWN": "show tickets",
    "COMPONENT_UNKNOWN": "show components",
    "MAINTENANCE_UNKNOWN": "show outages",
    "HEALTH_WELL": "show health",
    "POINT_UNKNOWN": "show event-readiness",
}
"""Where what somebody named is listed; anything of a guest is found."""


def unknown(code: str, message: str, field: str, reference: str) -> Refusal:
    """The refusal for a record that is not there; what is next is where such records are listed."""
    return Refusal(code, message, field=field, next=(LISTED.get(code, "find"),), reference=reference)


def reservation(work: Work, reference: str) -> Reservation:
    """The reservation named `reference`; a short form means the latest with that serial."""
    query = select(Reservation)
    if whole := numbers.full(reference):
        query = query.where(Reservation.no == whole)
    elif (tail := numbers.short_tail(reference)) is not None:
        query = query.where(Reservation.tail == tail).order_by(col(Reservation.id).desc()).limit(1)
    else:
        query = query.where(Reservation.no == reference)
    found = work.session.exec(query).first()
    if found is None:
        raise unknown(
            "RESERVATION_UNKNOWN", N_("There is no reservation {reference}."), "reservation", reference
        )
    return found


def stay(work: Work, reference: str) -> Stay:
    """The stay named by its number, by a room somebody is in, by its reservation, or by a short form."""
    found: Stay | None = None
    query = select(Stay)
    if whole := numbers.full(reference):
        query = query.join(Reservation, col(Reservation.id) == Stay.reservation_id)
        column = Reservation.no if whole.startswith("R") else Stay.no
        found = work.session.exec(query.where(column == whole).order_by(col(Stay.id).desc())).first()
    else:
        query = query.join(Room, col(Room.id) == Stay.room_id)
        found = work.session.exec(query.where(Room.no == reference, Stay.status == "in_house")).first()
        found = found or _short_stay(work, reference)
    if found is None:
        raise unknown("STAY_UNKNOWN", N_("There is no stay {reference}."), "stay", reference)
    return found


def _short_stay(work: Work, reference: str) -> Stay | None:
    """The latest stay whose number, or whose reservation's number, ends in the short form."""
    tail = numbers.short_tail(reference)
    if tail is None:
        return None
    query = select(Stay).order_by(col(Stay.id).desc()).limit(1)
    if reference.strip().upper().startswith("R"):
        return work.session.exec(query.where(Stay.reservation_id == reservation(work, reference).id)).first()
    return work.session.exec(query.where(col(Stay.no).endswith(f"-{tail:03d}", autoescape=True))).first()


def numbered(work: Work, kind: type[Row], reference: str) -> Row | None:
    """The row of `kind` with the number `reference`; a short form means the latest with that serial."""
    whole = numbers.full(reference)
    columns: Any = kind
    query = select(kind).order_by(columns.id.desc())
    if whole is None and (tail := numbers.short_tail(reference)) is not None:
        query = query.where(columns.no.endswith(f"-{tail:03d}", autoescape=True))
    else:
        query = query.where(columns.no == whole)
    return work.session.exec(query).first()


def room(work: Work, number: str, field: str = "room") -> Room:
    """The room `number`."""
    found = work.session.exec(select(Room).where(Room.no == number)).first()
    if found is None:
        raise unknown("ROOM_UNKNOWN", N_("There is no room {reference}."), field, number)
    return found


def room_type(work: Work, code: str) -> RoomType:
    """The room type `code`."""
    found = work.session.exec(select(RoomType).where(RoomType.code == code)).first()
    if found is None:
        raise unknown("TYPE_UNKNOWN", N_("There is no room type {reference}."), "type", code)
    return found


def guest(work: Work, number: str) -> Guest:
    """The guest `number`."""
    found = work.session.exec(select(Guest).where(Guest.no == numbers.full(number))).first()
    if found is None:
        raise unknown("GUEST_UNKNOWN", N_("There is no guest {reference}."), "guest", number)
    return found


def by_id(work: Work, kind: type[Any], key: int | None) -> Any:
    """The row of `kind` with the id `key`, which a foreign key says is there."""
    found = work.session.get(kind, key)
    if found is None:
        raise LookupError(f"{kind.__name__} {key}")
    return found
