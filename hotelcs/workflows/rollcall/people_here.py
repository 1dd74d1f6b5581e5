"""Who is in the house now, as one SELECT a kind: guests by room, visitors, staff on shift.

A stay has everybody who sleeps there, and those who were booked and never written down: they have no name, but somebody has
to look for them. Each person has a `source` by which they are the same person whenever the list is read.
"""

from datetime import datetime

from hotelcs.workflows.roster.presence import LONGEST

COLUMNS = "kind, source, ref, name, room, floor, assist, need, minor, age, nationality, lang, phone, post"
"""What is known of each, in the order of every SELECT here."""

_ASKED = "(SELECT max(c.needs) FROM guest_call c WHERE c.reservation_id = s.reservation_id AND c.assist AND c.voided_at IS NULL)"
"""What the guest of a booking said they need when somebody called them; NULL when nobody has to help them."""
_MARKED = (
    "(instr(' ' || m.flags || ' ', ' assist_evac ') > 0 AND NOT EXISTS (SELECT 1 FROM stay_guest o "
    "WHERE o.stay_id = s.id AND o.left_at IS NULL AND o.assist_evac <> ''))"
)
"""The room is marked, and of nobody in it is it known better: then it may be anybody."""
_LEADS = "(p.guest_id = s.guest_id)"
_AGE = "(CAST(replace(:today, '-', '') AS INTEGER) - CAST(replace(g.birth_date, '-', '') AS INTEGER)) / 10000"
_SLEEPERS = (
    "SELECT 'guest' AS kind, 'guest:' || p.id AS source, s.no AS ref, p.name AS name, m.no AS room, m.floor AS floor, "
    f"(p.assist_evac <> '' OR {_MARKED} OR ({_LEADS} AND {_ASKED} IS NOT NULL)) AS assist, "
    f"coalesce(nullif(p.assist_evac, ''), CASE WHEN {_LEADS} THEN {_ASKED} END, '') AS need, "
    f"p.minor AS minor, CASE WHEN p.minor THEN {_AGE} END AS age, p.nationality AS nationality, g.lang AS lang, "
    "g.phone AS phone, '' AS post FROM stay s JOIN room m ON m.id = s.room_id JOIN stay_guest p ON p.stay_id = s.id "
    "JOIN guest g ON g.id = p.guest_id WHERE s.status = 'in_house' AND p.left_at IS NULL"
)
_WRITTEN_DOWN = (
    "(SELECT count(*) FROM stay_guest o WHERE o.stay_id = s.id AND o.minor = {minor} AND NOT (o.left_at IS NOT NULL AND EXISTS "
    "(SELECT 1 FROM registration q WHERE q.stay_guest_id = o.id AND q.status = 'exempt')))"
)
"""How many were ever written down; whoever was added by mistake was never there."""
_BOOKED = (
    "SELECT 'guest', 'stay:' || s.id || ':{what}:' || n.i, s.no, '', m.no, m.floor, "
    + _MARKED
    + ", '', {minor}, CAST(NULL AS INTEGER), '', '', '', '' "
    "FROM stay s JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    "JOIN numbered n ON n.i <= r.{booked} - " + _WRITTEN_DOWN + " WHERE s.status = 'in_house'"
)
_NUMBERED = (
    "WITH RECURSIVE numbered(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbered WHERE i < (SELECT max(r.adults + r.children) "
    "FROM stay s JOIN reservation r ON r.id = s.reservation_id WHERE s.status = 'in_house'))"
)

GUESTS = (
    f"{_NUMBERED} {_SLEEPERS} UNION ALL {_BOOKED.format(what='adult', minor=0, booked='adults')} "
    f"UNION ALL {_BOOKED.format(what='child', minor=1, booked='children')}"
)
VISITORS = (
    "SELECT 'visitor' AS kind, 'visitor:' || v.id AS source, v.no AS ref, v.name AS name, m.no AS room, m.floor AS floor, "
    "0 AS assist, '' AS need, 0 AS minor, CAST(NULL AS INTEGER) AS age, '' AS nationality, '' AS lang, '' AS phone, '' AS post "
    "FROM visitor v JOIN stay s ON s.id = v.stay_id JOIN room m ON m.id = s.room_id WHERE v.out_at IS NULL"
)
STAFF = (
    "SELECT 'staff' AS kind, 'staff:' || p.id AS source, p.no AS ref, p.name AS name, '' AS room, CAST(NULL AS INTEGER) AS floor, 0 AS assist, "
    "'' AS need, 0 AS minor, CAST(NULL AS INTEGER) AS age, '' AS nationality, p.languages AS lang, p.phone AS phone, r.post AS post "
    "FROM roster_entry r JOIN staff p ON p.id = r.staff_id WHERE r.begins > :since AND r.begins <= :at AND r.ends > :at "
    "AND NOT r.on_call AND (p.left_on IS NULL OR p.left_on >= r.day)"
)
KINDS = {"guest": GUESTS, "visitor": VISITORS, "staff": STAFF}
"""The SELECT of each kind. What they are told is `moment`."""


def moment(wall: datetime) -> dict[str, str]:
    """The values of the SELECTs at `wall`, the hotel's clock without a zone."""
    at, since = (one.strftime("%Y-%m-%dT%H:%M") for one in (wall, wall - LONGEST))
    return {"today": wall.date().isoformat(), "at": at, "since": since}
