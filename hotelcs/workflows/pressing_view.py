"""What presses the person who asks, most pressing first: for the banner of every screen and the list on Home."""

from hotelcs.workflows.approvals import approvals_view
from hotelcs.workflows.callouts import team_pressing
from hotelcs.workflows.complaints.pressing import pressing as complaints_pressing
from hotelcs.workflows.duties.duties_owed import owed
from hotelcs.workflows.escalation.pressing import pressing as escalation_pressing
from hotelcs.workflows.night.audits_view import state
from hotelcs.workflows.notices.notices_view import to_read
from hotelcs.workflows.overbooking import overbooked_items
from hotelcs.workflows.ownership.items_view import Item, items
from hotelcs.workflows.pressing import Pressing
from hotelcs.workflows.registers.due import due
from hotelcs.workflows.shifts import handovers_view
from hotelcs.workflows.shifts.log_view import unread_reports
from hotelcs.workflows.views import Asking

_INCIDENTS = (
    "SELECT no, type, place, CASE WHEN drill THEN 'drill' WHEN signed_in THEN 'incident' ELSE 'incident_unsigned' END, at "
    "FROM incident WHERE status IN ('reported','responding','contained','recovering','reviewing') "
    "AND status IN ('reported','responding','contained') ORDER BY drill, id"
)
_HANDOVERS = ("handover_late", "handover_disputed", "handover")
CALM = ("wake_soon", "message_urgent", "unfetched")
"""What of the registers does not stand in the banner of every screen."""


def pressing(asking: Asking) -> list[Pressing]:
    """Everything that presses."""
    found = [
        Pressing(told, 1, no, f"{kind}|{place}|{at}", "10", alarm=True)
        for no, kind, place, told, at in asking.rows(_INCIDENTS)
    ]
    listed = items(asking)
    return [
        *found,
        *team_pressing.pressing(asking),
        *complaints_pressing(asking),
        *escalation_pressing(asking),
        *_night(asking),
        *_registers(asking),
        *_handovers(asking),
        *_approvals(asking),
        *_bookings(asking, listed),
        *_in_hand(asking, listed),
        *_to_read(asking),
    ]


def _bookings(asking: Asking, listed: list[Item]) -> list[Pressing]:
    """Rooms to source, holds to decide on, guests to call: for whoever works on bookings."""
    if not asking.may("reservation.write"):
        return []
    local = asking.local_now()
    short = [(row.due, int(row.words)) for row in listed if row.kind == "shortage"]
    lapsed = sum(int(row.words) for row in listed if row.kind == "holds")
    found = overbooked_items.pressing(
        asking.reader, asking.business_date(), local.hour * 60 + local.minute, short, lapsed
    )
    return [
        Pressing(kind, count, day, day, "04" if kind == "call_due_out" else "06", alarm=alarm)
        for kind, count, day, alarm in found
    ]


def _night(asking: Asking) -> list[Pressing]:
    """An audit that is due or was not finished, for whoever closes the day."""
    if not asking.may("day.close"):
        return []
    now = state(asking)
    kind = "audit_owed" if now.owed else "audit_overdue" if now.overdue else "audit_due" if now.due else ""
    day = now.owed[0] if now.owed else now.business_date
    return [Pressing(kind, 1, day, day, "31", alarm=kind != "audit_due")] if kind else []


def _registers(asking: Asking) -> list[Pressing]:
    """What is due in the registers of the desk, for whoever keeps them."""
    if not asking.may("register.write"):
        return []
    return [
        Pressing(row.kind, row.count, row.ref, f"{row.room}|{row.at}", "29", alarm=row.kind not in CALM)
        for row in due(asking)
    ]


def _handovers(asking: Asking) -> list[Pressing]:
    found = []
    for row in handovers_view.waiting(asking):
        kind = (
            "handover_late"
            if row.overdue
            else "handover_disputed"
            if row.status == "disputed"
            else "handover"
        )
        own = row.submitted_by == asking.login
        if not own or kind != "handover":
            found.append(Pressing(kind, 1, row.handover, row.submitted_by, "11", alarm=kind != "handover"))
    return sorted(found, key=lambda one: _HANDOVERS.index(one.kind))


def _approvals(asking: Asking) -> list[Pressing]:
    found = [
        Pressing("approved", 1, no, verb, "", alarm=True) for no, verb in approvals_view.said_yes(asking)
    ]
    if asking.may("approval.decide"):
        waits = approvals_view.waiting(asking)
        found += [Pressing("approval", len(waits), row.approval, f"{row.asked_by}|{row.verb}", "", alarm=True)
                  for row in waits[:1]]  # fmt: skip
    return found


def _in_hand(asking: Asking, listed: list[Item]) -> list[Pressing]:
    """Items offered to one, in one's hands, and late."""
    offered = [row for row in listed if row.offered_login == asking.login]
    mine = [row for row in listed if row.login == asking.login]
    late = [row for row in mine if row.late]
    found = (
        [Pressing("offer", len(offered), offered[0].item, offered[0].owner, "11", alarm=True)]
        if offered
        else []
    )
    if late:
        found.append(Pressing("late", len(late), late[0].item, late[0].title, late[0].screen, alarm=False))
    if mine:
        found.append(Pressing("mine", len(mine), mine[0].item, mine[0].title, "11", alarm=False))
    return found


def _to_read(asking: Asking) -> list[Pressing]:
    """Notices, reports of others, duties to sign."""
    found = []
    unread = to_read(asking)
    if unread:
        first = next((row for row in unread if row.reminded), unread[0])
        found.append(
            Pressing("must_read", len(unread), first.notice, first.title, "26", alarm=first.reminded)
        )
    if asking.may("shift.settle"):
        reports = [row for row in unread_reports(asking) if row.author != asking.login]
        for row in reports[:1]:
            urgent = any(one.waits_for == "next_level" for one in reports)
            found.append(Pressing("report_up", len(reports), row.entry, row.words, "11", alarm=urgent))
    staff = asking.actor.staff
    unsigned = len(owed(asking.reader, asking.business_date(), staff=staff)) if staff is not None else 0
    if unsigned:
        found.append(Pressing("unsigned", unsigned, "", "", "18", alarm=False))
    return found
