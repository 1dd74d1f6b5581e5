"""An emergency begins: its row, its number, the room it is in."""

from sqlmodel import select

from hotelcs.models.incidents import Incident
from hotelcs.models.rooms import Room
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.drills import ending


def raise_incident(work: Work, kind: str, place: str, *, drill: bool = False) -> Incident:
    """Write down an emergency; a place that is a room's number is that room. A drill that runs gives way."""
    room = work.session.exec(select(Room).where(Room.no == place)).first()
    row: Incident = work.add(Incident(
        no=numbers.new(work, "N"), type=kind, place=place, room_id=room.id if room else None, at=work.now,
        business_date=work.business_date, reported_by=work.actor.login, terminal=work.actor.terminal,
        signed_in=bool(work.actor.login),
    ))  # fmt: skip
    if not drill:
        ending.abort(work, row.no)
    return row
