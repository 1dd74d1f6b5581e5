"""Taking a shift over: accepted by another person who has ticked what must be read, or disputed line by line (SM-11)."""

from dataclasses import dataclass

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.people import Staff
from hotelcs.models.shift_log import Handover, HandoverLine, ShiftRun
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Refs
from hotelcs.workflows.ownership import items_view, transfer_acts
from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.people import finding
from hotelcs.workflows.shifts import handing_over, log_acts, runs
from hotelcs.workflows.shifts.runs import DESK

_MUST = (
    "SELECT e.no FROM log_entry e WHERE e.must_read AND e.run_id = :run "
    "AND NOT EXISTS (SELECT 1 FROM log_entry a WHERE a.amends_id = e.id) ORDER BY e.id"
)


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """The handover, who gave and who took it (logins), the shift that is open now, and how many items changed hands."""

    handover: str
    given_by: str
    taken_by: str
    run: int
    shift: str
    items: int


class AcceptHandover(Act):
    """Take a shift over. `ticked` names every line of its log that must be read; unassigned items become one's own."""

    handover: Ref | None = None
    department: Ref = DESK
    ticked: Refs = ()

    def perform(self, work: Work) -> HandoverAccepted:
        """Never by whoever gave it; not while a line is disputed."""
        row, run = handing_over.handover_of(work, self.handover, self.department)
        self._refuse(work, row, run)
        me = finding.myself(work)
        for number in self.ticked:
            entry = log_acts.entry_of(work, number)
            if not entry.report_up:
                log_acts.mark(work, entry, "read", "")
        drawer = run.counted_minor if run.counted_minor is not None else run.float_minor
        run.status, run.closed_at = "closed", work.now
        work.touch(run)
        work.session.flush()
        fresh = runs.begin(work, run.department, int(me.id or 0), drawer, after=run)
        row.status, row.accepted_by, row.accepted_at = "accepted", work.actor.login, work.now
        row.next_run_id = fresh.id
        work.touch(row)
        moved = _take_unassigned(work, row, me)
        return HandoverAccepted(
            row.no, str(row.submitted_by), work.actor.login, int(fresh.id or 0), fresh.shift, moved
        )

    def _refuse(self, work: Work, row: Handover, run: ShiftRun) -> None:
        if row.status == "disputed":
            raise Refusal("DISPUTED", N_("{no} has disputed lines; a supervisor settles them first."), field="handover",
                          next=("settle-dispute",), no=row.no)  # fmt: skip
        if row.status != "submitted":
            raise Refusal("NOT_SUBMITTED", N_("{no} was not handed over."), field="handover", no=row.no)
        if row.submitted_by == work.actor.login:
            raise Denied(
                "SECOND_PERSON", N_("Somebody else takes over what you hand over."), field="handover"
            )
        ticked = {log_acts.entry_of(work, number).no for number in self.ticked}
        unread = [number for (number,) in work.reader.rows(_MUST, run=run.id) if number not in ticked]
        if unread:
            raise Refusal("NOT_READ", N_("These lines must be read and ticked: {lines}."), field="ticked",
                          items=tuple(unread), lines=", ".join(unread))  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineDisputed:
    """The handover, the line, and how the handover stands."""

    handover: str
    line: int
    status: str


class DisputeHandover(Act):
    """Say that a line is not as it is written; both accounts are kept, and a supervisor settles it."""

    handover: Ref | None = None
    department: Ref = DESK
    line: int
    reason: Name

    def perform(self, work: Work) -> LineDisputed:
        """By whoever is to take it over."""
        row, _ = handing_over.handover_of(work, self.handover, self.department)
        if row.status not in ("submitted", "disputed"):
            raise Refusal("NOT_SUBMITTED", N_("{no} was not handed over."), field="handover", no=row.no)
        if row.submitted_by == work.actor.login:
            raise Denied(
                "SECOND_PERSON", N_("Somebody else takes over what you hand over."), field="handover"
            )
        line = line_of(work, row, self.line)
        line.status, line.giver = "disputed", f"{row.submitted_by}: {line.words}"
        line.receiver = _beside(line.receiver, work.actor.login, self.reason)
        row.status = "disputed"
        work.touch(row)
        return LineDisputed(row.no, line.line, row.status)


class SettleDispute(Act):
    """Say what is so about a disputed line; both accounts stay beside it."""

    handover: Ref | None = None
    department: Ref = DESK
    line: int
    words: Name

    def perform(self, work: Work) -> LineDisputed:
        """By nobody who gave or disputed it."""
        row, _ = handing_over.handover_of(work, self.handover, self.department)
        line = line_of(work, row, self.line)
        if line.status != "disputed":
            raise Refusal("NOT_DISPUTED", N_("Line {line} is not disputed."), field="line", line=self.line)
        if work.actor.login == row.submitted_by or work.actor.login in _who(line.receiver):
            raise Denied("SECOND_PERSON", N_("Somebody who is not part of it settles it."), field="line")
        line.status, line.settled = "settled", _beside(line.settled, work.actor.login, self.words)
        work.session.flush()
        open_lines = select(HandoverLine).where(
            HandoverLine.handover_id == row.id, HandoverLine.status == "disputed"
        )
        if work.session.exec(open_lines).first() is None:
            row.status = "submitted"
        work.touch(row)
        return LineDisputed(row.no, line.line, row.status)


def _beside(before: str, login: str, said: str) -> str:
    """What was said before, and on a line of its own what somebody says now."""
    return "\n".join(filter(None, (before, f"{login}: {said}")))


def _who(accounts: str) -> set[str]:
    """The logins whose accounts these are."""
    return {one.partition(": ")[0] for one in accounts.split("\n")}


def line_of(work: Work, row: Handover, number: int) -> HandoverLine:
    """A line of a handover. Raises Refusal LINE_UNKNOWN."""
    found = work.session.get(HandoverLine, (row.id, number))
    if found is None:
        raise Refusal("LINE_UNKNOWN", N_("{no} has no line {line}."), field="line", no=row.no, line=number)
    return found


def _take_unassigned(work: Work, row: Handover, me: Staff) -> int:
    """Items that are open still, in nobody's hands in particular, are whoever's took over."""
    owners = Owners(work.reader, work.now, work.property.tz)
    still_open = {
        (kind, ref) for kind, ref, *_ in items_view.rows(work.reader, work.business_date.isoformat())
    }
    moved = 0
    for line in list(work.session.exec(select(HandoverLine).where(HandoverLine.handover_id == row.id))):
        if (line.kind, line.ref) in still_open and owners.of(line.kind, line.ref).how == "unassigned":
            transfer_acts.own(work, line.kind, line.ref, me)
            moved += 1
    return moved
