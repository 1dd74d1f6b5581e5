"""Rules that need a trigger: what is written stays written, and hours of a room do not overlap.

The names in RAISE are the names of the rules, as constraints have names; `storage.violations` reads them.
"""

APPEND_ONLY = ("ledger", "folio_line", "payment", "room_status_change")
"""Tables whose rows are never updated nor deleted."""

_APPEND = """CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'tr_{table}_no_{verb}'); END"""

_SLOT_OVERLAP = """CREATE TRIGGER tr_room_slot_apart_{verb} BEFORE {verb} ON room_slot
WHEN EXISTS (
    SELECT 1 FROM room_slot other
    WHERE other.room_id = new.room_id AND other.day = new.day AND other.reservation_id <> new.reservation_id
      AND other.from_minute < new.to_minute AND new.from_minute < other.to_minute)
BEGIN SELECT RAISE(ABORT, 'tr_room_slot_apart'); END"""

_SLOT_ON_NIGHT = """CREATE TRIGGER tr_room_slot_night_{verb} BEFORE {verb} ON room_slot
WHEN EXISTS (
    SELECT 1 FROM room_night n, property p
    WHERE n.room_id = new.room_id AND n.night = new.day AND new.to_minute > p.checkin_minute)
  OR EXISTS (
    SELECT 1 FROM room_night n, property p
    WHERE n.room_id = new.room_id AND n.night = date(new.day, '-1 day') AND new.from_minute < p.checkout_minute
      AND NOT EXISTS (SELECT 1 FROM stay s WHERE s.reservation_id = n.reservation_id AND s.status = 'checked_out'))
BEGIN SELECT RAISE(ABORT, 'tr_room_slot_night'); END"""

_NIGHT_ON_SLOT = """CREATE TRIGGER tr_room_night_slot_{verb} BEFORE {verb} ON room_night
WHEN EXISTS (
    SELECT 1 FROM room_slot s, property p
    WHERE s.room_id = new.room_id AND s.reservation_id <> coalesce(new.reservation_id, -1)
      AND ((s.day = new.night AND s.to_minute > p.checkin_minute)
        OR (s.day = date(new.night, '+1 day') AND s.from_minute < p.checkout_minute)))
BEGIN SELECT RAISE(ABORT, 'tr_room_night_slot'); END"""


def sqlite_triggers() -> list[str]:
    """Every CREATE TRIGGER of schema 1, in order."""
    append = [_APPEND.format(table=t, verb=v) for t in APPEND_ONLY for v in ("update", "delete")]
    apart = [
        sql.format(verb=v)
        for sql in (_SLOT_OVERLAP, _SLOT_ON_NIGHT, _NIGHT_ON_SLOT)
        for v in ("insert", "update")
    ]
    return append + apart
