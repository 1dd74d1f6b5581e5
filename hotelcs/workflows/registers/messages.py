"""Messages for guests who are here or to come: taken with who left them, given with who gave them and when."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.registers import GuestMessage
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Note, Ref, Words
from hotelcs.workflows.registers import whose

Text = Annotated[Note, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class MessageMoved:
    """The message, whose it is, and how it stands."""

    message: str
    reservation: str
    status: str


class TakeMessage(Act):
    """Take a message for guests: a room, a stay, or a booking still to come."""

    whose: Ref
    words: Text
    sender: Words = ""
    urgent: bool = False

    def perform(self, work: Work) -> MessageMoved:
        """Refused for guests who are gone."""
        booking = whose.expected(work, self.whose)
        row = GuestMessage(
            no=numbers.new(work, "M"), reservation_id=int(booking.id or 0), sender=self.sender, words=self.words,
            urgent=self.urgent, at=work.now, actor=work.actor.login,
        )  # fmt: skip
        work.add(row)
        return MessageMoved(row.no, booking.no, row.status)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is withdrawn."""
        from hotelcs.workflows.verbs import act_of

        return act_of("withdraw-message").parse({"message": result["message"]})


class DeliverMessage(Act):
    """The guest has the message."""

    message: Ref

    def perform(self, work: Work) -> MessageMoved:
        """Refused for one that they have, or that was withdrawn."""
        return close(work, self.message, "delivered")

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They do not have it yet."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-entry").parse({"entry": result["message"]})


class WithdrawMessage(Act):
    """A message need not be given any more."""

    message: Ref

    def perform(self, work: Work) -> MessageMoved:
        """Refused for one that they have."""
        return close(work, self.message, "withdrawn")

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It waits for them again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-entry").parse({"entry": result["message"]})


def close(work: Work, reference: str, status: str) -> MessageMoved:
    """A message is over. Raises Refusal MESSAGE_UNKNOWN, MESSAGE_CLOSED."""
    row = lookup.numbered(work, GuestMessage, reference)
    if row is None:
        raise lookup.unknown("MESSAGE_UNKNOWN", N_("There is no message {reference}."), "message", reference)
    if row.status != "open":
        raise Refusal("MESSAGE_CLOSED", N_("The message {no} is delivered or withdrawn."), field="message",
                      next=("show messages", "reopen-entry"), no=row.no)  # fmt: skip
    row.status, row.closed_at, row.closed_by = status, work.now, work.actor.login
    work.touch(row)
    return moved(work, row)


def moved(work: Work, row: GuestMessage) -> MessageMoved:
    """How a message stands."""
    return MessageMoved(row.no, lookup.by_id(work, Reservation, row.reservation_id).no, row.status)
