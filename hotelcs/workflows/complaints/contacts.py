"""Notes, and every word with the guest: theirs starts the clock of telling them, ours stops it (scenarios L5, L14, L17)."""

from typing import Literal

from hotelcs.models.complaints import OPEN_STATES
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, states
from hotelcs.workflows.complaints.handling import guest_spoke
from hotelcs.workflows.complaints.moved import ComplaintMoved, OnComplaint, moved
from hotelcs.workflows.complaints.take import Spoken


class NoteComplaint(OnComplaint):
    """Note what was seen, found or done."""

    words: Spoken
    kind: Literal["note", "evidence"] = "note"

    def perform(self, work: Work) -> ComplaintMoved:
        """The timeline is only added to."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, *OPEN_STATES, "resolved", "closed")
        cases.write(work, row, self.kind, self.kind, self.words)
        return moved(row)


class ContactGuest(OnComplaint):
    """The guest was told something (`by` staff), or said something (`by` guest)."""

    words: Spoken
    by: Literal["staff", "guest"] = "staff"

    def perform(self, work: Work) -> ComplaintMoved:
        """A second word of the guest before anybody answered moves nothing."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        if self.by == "staff":
            cases.clocks(work, row).stop("update")
        elif row.status != "waiting_guest":
            guest_spoke(work, row)
        cases.write(work, row, "contact", f"{self.by}_spoke", self.words, by=self.by)
        return moved(row)
