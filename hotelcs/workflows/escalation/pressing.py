"""What presses of cases that nobody took in time: those one was told of, and clocks that ran out, for whoever assigns items."""

from hotelcs.clock import iso
from hotelcs.workflows.pressing import Pressing
from hotelcs.workflows.views import Asking

_TOLD = (
    "SELECT DISTINCT c.kind, c.ref, c.level, c.acknowledged_at IS NULL FROM escalation_told t "
    "JOIN escalation_run r ON r.id = t.run_id JOIN escalation_chain c ON c.id = r.chain_id "
    "WHERE t.staff_id = :staff AND c.ended_at IS NULL AND c.kind NOT IN ('incident','handover','transfer','notice','metric') "
    "AND (c.acknowledged_at IS NULL OR r.at > c.acknowledged_at) ORDER BY c.acknowledged_at IS NOT NULL, c.level, c.id"
)
"""What Home and the banner tell by themselves is left out."""
_LATE = "SELECT kind, ref FROM sla_clock WHERE state = 'running' AND due_at < :now GROUP BY kind, ref ORDER BY min(due_at), min(id)"
SCREENS = {
    "complaint": "09",
    "action": "09",
    "incident": "10",
    "callout": "17",
    "ticket": "25",
    "health": "25",
    "readiness": "25",
}
"""Where a kind of case is worked on; others are seen with who has them in hand."""
HANDS = "11"


def pressing(asking: Asking) -> list[Pressing]:
    """Cases that nobody took and one was told of (the banner), those taken and told of again, and clocks that ran out."""
    found: list[Pressing] = []
    staff = asking.actor.staff
    told = asking.rows(_TOLD, staff=staff) if staff is not None else []
    for kind, open_ in (("escalated", True), ("escalated_again", False)):
        rows = [row for row in told if bool(row[3]) is open_]
        for case, ref, level, _ in rows[:1]:
            found.append(Pressing(kind, len(rows), ref, level.upper(), SCREENS.get(case, HANDS), alarm=open_))
    if asking.may("item.assign"):
        late = asking.rows(_LATE, now=iso(asking.now))
        for case, ref in late[:1]:
            found.append(Pressing("clocks_late", len(late), ref, "", SCREENS.get(case, HANDS), alarm=False))
    return found
