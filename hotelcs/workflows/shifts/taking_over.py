"""Taking a shift over: accepted by another person who has ticked what must be read and may count the drawer (SM-11)."""

from dataclasses import dataclass

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.people import Staff
from hotelcs.models.shift_log import Handover, HandoverLine, ShiftRun
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref, Refs
from hotelcs.workflows.ownership import hands, items_view
from hotelcs.workflows.ownership.owners import Held, Owners
from hotelcs.workflows.people import finding
from hotelcs.workflows.shifts import cash_counts, drafts, log_acts, log_allowed, runs
from hotelcs.workflows.shifts.cash import DESK
from hotelcs.workflows.shifts.must_read import must_read


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
    """Take a shift over. `ticked` names every line of its log that must be read, `counted` is what is in the drawer when
    one counts it oneself; what was nobody's in particular, or the last lead's own, becomes one's own.
    """  # noqa: D205 - one sentence too long for a line

    handover: Ref | None = None
    department: Ref = DESK
    ticked: Refs = ()
    counted: Amount | None = None

    def perform(self, work: Work) -> HandoverAccepted:
        """Never by whoever gave it; not while a line is disputed; a count that differs is refused."""
        me = finding.myself(work)
        row, run = drafts.handover_of(work, self.handover, self.department)
        self._refuse(work, row, run)
        if self.counted is not None:
            cash_counts.count_again(work, run, row, self.counted)
        for number in self.ticked:
            entry = log_acts.entry_of(work, number)
            if not entry.report_up:
                log_acts.mark(work, entry, "read", "")
        drawer = run.counted_minor if run.counted_minor is not None else run.float_minor
        run.status, run.closed_at = "closed", work.now
        work.touch(run)
        work.session.flush()
        moved = _take(work, row, run, me)
        fresh = runs.begin(work, run.department, int(me.id or 0), drawer, after=run)
        row.status, row.accepted_by, row.accepted_at = "accepted", work.actor.login, work.now
        row.next_run_id = fresh.id
        work.touch(row)
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
        ticked = {_ticked(work, number) for number in self.ticked}
        must = must_read(work.reader, run.id, restricted=work.actor.may("restricted.read"))
        unread = [number for number in must if number not in ticked]
        if unread:
            raise Refusal("NOT_READ", N_("These lines must be read and ticked: {lines}."), field="ticked",
                          items=tuple(unread), lines=", ".join(unread))  # fmt: skip


def _ticked(work: Work, number: str) -> str:
    """The number of a ticked line. What is kept from most eyes is ticked by who may read it."""
    row = log_acts.entry_of(work, number)
    log_allowed.refuse_unseen(work, row, "ticked")
    return row.no


def _take(work: Work, row: Handover, run: ShiftRun, me: Staff) -> int:
    """What was handed over and is open still goes with the shift: what was nobody's in particular, what was its lead's."""
    owners = Owners(work.reader, work.now, work.property.tz)
    still_open = {
        (kind, ref) for kind, ref, *_ in items_view.rows(work.reader, work.business_date.isoformat())
    }
    moved = 0
    for line in list(work.session.exec(select(HandoverLine).where(HandoverLine.handover_id == row.id))):
        if (line.kind, line.ref) in still_open and _goes(owners.of(line.kind, line.ref), run.lead_id, me):
            hands.own(work, line.kind, line.ref, me)
            moved += 1
    return moved


def _goes(held: Held, lead: int, me: Staff) -> bool:
    """Whether an item goes with the shift that `lead` (row of staff) led; what is offered to somebody does not."""
    return held.how == "unassigned" or (held.how in ("own", "absent") and held.owner == lead != me.id)
