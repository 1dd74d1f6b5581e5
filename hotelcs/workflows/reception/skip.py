"""A guest is gone without paying (handbook 02 SM-02: skip): the room is free, what is owed stays a debt on the bill."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.calls.due import TRIES
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.incidents.raising import raise_incident
from hotelcs.workflows.reception import bills, folio, in_house, keys, late_fee, leaving, master, settling

INCIDENT = "theft"
_CALLED = (
    "SELECT count(*) FROM guest_call c WHERE c.reservation_id = :id AND c.kind = 'due_out' AND c.outcome = 'unreachable' "
    "AND c.voided_at IS NULL AND c.day >= :since AND NOT EXISTS (SELECT 1 FROM guest_call a WHERE a.reservation_id = :id "
    "AND a.kind = 'due_out' AND a.outcome <> 'unreachable' AND a.voided_at IS NULL AND a.id > c.id) AND NOT EXISTS (SELECT 1 "
    "FROM ledger_reference f JOIN ledger l ON l.seq = f.seq WHERE f.ref = :no AND l.verb = 'extend' AND l.at > c.at)"
)
"""Calls of today, and of yesterday for who should have left then: since they last answered, and since they last stayed longer."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The stay that ended and its room; what is owed, charged for leaving late, and taken from deposits and holds, in minor units.

    `owed_minor` has the master bill in it when the last of a party is gone. `rates_minor` are those of nights given up,
    `incident` the emergency that was written down, `guest` whom to have an eye on.
    """

    stay: str
    reservation: str
    room: str
    guest: str
    owed_minor: int
    late_fee_minor: int
    company_minor: int
    captured_minor: int
    released_nights: int
    rates_minor: tuple[int, ...]
    incident: str


class Skip(Act):
    """End a stay whose guests are gone without paying. `no_baggage`: somebody looked, and nothing of theirs is in the room.

    The bills stay open with what is owed; `take-payment` closes them whenever it is paid.
    """

    stay: Ref
    reason: Annotated[Name, Field(description="what was found in the room, who saw it")]
    no_baggage: bool = False

    def perform(self, work: Work) -> Skipped:
        """Refused while the room was not looked at, before two calls that nobody answered, and when nothing is owed.

        Companies pay their windows where their credit is enough, deposits and holds are used up, the cards open no door. An
        emergency of the lowest level is written down (`theft`). Raises Denied: it takes the right to override, or a second person's yes.
        """
        rights.ask(work, "stay.override", "stay")
        stay, reservation = in_house.present(work, self.stay, "skip")
        self._refuse(work, reservation)
        bill = folio.of_reservation(work, reservation, stay)
        fee = late_fee.charge(work, reservation, bill)
        by_company = settling.settle_companies(work, reservation, as_far=True)
        _, captured = settling.settle_deposits(work, stay, bill, reservation)
        owed = folio.balance(work, int(reservation.id or 0))
        by_party = master.left_owing(work, reservation)
        if owed <= 0 and not by_party:
            raise Refusal("NOTHING_OWED", N_("{stay} owes nothing: check it out."), field="stay", next=("check-out",),
                          stay=stay.no)  # fmt: skip
        keys.cancel(work, stay)
        rates = leaving.leave(work, stay, reservation, status="skipped")
        master.settle_gone(work, reservation)
        if not owed:
            bills.close(work, bills.Debtor(reservation, stay))
        room = in_house.room_of(work, stay)
        guest: Guest = lookup.by_id(work, Guest, stay.guest_id)
        incident = raise_incident(work, INCIDENT, room.no)
        return Skipped(stay.no, reservation.no, room.no, guest.no, owed + by_party, fee, by_company, captured, len(rates), rates,
                       incident.no)  # fmt: skip

    def _refuse(self, work: Work, reservation: Reservation) -> None:
        if not self.no_baggage:
            raise Refusal("ROOM_UNSEEN", N_("Have the room looked at first: is anything of theirs left?"), field="no_baggage",
                          next=("no_baggage=true",))  # fmt: skip
        since = (work.business_date - timedelta(days=1)).isoformat()
        called = int(value(work.reader, _CALLED, id=reservation.id, no=reservation.no, since=since))
        if called < TRIES:
            raise Refusal("NOT_CALLED", N_("Call twice first; {count} calls that nobody answered are noted."), field="stay",
                          next=("record-call",), count=called)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """As a check-out is taken back: the guests are in the house again."""
        from hotelcs.workflows.verbs import act_of

        asked = {"stay": result["stay"], "reason": "undone", "rates": result["rates_minor"]}
        return act_of("undo-check-out").parse(asked)
