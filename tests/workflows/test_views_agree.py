"""Two views of one hotel never tell two stories: the demo hotel of 210 rooms, and a small one after any acts."""

import random
import shutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from hotelcs.errors import HotelcsError
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.reservations.states import LEGAL
from tests.conftest import Hand
from tests.faults.test_any_sequence_of_acts import Wanderer

ARRIVING = ("confirmed", "guaranteed")
MORNING = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(demo_hotel) -> Desk:
    """The demo hotel, read in the morning."""
    return open_desk(demo_hotel, login="manager", terminal="test", clock=lambda: MORNING)


@pytest.fixture(scope="module", params=["demo", 1, 2], ids=lambda made: f"hotel {made}")
def desk(request, demo, model_hotel, tmp_path_factory):
    """The demo hotel's desk, or that of a small hotel after a hundred acts of somebody without a plan."""
    if request.param == "demo":
        return demo
    path = tmp_path_factory.mktemp("wandered") / "hotel.db"
    shutil.copy(model_hotel, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "home" / "config"))
        hand = Hand(path)
        wanderer = Wanderer(hand, request.param * 1000, 0.0)
        for _ in range(100):
            wanderer.act()
            hand.now += timedelta(minutes=3)
    return hand.desk


def test_the_board_counts_the_rooms_of_the_rack(desk):
    board, rack = desk.show("home"), desk.show("rooms")
    assert {code: count for code, count in board.codes.items() if count} == Counter(row.code for row in rack)
    assert board.rooms_total == len(rack)


def test_the_rack_and_the_room_say_the_same_of_every_room(desk):
    for row in desk.show("rooms"):
        room = desk.show("room", no=row.room)
        assert (room.room, room.floor, room.type, room.code, room.version) == (
            row.room,
            row.floor,
            row.type,
            row.code,
            row.version,
        )
        assert (room.guest, room.departure) == (row.guest, row.departure)
        assert bool(room.stay) == bool(row.guest)


def test_whoever_is_in_house_is_in_a_room_of_the_rack(desk):
    stays = desk.show("in-house")
    rack = {row.room: row for row in desk.show("rooms")}
    taken = {no for no, row in rack.items() if row.guest}
    assert {row.room for row in stays} == taken
    assert len(stays) == desk.show("home").in_house
    for stay in stays:
        assert (rack[stay.room].guest, rack[stay.room].departure) == (stay.guest, stay.departure)


def test_everybody_counted_on_the_board_is_in_a_list_of_people(desk):
    board, stays = desk.show("home"), desk.show("in-house")
    assert board.guests == sum(row.adults + row.minors for row in stays)
    assert board.minors == sum(row.minors for row in stays)


def test_the_stay_its_room_and_its_bill_name_one_balance(desk):
    for row in desk.show("in-house"):
        bill = desk.show("folio", stay=row.stay)
        assert row.balance_minor == bill.balance_minor == desk.show("room", no=row.room).balance_minor
        assert (
            bill.balance_minor
            == bill.charges_minor - bill.paid_minor
            == sum(w.balance_minor for w in bill.windows)
        )


def test_the_stay_in_the_list_is_the_stay_alone(desk):
    for row in desk.show("in-house"):
        stay = desk.show("stay", no=row.stay)
        assert (stay.stay, stay.room, stay.guest, stay.departure) == (
            row.stay,
            row.room,
            row.guest,
            row.departure,
        )
        assert sum(person.minor for person in stay.people if not person.left_at) == row.minors
        assert desk.show("stay", room=row.room).stay == row.stay


def test_arrivals_of_the_board_are_those_of_the_list(desk):
    """The board counts today's; the list shows those who should have come before, too."""
    board, rows = desk.show("home"), desk.show("arrivals")
    assert board.arrivals_left == sum(row.status in ARRIVING and "delayed" not in row.marks for row in rows)
    assert board.arrivals_due == board.arrivals_in + board.arrivals_left
    assert len({row.reservation for row in rows}) == len(rows)


def test_departures_of_the_board_are_those_of_the_list(desk):
    board, rows = desk.show("home"), desk.show("departures")
    assert board.departures_out == sum(row.gone for row in rows)
    assert board.departures_left == sum(not row.gone for row in rows)
    assert board.departures_due == len(rows)
    staying = {row.stay for row in desk.show("in-house")}
    assert {row.stay for row in rows if not row.gone} <= staying
    assert not {row.stay for row in rows if row.gone} & staying


def test_who_waits_on_the_board_waits_in_the_queue_and_in_the_arrivals(desk):
    board, queue = desk.show("home"), desk.show("queue")
    assert board.waiting == len(board.queue) == len(queue)
    waiting = {row.reservation for row in desk.show("arrivals") if row.queued_minutes is not None}
    assert {row.reservation for row in queue} >= waiting


def test_registrations_counted_are_registrations_listed(desk):
    rows = desk.show("registrations")
    pending = [row for row in rows if row.status in ("pending", "rejected")]
    assert desk.show("home").registrations_pending == len(pending)
    for status in {row.status for row in rows}:
        assert len(desk.show("registrations", status=status)) == sum(row.status == status for row in rows)


def test_cards_out_are_counted_alike_everywhere(desk):
    out = Counter(row.stay for row in desk.show("keys", status="out"))
    for row in desk.show("in-house"):
        assert row.keys_out == out[row.stay]


def test_what_is_free_is_what_there_is_less_what_is_sold_and_blocked(desk):
    today = date.fromisoformat(desk.show("home").business_date)
    until = today + timedelta(days=7)
    rooms = Counter(row.type for row in desk.show("rooms"))
    for row in desk.show("availability", **{"from": today.isoformat(), "to": until.isoformat()}):
        assert row.rooms == rooms[row.type]
        assert row.free == row.rooms - row.sold - row.blocked
        assert row.sellable >= 0


def test_what_was_sold_tonight_is_on_the_board_and_in_availability(desk):
    board = desk.show("home")
    tomorrow = date.fromisoformat(board.business_date) + timedelta(days=1)
    rows = desk.show("availability", **{"from": board.business_date, "to": tomorrow.isoformat()})
    assert board.sold_tonight == sum(row.sold for row in rows)


def test_a_free_room_has_nobody_tonight_and_is_offered_as_such(desk):
    rack = {row.room: row for row in desk.show("rooms")}
    for kind in {row.type for row in rack.values()}:
        for room in desk.show("free-rooms", type=kind):
            assert room.code == rack[room.room].code
            assert room.code != "OOO"


def test_rooms_suggested_are_rooms_that_are_free(desk):
    arriving = [
        row for row in desk.show("arrivals") if row.status in ARRIVING and row.nights and not row.room
    ][:10]
    for row in arriving:
        today = desk.show("home").business_date
        free = {room.room for room in desk.show("free-rooms", type=row.type, arrival=max(row.arrival, today), departure=row.departure)} \
            if row.departure > today else set()  # fmt: skip
        suggested = [s for s in desk.show("suggestions", reservation=row.reservation) if s.type == row.type]
        assert {s.room for s in suggested} <= free
        assert [s.score for s in suggested] == sorted((s.score for s in suggested), reverse=True)


def test_every_booking_in_a_list_is_the_booking_alone(desk):
    for row in random.Random(7).sample(listed := desk.show("reservations", limit=200), min(40, len(listed))):
        alone = desk.show("reservation", no=row.reservation)
        for name in (
            "reservation",
            "guest",
            "type",
            "arrival",
            "departure",
            "adults",
            "children",
            "status",
            "room",
            "version",
        ):
            assert getattr(alone, name) == getattr(row, name), (row.reservation, name)
        assert set(LEGAL[row.status]) >= set(alone.next) or row.status in ARRIVING


def test_bookings_by_state_add_up_to_all(desk):
    everything = desk.show("reservations", limit=1000)
    if len(everything) < 1000:
        counted = Counter(row.status for row in everything)
        for status, count in counted.items():
            assert len(desk.show("reservations", status=status, limit=1000)) == count


def test_every_number_there_is_finds_its_record(desk):
    stays = desk.show("in-house")[:15]
    bookings = [row for row in desk.show("arrivals") if row.status in ARRIVING][:15]
    for text, kind, number in [*((row.stay, "stay", row.stay) for row in stays), *((row.reservation, "reservation", row.reservation) for row in bookings),
                               *((row.room, "room", row.room) for row in stays)]:  # fmt: skip
        assert (kind, number) in {(hit.kind, hit.no) for hit in desk.show("find", text=text)}, text


def test_every_guest_in_house_is_found_by_name_and_by_the_first_word_of_it(desk):
    for row in random.Random(3).sample(stays := desk.show("in-house"), min(25, len(stays))):
        for text in (row.guest, row.guest.split()[0]):
            hits = desk.show("find", text=text, limit=100)
            assert any(hit.title == row.guest for hit in hits), text


def test_the_board_names_acts_of_the_ledger_newest_first(desk):
    log = desk.show("home").log
    entries = {row.seq: row for row in desk.show("ledger", limit=100)}
    assert [row.seq for row in log] == sorted((row.seq for row in log), reverse=True)
    for row in log:
        assert (entries[row.seq].actor, entries[row.seq].verb) == (row.actor, row.verb)


def test_the_waitlist_is_the_bookings_that_wait(desk):
    waiting = {row.reservation for row in desk.show("reservations", status="waitlist", limit=1000)}
    today = desk.show("home").business_date
    assert {row.reservation for row in desk.show("waitlist")} == {
        no for no in waiting if desk.show("reservation", no=no).arrival >= today
    }


def test_reading_changes_nothing(desk):
    with desk.file.read() as reader:
        before = reader.rows("SELECT max(seq), (SELECT count(*) FROM number_sequence) FROM ledger")
    for view in (
        "home",
        "rooms",
        "arrivals",
        "in-house",
        "departures",
        "queue",
        "waitlist",
        "registrations",
        "keys",
        "availability",
    ):
        desk.show(view)
    with pytest.raises(HotelcsError):
        desk.show("room", no="nowhere")
    with desk.file.read() as reader:
        assert reader.rows("SELECT max(seq), (SELECT count(*) FROM number_sequence) FROM ledger") == before


def test_the_same_question_has_the_same_answer(demo):
    again = Hand(demo.file.path, "manager")
    again.now = MORNING
    for view in ("home", "rooms", "arrivals", "in-house", "departures"):
        assert again.desk.show(view) == demo.show(view)
    again.desk.close()
