"""Who is gone and still owes: skipped stays first of all, fees of no-shows and cancellations, master bills too (handbook 02 SM-02, M-41).

What is owed here is part of what guests owe in the ledger of every date, until it is paid.
"""

from dataclasses import dataclass

from hotelcs.workflows.reception import balances
from hotelcs.workflows.reservations.asked import phone_for
from hotelcs.workflows.views import Asking

_OVER = ", ".join(f"'{state}'" for state in balances.OVER)
_DEBTS = (
    "SELECT v.no, coalesce(s.no, ''), coalesce(m.no, ''), coalesce(g.name, ''), coalesce(g.phone, ''), "
    "coalesce(s.status, v.status), coalesce(s.date_out, v.arrival) AS since, "
    f"{balances.owed(balances.of_guest('v.id'))} AS owed, '' AS folio FROM reservation v "
    "LEFT JOIN stay s ON s.reservation_id = v.id AND s.status <> 'voided' LEFT JOIN room m ON m.id = s.room_id "
    f"LEFT JOIN guest g ON g.id = coalesce(s.guest_id, v.guest_id) WHERE v.status IN ({_OVER}) "
    "AND v.id IN (SELECT f.reservation_id FROM folio f WHERE f.status <> 'closed' AND f.kind = 'guest')"
)
_OF_PARTY = "FROM reservation r LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' WHERE r.party = v.party"
_MASTERS = (
    "SELECT v.no, '', '', coalesce(g.name, ''), coalesce(g.phone, ''), "
    f"CASE WHEN EXISTS (SELECT 1 {_OF_PARTY} AND s.status = 'skipped') THEN 'skipped' ELSE v.status END, "
    f"(SELECT max(coalesce(s.date_out, r.arrival)) {_OF_PARTY}) AS since, "
    f"{balances.owed(balances.of_one('f.id'))} AS owed, f.no AS folio FROM folio f JOIN reservation v ON v.id = f.reservation_id "
    "LEFT JOIN guest g ON g.id = v.guest_id WHERE f.kind = 'master' AND f.status <> 'closed' "
    f"AND NOT EXISTS (SELECT 1 {_OF_PARTY} AND r.status NOT IN ({_OVER}))"
)
"""Master bills of parties of whom nobody is left, under the first booking."""
_OWING = f"SELECT * FROM ({_DEBTS} UNION ALL {_MASTERS}) listed WHERE owed > 0 ORDER BY since, 1, folio LIMIT :most"
MOST = 1000


@dataclass(frozen=True, slots=True)
class Debt:
    """A booking that is over and owes: why it is over (skipped, checked_out, no_show, cancelled, walked), since which date.

    `owed_minor` in minor units. `folio` is the number of the master bill of a party, which is paid by it; empty for the bills
    of a booking. The name is for who may see guests, the telephone as on the card of a guest.
    """

    reservation: str
    stay: str
    room: str
    guest: str
    phone: str
    status: str
    day: str
    owed_minor: int
    currency: str
    folio: str = ""


def debts(asking: Asking) -> list[Debt]:
    """Who is gone and owes, the longest first; at most a thousand."""
    seen = asking.may("guest.read")
    return [
        Debt(no, stay, room, guest if seen else "", phone_for(asking, phone) if seen else "", status, day, owed,
             asking.currency, bill)
        for no, stay, room, guest, phone, status, day, owed, bill in asking.rows(_OWING, most=MOST)
    ]  # fmt: skip
