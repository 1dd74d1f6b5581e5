"""Legal holds: put on a guest, a stay or a case, and lifted; what hangs on it stays meanwhile (handbook 02 §2.11)."""

from dataclasses import dataclass
from typing import Any

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint
from hotelcs.models.guests import Guest
from hotelcs.models.incidents import Incident
from hotelcs.models.privacy import LegalHold
from hotelcs.models.stays import Stay
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref

KINDS: dict[str, tuple[str, Any]] = {
    "P": ("guest", Guest),
    "S": ("stay", Stay),
    "C": ("complaint", Complaint),
    "N": ("incident", Incident),
}
"""First letter of a number → what it is of."""


@dataclass(frozen=True, slots=True)
class HoldPlaced:
    """The hold, and the record it is on."""

    hold: str
    kind: str
    record: str


class PlaceHold(Act):
    """Put a guest, a stay, a complaint or an emergency under a legal hold: nothing of it goes until the hold is lifted."""

    record: Ref
    reason: Name = Field(description="the file number of the court, the police or the insurer")

    def perform(self, work: Work) -> HoldPlaced:
        """One hold stands on a record at a time."""
        number = numbers.full(self.record) or self.record.upper()
        kind, table = KINDS.get(number[:1], ("", None))
        if table is None or work.session.exec(select(table.id).where(table.no == number)).first() is None:
            raise Refusal("RECORD_UNKNOWN", N_("There is no guest, stay, complaint or emergency {reference}."), field="record",
                          next=("find",), reference=self.record)  # fmt: skip
        standing = work.session.exec(
            select(LegalHold.no).where(LegalHold.ref == number, col(LegalHold.lifted_at).is_(None))
        ).first()
        if standing is not None:
            raise Refusal("HELD_ALREADY", N_("{reference} is under a hold already: {hold}."), field="record", next=("show legal-holds",),
                          reference=number, hold=standing)  # fmt: skip
        hold = LegalHold(no=numbers.new(work, "L"), kind=kind, ref=number, reason=self.reason,
                         placed_by=work.actor.login, placed_at=work.now)  # fmt: skip
        work.add(hold)
        return HoldPlaced(hold.no, kind, number)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Lifting it."""
        from hotelcs.workflows.verbs import act_of

        return act_of("lift-hold").parse({"hold": result["hold"], "reason": "undone"})


@dataclass(frozen=True, slots=True)
class HoldLifted:
    """The hold, and the record it was on."""

    hold: str
    record: str


class LiftHold(Act):
    """Lift a legal hold: what is over its time goes with the next purge."""

    hold: Ref
    reason: Name

    def perform(self, work: Work) -> HoldLifted:
        """Refused for one that is lifted already."""
        hold = work.session.exec(select(LegalHold).where(LegalHold.no == self.hold.upper())).first()
        if hold is None or hold.lifted_at is not None:
            raise Refusal("HOLD_UNKNOWN", N_("No hold {reference} stands."), field="hold", next=("show legal-holds",),
                          reference=self.hold)  # fmt: skip
        hold.lifted_by, hold.lifted_at, hold.lift_reason = work.actor.login, work.now, self.reason
        work.touch(hold)
        return HoldLifted(hold.no, hold.ref)
