"""Support tickets: what a department needs help with is taken, waits, is resolved, on clocks of its own (handbook S-36)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.machine import SupportTicket, SystemComponent
from hotelcs.models.organisation import Department, Post
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Note, Ref, Words
from hotelcs.workflows.machine.ticket_words import STATES
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.people import finding

KIND = "ticket"
"""The kind of case, and of open item, that a ticket is."""
STEPS = ("ack", "resolve")
OPEN = ("open", "taken", "waiting")
LEGAL = {
    "open": ("take-ticket", "resolve-ticket", "withdraw-ticket"),
    "taken": ("resolve-ticket", "wait-ticket", "take-ticket"),
    "waiting": ("take-ticket", "resolve-ticket"),
    "resolved": ("reopen-ticket",),
    "withdrawn": ("reopen-ticket",),
}
"""Legal next acts by state."""
Priority = Literal["p1", "p2", "p3", "p4"]


@dataclass(frozen=True, slots=True)
class TicketMoved:
    """The ticket, its priority and state, and the number of whoever has it."""

    ticket: str
    priority: str
    status: str
    staff: str = ""


class RaiseTicket(Act):
    """Ask for help with a part of the system: what is wrong, which part, how urgent (p1 work stands still, p4 a wish)."""

    words: Annotated[Note, Field(min_length=1)]
    component: Ref | None = None
    priority: Priority = "p3"
    department: Ref | None = None

    def perform(self, work: Work) -> TicketMoved:
        """For the department of whoever asks, unless another is named."""
        part = component(work, self.component) if self.component else None
        row: SupportTicket = work.add(SupportTicket(
            no=numbers.new(work, "Q"), department=self._department(work), component=part.code if part else None,
            words=self.words, priority=self.priority, author=work.actor.login, opened_at=work.now,
        ))  # fmt: skip
        Clocks(work, case_of(row)).start(row.priority, STEPS, work.now, row.round)
        chains.begin(work, case_of(row), row.priority)
        return TicketMoved(row.no, row.priority, row.status)

    def _department(self, work: Work) -> str:
        """Raises Refusal DEPARTMENT_UNKNOWN."""
        own = work.session.get(Post, work.actor.post) if work.actor.post else None
        code = self.department or (own.department if own else "")
        if work.session.get(Department, code) is None:
            raise lookup.unknown(
                "DEPARTMENT_UNKNOWN", N_("There is no department {reference}."), "department", code or "-"
            )
        return code


class TakeTicket(Act):
    """Take a ticket oneself, or give it to somebody; one that waited goes on."""

    ticket: Ref
    staff: Ref | None = None

    def perform(self, work: Work) -> TicketMoved:
        """Somebody has it from then on, until it is over."""
        row = ticket(work, self.ticket, OPEN)
        person = finding.present(work, self.staff) if self.staff else finding.myself(work)
        clocks = Clocks(work, case_of(row))
        clocks.stop("ack")
        clocks.resume()
        if row.taken_at is None:
            row.taken_at = work.now
            chains.acknowledged(work, case_of(row))
        row.status, row.staff_id = "taken", person.id
        work.touch(row)
        hands.own(work, KIND, row.no, person)
        return TicketMoved(row.no, row.priority, row.status, person.no)


class WaitTicket(Act):
    """Say what a ticket waits for: an answer, a part, a firm from outside; its clock stands still, a day at most."""

    ticket: Ref
    reason: Annotated[Words, Field(min_length=1)]

    def perform(self, work: Work) -> TicketMoved:
        """Only what somebody has can wait."""
        row = ticket(work, self.ticket, ("taken",))
        if row.priority != "p1":
            Clocks(work, case_of(row)).pause(self.reason)
        row.status, row.outcome = "waiting", self.reason
        work.touch(row)
        return TicketMoved(row.no, row.priority, row.status)


class ResolveTicket(Act):
    """Say that what a ticket asked for is done, and how."""

    ticket: Ref
    outcome: Annotated[Words, Field(min_length=1)]

    def perform(self, work: Work) -> TicketMoved:
        """Its clocks stop; nobody is told any more."""
        row = ticket(work, self.ticket, OPEN)
        Clocks(work, case_of(row)).stop()
        return _over(work, row, "resolved", self.outcome)


class WithdrawTicket(Act):
    """Take a ticket back that nobody has taken yet."""

    ticket: Ref
    reason: Annotated[Words, Field(min_length=1)]

    def perform(self, work: Work) -> TicketMoved:
        """It is not counted as late."""
        row = ticket(work, self.ticket, ("open",))
        Clocks(work, case_of(row)).void()
        return _over(work, row, "withdrawn", self.reason)


class ReopenTicket(Act):
    """Open a ticket again: it was not done after all."""

    ticket: Ref
    reason: Annotated[Words, Field(min_length=1)]

    def perform(self, work: Work) -> TicketMoved:
        """Its clocks run anew."""
        row = ticket(work, self.ticket, ("resolved", "withdrawn"))
        row.status, row.round, row.outcome = "open", row.round + 1, self.reason
        row.ended_at, row.taken_at, row.staff_id = None, None, None
        work.touch(row)
        Clocks(work, case_of(row)).start(row.priority, STEPS, work.now, row.round)
        chains.begin(work, case_of(row), row.priority)
        return TicketMoved(row.no, row.priority, row.status)


def _over(work: Work, row: SupportTicket, status: str, outcome: str) -> TicketMoved:
    row.status, row.ended_at, row.outcome = status, work.now, outcome
    work.touch(row)
    chains.end(work, case_of(row))
    return TicketMoved(row.no, row.priority, row.status)


def ticket(work: Work, reference: str, states: Iterable[str]) -> SupportTicket:
    """The ticket with this number in one of `states`. Raises Refusal TICKET_UNKNOWN, TICKET_STATE."""
    found = lookup.numbered(work, SupportTicket, reference)
    if found is None:
        raise lookup.unknown("TICKET_UNKNOWN", N_("There is no ticket {reference}."), "ticket", reference)
    if found.status not in states:
        raise Refusal("TICKET_STATE", N_("{no} is {state}; this is not possible now."), field="ticket",
                      next=LEGAL[found.status], no=found.no, state=Word(STATES[found.status]))  # fmt: skip
    return found


def case_of(row: SupportTicket) -> Case:
    """A ticket as a case: it has clocks, and is escalated."""
    return Case(KIND, row.no)


def component(work: Work, code: str, field: str = "component") -> SystemComponent:
    """The part of the system with this code. Raises Refusal COMPONENT_UNKNOWN."""
    found = work.session.get(SystemComponent, code)
    if found is None or found.ended_at is not None:
        raise lookup.unknown(
            "COMPONENT_UNKNOWN", N_("No part of the system is called {reference}."), field, code
        )
    return found
