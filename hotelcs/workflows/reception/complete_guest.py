"""Give a booking without guest data its guest (imports keep such rows and mark them)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.guests import profiles


@dataclass(frozen=True, slots=True)
class GuestCompleted:
    """The booking and the guest it has now."""

    reservation: str
    guest: str


class CompleteGuest(Act):
    """Say who a booking is for: a new name, or the number of a guest on file."""

    reservation: Ref
    guest: Name
    phone: Words = ""
    country: Words = ""

    def perform(self, work: Work) -> GuestCompleted:
        """Refused when the booking has a guest already, and for a refused guest."""
        reservation = lookup.reservation(work, self.reservation)
        if reservation.guest_id is not None:
            raise Refusal("GUEST_KNOWN", N_("{no} has its guest already."), field="reservation",
                          next=("amend", "update-guest"), no=reservation.no)  # fmt: skip
        guest = profiles.named(
            work, self.guest, phone=self.phone, nationality=self.country or reservation.country
        )
        profiles.refuse_barred(guest)
        reservation.guest_id = guest.id
        work.touch(reservation)
        return GuestCompleted(reservation.no, guest.no)
