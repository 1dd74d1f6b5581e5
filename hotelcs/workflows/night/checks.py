"""What is looked at before the night audit: each kind with its rows, whether it stops the audit, and where it is mended.

What the program has no data for is not listed: discrepancies of rooms and priced requests come with their own screens.
"""

from dataclasses import dataclass

from hotelcs.i18n import N_
from hotelcs.workflows.reception import balances

_STAY = (
    "FROM stay s JOIN room r ON r.id = s.room_id JOIN guest g ON g.id = s.guest_id "
    "JOIN reservation v ON v.id = s.reservation_id"
)
_OWED = balances.owed(balances.of_guest("s.reservation_id"))
_HELD = (
    "coalesce((SELECT sum(d.amount_minor) FROM deposit d WHERE d.stay_id = s.id AND d.status = 'held'), 0)"
)


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of what is looked at: its name, whether it stops the audit, the screen where it is mended, and its rows.

    The statement gives reference, room, guest, when (date or instant) and an amount in minor units; it may ask for `:today`.
    """

    title: str
    blocks: bool
    screen: str
    sql: str

    def code(self, kind: str) -> str:
        """What programs call it (handbook 05 §5.5): W_ what warns, B_ what stops the audit."""
        return f"{'B' if self.blocks else 'W'}_{CODES.get(kind, kind.upper())}"


CODES = {"police": "POLICE_PENDING"}
"""Kinds that programs call otherwise."""
CHECKS = {
    "missing_rate": Check(
        N_("In house without a rate tonight"), True, "03",
        f"SELECT s.no, r.no, g.name, s.due_out, 0 {_STAY} LEFT JOIN reservation_night n ON n.reservation_id = v.id "
        "AND n.night = :today WHERE s.status = 'in_house' AND s.due_out > :today AND n.night IS NULL ORDER BY r.no",
    ),
    "cash": Check(N_("Past shifts with uncounted cash"), True, "11", ""),
    "arrivals": Check(
        N_("Arrivals not arrived"), False, "31",
        "SELECT v.no, '', coalesce(g.name, ''), v.arrival, v.rate_minor FROM reservation v LEFT JOIN guest g ON g.id = v.guest_id "
        "WHERE v.arrival = :today AND v.status IN ('confirmed','guaranteed') AND NOT EXISTS (SELECT 1 FROM kept_arrival k "
        "WHERE k.day = :today AND k.reservation_id = v.id) ORDER BY v.no",
    ),
    "due_outs": Check(
        N_("Due out and still in house"), False, "31",
        f"SELECT s.no, r.no, g.name, s.due_out, {_OWED} {_STAY} WHERE s.status = 'in_house' AND s.due_out <= :today "
        "ORDER BY r.no",
    ),
    "police": Check(
        N_("Registrations not sent"), False, "registrations",
        "SELECT s.no, r.no, p.name, q.deadline, 0 FROM registration q JOIN stay_guest p ON p.id = q.stay_guest_id "
        "JOIN stay s ON s.id = p.stay_id JOIN room r ON r.id = s.room_id WHERE q.status IN ('pending','rejected') "
        "ORDER BY q.deadline",
    ),
    "no_price": Check(
        N_("Nights at no price that are not complimentary"), False, "03",
        f"SELECT s.no, r.no, g.name, s.due_out, 0 {_STAY} JOIN reservation_night n ON n.reservation_id = v.id "
        "AND n.night = :today AND n.rate_minor = 0 WHERE s.status = 'in_house' "
        "AND v.kind NOT IN ('complimentary','house_use') ORDER BY r.no",
    ),
    "rate_changes": Check(N_("Rates changed by hand today"), False, "06", ""),
    "over_deposit": Check(
        N_("Bills over the deposit"), False, "03",
        f"SELECT s.no, r.no, g.name, s.due_out, {_OWED} - {_HELD} {_STAY} WHERE s.status = 'in_house' "
        f"AND {_OWED} > 0 AND {_OWED} > {_HELD} ORDER BY r.no",
    ),
    "waiting": Check(
        N_("Guests waiting for a room"), False, "02",
        "SELECT v.no, '', coalesce(g.name, ''), q.since, 0 FROM queue_ticket q JOIN reservation v ON v.id = q.reservation_id "
        "LEFT JOIN guest g ON g.id = v.guest_id WHERE q.ended_at IS NULL ORDER BY q.id",
    ),
    "incidents": Check(
        N_("Emergencies under way"), False, "10",
        "SELECT i.no, '', i.place, i.at, 0 FROM incident i WHERE i.status IN ('reported','responding','contained','recovering','reviewing') "
        "AND i.status IN ('reported','responding','contained') AND NOT i.drill ORDER BY i.id",
    ),
    "must_read": Check(N_("Notices you have not read"), False, "26", ""),
    "backup": Check(N_("No verified backup of the last day"), False, "", ""),
}  # fmt: skip
"""In the order shown. Those without a statement are looked at in another way."""
