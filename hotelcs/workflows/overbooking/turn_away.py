"""Somebody asked for a room and there is no booking: why, so that the house knows what it could have sold."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.turnaways import Turnaway
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Ref, Words
from hotelcs.workflows.reservations.book import Channel

DENIALS = ("sold_out", "restriction")
"""Reasons for which the house says no; for the others the guest does."""


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The number of the record, whether the house said no (denial) or the guest did (regret), and why."""

    turnaway: int
    kind: str
    reason: str


class TurnAway(Act):
    """Note a guest who was turned away, or who did not want the room. Without `departure` one night was asked for."""

    type: Ref | None = None
    arrival: Day
    departure: Day | None = None
    rooms: int = Field(default=1, ge=1, le=999)
    reason: Literal["sold_out", "restriction", "price", "plans", "other"]
    kind: Literal["denial", "regret"] | None = None
    channel: Channel = "phone"
    rate: Amount | None = None
    contact: Words = ""
    note: Words = ""

    def perform(self, work: Work) -> TurnedAway:
        """Sold out and restrictions are denials, the rest regrets, unless told otherwise."""
        departure = self.departure or self.arrival + timedelta(days=1)
        if departure < self.arrival:
            raise Refusal("DATES_REVERSED", N_("Departure {departure} is before arrival {arrival}."), field="departure",
                          next=("choose-dates",), arrival=self.arrival, departure=departure)  # fmt: skip
        kind = self.kind or ("denial" if self.reason in DENIALS else "regret")
        made = work.add(Turnaway(
            at=work.now, business_date=work.business_date, type_id=lookup.room_type(work, self.type).id if self.type else None,
            arrival=self.arrival, departure=departure, rooms=self.rooms, kind=kind, reason=self.reason, channel=self.channel,
            rate_minor=self.rate, contact=self.contact, note=self.note, actor=work.actor.login,
        ))  # fmt: skip
        return TurnedAway(made.id, kind, self.reason)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Striking it out."""
        from hotelcs.workflows.verbs import act_of

        return act_of("strike-turnaway").parse({"turnaway": result["turnaway"]})


class StrikeTurnaway(Act):
    """Strike out a note of a guest turned away: it was a mistake, or the guest has booked after all."""

    turnaway: int = Field(ge=1)

    def perform(self, work: Work) -> TurnedAway:
        """It is not counted any more."""
        found = work.session.get(Turnaway, self.turnaway)
        if found is None or found.voided_at is not None:
            raise lookup.unknown("TURNAWAY_UNKNOWN", N_("There is no note {reference} of a guest turned away."), "turnaway",
                                 str(self.turnaway))  # fmt: skip
        found.voided_at = work.now
        work.changed += 1
        return TurnedAway(self.turnaway, found.kind, found.reason)
