"""The queue at the desk: guests who are here before their room is (handbook 04 SC02)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from hotelcs.clock import iso
from hotelcs.models.reservations import QueueTicket, Reservation
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.registers import luggage
from hotelcs.workflows.reservations import states

_KEPT = "SELECT 1 FROM luggage WHERE tag = :tag AND reservation_id = :id AND out_at IS NULL"
_END = text("UPDATE queue_ticket SET ended_at = :now WHERE reservation_id = :id AND ended_at IS NULL")


@dataclass(frozen=True, slots=True)
class Queued:
    """The ticket of a waiting guest."""

    reservation: str
    ticket: int


class Queue(Act):
    """Put an arrival into the queue: their room is not ready yet. Luggage under a tag goes into the register of luggage."""

    reservation: Ref
    phone: Words = ""
    luggage_tag: Words = ""

    def perform(self, work: Work) -> Queued:
        """One open ticket a reservation (uq_queue_ticket_open)."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "queue")
        ticket = QueueTicket(
            reservation_id=int(reservation.id or 0),
            since=work.now,
            phone=self.phone,
            luggage_tag=self.luggage_tag,
        )
        work.add(ticket)
        self._keep(work, reservation)
        return Queued(reservation.no, int(ticket.id or 0))

    def _keep(self, work: Work, reservation: Reservation) -> None:
        """Their luggage is kept under the tag of the ticket, unless it is already."""
        tag = luggage.plain_tag(self.luggage_tag)
        if tag and not work.reader.rows(_KEPT, tag=tag, id=reservation.id):
            luggage.take_in(work, "luggage", reservation, tag=tag, until=luggage.usual(work, reservation))

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Leaving the queue."""
        from hotelcs.workflows.verbs import act_of

        return act_of("unqueue").parse({"reservation": result["reservation"]})


class Unqueue(Act):
    """Take an arrival out of the queue."""

    reservation: Ref

    def perform(self, work: Work) -> Queued:
        """End the open ticket; nothing happens when there is none."""
        reservation = lookup.reservation(work, self.reservation)
        end_ticket(work, int(reservation.id or 0))
        return Queued(reservation.no, 0)


def end_ticket(work: Work, reservation_id: int) -> None:
    """End the open ticket of a reservation, if there is one."""
    ended = work.run(_END, {"id": reservation_id, "now": iso(work.now)})
    work.changed += ended.rowcount
