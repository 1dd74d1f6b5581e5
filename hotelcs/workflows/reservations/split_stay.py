"""Spread the nights of a booking over rooms when no single room is free for all (scenarios C23, C26)."""

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Ref
from hotelcs.workflows.reservations import assign_room, nights, splitting, states


class Part(BaseModel):
    """A room for the nights from `from_night` up to `until` (not used)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    room: Ref
    from_night: Day
    until: Day


@dataclass(frozen=True, slots=True)
class PartHeld:
    """A room and its nights, half-open."""

    room: str
    from_night: date
    until: date


@dataclass(frozen=True, slots=True)
class Split:
    """The booking and its rooms in order; the guest moves once less than there are rooms."""

    reservation: str
    rooms: tuple[PartHeld, ...]
    moves: int


class SplitStay(Act):
    """Give a booking a room for every night, over several rooms when need be. Without `rooms` the fewest moves are found."""

    reservation: Ref
    rooms: tuple[Part, ...] = ()
    overbook: bool = False

    def perform(self, work: Work) -> Split:
        """Every night to come gets a room, or nothing happens."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "assign-room")
        assign_room.refuse_pinned(work, reservation)
        parts = list(self.rooms) or self._found(work, reservation)
        wanted = [n.night for n in nights.of(work, int(reservation.id or 0), work.business_date)]
        self._refuse_gaps(reservation, parts, wanted)
        nights.free_room(work, int(reservation.id or 0), work.business_date)
        force = rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        for part in parts:
            room = lookup.room(work, part.room)
            assign_room.hold(work, reservation, room, first=part.from_night, until=part.until, force=force)
        return Split(
            reservation.no, tuple(PartHeld(p.room, p.from_night, p.until) for p in parts), len(parts) - 1
        )  # fmt: skip

    def _found(self, work: Work, reservation: Reservation) -> list[Part]:
        kind = lookup.by_id(work, RoomType, reservation.type_id)
        first = max(reservation.arrival, work.business_date)
        asked = splitting.Question(
            kind.code, first.isoformat(), reservation.departure.isoformat(), int(reservation.id or 0)
        )
        plan = splitting.plan(work.reader, asked)
        if not plan:
            raise Refusal("NO_ROOM_FREE", N_("On one of these nights no room of type {type} is free."), field="reservation",
                          next=("amend", "show suggestions", "assign-room"), type=kind.code)  # fmt: skip
        return [
            Part(room=s.room, from_night=date.fromisoformat(s.first), until=date.fromisoformat(s.until))
            for s in plan
        ]

    @staticmethod
    def _refuse_gaps(reservation: Reservation, parts: list[Part], wanted: list[date]) -> None:
        """The parts must name every night to come exactly once."""
        named = [
            p.from_night + timedelta(days=n) for p in parts for n in range((p.until - p.from_night).days)
        ]
        odd = sorted(set(named) ^ set(wanted)) or sorted(
            night for night in set(named) if named.count(night) > 1
        )
        if odd or not wanted:
            raise Refusal("NIGHTS_NOT_COVERED", N_("The rooms must cover every night of {no} once; look at {nights}."),
                          field="rooms", next=("show reservation",), no=reservation.no,
                          items=tuple(night.isoformat() for night in odd),
                          nights=", ".join(night.isoformat() for night in odd))  # fmt: skip
