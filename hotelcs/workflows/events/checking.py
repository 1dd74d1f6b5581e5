"""The checks of readiness that tables answer: what is wrong with a group, and how often (handbook W-16, S-141)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hotelcs.clock import iso
from hotelcs.storage.reading import Reader, one, value
from hotelcs.workflows.events.check_words import ASKED, CHECKS
from hotelcs.workflows.machine.backup_age import OLD_HOURS
from hotelcs.workflows.measures.profiles import points_of as profile_points

DOCUMENTS, PROFILES, BACKUP_HOURS = 90, 80, OLD_HOURS
"""Per cent of people whose document is known, points of a profile (M-23), hours since the last verified backup (M-39)."""
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
    "SELECT (SELECT count(*) FROM group_member m WHERE m.group_id = :group AND m.nth > 1), "
    "(SELECT count(*) FROM (SELECT m.blind FROM group_member m WHERE m.group_id = :group AND m.blind <> '' "
    "GROUP BY m.blind HAVING count(*) > 1) x), "
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
    "SELECT g.no, g.name, g.name_latin, g.phone, g.birth_date, g.email, g.lang, g.company, "
    "max(CASE WHEN EXISTS (SELECT 1 FROM id_document d WHERE d.guest_id = g.id) THEN 1 ELSE 0 END), "
    "max(CASE WHEN EXISTS (SELECT 1 FROM reservation w WHERE w.guest_id = g.id AND w.requests <> '') THEN 1 ELSE 0 END) "
    f"FROM reservation r JOIN guest g ON g.id = r.guest_id WHERE r.id IN ({_BOOKED}) "
    "GROUP BY g.no, g.name, g.name_latin, g.phone, g.birth_date, g.email, g.lang, g.company ORDER BY g.no"
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

Parts = dict[str, int]
"""What is wrong with one check, by the words of `check_words.PARTS`, and how often; nothing is well."""


def wrong(reader: Reader, group: int, now: datetime, verified_hours: int | None) -> dict[str, Parts]:
    """What is wrong by the code of each check that tables answer; empty is well.

    `verified_hours` is the age of the newest verified backup, None without one.
    """
    looks: dict[str, Callable[[], Parts]] = {
        "block": lambda: _block(reader, group),
        "names": lambda: _named(("same_name", "same_document", "no_name"), one(reader, _NAMES, group=group)),
        **{code: _counted(reader, code, sql, group) for code, sql in _COUNTED.items()},
        "documents": lambda: _documents(one(reader, _DOCUMENTS, group=group)),
        "profiles": lambda: _profiles(reader, group),
        "machines": lambda: _some("machine_down", int(value(reader, _MACHINES, now=iso(now)))),
        "backup": lambda: _some("not_verified", int(verified_hours is None or verified_hours > BACKUP_HOURS)),
    }
    return {code: looks[code]() for code in CHECKS if code not in ASKED}


_COUNTED = {
    "fits": _FITS,
    "arrivals": _ARRIVALS,
    "vip": _VIP,
    "billing": _BILLING,
    "invoice": _INVOICE,
    "rooms": _ROOMS,
}
WORDS = {
    "fits": "too_many", "arrivals": "no_time", "vip": "no_room", "billing": "unsettled", "invoice": "no_title", "rooms": "room_off",
}  # fmt: skip


def _counted(reader: Reader, code: str, sql: str, group: int) -> Callable[[], Parts]:
    return lambda: _some(WORDS[code], int(value(reader, sql, group=group) or 0))


def _some(word: str, many: int) -> Parts:
    return {word: many} if many else {}


def _named(names: Sequence[str], found: Sequence[int | None] | None) -> Parts:
    return {word: int(many) for word, many in zip(names, found or (), strict=False) if many}


def _block(reader: Reader, group: int) -> Parts:
    """Rooms and people that are not what was agreed."""
    found = one(reader, _BLOCK, group=group)
    agreed, taken, pax, listed = (int(number or 0) for number in found or (0, 0, 0, 0))
    people = (max(pax - listed, 0), max(listed - pax, 0)) if pax else (0, 0)
    counts = (max(agreed - taken, 0), max(taken - agreed, 0), *people)
    return _named(("rooms_missing", "rooms_over", "people_missing", "people_over"), counts)


def _documents(found: Sequence[int | None] | None) -> Parts:
    """Who has no document, while fewer than nine in ten have one; nobody on the list is everybody missing."""
    people, known = (int(number or 0) for number in found or (0, 0))
    if not people:
        return {"nobody_listed": 1}
    return {} if known * 100 >= people * DOCUMENTS else {"no_document": people - known}


def _profiles(reader: Reader, group: int) -> Parts:
    """Guests below eighty points, while all together have fewer than that (M-23)."""
    points = [profile_points(*facts) for _, *facts in reader.rows(_PROFILES, group=group)]
    if not points:
        return {"nobody_known": 1}
    if sum(points) >= PROFILES * len(points):
        return {}
    return {"profile_thin": sum(one < PROFILES for one in points)}
