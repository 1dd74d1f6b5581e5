"""The call afterwards: reached or not, how the guest feels, and what that means for the complaint (handbook SM-10, S-135)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint, RecoveryCall
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, closing, opening, patterns, states, taxonomy
from hotelcs.workflows.complaints.moved import OnComplaint
from hotelcs.workflows.complaints.resolving import call_due
from hotelcs.workflows.complaints.take import Mood
from hotelcs.workflows.fields import Words

NEXT_TRY = timedelta(hours=2)
TRIES, DAYS = 3, 2
BAD = 2
"""Mood or satisfaction up to this opens the complaint again."""


@dataclass(frozen=True, slots=True)
class GuestCalled:
    """The complaint, what the call led to, how often it was tried, when it is tried next (UTC), how the complaint stands."""

    complaint: str
    outcome: str
    tries: int
    next: str
    status: str


class AnswerRecoveryCall(OnComplaint):
    """Note a call: `reached` with mood and satisfaction after (1 to 5), no answer, a wrong number, declined."""

    outcome: Literal["reached", "no_answer", "wrong_number", "declined"]
    mood: Mood | None = None
    sat: Mood | None = None
    note: Words = ""
    cause: Words = ""

    def perform(self, work: Work) -> GuestCalled:
        """Content closes it, discontent opens it again, and three calls on two days are enough."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "resolved")
        call = cases.due_call(work, row)
        if call is None:
            raise Refusal("CALL_NOT_DUE", N_("Nobody is to be called about {no}."), field="complaint", no=row.no,
                          next=("close-complaint",))  # fmt: skip
        if self.cause:
            row.root_cause = taxonomy.cause(self.cause)
        self._tried(work, row, call)
        if self.outcome == "reached":
            self._reached(work, row, call)
        elif self.outcome == "declined":
            self._end(work, call, "declined")
            closing.close(work, row, "unreachable", self.note)
        else:
            self._not_reached(work, row, call)
        later = iso(call.due_at) if call.status == "due" else ""
        return GuestCalled(row.no, call.status, call.tries, later, row.status)

    def _tried(self, work: Work, row: Complaint, call: RecoveryCall) -> None:
        call.tries += 1
        if call.last_try != work.business_date:
            call.days, call.last_try = call.days + 1, work.business_date
        call.note = self.note or call.note
        work.touch(call)
        cases.write(work, row, "contact", f"call_{self.outcome}", self.note, tries=call.tries)

    def _reached(self, work: Work, row: Complaint, call: RecoveryCall) -> None:
        """Raises Refusal ANSWERS_MISSING without mood and satisfaction."""
        if self.mood is None or self.sat is None:
            raise Refusal("ANSWERS_MISSING", N_("Ask how the guest feels and how content they are, 1 to 5."),
                          field="mood" if self.mood is None else "sat")  # fmt: skip
        call.mood, call.sat = self.mood, self.sat
        row.mood_out, row.sat_out = self.mood, self.sat
        self._end(work, call, "done")
        cases.clocks(work, row).stop("followup")
        if min(self.mood, self.sat) <= BAD:
            opening.reopen(work, row, "not_content", self.note)
        elif row.severity == "s1" and call.turn == 1:
            call_due(work, row, 2)
            patterns.of_cause(work, row)
        else:
            closing.close(work, row, "confirmed", self.note)

    def _not_reached(self, work: Work, row: Complaint, call: RecoveryCall) -> None:
        """Again in two hours, or that was the last try: three on two days, one for S4."""
        if row.severity == "s4" or (call.tries >= TRIES and call.days >= DAYS):
            self._end(work, call, "unreachable")
            closing.close(work, row, "unreachable", self.note)
        else:
            call.due_at = work.now + NEXT_TRY

    def _end(self, work: Work, call: RecoveryCall, status: str) -> None:
        call.status, call.ended_at, call.ended_date, call.actor = (
            status,
            work.now,
            work.business_date,
            work.actor.login,
        )
        work.session.flush()
