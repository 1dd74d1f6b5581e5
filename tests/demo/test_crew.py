"""The demo's staff: one clock for all of them, desks of their own, the furnishing of the house."""

import random
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.demo import resort
from hotelcs.demo.bookings import bookings
from hotelcs.demo.crew import PACE, Crew
from hotelcs.demo.furnishing import _fields, _status, name_guests
from hotelcs.demo.people import Document, people
from hotelcs.demo.shift import Shift, written
from hotelcs.errors import Denied
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS
from tests.conftest import NOON, TODAY
from tests.invariants import check


@pytest.fixture
def crew(model_hotel, tmp_path):
    """Staff at a copy of the small hotel, at noon."""
    shutil.copy(model_hotel, tmp_path / "hotel.db")
    made = Crew(tmp_path / "hotel.db", "Asia/Shanghai", NOON)
    yield made
    made.close()


def test_time_goes_on_with_every_act_and_never_back(crew):
    crew.do("admin", "set-room-status", room="101", status="dirty")
    assert crew.now == NOON + PACE
    crew.wait_until(NOON)
    assert crew.now == NOON + PACE
    crew.wait_until(NOON + timedelta(hours=1))
    crew.do("admin", "set-room-status", room="101", status="clean")
    assert crew.now == NOON + timedelta(hours=1) + PACE


def test_each_of_them_has_one_desk_and_acts_under_their_own_name(crew):
    assert crew.desk("desk") is crew.desk("desk")
    assert crew.desk("desk") is not crew.desk("night")
    crew.do("desk", "book", guest="A", type="KNG", arrival="2026-11-23", departure="2026-11-24")
    entry = crew.desk("admin").show("ledger", limit=1)[0]
    assert (entry.actor, entry.terminal) == ("desk", "desk-desk")


def test_nobody_of_them_may_more_than_their_post(crew):
    with pytest.raises(Denied):
        crew.do("desk", "close-day")
    check(crew.path)


def test_a_field_called_like_a_word_of_the_language_is_written_with_a_stroke(crew):
    crew.do(
        "admin", "block-room", room="101", kind="oos", from_="2026-11-23", to="2026-11-24", reason="paint"
    )
    assert crew.desk("admin").show("room", no="101").code == "OOS"


def test_desks_that_were_closed_are_opened_again_when_needed(crew):
    first = crew.desk("desk")
    crew.close()
    assert crew.desk("desk") is not first


@pytest.mark.parametrize(("document", "typed"), [
    (Document("cn_id", "34052419800101001X", "CHN"), "cn_id:34052419800101001X"), (Document("passport", "X1234567", "GBR"), "passport:GBR:X1234567"),
])  # fmt: skip
def test_a_document_is_typed_as_at_the_desk(document, typed):
    assert written(document) == typed


@pytest.fixture(scope="module")
def listed():
    """The demo's bookings with their guests."""
    return name_guests(list(bookings(TODAY)), people(7), TODAY)


def test_only_who_is_still_of_interest_has_a_name(listed):
    for one in listed:
        gone = one.booking.state in {"cancelled", "no_show"} or one.booking.departure < TODAY
        assert (one.guest is None) == gone
    assert len({one.reference for one in listed}) == len(listed)


def test_every_booking_is_one_the_import_takes(listed):
    chance = random.Random(7)
    counted: Counter[str] = Counter()
    for one in listed:
        fields = _fields(one, TODAY, chance)
        counted[str(fields["status"])] += 1
        assert 0 <= (fields["departure"] - fields["arrival"]).days <= MAX_NIGHTS  # type: ignore[operator]
        assert fields["type"] in {kind.code for kind in resort.KINDS}
        assert fields["booked"] <= TODAY  # type: ignore[operator]
    assert set(counted) == {"confirmed", "checked_out", "cancelled", "no_show"}


def test_a_booking_stands_as_it_did_on_the_morning(listed):
    for one in listed:
        status = _status(one.booking, TODAY)
        if one.booking.departure > TODAY and one.booking.state not in {"cancelled", "no_show"}:
            assert status == "confirmed"
        if status == "checked_out":
            assert one.booking.departure <= TODAY


def test_a_shift_knows_the_free_rooms_by_type_and_never_gives_one_twice(crew, listed):
    wanted = replace(listed[0], booking=replace(listed[0].booking, assigned="KNG"))
    shift = Shift(crew, people(1), random.Random(1))
    assert shift.rooms_for(wanted) == ["101", "102", "103"]
    assert shift.rooms_for(wanted, but={"101"}, only={"101", "102"}) == ["102"]
    assert {shift.take_room(wanted) for _ in range(3)} == {"101", "102", "103"}
    with pytest.raises(IndexError):
        shift.take_room(wanted)


def test_the_hotel_is_made_by_acts_of_its_staff_in_the_order_of_time(demo_hotel):
    from hotelcs.workflows.desk import open_desk

    desk = open_desk(demo_hotel, login="manager", clock=lambda: datetime(2026, 11, 23, 3, tzinfo=UTC))
    entries = desk.show("ledger", **{"from": 1}, limit=500)
    assert [row.seq for row in entries] == list(range(1, len(entries) + 1))
    assert [row.at for row in entries] == sorted(row.at for row in entries)
    assert {row.actor for row in entries} <= {"manager", *(login for login, *_ in resort.STAFF)}
    desk.close()
