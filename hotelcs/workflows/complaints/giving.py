"""What is given for a complaint: within the limit of one's post or with a second person's yes; off the bill where it is money."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Compensation, Complaint
from hotelcs.models.folios import FolioLine
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.complaints import cases, states, taxonomy
from hotelcs.workflows.complaints.moved import OnComplaint
from hotelcs.workflows.fields import Amount, Name, Words
from hotelcs.workflows.reception import bills, folio

Kind = Literal["apology", "gift", "fnb", "upgrade", "discount", "refund", "free_night", "points", "other"]
OFF_THE_BILL = frozenset(("discount", "refund", "free_night"))
"""Kinds of money: an allowance on the guest's bill."""
GRAVE = "grave"
_GIVEN = (
    "SELECT coalesce(sum(value_minor), 0) FROM compensation WHERE complaint_id = :id AND revoked_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Compensated:
    """What was given (its row), for which complaint, what it is worth and what was given in all, minor units; the line, if any."""

    compensation: int
    complaint: str
    value_minor: int
    total_minor: int
    line: int | None


class Compensate(OnComplaint):
    """Give the guest something: `value` of it, or `points`. Offered once, in person, never for a better review."""

    kind: Kind
    value: Amount = 0
    points: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    note: Words = ""

    def perform(self, work: Work) -> Compensated:
        """All that was given for a complaint counts together against the limit."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(
            row, *(state for state in states.NAMES if state not in ("merged", "withdrawn", "closed"))
        )
        self._refuse_amounts()
        rights.ask(work, "complaint.grave", "kind", wanted=_is_grave(row) and self.kind != "apology")
        given = int(value(work.reader, _GIVEN, id=row.id))
        rights.within(work, rights.ALLOWANCE, given + self.value, "value")
        line = self._line(work, row) if self.kind in OFF_THE_BILL else None
        made: Compensation = work.add(Compensation(
            complaint_id=int(row.id or 0), kind=self.kind, value_minor=self.value, points=self.points, note=self.note,
            line_id=line.id if line else None, approval=work.approval, actor=work.actor.login, at=work.now,
        ))  # fmt: skip
        cases.write(work, row, "money", self.kind, self.note, value_minor=self.value, points=self.points)
        return Compensated(
            int(made.id or 0), row.no, self.value, given + self.value, line.id if line else None
        )

    def _refuse_amounts(self) -> None:
        if self.kind in OFF_THE_BILL and not self.value:
            raise Refusal("VALUE_MISSING", N_("How much is it worth?"), field="value")
        if (self.kind == "points") != bool(self.points):
            raise Refusal(
                "POINTS_WRONG", N_("Points are given as points, and nothing else is."), field="points"
            )

    def _line(self, work: Work, row: Complaint) -> FolioLine:
        """On the guest's bill, open or opened anew. Raises Refusal NO_BILL for whom there is none."""
        if row.stay_id is None:
            raise Refusal("NO_BILL", N_("{no} is about nobody's bill; give something else, or money at the desk."), field="kind",
                          no=row.no, next=("gift",))  # fmt: skip
        stay: Stay = lookup.by_id(work, Stay, row.stay_id)
        who = bills.Debtor(lookup.by_id(work, Reservation, stay.reservation_id), stay)
        bill = bills.window(work, who, None)
        line = folio.charge(
            work, bill, "allowance", -self.value, description=row.no, reason=self.note or row.no
        )
        bills.finish(work, who)
        return line

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It was not given after all."""
        from hotelcs.workflows.verbs import act_of

        return act_of("revoke-compensation").parse(
            {"compensation": result["compensation"], "reason": "undone"}
        )


class RevokeCompensation(Act):
    """What was written down was not given: the line on the bill is taken back by its opposite."""

    compensation: Annotated[int, Field(ge=1)]
    reason: Name

    def perform(self, work: Work) -> Compensated:
        """Once."""
        made = work.session.get(Compensation, self.compensation)
        if made is None or made.revoked_at is not None:
            raise Refusal("COMPENSATION_UNKNOWN", N_("Nothing like that was given."), field="compensation",
                          next=("show complaint",))  # fmt: skip
        row: Complaint = lookup.by_id(work, Complaint, made.complaint_id)
        cases.refuse_unseen(work, row, "compensation")
        rights.ask(work, "complaint.lower", "compensation", wanted=made.actor != work.actor.login)
        if made.line_id is not None:
            self._take_back(work, made.line_id)
        made.revoked_at = work.now
        work.touch(made)
        cases.write(work, row, "money", "revoked", self.reason, kind=made.kind, value_minor=made.value_minor)
        return Compensated(
            int(made.id or 0),
            row.no,
            made.value_minor,
            int(value(work.reader, _GIVEN, id=row.id)),
            made.line_id,
        )

    def _take_back(self, work: Work, line_id: int) -> None:
        from hotelcs.workflows.reception.correct_line import CorrectLine

        CorrectLine(line=line_id, reason=self.reason).perform(work)


def _is_grave(row: Complaint) -> bool:
    """Hospital, theft, leaked data: nothing is offered before the manager and the insurer said so (handbook 07 §7.9)."""
    code = taxonomy.codes().get(row.code)
    return code is not None and code.guide == GRAVE
