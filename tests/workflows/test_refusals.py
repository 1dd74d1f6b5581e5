"""The last arbiter: each rule of the database that two desks can break at once is refused in the hotel's words."""

import shutil
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.models import every_table
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.refusals import _RULES, refusal_of
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows import one_of_privacy
from tests.workflows.night.closed_dates import close_the_day_before

COVER = (
    "INSERT INTO roster_cover (staff_id, begins, ends, reason, status, taker_id, asked_at, version) VALUES"
)
SLOT = "INSERT INTO room_slot (reservation_id, room_id, day, from_minute, to_minute) VALUES "
ROOM_103 = "(SELECT id FROM room WHERE no = '103')"
BREAKS = {
    "pk_room_night": "INSERT INTO room_night (night, room_id, reservation_id) SELECT night, room_id, 2 FROM room_night "
    "WHERE reservation_id = 1",
    "ck_type_night_sold": "UPDATE type_night SET sold = cap + 1",
    "tr_room_slot_apart": f"{SLOT} (3, {ROOM_103}, '2026-11-23', 725, 760)",
    "tr_room_slot_night": f"{SLOT} (3, (SELECT room_id FROM stay), '2026-11-23', 800, 1000)",
    "tr_room_night_slot": f"INSERT INTO room_night (night, room_id, reservation_id) VALUES ('2026-11-23', {ROOM_103}, 2)",
    "uq_reservation_source_source_ref": "UPDATE reservation SET source = 'channel', source_ref = 'X-1' WHERE id IN (2, 3)",
    "ck_team_member_days": "UPDATE team_member SET valid_to = '2000-01-01'",
    "ck_shift_length": "UPDATE shift SET to_minute = from_minute WHERE code = 'office'",
    "tr_room_night_beds": "INSERT INTO room_night (night, room_id, reservation_id) SELECT night, (SELECT of_room_id FROM bed LIMIT 1), 2 "
    "FROM room_night WHERE room_id IN (SELECT room_id FROM bed) LIMIT 1",
    "tr_roster_cover_apart": f"{COVER} (1, '2026-11-24T08:00', '2026-11-24T10:00', '', 'asked', NULL, '2026-11-23T07:00:00Z', 1), "
    "(1, '2026-11-24T09:00', '2026-11-24T11:00', '', 'asked', NULL, '2026-11-23T07:00:00Z', 1)",
    "tr_roster_cover_taker": f"{COVER} (1, '2026-11-24T08:00', '2026-11-24T10:00', '', 'taken', 3, '2026-11-23T07:00:00Z', 1), "
    "(2, '2026-11-24T09:00', '2026-11-24T11:00', '', 'taken', 3, '2026-11-23T07:00:00Z', 1)",
    "tr_room_slot_beds": f"{SLOT} (3, (SELECT of_room_id FROM bed LIMIT 1), '2026-11-24', 800, 1000)",
    "ck_company_account_credit": "UPDATE company_account SET owed_minor = credit_minor + 1",
    "tr_complaint_undone": "UPDATE complaint SET status = 'resolved', resolved_at = '2026-11-23T07:00:00Z'",
    "ck_property_hours": "UPDATE property SET checkout_minute = checkin_minute + 60",
    "tr_folio_line_closed_date": "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, "
    "amount_minor, reason, actor) SELECT id, '2026-11-22', '2026-11-23T07:00:00Z', 'minibar', '', 1, 5, 5, '', 'x' FROM folio LIMIT 1",
    "tr_payment_closed_date": "INSERT INTO payment (folio_id, business_date, at, method, kind, amount_minor, auth_no, reason, actor) "
    "SELECT id, '2026-11-22', '2026-11-23T07:00:00Z', 'cash', 'payment', 5, '', '', 'x' FROM folio LIMIT 1",
    "tr_business_day_closed": "UPDATE business_day SET totals = '{}' WHERE status = 'closed'",
    "tr_reservation_night_charged": "UPDATE reservation_night SET rate_minor = rate_minor + 1 WHERE EXISTS "
    "(SELECT 1 FROM folio_line WHERE auto_key = 'room:' || reservation_id || ':' || night)",
}
"""A statement that breaks a rule at the hotel below."""
CHARGED = (
    "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, night, auto_key, reason, "
    "actor) SELECT b.id, n.night, '2026-11-23T07:00:00Z', 'room', '', 1, n.rate_minor, n.rate_minor, n.night, "
    "'room:' || n.reservation_id || ':' || n.night, '', 'admin' FROM reservation_night n JOIN folio b "
    "ON b.reservation_id = n.reservation_id WHERE n.reservation_id = 1 ORDER BY n.night LIMIT 1"
)
"""What the closing of a date posts for a night."""


CODES = {
    "pk_room_night": "ROOM_TAKEN",
    "ck_type_night_sold": "SOLD_OUT",
    "uq_stay_room_in_house": "ROOM_OCCUPIED",
    "uq_stay_reservation": "ALREADY_CHECKED_IN",
    "tr_room_slot_apart": "SLOT_TAKEN",
    "tr_room_slot_night": "SLOT_TAKEN",
    "tr_room_night_slot": "SLOT_TAKEN",
    "uq_queue_ticket_open": "ALREADY_QUEUED",
    "uq_id_document_blind": "DOCUMENT_KNOWN",
    "uq_folio_line_corrects_id": "ALREADY_CORRECTED",
    "uq_payment_corrects_id": "ALREADY_CORRECTED",
    "uq_ledger_undoes": "ALREADY_UNDONE",
    "uq_stay_guest_present": "GUEST_PRESENT",
    "uq_reservation_source_source_ref": "SOURCE_REF_KNOWN",
    "tr_roster_entry_apart": "ON_A_SHIFT",
    "tr_calendar_window_apart": "HOURS_OVERLAP",
    "uq_callout_team_case_kind_case_ref": "CALLED_ALREADY",
    "uq_roll_call_open": "ROLL_CALL_OPEN",
    "tr_complaint_undone": "ACTIONS_OPEN",
    "tr_roster_cover_apart": "COVER_ASKED",
    "tr_roster_cover_taker": "COVER_BUSY",
    "pk_calendar_window": "HOURS_OVERLAP",
    "ck_team_member_days": "DAYS_REVERSED",
    "ck_shift_length": "SHIFT_EMPTY",
    "ck_property_hours": "SETTINGS_DISAGREE",
    "uq_shift_run_open": "SHIFT_OPEN",
    "uq_handover_run_open": "HANDOVER_OPEN",
    "uq_transfer_pending": "OFFERED_ALREADY",
    "tr_room_night_beds": "ROOM_SHARED",
    "tr_room_slot_beds": "ROOM_SHARED_HOURS",
    "tr_season_span_apart": "SEASONS_OVERLAP",
    "uq_visitor_person": "VISITOR_INSIDE",
    "uq_luggage_tag": "TAG_TAKEN",
    "uq_wake_call_stay_id_at": "WAKE_SET_ALREADY",
    "uq_folio_master_open": "MASTER_OPEN",
    "ck_company_account_credit": "CREDIT_SPENT",
    "uq_walk_record_standing": "ALREADY_WALKED",
    "pk_room_promise": "ALREADY_PROMISED",
    "uq_partner_hotel_code": "PARTNER_KNOWN",
    "tr_folio_line_closed_date": "DATE_CLOSED",
    "tr_payment_closed_date": "DATE_CLOSED",
    "tr_business_day_closed": "DATE_CLOSED",
    "pk_audit_step": "STEP_DONE",
    "tr_reservation_night_charged": "NIGHT_CHARGED",
    "uq_legal_hold_standing": "HELD_ALREADY",
    "uq_erasure_running": "PURGE_RUNNING",
}
"""What programs rely on: a code that changes breaks them."""


@dataclass(frozen=True)
class Nothing:
    """No result."""


class Raw(Act):
    """An act that writes without looking: what a race looks like to the desk that comes second."""

    verb: ClassVar[str] = "brief"
    sql: str

    def perform(self, work: Work) -> Nothing:
        """Run the statement."""
        work.run(text(self.sql))
        return Nothing()


@pytest.fixture(scope="module")
def busy_hotel(model_hotel, tmp_path_factory):
    """The hotel below, made once."""
    path = tmp_path_factory.mktemp("busy") / "hotel.db"
    shutil.copy(model_hotel, path)
    close_the_day_before(path)
    hand = Hand(path)
    at_work(hand)
    hand.desk.close()
    return path


@pytest.fixture
def busy(busy_hotel, tmp_path):
    """A copy of the hotel at work."""
    path = tmp_path / "hotel.db"
    shutil.copy(busy_hotel, path)
    hand = Hand(path)
    yield hand
    hand.desk.close()


def at_work(hand: Hand) -> None:
    """Somebody in 101, two bookings, a day use in 103, a ticket, a corrected line and payment, an undone act; a shift that
    is being handed over, somebody on the roster, an item that is offered.
    """
    stay = hand.check_in(hand.book())
    hand.do("queue", reservation=hand.book("Li Na", type="TWN"))
    hand.book("Wu", arrival="2026-11-30", departure="2026-12-01")
    hand.book("Day", departure="2026-11-23", room="103", from_minute=720, to_minute=1000)
    line = hand.do("post-charge", stay=stay, kind="minibar", amount=2000).result["line"]
    hand.do("correct-line", line=line, reason="x")
    payment = hand.do("take-payment", stay=stay, amount=2000, method="cash").result["payment"]
    hand.do("correct-line", payment=payment, reason="x")
    hand.desk.undo(hand.do("set-overbooking", type="SUI", overbooking=1).entry)
    hand.do("roster", staff="E002", day="2026-11-24", shift="early")
    hand.do("join-team", staff="E002")
    hand.do("open-shift")
    hand.do("start-handover")
    item = hand.do("log", text="Lift stands still", carry_over=True).result["entry"]
    hand.do("transfer-item", item=item, to="E002", reason="their shift")
    desk_at_work(hand, stay)
    fire = hand.do("raise-incident", type="fire", place="102").result["incident"]
    hand.do("open-roll-call", incident=fire)
    hand.do("call-out", team="rrt", reason="fire", kind="incident", case=fire)
    taken = {
        "code": "noise",
        "words": "loud",
        "whose": stay,
        "acknowledge": True,
        "understood": "music",
        "wants": "fix",
    }
    complaint = hand.do("take-complaint", **taken).result["complaint"]
    hand.do("add-action", complaint=complaint, text="knock", department="FD")
    kept_and_charged(hand)
    check(hand)


def desk_at_work(hand, stay: str) -> None:
    """Registers, a company, a party with its master bill, a guest sent elsewhere, one promised to stay, beds, a season."""
    hand.do("set-season", code="WINTER", first="2026-12-01", until="2027-01-01")
    hand.do("visitor-in", stay=stay, name="Fan Ying", last4="002X", approved=True)
    hand.do("take-luggage", whose=stay, tag="A17", pieces=2)
    hand.do("set-wake-call", stays=[stay], at="0630")
    hand.do("add-company", code="SUN", name="Sunshine", credit=100)
    party = hand.do(
        "book", guest="Two", type="KNG", arrival="2026-12-10", departure="2026-12-11", rooms=2
    ).result
    hand.do("open-master", reservation=party["reservations"][0])
    hand.do("add-partner", code="GRAND", name_en="Grand", name_zh="大饭店", rate=52_000)
    hand.do(
        "walk", reservation=hand.book("Eva", departure="2026-11-24"), partner="GRAND", reason="burst pipe"
    )
    hand.do("promise-room", reservation=hand.book("Old", departure="2026-11-24"), reason="an old guest")
    hand.do("add-room-type", code="DORM", name_en="Bed", name_zh="床位", max_adults=1, rate=9_000)
    hand.do("add-beds", room="202", beds=2, type="DORM")
    hand.book("Bed", type="DORM", arrival="2026-12-10", departure="2026-12-11")


def kept_and_charged(hand: Hand) -> None:
    """A guest under a hold, a purge that was confirmed and runs, a night that was charged."""
    hand.do("place-hold", record=hand.value("SELECT min(no) FROM guest"), reason="court")
    asked, _ = one_of_privacy.READY["purge-on"]
    asked(hand)
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(CHARGED)


def copied(table: str, where: str, **other: Any) -> str:
    """A statement that enters the row of `table` again under another id, with `other` values."""
    names = [column.name for column in every_table().tables[table].columns if column.name != "id"]
    values = [str(other.get(name, f'"{name}"')) for name in names]
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} FROM {table} {where} LIMIT 1"


AGAIN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "uq_stay_room_in_house": ("stay", "", {"no": "'S9'", "reservation_id": 2}),
    "uq_stay_reservation": ("stay", "", {"no": "'S9'", "room_id": ROOM_103}),
    "uq_queue_ticket_open": ("queue_ticket", "", {}),
    "uq_id_document_blind": ("id_document", "", {}),
    "uq_folio_line_corrects_id": ("folio_line", "WHERE corrects_id IS NOT NULL", {}),
    "uq_payment_corrects_id": ("payment", "WHERE corrects_id IS NOT NULL", {}),
    "uq_ledger_undoes": ("ledger", "WHERE undoes IS NOT NULL", {"seq": 9999}),
    "uq_stay_guest_present": ("stay_guest", "", {}),
    "tr_roster_entry_apart": ("roster_entry", "", {"shift": "'office'"}),
    "tr_calendar_window_apart": ("calendar_window", "WHERE calendar = 'CAL_OFFICE'", {"from_minute": 600}),
    "pk_calendar_window": ("calendar_window", "WHERE calendar = 'CAL_OFFICE'", {}),
    "uq_shift_run_open": ("shift_run", "", {}),
    "uq_handover_run_open": ("handover", "", {"no": "'H9'"}),
    "uq_transfer_pending": ("transfer", "", {}),
    "tr_season_span_apart": ("season_span", "", {"first": "'2026-12-20'"}),
    "uq_visitor_person": ("visitor", "", {"no": "'V9'"}),
    "uq_luggage_tag": ("luggage", "", {}),
    "uq_wake_call_stay_id_at": ("wake_call", "", {"no": "'Y9'"}),
    "uq_folio_master_open": ("folio", "WHERE kind = 'master'", {"no": "'F9'"}),
    "uq_walk_record_standing": ("walk_record", "", {}),
    "pk_room_promise": ("room_promise", "", {}),
    "uq_roll_call_open": ("roll_call", "", {}),
    "uq_callout_team_case_kind_case_ref": ("callout", "", {"no": "'U9'"}),
    "uq_partner_hotel_code": ("partner_hotel", "", {}),
    "pk_audit_step": ("audit_step", "", {}),
    "uq_legal_hold_standing": ("legal_hold", "", {"no": "'L9'"}),
    "uq_erasure_running": ("erasure", "", {"no": "'W9'"}),
}
"""Rules that a row entered once more breaks: its table, which row, and what is otherwise in it."""


def breaking(hand, rule: str) -> str:
    """The statement that breaks `rule`."""
    if rule not in AGAIN:
        return BREAKS[rule]
    table, where, other = AGAIN[rule]
    return copied(table, where, **other)


@pytest.mark.parametrize("rule", _RULES)
def test_a_broken_rule_is_refused_with_its_code_field_and_next_acts_and_nothing_is_written(busy, rule):
    code, message, field, following = _RULES[rule]
    before = busy.rows(
        "SELECT max(seq), (SELECT count(*) FROM room_night), (SELECT sum(sold) FROM type_night) FROM ledger"
    )
    with pytest.raises(Refusal) as caught:
        busy.desk.execute(Raw(sql=breaking(busy, rule)))
    error = caught.value
    assert (error.code, error.field, error.next, error.exit) == (code, field, following, 4)
    assert str(error) == message
    i18n.use("zh")
    assert str(error) != message
    assert (
        busy.rows(
            "SELECT max(seq), (SELECT count(*) FROM room_night), (SELECT sum(sold) FROM type_night) FROM ledger"
        )
        == before
    )
    check(busy)


def test_the_codes_of_broken_rules_are_those_that_programs_know():
    assert {rule: code for rule, (code, *_) in _RULES.items()} == CODES


def test_a_rule_without_a_sentence_stays_an_error_of_the_program(busy):
    assert refusal_of("ck_guest_name") is None
    with pytest.raises(IntegrityError):
        busy.desk.execute(Raw(sql="UPDATE guest SET name = ''"))
    check(busy)


def test_refusals_are_made_anew_each_time():
    first, second = refusal_of("pk_room_night"), refusal_of("pk_room_night")
    assert first is not second


@pytest.mark.parametrize(("code", "doing"), [
    ("ALREADY_QUEUED", ("queue", {"reservation": "r2"})),
    ("ALREADY_CORRECTED", ("correct-line", {"line": 1, "reason": "x"})),
    ("ALREADY_CORRECTED", ("correct-line", {"payment": 1, "reason": "x"})),
    ("GUEST_PRESENT", ("add-guest", {"stay": "101", "document": "34052419800101001X"})),
])  # fmt: skip
def test_what_was_done_already_is_said_by_the_act_itself(busy, code, doing):
    with pytest.raises(Refusal) as caught:
        busy.do(doing[0], **doing[1])
    assert caught.value.code == code


def test_a_source_reference_is_taken_once(hand):
    asked = {
        "type": "KNG",
        "arrival": "2026-11-23",
        "departure": "2026-11-24",
        "source": "ota",
        "source_ref": "X-1",
    }
    hand.do("book", guest="A", **asked)
    with pytest.raises(Refusal) as caught:
        hand.do("book", guest="B", **asked)
    assert (caught.value.code, caught.value.field, caught.value.next) == (
        "SOURCE_REF_KNOWN",
        "source_ref",
        ("find", "amend"),
    )
    hand.do("book", guest="B", **{**asked, "source": "agency"})
    check(hand)
