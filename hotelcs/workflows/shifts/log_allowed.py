"""Who may put a mark on a line of the shift log: whoever may read it, and in whose hands it is."""

from hotelcs.errors import Denied
from hotelcs.i18n import N_
from hotelcs.models.shift_log import LogEntry, ShiftRun
from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.shifts import runs
from hotelcs.workflows.shifts.cash import DESK


def refuse_unseen(work: Work, row: LogEntry, field: str) -> None:
    """Refuse to act on a line that is kept from one's eyes (Denied DENIED for `field`)."""
    rights.ask(work, "restricted.read", field, wanted=row.restricted)


def refuse_strangers(work: Work, row: LogEntry) -> None:
    """Refuse to finish what is in other hands (Denied NOT_YOURS).

    It is finished by whoever has it, who wrote it, who leads the shift of its department, or who settles.
    """
    if row.author == work.actor.login or work.actor.may("shift.settle"):
        return
    me = work.actor.staff
    held = hands.holder(work, "log", row.no)
    if me is not None and me in (held.staff, held.owner, _lead(work, row)):
        return
    raise Denied("NOT_YOURS", N_("{no} is finished by whoever has it, its author, the lead of the shift or a supervisor."),
                 field="entry", no=row.no, next=("take-item", "ask-supervisor"))  # fmt: skip


def _lead(work: Work, row: LogEntry) -> int | None:
    """Who leads the open shift of the department that the line was written in, else of the desk."""
    written = work.session.get(ShiftRun, row.run_id) if row.run_id is not None else None
    run = runs.open_run(work, written.department if written else DESK)
    return run.lead_id if run is not None else None
