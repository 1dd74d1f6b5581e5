"""The checks of readiness that tables answer: how many things are wrong with a group (handbook W-16, S-141)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hotelcs.clock import iso
from hotelcs.storage.reading import Reader, one, value
from hotelcs.workflows.events.check_words import ASKED, CHECKS

DOCUMENTS, PROFILES = 90, 80
"""Per cent of people whose document, of facts about guests that, have to be known."""
BACKUP_HOURS = 26
_BOOKED = (
    "SELECT r.id FROM group_room l JOIN reservation r ON r.id = l.reservation_id WHERE l.group_id = :group "
    "AND r.status IN ('confirmed','guaranteed','checked_in')"
)
_BLOCK = (
    "SELECT coalesce((SELECT max(x.rooms) FROM (SELECT sum(b.rooms) AS rooms FROM group_night b WHERE b.group_id = :group "
    f"GROUP BY b.night) x), 0), (SELECT count(*) FROM ({_BOOKED}) y), (SELECT pax FROM group_booking WHERE id = :group), "
    "(SELECT count(*) FROM group_member m WHERE m.group_id = :group)"
)
_NAMES = (
    "SELECT (SELECT count(*) FROM group_member m WHERE m.group_id = :group AND m.nth > 1) + "
    "(SELECT count(*) FROM (SELECT m.blind FROM group_member m WHERE m.group_id = :group AND m.blind <> '' "
    "GROUP BY m.blind HAVING count(*) > 1) x) + "
    f"(SELECT count(*) FROM reservation r WHERE r.id IN ({_BOOKED}) AND r.guest_id IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM group_member m WHERE m.reservation_id = r.id))"
)
_FITS = (
    f"SELECT count(*) FROM reservation r JOIN room_type t ON t.id = r.type_id WHERE r.id IN ({_BOOKED}) AND (r.adults > t.max_adults "
    "OR (SELECT count(*) FROM group_member m WHERE m.reservation_id = r.id) > t.max_adults + t.max_children)"
)
_ARRIVALS = (
    f"SELECT count(*) FROM reservation r WHERE r.id IN ({_BOOKED}) AND r.eta_minute IS NULL "
    "AND (SELECT coach_minute FROM group_booking WHERE id = :group) IS NULL"
)
_VIP = (
    f"SELECT count(*) FROM reservation r JOIN guest g ON g.id = r.guest_id WHERE r.id IN ({_BOOKED}) AND g.vip_level > 0 "
    "AND r.room_id IS NULL"
)
_BILLING = (
    "SELECT CASE WHEN g.billing = 'individual' OR g.company <> '' OR EXISTS (SELECT 1 FROM folio f WHERE f.kind = 'master' "
    f"AND f.reservation_id IN ({_BOOKED})) THEN 0 ELSE 1 END FROM group_booking g WHERE g.id = :group"
)
_INVOICE = (
    "SELECT CASE WHEN g.billing = 'individual' OR EXISTS (SELECT 1 FROM company_account c WHERE c.tax_id <> '' "
    "AND g.company IN (c.code, c.name, c.name_en)) OR EXISTS (SELECT 1 FROM invoice_request i JOIN folio f ON f.id = i.folio_id "
    f"WHERE i.status <> 'void' AND f.reservation_id IN ({_BOOKED})) THEN 0 ELSE 1 END FROM group_booking g WHERE g.id = :group"
)
_DOCUMENTS = (
    "SELECT count(*), sum(CASE WHEN m.blind <> '' OR EXISTS (SELECT 1 FROM reservation r JOIN id_document d "
    "ON d.guest_id = r.guest_id WHERE r.id = m.reservation_id) THEN 1 ELSE 0 END) FROM group_member m WHERE m.group_id = :group"
)
_PROFILES = (
    "SELECT count(*), sum((CASE WHEN g.phone <> '' THEN 1 ELSE 0 END) + (CASE WHEN g.lang <> '' THEN 1 ELSE 0 END) "
    "+ (CASE WHEN g.nationality <> '' THEN 1 ELSE 0 END) + (CASE WHEN g.birth_date IS NOT NULL THEN 1 ELSE 0 END)) "
    f"FROM reservation r JOIN guest g ON g.id = r.guest_id WHERE r.id IN ({_BOOKED})"
)
_ROOMS = (
    f"SELECT count(DISTINCT r.room_id) FROM reservation r JOIN room_block b ON b.room_id = r.room_id WHERE r.id IN ({_BOOKED}) "
    "AND b.kind = 'ooo' AND b.ended_at IS NULL AND b.from_date < r.departure AND b.to_date > r.arrival"
)
_MACHINES = (
    "SELECT count(DISTINCT o.component) FROM system_outage o JOIN system_component c ON c.code = o.component "
    "WHERE c.kind IN ('network','printer','locks') AND o.cancelled_at IS NULL AND o.from_at <= :now "
    "AND (o.to_at IS NULL OR o.to_at > :now)"
)
_BACKUP = "SELECT count(*) FROM job_run WHERE command = 'backup' AND exit = 0 AND ended_at >= :since"
FACTS = 4
"""Facts about a guest that are looked at: telephone, language, nationality, birth."""


def wrong(reader: Reader, group: int, now: datetime) -> dict[str, int]:
    """How much is wrong by the code of each check that tables answer; 0 is well."""
    looks: dict[str, Callable[[], int]] = {
        "block": lambda: _block(reader, group),
        **{code: _counted(reader, sql, group) for code, sql in _COUNTED.items()},
        "documents": lambda: _missing(one(reader, _DOCUMENTS, group=group), 1, DOCUMENTS),
        "profiles": lambda: _missing(one(reader, _PROFILES, group=group), FACTS, PROFILES),
        "machines": lambda: int(value(reader, _MACHINES, now=iso(now))),
        "backup": lambda: int(not value(reader, _BACKUP, since=iso(now - timedelta(hours=BACKUP_HOURS)))),
    }
    return {code: looks[code]() for code in CHECKS if code not in ASKED}


_COUNTED = {
    "names": _NAMES, "fits": _FITS, "arrivals": _ARRIVALS, "vip": _VIP, "billing": _BILLING, "invoice": _INVOICE,
    "rooms": _ROOMS,
}  # fmt: skip


def _counted(reader: Reader, sql: str, group: int) -> Callable[[], int]:
    return lambda: int(value(reader, sql, group=group) or 0)


def _block(reader: Reader, group: int) -> int:
    """Rooms and people that are not what was agreed."""
    found = one(reader, _BLOCK, group=group)
    agreed, taken, pax, listed = (int(number or 0) for number in found or (0, 0, 0, 0))
    return abs(agreed - taken) + (abs(pax - listed) if pax else 0)


def _missing(found: tuple[int | None, ...] | None, each: int, share: int) -> int:
    """How many are missing while fewer than `share` per cent are there; nobody on the list is everybody missing."""
    people, known = (int(number or 0) for number in found or (0, 0))
    if not people:
        return 1
    return 0 if known * 100 >= people * each * share else people * each - known
