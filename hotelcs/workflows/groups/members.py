"""The people on a group's list and the bookings they are in: found, moved, linked."""

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.models.groups import GroupMember, GroupRoom
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.groups import block
from hotelcs.workflows.groups.block import Place
from hotelcs.workflows.reception import identity
from hotelcs.workflows.reception.check_in import CheckIn
from hotelcs.workflows.reception.documents import read_document
from hotelcs.workflows.reception.person import Person


def of(work: Work, booking: Reservation) -> list[GroupMember]:
    """Who is in the booking by the list, in its order."""
    query = select(GroupMember).where(GroupMember.reservation_id == booking.id)
    return sorted(work.session.exec(query), key=lambda member: member.id or 0)


def names(work: Work, booking: Reservation) -> list[str]:
    """What those are called."""
    return [member.name for member in of(work, booking)]


def move(work: Work, before: Reservation, after: Reservation, keys: set[str]) -> None:
    """Those whose folded names are among `keys` are in another booking from now on."""
    for member in of(work, before):
        if member.key in keys:
            member.reservation_id = after.id
            work.changed += 1


def move_all(work: Work, before: Reservation, after: Reservation) -> None:
    """All who are in a booking are in another from now on."""
    move(work, before, after, {member.key for member in of(work, before)})


def link_like(work: Work, booking: Reservation, made: Reservation, places: list[Place]) -> None:
    """A booking made from one of a group is of that group, and may take `places` of its block."""
    group = block.group_of(work, int(booking.id or 0))
    if group is not None:
        work.add(GroupRoom(reservation_id=int(made.id or 0), group_id=group))
        block.lend(work, int(made.id or 0), places)


def named(work: Work, act: CheckIn) -> CheckIn:
    """The check-in with every document in the name it was told beforehand in, whatever order they were scanned in."""
    told = {
        member.blind: member.name
        for member in of(work, lookup.reservation(work, act.reservation))
        if member.blind
    }
    if not told:
        return act
    known = [told.get(_blind(work, person)) for person in act.guests]
    rest = [person.name for person in act.guests if person.name not in known]
    names = [name or (rest.pop(0) if rest else None) for name in known]
    people = [
        person.model_copy(update={"name": name}) for person, name in zip(act.guests, names, strict=True)
    ]
    return act.model_copy(update={"guests": tuple(people)})


def _blind(work: Work, person: Person) -> str:
    """The blind index of a document; nothing for one that cannot be read, of which the check-in says what is wrong."""
    try:
        return identity.blind_of(work, read_document(person.document, today=work.business_date))
    except Refusal:
        return ""
