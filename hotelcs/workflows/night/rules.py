"""The rules behind the invariants: a sentence each, and the statement that finds what breaks it.

`:today` is the open business date. Every statement runs on SQLite and on PostgreSQL.
"""

from dataclasses import dataclass

from hotelcs.i18n import N_
from hotelcs.workflows.reception import balances

_COUNTED = "('tentative','confirmed','guaranteed','checked_in','checked_out')"
_HOLDING = "('tentative','confirmed','guaranteed','checked_in')"
_GONE = "('cancelled','no_show','walked','waitlist')"
_SAME = "b.reservation_id = f.reservation_id AND b.kind = f.kind"
_CHARGED, _PAID = balances.charged(_SAME), balances.paid(_SAME)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence for people, and a SELECT of the rows that break it."""

    sentence: str
    sql: str


OFFENDING = (
    "SELECT r.no, r.arrival, r.departure, count(n.night), min(n.night), max(n.night) FROM reservation r "
    "LEFT JOIN reservation_night n ON n.reservation_id = r.id "
    "WHERE r.status IN ('tentative','confirmed','guaranteed','checked_in') GROUP BY r.id, r.no, r.arrival, r.departure"
)
"""Bookings that hold rooms, with their nights counted; compared date by date by the caller."""

RULES: dict[str, Rule] = {
    "sold-to-come": Rule(
        N_(
            "For nights to come, the counter of rooms sold is the number of nights booked or held for groups."
        ),
        "SELECT c.night, c.type_id, sum(c.sold) AS sold, sum(c.booked) AS booked FROM ("
        "SELECT night, type_id, sold, 0 AS booked FROM type_night WHERE night >= :today UNION ALL "
        "SELECT n.night, n.type_id, 0, 1 FROM reservation_night n JOIN reservation r ON r.id = n.reservation_id "
        f"WHERE n.night >= :today AND r.status IN {_COUNTED} UNION ALL "
        "SELECT night, type_id, 0, held FROM group_night WHERE night >= :today) c "
        "GROUP BY c.night, c.type_id HAVING sum(c.sold) <> sum(c.booked)",
    ),
    "sold-in-the-past": Rule(
        N_("For past nights, no more rooms are counted as sold than nights were booked or held for groups."),
        "SELECT c.night, c.type_id, sum(c.sold) AS sold, sum(c.booked) AS booked FROM ("
        "SELECT night, type_id, sold, 0 AS booked FROM type_night WHERE night < :today UNION ALL "
        "SELECT n.night, n.type_id, 0, 1 FROM reservation_night n JOIN reservation r ON r.id = n.reservation_id "
        f"WHERE n.night < :today AND r.status IN {_COUNTED} UNION ALL "
        "SELECT night, type_id, 0, held FROM group_night WHERE night < :today) c "
        "GROUP BY c.night, c.type_id HAVING sum(c.sold) > sum(c.booked)",
    ),
    "group-blocks": Rule(
        N_("Rooms are held only for definite groups before their cut-off."),
        "SELECT g.no, b.night, b.held FROM group_night b JOIN group_booking g ON g.id = b.group_id "
        "WHERE b.held > 0 AND (g.status <> 'definite' OR g.released_at IS NOT NULL OR g.cutoff_date < :today)",
    ),
    "blocked": Rule(
        N_("The counter of rooms out of order is the number of nights blocked."),
        "SELECT c.night, c.type_id, sum(c.blocked) AS counted, sum(c.held) AS held FROM ("
        "SELECT night, type_id, blocked, 0 AS held FROM type_night UNION ALL "
        "SELECT n.night, r.type_id, 0, 1 FROM room_night n JOIN room r ON r.id = n.room_id WHERE n.block_id IS NOT NULL "
        "UNION ALL SELECT n.night, r.type_id, 0, 1 FROM room_night n JOIN bed b ON b.of_room_id = n.room_id "
        "JOIN room r ON r.id = b.room_id "
        "UNION ALL SELECT h.night, r.type_id, 0, 1 FROM (SELECT DISTINCT n.night, b.of_room_id FROM room_night n "
        "JOIN bed b ON b.room_id = n.room_id) h JOIN room r ON r.id = h.of_room_id) c "
        "GROUP BY c.night, c.type_id HAVING sum(c.blocked) <> sum(c.held)",
    ),
    "cap": Rule(
        N_(
            "A type can be sold up to its rooms less those out of order plus its overbooking limit, or more by force."
        ),
        "SELECT n.night, t.code, n.cap FROM type_night n JOIN room_type t ON t.id = n.type_id "
        "LEFT JOIN (SELECT type_id, count(*) AS rooms FROM room GROUP BY type_id) r ON r.type_id = t.id "
        "WHERE n.night >= :today AND n.cap < coalesce(r.rooms, 0) + t.overbooking - n.blocked",
    ),
    "cap-by-force": Rule(
        N_("What was sold by force and given up is not for sale again."),
        "SELECT n.night, t.code, n.cap, n.sold FROM type_night n JOIN room_type t ON t.id = n.type_id "
        "LEFT JOIN (SELECT type_id, count(*) AS rooms FROM room GROUP BY type_id) r ON r.type_id = t.id "
        "WHERE n.night >= :today AND n.cap > n.sold AND n.cap > coalesce(r.rooms, 0) + t.overbooking - n.blocked",
    ),
    "beds": Rule(
        N_("Who has booked a bed has one held every night, as long as there are enough."),
        "SELECT b.no, n.night FROM reservation_night n JOIN reservation b ON b.id = n.reservation_id "
        "JOIN type_night c ON c.night = n.night AND c.type_id = n.type_id JOIN room_type t ON t.id = n.type_id "
        "LEFT JOIN room_night h ON h.reservation_id = n.reservation_id AND h.night = n.night "
        f"WHERE n.night >= :today AND b.status IN {_HOLDING} AND h.night IS NULL "
        "AND n.type_id IN (SELECT r.type_id FROM bed d JOIN room r ON r.id = d.room_id) "
        "AND NOT EXISTS (SELECT 1 FROM room r WHERE r.type_id = t.id AND r.id NOT IN (SELECT room_id FROM bed)) "
        "AND c.sold <= (SELECT count(*) FROM room r WHERE r.type_id = t.id) + t.overbooking - c.blocked",
    ),
    "held-nights": Rule(
        N_(
            "A room is held only for a booking that stands, on a night of that booking, of the room's own type."
        ),
        "SELECT h.night, r.no AS room, b.no AS booking FROM room_night h JOIN room r ON r.id = h.room_id "
        "JOIN reservation b ON b.id = h.reservation_id "
        "LEFT JOIN reservation_night n ON n.reservation_id = h.reservation_id AND n.night = h.night "
        f"WHERE b.status IN {_GONE} OR n.night IS NULL OR n.type_id <> r.type_id",
    ),
    "held-hours": Rule(
        N_("Hours of a room are held only for a booking by the hour or day that stands."),
        "SELECT s.day, s.room_id, b.no FROM room_slot s JOIN reservation b ON b.id = s.reservation_id "
        f"WHERE b.status IN {_GONE} OR s.day <> b.arrival",
    ),
    "blocked-nights": Rule(
        N_("A night is blocked only inside a repair of that room."),
        "SELECT h.night, h.room_id, b.id FROM room_night h JOIN room_block b ON b.id = h.block_id "
        "WHERE b.room_id <> h.room_id OR h.night < b.from_date OR h.night >= b.to_date "
        "OR ((b.kind <> 'ooo' OR b.ended_at IS NOT NULL) AND h.night >= :today)",
    ),
    "repair-tonight": Rule(
        N_("A room under repair tonight is blocked tonight, and nobody stays in it."),
        "SELECT r.no, b.id FROM room_block b JOIN room r ON r.id = b.room_id "
        "LEFT JOIN room_night h ON h.room_id = b.room_id AND h.night = :today AND h.block_id = b.id "
        "LEFT JOIN stay s ON s.room_id = b.room_id AND s.status = 'in_house' AND s.due_out > :today "
        "WHERE b.kind = 'ooo' AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
        "AND (h.night IS NULL OR s.id IS NOT NULL)",
    ),
    "in-house": Rule(
        N_("A booking is checked in exactly when its stay is in house."),
        "SELECT r.no, r.status, s.status AS stay FROM reservation r "
        "JOIN stay s ON s.reservation_id = r.id AND s.status = 'in_house' WHERE r.status <> 'checked_in' UNION ALL "
        "SELECT r.no, r.status, '' FROM reservation r LEFT JOIN stay s ON s.reservation_id = r.id "
        "AND s.status = 'in_house' AND s.status <> 'voided' WHERE r.status = 'checked_in' AND s.id IS NULL",
    ),
    "tonight": Rule(
        N_("Whoever stays tonight has a room held tonight."),
        "SELECT s.no, s.room_id FROM stay s LEFT JOIN room_night h ON h.reservation_id = s.reservation_id "
        "AND h.night = :today WHERE s.status = 'in_house' AND s.due_out > :today AND h.night IS NULL",
    ),
    "people": Rule(
        N_("Somebody is written down for every stay in house, and everybody is to be registered."),
        "SELECT s.no, count(p.id) AS people, count(g.id) AS registered FROM stay s "
        "LEFT JOIN stay_guest p ON p.stay_id = s.id AND p.left_at IS NULL "
        "LEFT JOIN registration g ON g.stay_guest_id = p.id AND g.kind <> 'departure' "
        "WHERE s.status = 'in_house' GROUP BY s.no HAVING count(p.id) = 0 OR count(g.id) < count(p.id)",
    ),
    "closed-folios": Rule(
        N_("When every bill of a booking is closed, nothing is owed."),
        f"SELECT f.reservation_id, {_CHARGED} AS charged, {_PAID} AS paid FROM folio f WHERE f.kind <> 'house' GROUP BY f.reservation_id, f.kind "
        f"HAVING min(CASE WHEN f.status = 'closed' THEN 1 ELSE 0 END) = 1 AND {_CHARGED} <> {_PAID}",
    ),
    "deposits": Rule(
        N_("No deposit is held for guests who have left."),
        "SELECT s.no, d.receipt_no FROM deposit d JOIN stay s ON s.id = d.stay_id "
        "WHERE d.status = 'held' AND s.status <> 'in_house'",
    ),
    "corrections": Rule(
        N_("A correction is the exact opposite of what it corrects."),
        "SELECT c.id, c.amount_minor FROM folio_line c JOIN folio_line o ON o.id = c.corrects_id "
        "WHERE c.amount_minor + o.amount_minor <> 0 UNION ALL "
        "SELECT c.id, c.amount_minor FROM payment c JOIN payment o ON o.id = c.corrects_id "
        "WHERE c.amount_minor + o.amount_minor <> 0",
    ),
    "postings": Rule(
        N_("Nothing is posted on a date that is not open yet."),
        "SELECT id, business_date FROM folio_line WHERE business_date > :today UNION ALL "
        "SELECT id, business_date FROM payment WHERE business_date > :today",
    ),
    "money-of-acts": Rule(
        N_("Every charge and payment belongs to an act in the ledger: same instant, same person."),
        "SELECT m.what, m.id, m.actor, m.at FROM (SELECT 'charge' AS what, id, actor, at FROM folio_line UNION ALL "
        "SELECT 'payment', id, actor, at FROM payment) m "
        "LEFT JOIN (SELECT DISTINCT at, actor FROM ledger) e ON e.at = m.at AND e.actor = m.actor WHERE e.at IS NULL",
    ),
    "waiting": Rule(
        N_("Only a booking that has yet to arrive waits in the queue."),
        "SELECT q.id, r.no FROM queue_ticket q JOIN reservation r ON r.id = q.reservation_id "
        "WHERE q.ended_at IS NULL AND r.status NOT IN ('confirmed','guaranteed')",
    ),
    "masters": Rule(
        N_("The open master bill of a party stands on its first booking."),
        "SELECT f.no, r.no FROM folio f JOIN reservation r ON r.id = f.reservation_id WHERE f.kind = 'master' "
        "AND f.status <> 'closed' AND (r.party IS NULL OR r.id <> (SELECT min(h.id) FROM reservation h WHERE h.party = r.party))",
    ),
    "moved-lines": Rule(
        N_("What was moved or split keeps its whole amount."),
        "SELECT o.id, o.amount_minor, sum(l.amount_minor) FROM line_source s JOIN folio_line o ON o.id = s.origin_id "
        "JOIN folio_line l ON l.id = s.line_id GROUP BY o.id, o.amount_minor HAVING sum(l.amount_minor) <> o.amount_minor",
    ),
    "accounts": Rule(
        N_("A company owes what was charged to its account less what it paid on it."),
        "SELECT a.code, a.owed_minor FROM company_account a LEFT JOIN (SELECT c.company_id AS id, sum(c.amount) AS owed FROM ("
        "SELECT k.company_id, p.amount_minor AS amount FROM account_charge k JOIN payment p ON p.id = k.payment_id UNION ALL "
        "SELECT company_id, -amount_minor FROM account_receipt) c GROUP BY c.company_id) t ON t.id = a.id "
        "WHERE a.owed_minor <> coalesce(t.owed, 0)",
    ),
    "on-account": Rule(
        N_("What a company paid for a bill is charged to an account."),
        "SELECT p.id, p.amount_minor FROM payment p LEFT JOIN account_charge k ON k.payment_id = p.id "
        "WHERE (p.method = 'company_ar') <> (k.payment_id IS NOT NULL)",
    ),
    "roll-calls": Rule(
        N_("Everybody who stood on a roll call when it was opened stands on it still."),
        "SELECT c.id, c.frozen FROM roll_call c WHERE c.frozen IS NULL OR c.frozen <> "
        "(SELECT count(*) FROM roll_call_entry e WHERE e.roll_call_id = c.id AND NOT e.appended)",
    ),
    "ticks": Rule(
        N_("What is known of somebody on a roll call is what was said of them last."),
        "SELECT e.id, e.status FROM roll_call_entry e WHERE e.status <> coalesce((SELECT t.status FROM roll_call_tick t "
        "WHERE t.entry_id = e.id ORDER BY t.id DESC LIMIT 1), 'unknown')",
    ),
}
