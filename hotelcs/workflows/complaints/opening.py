"""A complaint begins, or begins anew: its owner, its clocks, its chain."""

from datetime import timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint
from hotelcs.models.people import Staff
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases
from hotelcs.workflows.complaints.severity import is_quiet, override
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.roster import presence
from hotelcs.workflows.roster.shift_times import wall_of

OFFICER = "CMP"
"""The post that has complaints; while nobody of it is here the duty manager has them (handbook SM-06)."""
FIRST = ("ack", "onsite", "plan", "update", "resolve")
EARLY = timedelta(hours=72)
"""What is opened again within this was not resolved at the first contact (handbook 06 M-14)."""
AGAIN = ("onsite", "update", "resolve")


def open_case(work: Work, row: Complaint) -> str:
    """Give it to the officer on duty, else to the duty manager; start its clocks and its chain. The owner's number."""
    owner = _officer(work)
    if owner is not None:
        hands.own(work, cases.KIND, row.no, owner)
    quiet = is_quiet(work.local_minute(), work.property.quiet_from_minute, work.property.quiet_to_minute)
    cases.clocks(work, row).start(
        cases.level(row), FIRST, row.at, override=override(row.code, cases.level(row), quiet=quiet)
    )
    chains.begin(work, cases.case(row), cases.level(row))
    return owner.no if owner is not None else ""


def _officer(work: Work) -> Staff | None:
    wall = wall_of(work.now, work.property.tz)
    here = [one for one in presence.present_at(work.reader, wall) if not one.on_call and one.post == OFFICER]
    found = here[0].staff if here else presence.responsible(work.reader, wall).duty_manager
    return work.session.get(Staff, found) if found is not None else None


def acknowledge(work: Work, row: Complaint, understood: str, wants: str) -> None:
    """It was repeated to the guest, who agreed that this is it. Raises Refusal UNDERSTOOD_MISSING, WANTS_MISSING."""
    if not understood:
        raise Refusal(
            "UNDERSTOOD_MISSING", N_("Say in your own words what was understood."), field="understood"
        )
    if not wants:
        raise Refusal("WANTS_MISSING", N_("What does the guest want? Ask."), field="wants")
    row.understood, row.wants, row.acknowledged_at = understood, wants, work.now
    cases.clocks(work, row).stop("ack", "update")
    cases.move(work, row, "acknowledged", "acknowledged", understood)
    chains.acknowledged(work, cases.case(row))


def reopen(work: Work, row: Complaint, what: str, words: str = "") -> None:
    """It is in action again with new clocks from now, in the supervisor's hands; what was missed before stays missed."""
    drop_call(work, row)
    running = cases.clocks(work, row)
    running.void()
    if row.resolved_at is not None and work.now - row.resolved_at <= EARLY:
        row.reopened_early = True
    row.round, row.reopen_count, row.reopened_at = row.round + 1, row.reopen_count + 1, work.now
    row.closed_at, row.close_kind, row.first_contact = None, "", False
    cases.move(work, row, "in_action", what, words)
    running.start(cases.level(row), AGAIN, work.now, row.round)
    above = presence.responsible(work.reader, wall_of(work.now, work.property.tz)).supervisor
    if above is not None:
        hands.own(work, cases.KIND, row.no, work.session.get_one(Staff, above))
    chains.begin(work, cases.case(row), cases.level(row))


def drop_call(work: Work, row: Complaint) -> None:
    """Nobody need be called any more."""
    call = cases.due_call(work, row)
    if call is not None:
        call.status, call.ended_at, call.ended_date, call.actor = (
            "dropped",
            work.now,
            work.business_date,
            work.actor.login,
        )
        work.touch(call)
