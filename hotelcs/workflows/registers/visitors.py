"""Visitors: noted with the guest's yes, gone by the hour the house has set, or guests themselves (handbook 02 §2.3.5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.registers import Visitor
from hotelcs.models.stays import Stay
from hotelcs.text import fold
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.reception import in_house
from hotelcs.workflows.reception.person import DocumentText
from hotelcs.workflows.registers import moments
from hotelcs.workflows.rollcall.opening import append_arrivals
from hotelcs.workflows.roster.shift_times import wall_of

LastFour = Annotated[str, Field(max_length=4, pattern=r"^[0-9A-Za-z]*$")]
"""The last four characters of a document, never more."""


@dataclass(frozen=True, slots=True)
class VisitorMoved:
    """The visitor, the stay and room visited, and by when they leave, on the hotel's clock."""

    visitor: str
    stay: str
    room: str
    until: str


@dataclass(frozen=True, slots=True)
class VisitorRegistered:
    """The visitor who is a guest of the stay now, and how many people sleep there."""

    visitor: str
    stay: str
    guest: str
    people: int
    warnings: tuple[str, ...]


class VisitorIn(Act):
    """Note a visitor of a room: the guest has said yes, or there is a `reason` that needs none (a doctor, the police)."""

    stay: Ref
    name: Name
    last4: LastFour = ""
    approved: bool = False
    reason: Words = ""

    def perform(self, work: Work) -> VisitorMoved:
        """Refused without the guest's yes, after the visiting hours, and for who is in the house already."""
        stay, _ = in_house.present(work, self.stay, "visitor-in")
        if not self.approved and not self.reason:
            raise Refusal("VISITOR_NOT_APPROVED", N_("Ask the guest first whether they may go up."), field="approved",
                          next=("approved=true", "reason"))  # fmt: skip
        due = self._due(work)
        row = Visitor(
            no=numbers.new(work, "V"), stay_id=int(stay.id or 0), name=self.name, doc_last4=self.last4.upper(),
            person=f"{fold(self.name) or self.name} {self.last4.upper()}", approved=self.approved, reason=self.reason,
            in_at=work.now, due_at=moments.instant_of(due, work.property.tz), actor=work.actor.login,
        )  # fmt: skip
        work.add(row)
        append_arrivals(work)
        return VisitorMoved(row.no, stay.no, in_house.room_of(work, stay).no, f"{due:%Y-%m-%d %H:%M}")

    def _due(self, work: Work) -> datetime:
        wall = wall_of(work.now, work.property.tz)
        asked = work.property
        due = moments.leaves_by(wall, asked.quiet_to_minute, asked.visitor_cutoff_minute)
        if due is None and not self.reason:
            until = "{:02d}:{:02d}".format(*divmod(asked.visitor_cutoff_minute, 60))
            raise Refusal("VISITS_OVER", N_("Visitors leave by {until}; who stays longer registers as a guest."),
                          field="reason", next=("add-guest", "reason"), until=until)  # fmt: skip
        return due or wall.replace(second=0, microsecond=0) + moments.UNINVITED

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They go again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("visitor-out").parse({"visitor": result["visitor"]})


class VisitorOut(Act):
    """A visitor has left the house."""

    visitor: Ref

    def perform(self, work: Work) -> VisitorMoved:
        """Refused for who has left already."""
        row = inside(work, self.visitor)
        row.out_at, row.outcome = work.now, "left"
        work.touch(row)
        return moved(work, row)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They are in the house after all."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-entry").parse({"entry": result["visitor"]})


class RegisterVisitor(Act):
    """A visitor stays overnight: they become a guest of the stay, identified like everybody who sleeps there."""

    visitor: Ref
    document: DocumentText = ""
    name: Name | None = None
    minor: bool = False
    guardian: Words = ""
    guardian_phone: Words = ""
    relation: Words = ""
    exception: Words = ""
    confirmed: bool = False
    override: Words = ""

    def perform(self, work: Work) -> VisitorRegistered:
        """As adding a guest, and the visit ends in the same act."""
        from hotelcs.workflows.verbs import act_of

        row = inside(work, self.visitor)
        stay: Stay = lookup.by_id(work, Stay, row.stay_id)
        asked = self.model_dump(exclude={"visitor"}) | {"name": self.name or row.name, "stay": stay.no}
        added = act_of("add-guest").parse(asked).perform(work)
        row.out_at, row.outcome = work.now, "registered"
        row.guest_id = lookup.guest(work, added.guest).id
        work.touch(row)
        return VisitorRegistered(row.no, stay.no, added.guest, added.people, added.warnings)


def inside(work: Work, reference: str) -> Visitor:
    """The visitor of a number who is in the house. Raises Refusal VISITOR_UNKNOWN, VISITOR_GONE."""
    row = lookup.numbered(work, Visitor, reference)
    if row is None:
        raise lookup.unknown("VISITOR_UNKNOWN", N_("There is no visitor {reference}."), "visitor", reference)
    if row.out_at is not None:
        raise Refusal(
            "VISITOR_GONE", N_("{no} has left already."), field="visitor", next=("show visitors",), no=row.no
        )
    return row


def moved(work: Work, row: Visitor) -> VisitorMoved:
    """How a visitor stands."""
    stay: Stay = lookup.by_id(work, Stay, row.stay_id)
    until = wall_of(row.due_at, work.property.tz)
    return VisitorMoved(row.no, stay.no, in_house.room_of(work, stay).no, f"{until:%Y-%m-%d %H:%M}")
