"""The people on a group's list and the bookings they are in: found, moved, linked."""

from sqlmodel import select

from hotelcs.models.groups import GroupMember, GroupRoom
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Work
from hotelcs.workflows.groups import block
from hotelcs.workflows.groups.block import Place


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


def link_like(work: Work, booking: Reservation, made: Reservation, places: list[Place]) -> None:
    """A booking made from one of a group is of that group, and may take `places` of its block."""
    group = block.group_of(work, int(booking.id or 0))
    if group is not None:
        work.add(GroupRoom(reservation_id=int(made.id or 0), group_id=group))
        block.lend(work, int(made.id or 0), places)
