"""From new to in action: repeated to the guest, planned, somebody on the spot, waiting for an answer (handbook SM-06)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, opening, states
from hotelcs.workflows.complaints.moved import ComplaintMoved, OnComplaint, moved
from hotelcs.workflows.complaints.take import Mood, Wants
from hotelcs.workflows.fields import Name, Words

LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class ComplaintWaits:
    """The complaint, how it stands, until when it waits at most (UTC)."""

    complaint: str
    status: str
    until: str


class AcknowledgeComplaint(OnComplaint):
    """Somebody has spoken to the guest: what was understood, what they want."""

    understood: Words = ""
    wants: Wants | None = None
    mood: Mood | None = None

    def perform(self, work: Work) -> ComplaintMoved:
        """What the intake has already need not be said again."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "new")
        row.mood_in = self.mood or row.mood_in
        opening.acknowledge(work, row, self.understood or row.understood, self.wants or row.wants)
        return moved(row)


class PlanComplaint(OnComplaint):
    """The guest was told what will be done: the actions there are, or what is done on the spot."""

    plan: Words = ""

    def perform(self, work: Work) -> ComplaintMoved:
        """Refused for a plan of nothing."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "acknowledged")
        make_plan(work, row, self.plan)
        return moved(row)


class StartComplaint(OnComplaint):
    """What was planned is being done."""

    def perform(self, work: Work) -> ComplaintMoved:
        """From planned to in action."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "planned")
        cases.move(work, row, "in_action", "started")
        return moved(row)


class OnSite(OnComplaint):
    """Somebody is on the spot. With that what was planned is being done; the actions that were given out are the plan."""

    note: Words = ""

    def perform(self, work: Work) -> ComplaintMoved:
        """The step on site is done, once."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "acknowledged", "planned", "in_action")
        if row.status == "acknowledged":
            make_plan(work, row, self.note)
        cases.clocks(work, row).stop("onsite")
        cases.move(work, row, "in_action", "on_site", self.note)
        return moved(row)


class WaitForGuest(OnComplaint):
    """The guest was asked something; the complaint waits for the answer, a day at most."""

    question: Name
    minutes: Annotated[int, Field(ge=1, le=LONGEST)] = LONGEST

    def perform(self, work: Work) -> ComplaintWaits:
        """The clock of the solution stands still; one of S1 never does."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "planned", "in_action")
        clocks = cases.clocks(work, row)
        clocks.stop("update")
        until = clocks.pause(self.question, work.now + timedelta(minutes=self.minutes))
        row.waits_until = until
        cases.move(work, row, "waiting_guest", "asked", self.question, until=iso(until))
        return ComplaintWaits(row.no, row.status, iso(until))


class GuestAnswers(OnComplaint):
    """The guest has answered: it goes on, and they are told what comes of it."""

    words: Words

    def perform(self, work: Work) -> ComplaintMoved:
        """The clocks go on."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "waiting_guest")
        cases.clocks(work, row).resume()
        cases.move(work, row, "in_action", "answered", self.words)
        guest_spoke(work, row)
        return moved(row)


def make_plan(work: Work, row: Complaint, plan: str) -> None:
    """Planned from now on. Raises Refusal PLAN_EMPTY without a word and without an action."""
    if not plan and not cases.ever_planned(work, row):
        raise Refusal("PLAN_EMPTY", N_("A plan is an action given out, or what is done on the spot."), field="plan",
                      next=("add-action",))  # fmt: skip
    row.plan = plan or row.plan
    cases.clocks(work, row).stop("plan", "update")
    cases.move(work, row, "planned", "planned", plan)


def guest_spoke(work: Work, row: Complaint) -> None:
    """The guest is told something in time, counted from their first word that was not answered."""
    clocks = cases.clocks(work, row)
    if not clocks.running("update"):
        clocks.start(cases.level(row), ("update",), work.now, row.round)
