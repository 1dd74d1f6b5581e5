"""Let a stay end earlier (handbook 02 SM-02: shorten)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Ref
from hotelcs.workflows.rates import extras
from hotelcs.workflows.reception import folio, in_house, leaving


@dataclass(frozen=True, slots=True)
class Shortened:
    """The stay with its new departure; the rates of the nights given up, and what was refunded, in minor units."""

    stay: str
    reservation: str
    departure: str
    before: str
    nights: int
    rates_minor: tuple[int, ...]
    refunded_minor: int


class Shorten(Act):
    """Let a stay end on `departure`. Nights not slept are free at once."""

    stay: Ref
    departure: Day

    def perform(self, work: Work) -> Shortened:
        """A night charged already is given back at the rate that was charged for it, not at today's."""
        stay, reservation = in_house.present(work, self.stay, "shorten")
        before = reservation.departure
        self._refuse(work, reservation)
        rates = leaving.release_from(work, reservation, self.departure)
        refunded = refund_from(work, reservation, self.departure)
        stay.due_out = self.departure
        work.touch(reservation)
        work.touch(stay)
        return Shortened(stay.no, reservation.no, self.departure.isoformat(), before.isoformat(), len(rates), rates,
                         refunded)  # fmt: skip

    def _refuse(self, work: Work, reservation: Reservation) -> None:
        if self.departure >= reservation.departure:
            raise Refusal("NOT_SHORTER", N_("{no} leaves on {departure} already."), field="departure",
                          next=("extend", "check-out"), no=reservation.no, departure=reservation.departure)  # fmt: skip
        if self.departure < work.business_date:
            raise Refusal("DATE_PAST", N_("{departure} is past; the business date is {today}."), field="departure",
                          next=("check-out",), departure=self.departure, today=work.business_date)  # fmt: skip
        if self.departure <= reservation.arrival:
            raise Refusal("NO_NIGHT_LEFT", N_("No night would be left of {no}; check out instead."), field="departure",
                          next=("check-out", "undo-check-in"), no=reservation.no)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Extending to the departure before, at the rates given up."""
        if result["refunded_minor"]:
            return None
        from hotelcs.workflows.verbs import act_of

        asked = {"stay": result["stay"], "departure": result["before"], "rates": result["rates_minor"]}
        return act_of("extend").parse(asked)


def refund_from(work: Work, reservation: Reservation, departure: date) -> int:
    """Oppose the room charges, taxes and packages posted for nights from `departure` on; minor units given back."""
    back = 0
    for line in folio.standing(work, int(reservation.id or 0)):
        nightly = line.kind == "room" or (line.auto_key or "").startswith(extras.KEYS)
        if nightly and line.night is not None and line.night >= departure:
            back -= folio.opposite(work, line, "shorten").amount_minor
    return back
