"""What of complaints presses: critical and serious ones that nobody answered, patterns, calls that are due."""

from hotelcs.clock import iso
from hotelcs.workflows.pressing import Pressing
from hotelcs.workflows.views import Asking

_GRAVE = (
    "SELECT c.no, c.severity, CASE WHEN c.sensitive THEN '' ELSE coalesce(m.no, '') END FROM complaint c "
    "LEFT JOIN room m ON m.id = c.room_id WHERE c.status NOT IN ('closed','merged','withdrawn') AND c.status = 'new' "
    "AND c.severity IN ('s1','s2') ORDER BY c.severity, c.id"
)
_PATTERNS = "SELECT no, subject, count FROM complaint_pattern WHERE closed_at IS NULL ORDER BY +id"
_CALLS = "SELECT count(*) FROM recovery_call WHERE status = 'due' AND due_at <= :now"


def pressing(asking: Asking) -> list[Pressing]:
    """The worst of each kind; only what nobody answered stands in the banner of every screen."""
    found: list[Pressing] = []
    grave = asking.rows(_GRAVE) if asking.may("complaint.take") else []
    if grave:
        no, severity, room = grave[0]
        words = f"{severity.upper()} {room}".strip()
        found.append(Pressing("complaint_grave", len(grave), no, words, "09", alarm=True))
    if asking.may("complaint.lower"):
        patterns = asking.rows(_PATTERNS)
        found += [
            Pressing("complaint_pattern", len(patterns), no, f"{subject}|{count}", "09", alarm=False)
            for no, subject, count in patterns[:1]
        ]
    if asking.may("complaint.own"):
        calls = asking.rows(_CALLS, now=iso(asking.now))[0][0]
        found += [Pressing("recovery_due", calls, "", "", "13", alarm=False)] if calls else []
    return found
