"""What is under a legal hold, as pieces of SQL: guests, stays, cases and everything that hangs on them. Imports nothing."""

_STANDING = "FROM legal_hold h JOIN {table} x ON x.no = h.ref AND h.kind = '{table}' AND h.lifted_at IS NULL"


def _held(table: str) -> str:
    return _STANDING.format(table=table)


GUESTS = (
    f"SELECT x.id {_held('guest')} UNION SELECT x.guest_id {_held('stay')} "
    f"UNION SELECT p.guest_id {_held('stay')} JOIN stay_guest p ON p.stay_id = x.id "
    f"UNION SELECT x.guest_id {_held('complaint')} WHERE x.guest_id IS NOT NULL "
    f"UNION SELECT p.guest_id {_held('complaint')} JOIN stay_guest p ON p.stay_id = x.stay_id "
    f"UNION SELECT i.guest_id {_held('incident')} JOIN incident_guest i ON i.incident_id = x.id"
)
"""Ids of guests of whom nothing may go: held themselves, in a held stay, in a held case."""
STAYS = f"SELECT x.id {_held('stay')} UNION SELECT p.stay_id FROM stay_guest p WHERE p.guest_id IN ({GUESTS})"
"""Ids of stays of which nothing may go."""
RESERVATIONS = (
    f"SELECT r.id FROM reservation r WHERE r.guest_id IN ({GUESTS}) "
    f"UNION SELECT s.reservation_id FROM stay s WHERE s.id IN ({STAYS})"
)
"""Ids of bookings of which nothing may go."""
COMPLAINTS = (
    f"SELECT x.id {_held('complaint')} UNION SELECT c.id FROM complaint c "
    f"WHERE c.guest_id IN ({GUESTS}) OR c.stay_id IN ({STAYS})"
)
"""Ids of complaints of which nothing may go."""
INCIDENTS = f"SELECT x.id {_held('incident')} UNION SELECT i.incident_id FROM incident_guest i WHERE i.guest_id IN ({GUESTS})"
"""Ids of emergencies of which nothing may go."""
NUMBERS = (
    "SELECT h.ref FROM legal_hold h WHERE h.lifted_at IS NULL "
    f"UNION SELECT s.no FROM stay s WHERE s.id IN ({STAYS}) "
    f"UNION SELECT r.no FROM reservation r WHERE r.id IN ({RESERVATIONS}) "
    f"UNION SELECT c.no FROM complaint c WHERE c.id IN ({COMPLAINTS}) "
    f"UNION SELECT n.no FROM incident n WHERE n.id IN ({INCIDENTS})"
)
"""Numbers of everything that is held: what a line of the log is linked to."""
