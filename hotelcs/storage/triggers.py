"""Rules that need a trigger: what is written stays written, and spans of time that may not overlap.

The names in RAISE are the names of the rules, as constraints have names; `storage.violations` reads them.
"""

from hotelcs.storage.erasing_triggers import REPLACED, erasing_triggers

FIRST_APPEND_ONLY = ("ledger", "folio_line", "payment", "room_status_change")
SECOND_APPEND_ONLY = (
    "log_entry", "log_mark", "cash_count", "duty_text", "duty_ack", "notice_read", "organisation_version",
)  # fmt: skip
THIRD_APPEND_ONLY: tuple[str, ...] = ("account_charge", "account_receipt", "line_source", "drawer_move")
FOURTH_APPEND_ONLY: tuple[str, ...] = (
    "case_event",
    "incident_event",
    "authority_call",
    "roll_call_tick",
    "roll_call_mark",
    "escalation_step",
    "escalation_run",
    "escalation_told",
)  # fmt: skip
FIFTH_APPEND_ONLY: tuple[str, ...] = (
    "audit_step",
    "daily_review",
    "report_run",
)  # fmt: skip
APPEND_ONLY = (
    FIRST_APPEND_ONLY + SECOND_APPEND_ONLY + THIRD_APPEND_ONLY + FOURTH_APPEND_ONLY + FIFTH_APPEND_ONLY
)
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


_ONE_A_DAY = """CREATE TRIGGER tr_{name}_{verb} BEFORE {verb} ON {table}
WHEN {when}EXISTS (
    SELECT 1 FROM {table} other
    WHERE {same} AND {other}other.id <> coalesce(new.id, -1)
      AND other.valid_from <= coalesce(new.valid_to, '9999-12-31')
      AND new.valid_from <= coalesce(other.valid_to, '9999-12-31'))
BEGIN SELECT RAISE(ABORT, 'tr_{name}'); END"""
"""Days, both ends included, that rows of the same thing may not share."""

_ONE_PLACE = """CREATE TRIGGER tr_roster_entry_apart_{verb} BEFORE {verb} ON roster_entry
WHEN EXISTS (
    SELECT 1 FROM roster_entry other
    WHERE other.staff_id = new.staff_id AND other.id <> coalesce(new.id, -1)
      AND other.begins < new.ends AND new.begins < other.ends)
BEGIN SELECT RAISE(ABORT, 'tr_roster_entry_apart'); END"""

_WINDOWS = """CREATE TRIGGER tr_calendar_window_apart_{verb} BEFORE {verb} ON calendar_window
WHEN EXISTS (
    SELECT 1 FROM calendar_window other
    WHERE other.calendar = new.calendar AND other.weekday = new.weekday AND other.from_minute <> new.from_minute
      AND other.from_minute < new.to_minute AND new.from_minute < other.to_minute)
BEGIN SELECT RAISE(ABORT, 'tr_calendar_window_apart'); END"""


_COVERS = """CREATE TRIGGER tr_roster_cover_apart_{verb} BEFORE {verb} ON roster_cover
WHEN new.status <> 'withdrawn' AND EXISTS (
    SELECT 1 FROM roster_cover other
    WHERE other.staff_id = new.staff_id AND other.id <> coalesce(new.id, -1) AND other.status <> 'withdrawn'
      AND other.begins < new.ends AND new.begins < other.ends)
BEGIN SELECT RAISE(ABORT, 'tr_roster_cover_apart'); END"""
_TAKERS = """CREATE TRIGGER tr_roster_cover_taker_{verb} BEFORE {verb} ON roster_cover
WHEN new.status = 'taken' AND EXISTS (
    SELECT 1 FROM roster_cover other
    WHERE other.taker_id = new.taker_id AND other.id <> coalesce(new.id, -1) AND other.status = 'taken'
      AND other.begins < new.ends AND new.begins < other.ends)
BEGIN SELECT RAISE(ABORT, 'tr_roster_cover_taker'); END"""

_SPANS = """CREATE TRIGGER tr_season_span_apart_{verb} BEFORE {verb} ON season_span
WHEN EXISTS (
    SELECT 1 FROM season_span other
    WHERE other.first <> new.first AND other.first < new.until AND new.first < other.until)
BEGIN SELECT RAISE(ABORT, 'tr_season_span_apart'); END"""

_BEDS = """CREATE TRIGGER tr_room_night_beds_{verb} BEFORE {verb} ON room_night
WHEN EXISTS (
    SELECT 1 FROM bed b JOIN room_night n ON n.room_id = b.of_room_id AND n.night = new.night
    WHERE b.room_id = new.room_id)
  OR EXISTS (
    SELECT 1 FROM bed b JOIN room_night n ON n.room_id = b.room_id AND n.night = new.night
    WHERE b.of_room_id = new.room_id)
BEGIN SELECT RAISE(ABORT, 'tr_room_night_beds'); END"""

_BED_HOURS = """CREATE TRIGGER tr_room_slot_beds_{verb} BEFORE {verb} ON room_slot
WHEN EXISTS (SELECT 1 FROM bed b WHERE new.room_id IN (b.room_id, b.of_room_id))
BEGIN SELECT RAISE(ABORT, 'tr_room_slot_beds'); END"""

_ROLL_CALL = (
    """CREATE TRIGGER tr_roll_call_frozen BEFORE UPDATE OF frozen, incident_id ON roll_call WHEN old.frozen IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'tr_roll_call_frozen'); END""",
    """CREATE TRIGGER tr_roll_call_entry_late BEFORE INSERT ON roll_call_entry
WHEN NOT new.appended AND (SELECT frozen FROM roll_call c WHERE c.id = new.roll_call_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'tr_roll_call_entry_late'); END""",
    """CREATE TRIGGER tr_roll_call_entry_kept BEFORE UPDATE OF roll_call_id, seq, kind, source, ref, name, room, floor, appended
ON roll_call_entry BEGIN SELECT RAISE(ABORT, 'tr_roll_call_entry_kept'); END""",
    _APPEND.format(table="roll_call_entry", verb="delete"),
)
"""A list is frozen when it is opened: nobody leaves it, and who comes onto it later is marked so."""

_ALLOWED = (
    "(SELECT count(*) FROM room x WHERE x.type_id = type_night.type_id) "
    "+ (SELECT t.overbooking FROM room_type t WHERE t.id = type_night.type_id) - (blocked {sign} {count})"
)
_COUNTERS = """
    INSERT INTO type_night (night, type_id, sold, blocked, cap)
    SELECT new.night, t.id, 0, 0, (SELECT count(*) FROM room x WHERE x.type_id = t.id) + t.overbooking
    FROM room_type t WHERE t.id IN (
        SELECT r.type_id FROM bed b JOIN room r ON r.id = b.of_room_id WHERE b.room_id = new.room_id
        UNION SELECT r.type_id FROM bed b JOIN room r ON r.id = b.room_id WHERE b.of_room_id = new.room_id)
    ON CONFLICT (night, type_id) DO NOTHING;"""
_SHARED = """
    UPDATE type_night SET blocked = blocked {sign} 1, cap = {cap}
    WHERE night = {row}.night AND type_id = (
        SELECT r.type_id FROM bed b JOIN room r ON r.id = b.of_room_id WHERE b.room_id = {row}.room_id)
      AND {held} = (
        SELECT count(*) FROM bed mine JOIN bed b ON b.of_room_id = mine.of_room_id
        JOIN room_night n ON n.room_id = b.room_id AND n.night = {row}.night WHERE mine.room_id = {row}.room_id);"""
_WHOLE = """
    UPDATE type_night SET blocked = blocked {sign} {beds}, cap = {cap}
    WHERE night = {row}.night AND EXISTS (
        SELECT 1 FROM bed b JOIN room r ON r.id = b.room_id
        WHERE b.of_room_id = {row}.room_id AND r.type_id = type_night.type_id);"""


def _bed_counts(verb: str, row: str, sign: str, held: int) -> str:
    """The trigger that counts a room whose first bed is held as taken, and the beds of a room that is held whole.

    Taking never raises the cap, so `ck_type_night_sold` refuses what was sold to others by type alone.
    """
    beds = (
        f"(SELECT count(*) FROM bed b JOIN room r ON r.id = b.room_id WHERE b.of_room_id = {row}.room_id "
        "AND r.type_id = type_night.type_id)"
    )

    def cap(count: str) -> str:
        allowed = _ALLOWED.format(sign=sign, count=count)
        return allowed if sign == "+" else f"max(sold, {allowed})"

    return (
        f"CREATE TRIGGER tr_room_night_count_{verb} AFTER {verb} ON room_night\n"
        f"WHEN EXISTS (SELECT 1 FROM bed b WHERE {row}.room_id = b.room_id) "
        f"OR EXISTS (SELECT 1 FROM bed b WHERE {row}.room_id = b.of_room_id)\nBEGIN"
        + (_COUNTERS if verb == "insert" else "")
        + _SHARED.format(sign=sign, row=row, held=held, cap=cap("1"))
        + _WHOLE.format(sign=sign, row=row, beds=beds, cap=cap(beds))
        + "\nEND"
    )


def _span(name: str, table: str, same: str, when: str = "", other: str = "") -> list[str]:
    """The triggers that keep validity spans of one thing apart."""
    return [
        _ONE_A_DAY.format(name=name, verb=verb, table=table, same=same, when=when, other=other)
        for verb in ("insert", "update")
    ]


def _append_only(tables: tuple[str, ...]) -> list[str]:
    return [_APPEND.format(table=table, verb=verb) for table in tables for verb in ("update", "delete")]


REMADE = ("tr_room_slot_night_insert", "tr_room_slot_night_update")
"""Triggers of schema 1 that schema 5 makes anew: a room is free by the hour after guests ran off, as after a check-out."""
_SLOT_ON_NIGHT_OF_5 = _SLOT_ON_NIGHT.replace(
    "s.status = 'checked_out'", "s.status IN ('checked_out','skipped')"
)


def first_triggers() -> list[str]:
    """Every CREATE TRIGGER of schema 1, in order."""
    apart = [
        sql.format(verb=verb)
        for sql in (_SLOT_OVERLAP, _SLOT_ON_NIGHT, _NIGHT_ON_SLOT)
        for verb in ("insert", "update")
    ]
    return _append_only(FIRST_APPEND_ONLY) + apart


def second_triggers() -> list[str]:
    """What schema 2 adds: one main post, one A, one place at a time."""
    apart = [sql.format(verb=verb) for sql in (_ONE_PLACE, _WINDOWS) for verb in ("insert", "update")]
    return [
        *_append_only(SECOND_APPEND_ONLY),
        *_span("staff_post_main", "staff_post", "other.staff_id = new.staff_id", "new.main AND ", "other.main AND "),
        *_span("staff_post_twice", "staff_post", "other.staff_id = new.staff_id AND other.post = new.post"),
        *_span("duty_assignment_one_a", "duty_assignment", "other.duty = new.duty", "new.raci = 'A' AND ",
               "other.raci = 'A' AND "),
        *_span("duty_assignment_twice", "duty_assignment",
               "other.duty = new.duty AND other.post = new.post AND other.raci = new.raci"),
        *apart,
    ]  # fmt: skip


def third_triggers() -> list[str]:
    """What schema 3 adds."""
    return [
        *_append_only(THIRD_APPEND_ONLY),
        *(sql.format(verb=verb) for sql in (_SPANS, _BEDS, _BED_HOURS) for verb in ("insert", "update")),
        _bed_counts("insert", "new", "+", 1),
        _bed_counts("delete", "old", "-", 0),
    ]


_STILL_DONE = """CREATE TRIGGER tr_complaint_undone BEFORE UPDATE OF status ON complaint
WHEN new.status = 'resolved' AND EXISTS (
    SELECT 1 FROM complaint_action a WHERE a.complaint_id = new.id AND a.done_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'tr_complaint_undone'); END"""
"""Nothing is resolved while somebody still has something to do for it (handbook 02 §2.8, 12)."""


def fourth_triggers() -> list[str]:
    """What schema 4 adds."""
    return [
        *_append_only(FOURTH_APPEND_ONLY),
        _STILL_DONE,
        *_ROLL_CALL,
        *(sql.format(verb=verb) for sql in (_COVERS, _TAKERS) for verb in ("insert", "update")),
    ]


_CLOSED_DATES = (
    *(
        f"""CREATE TRIGGER tr_{table}_closed_date BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM business_day d WHERE d.day = new.business_date AND d.status = 'closed')
BEGIN SELECT RAISE(ABORT, 'tr_{table}_closed_date'); END"""
        for table in ("folio_line", "payment")
    ),
    *(
        f"""CREATE TRIGGER tr_business_day_closed_{verb} BEFORE {verb} ON business_day WHEN old.status = 'closed'
BEGIN SELECT RAISE(ABORT, 'tr_business_day_closed'); END"""
        for verb in ("update", "delete")
    ),
    *(
        f"""CREATE TRIGGER tr_reservation_night_charged_{verb} BEFORE {verb} ON reservation_night
WHEN EXISTS (SELECT 1 FROM folio_line l WHERE l.auto_key = 'room:' || old.reservation_id || ':' || old.night)
BEGIN SELECT RAISE(ABORT, 'tr_reservation_night_charged'); END"""
        for verb in ("update", "delete")
    ),
)
"""What was closed stays closed: nothing is posted on a closed date, its row never changes, nor a night that was charged."""


def fifth_triggers() -> list[str]:
    """What schema 5 adds, and what it makes anew."""
    kept = [trigger for trigger in _append_only(FIFTH_APPEND_ONLY) if trigger.split()[2] not in REPLACED]
    remade = [_SLOT_ON_NIGHT_OF_5.format(verb=verb) for verb in ("insert", "update")]
    return [*kept, *_CLOSED_DATES, *erasing_triggers(), *remade]


def sqlite_triggers() -> list[str]:
    """Every CREATE TRIGGER of the newest schema."""
    before = first_triggers() + second_triggers() + third_triggers() + fourth_triggers()
    gone = (*REPLACED, *REMADE)
    return [trigger for trigger in before if trigger.split()[2] not in gone] + fifth_triggers()
