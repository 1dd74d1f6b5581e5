"""What of complaints presses: critical and serious ones that nobody answered, patterns, calls that are due."""

from hotelcs.clock import iso
from hotelcs.workflows.views import Asking

_GRAVE = (
    "SELECT c.no, c.severity, CASE WHEN c.sensitive THEN '' ELSE coalesce(m.no, '') END FROM complaint c "
    "LEFT JOIN room m ON m.id = c.room_id WHERE c.status NOT IN ('closed','merged','withdrawn') AND c.status = 'new' "
    "AND c.severity IN ('s1','s2') ORDER BY c.severity, c.id"
)
_PATTERNS = "SELECT no, subject, count FROM complaint_pattern WHERE closed_at IS NULL ORDER BY +id"
_CALLS = "SELECT count(*) FROM recovery_call WHERE status = 'due' AND due_at <= :now"


def pressing(asking: Asking) -> list[tuple[str, int, str, str, str, bool]]:
    """Kind, how many, number, words, screen, whether it stands in the banner of every screen."""
    found: list[tuple[str, int, str, str, str, bool]] = []
    grave = asking.rows(_GRAVE) if asking.may("complaint.take") else []
    if grave:
        no, severity, room = grave[0]
        found.append(("complaint_grave", len(grave), no, f"{severity.upper()} {room}".strip(), "09", True))
    if asking.may("complaint.lower"):
        patterns = asking.rows(_PATTERNS)
        found += [
            ("complaint_pattern", len(patterns), no, f"{subject}|{count}", "09", False)
            for no, subject, count in patterns[:1]
        ]
    if asking.may("complaint.own"):
        calls = asking.rows(_CALLS, now=iso(asking.now))[0][0]
        found += [("recovery_due", calls, "", "", "13", False)] if calls else []
    return found
