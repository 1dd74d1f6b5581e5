"""Each rule holds in a hotel at work, and finds the row that breaks it."""

import pytest

from hotelcs.storage import driver
from hotelcs.workflows.night.invariants import broken
from hotelcs.workflows.night.rules import RULES
from tests.invariants import check

ROLL = (
    "INSERT INTO incident (id, no, type, place, status, at, business_date, reported_by, terminal, signed_in, reason, drill, plan_approved, report_minutes, evac, no_reentry, casualties, media, damage, review, plan_change_note, lesson, version) VALUES "
    "(9, 'N9', 'fire', '101', 'reported', '2026-11-23T00:00:00Z', '2026-11-23', '', 't', 1, '', 0, 0, 15, 0, 0, 0, 0, '', '', '', '', 1); "
    "INSERT INTO roll_call (id, incident_id, drill, assembly, opened_at, opened_by, frozen, handed_to, version) VALUES "
    "(9, 9, 0, 'A', '2026-11-23T00:00:00Z', '', {frozen}, '', 1);"
)
"""A roll call with nobody on its list."""
BREAKS = {
    "roll-calls": ROLL.format(frozen=1),
    "ticks": ROLL.format(frozen="NULL")
    + "INSERT INTO roll_call_entry (id, roll_call_id, seq, kind, source, ref, name, room, assist, need, "
    "minor, nationality, lang, phone, post, status, marked_at, marked_by, appended, withdrawn, version) VALUES "
    "(9, 9, 1, 'guest', 'x', '', 'X', '101', 0, '', 0, '', '', '', '', 'safe', '2026-11-23T00:00:00Z', '', 0, 0, 1)",
    "sold-to-come": "UPDATE type_night SET sold = sold + 1 WHERE night = '2026-11-25'",
    "sold-in-the-past": "UPDATE type_night SET sold = sold + 1, cap = cap + 9 WHERE night = '2026-11-23'",
    "blocked": "UPDATE type_night SET blocked = blocked + 1, cap = cap + 9 WHERE night = '2026-11-25'",
    "group-blocks": "INSERT INTO group_booking (id, no, name, kind, company, leader, leader_phone, arrival, departure, pax, billing, "
    "cutoff_date, event, notes, status, reason, booked_date, created_at, version) VALUES (1, 'G9', 'G', 'tour', '', '', '', "
    "'2026-11-25', '2026-11-26', 0, 'master', '2026-11-23', 0, '', 'definite', '', '2026-11-23', '2026-11-23T00:00:00Z', 1); "
    "INSERT INTO group_night (group_id, type_id, night, rooms, held, released, rate_minor) VALUES (1, 1, '2026-11-25', 1, 1, 0, 1)",
    "cap-by-force": "UPDATE type_night SET cap = cap + 1 WHERE night = '2026-11-25'",
    "beds": "INSERT INTO bed (room_id, of_room_id) SELECT r.id, (SELECT id FROM room WHERE no = '301') FROM room r "
    "WHERE r.type_id = 1; DELETE FROM room_night WHERE night = '2026-11-25'",
    "cap": "UPDATE type_night SET cap = sold WHERE night = '2026-11-25'",
    "held-nights": "UPDATE room_night SET room_id = (SELECT id FROM room WHERE no = '301') WHERE night = '2026-11-24'",
    "held-hours": "UPDATE room_slot SET day = '2026-12-24'",
    "in-house": "UPDATE reservation SET status = 'confirmed' WHERE status = 'checked_in'",
    "tonight": "DELETE FROM room_night WHERE night = '2026-11-24'",
    "people": "DELETE FROM registration",
    "closed-folios": "UPDATE folio SET status = 'closed'",
    "deposits": "UPDATE stay SET status = 'voided'",
    "waiting": "UPDATE queue_ticket SET ended_at = NULL, reservation_id = (SELECT max(reservation_id) FROM stay)",
    "business-days": "DELETE FROM business_day WHERE day = '2026-11-23'; "
    "INSERT INTO business_day (day, status, opened_at, closed_at, totals) "
    "VALUES ('2026-11-20', 'closed', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', '{}')",
    "nights-of-a-booking": "UPDATE reservation SET departure = '2026-11-29' WHERE status = 'confirmed' AND kind = 'overnight'",
    "repair-tonight": "INSERT INTO room_block (room_id, kind, from_date, to_date, reason) "
    "SELECT room_id, 'ooo', '2026-11-24', '2026-11-26', 'pipe' FROM stay",
    "blocked-nights": "INSERT INTO room_block (id, room_id, kind, from_date, to_date, reason, ended_at) "
    "SELECT 99, id, 'ooo', '2026-11-24', '2026-11-26', 'pipe', '2026-11-24T00:00:00Z' FROM room WHERE no = '103'; "
    "INSERT INTO room_night (night, room_id, block_id) SELECT '2026-11-25', id, 99 FROM room WHERE no = '103'",
    "corrections": "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, "
    "corrects_id, reason, actor) SELECT folio_id, business_date, at, kind, '', 1, 5, 5, id, 'x', 'x' FROM folio_line",
    "masters": "INSERT INTO folio (no, reservation_id, kind, status, \"window\", title) SELECT 'F9', id, 'master', 'open', 1, '' "
    "FROM reservation WHERE party IS NULL LIMIT 1",
    "moved-lines": "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, reason, "
    "actor) SELECT folio_id, business_date, at, kind, '', 1, 5, 5, '', 'x' FROM folio_line LIMIT 1; INSERT INTO line_source "
    "(line_id, origin_id) SELECT max(id), min(id) FROM folio_line",
    "accounts": "INSERT INTO company_account (code, name, name_en, tax_id, contact, credit_minor, owed_minor, terms_days, active, "
    "opened_at, version) VALUES ('A', 'A', '', '', '', 9, 9, 30, 1, '2026-11-20T00:00:00Z', 1)",
    "on-account": "INSERT INTO payment (folio_id, business_date, at, method, kind, amount_minor, auth_no, reason, actor) "
    "SELECT folio_id, business_date, at, 'company_ar', 'payment', 5, '', '', 'x' FROM payment",
    "money-of-acts": "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, "
    "reason, actor) SELECT folio_id, business_date, at, kind, '', 1, 5, 5, '', 'nobody' FROM folio_line",
    "postings": "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, "
    "reason, actor) SELECT folio_id, '2027-01-01', at, kind, '', 1, 5, 5, '', 'x' FROM folio_line",
}


@pytest.fixture
def busy(hand):
    """A hotel on its second day: somebody in house, somebody to come, a day use, somebody waiting."""
    hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="wechat")
    hand.do("close-day")
    hand.book("Li Na", arrival="2026-11-25", departure="2026-11-27", room="102")
    hand.book("Day Guest", arrival="2026-11-24", departure="2026-11-24", room="201", type="TWN")
    hand.do("queue", reservation=hand.book("Wu", arrival="2026-11-24", departure="2026-11-26"))
    return hand


def test_a_hotel_at_work_is_sound(busy):
    check(busy)


UNGUARDED = "".join(
    f"DROP TRIGGER tr_{name};"
    for name in (
        "folio_line_closed_date", "payment_closed_date", "business_day_closed_update", "business_day_closed_delete",
        "reservation_night_charged_update", "reservation_night_charged_delete",
    )
)  # fmt: skip
"""What of the tables would refuse to be broken."""


@pytest.mark.parametrize("rule", [*RULES, "business-days", "nights-of-a-booking"])
def test_each_rule_finds_what_breaks_it(busy, rule):
    connection = driver.connect(str(busy.path))
    connection.executescript("PRAGMA foreign_keys=OFF;" + UNGUARDED + BREAKS[rule])
    connection.close()
    with busy.desk.file.read() as reader:
        assert rule in {found.rule for found in broken(reader)}


def test_the_check_takes_a_path_too(busy):
    check(busy.path)


def test_guests_may_leave_on_the_very_day_on_which_the_repair_of_their_room_begins(hand):
    hand.check_in(hand.book(departure="2026-11-24"), room="101")
    hand.do("block-room", room="101", kind="ooo", from_="2026-11-24", to="2026-11-26", reason="pipe")
    hand.do("close-day")
    check(hand)
