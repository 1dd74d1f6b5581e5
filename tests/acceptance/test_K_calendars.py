"""Area K: feeds of channels in, a room's busy dates out, files of others (peer scenarios K)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hotelcs.workflows.feeds import from_outside
from hotelcs.workflows.transfer import take as taking
from hotelcs.workflows.transfer.mapping import decimal_of
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.feeds.calendars import calendar, event

Sync = Callable[..., from_outside.FeedTaken]


@pytest.fixture
def sync(hand: Hand, tmp_path: Path) -> Sync:
    """Read a calendar of room 101, written just before."""

    def read(*events: str, preview: bool = False, **asked: object) -> from_outside.FeedTaken:
        place = tmp_path / "channel.ics"
        place.write_text(calendar(*events), "utf-8")
        wanted = from_outside.Asked("channel-101", "101", str(place), **asked)  # type: ignore[arg-type]
        return from_outside.take(hand.desk, wanted, preview=preview)

    return read


def test_K1_a_feed_with_one_event_makes_a_booking_with_its_uid_its_remark_and_half_open_dates(
    sync: Sync, hand: Hand
) -> None:
    sync(event("abc@channel", "20261201", "20261204", "DESCRIPTION:Arrives late\\, by train", summary=""))
    rows = hand.rows(
        "SELECT source, source_ref, requests, arrival, departure, channel, status FROM reservation"
    )
    assert rows == [
        (
            "channel-101",
            "abc@channel",
            "Arrives late, by train",
            "2026-12-01",
            "2026-12-04",
            "ota",
            "confirmed",
        )
    ]
    nights = hand.rows(
        "SELECT n.night, r.no FROM room_night n JOIN room r ON r.id = n.room_id ORDER BY n.night"
    )
    assert nights == [("2026-12-01", "101"), ("2026-12-02", "101"), ("2026-12-03", "101")]
    check(hand)


def test_K4_an_event_that_collides_is_booked_without_the_room_and_marked(sync: Sync, hand: Hand) -> None:
    """The peer's policy `mark`: made and flagged. The room itself is never sold twice."""
    hand.book("Zhang Wei", room="101", arrival="2026-12-01", departure="2026-12-03")
    made = sync(event("new@channel", "20261202", "20261205"))
    assert [(reject.field, reject.value) for reject in made.rejects] == [("room", "new@channel")]
    rows = hand.rows(
        "SELECT state, why, b.room_id FROM calendar_event e JOIN reservation b ON b.id = e.reservation_id"
    )
    assert rows == [("unroomed", "ROOM_TAKEN", None)]
    assert hand.value("SELECT count(*) FROM room_night WHERE night = '2026-12-02'") == 1


def test_K7_an_event_whose_end_or_words_changed_changes_its_booking(sync: Sync, hand: Hand) -> None:
    sync(event("abc", "20310120", "20310122"))
    before = hand.rows("SELECT no, requests FROM reservation")
    sync(event("abc", "20310120", "20310125", summary="Reserved: two guests"))
    assert hand.rows("SELECT no, arrival, departure, requests FROM reservation") == [
        (before[0][0], "2031-01-20", "2031-01-25", "Reserved: two guests")
    ]
    assert hand.value("SELECT count(*) FROM room_night") == 5
    check(hand)


def test_K10_a_cancelled_booking_that_appears_again_is_reinstated(sync: Sync, hand: Hand) -> None:
    """One peer's policy, and ours for what the feed itself cancelled; what the desk cancelled stays cancelled."""
    other = event("other", "20270101", "20270103")
    sync(event("abc", "20261201", "20261203"), other)
    sync(other)
    assert hand.rows("SELECT status FROM reservation ORDER BY id") == [("cancelled",), ("confirmed",)]
    sync(event("abc", "20261201", "20261203"), other)
    assert hand.rows("SELECT status, room_id FROM reservation ORDER BY id") == [
        ("confirmed", 1),
        ("confirmed", 1),
    ]
    hand.do(
        "cancel",
        reservation=hand.value("SELECT no FROM reservation WHERE source_ref = 'abc'"),
        reason="no card",
    )
    sync(event("abc", "20261201", "20261203"), other)
    assert hand.value("SELECT status FROM reservation WHERE source_ref = 'abc'") == "cancelled"


def test_K13_instants_in_utc_become_the_days_of_the_hotels_own_clock(sync: Sync, hand: Hand) -> None:
    """The peer's dates are of October; the hotel of the tests opens in November, so its year is the next."""
    sync(
        event("utc", "", "", "DTSTART:20271001T140000Z", "DTEND:20271003T100000Z"),
        event("late", "", "", "DTSTART:20271101T170000Z", "DTEND:20271103T100000Z"),
    )
    assert hand.rows("SELECT source_ref, arrival, departure FROM reservation ORDER BY arrival") == [
        ("utc", "2027-10-01", "2027-10-03"),
        ("late", "2027-11-02", "2027-11-03"),  # one in the morning of the second, in Shanghai
    ]


def test_K16_an_event_without_dates_is_left_out_and_the_rest_is_taken(sync: Sync, hand: Hand) -> None:
    made = sync(event("none"), event("good", "20261201", "20261203"))
    assert [(reject.value, reject.reason) for reject in made.rejects] == [
        ("none", "it has no dates, or none that can be read")
    ]
    assert hand.rows("SELECT source_ref FROM reservation") == [("good",)]


def test_K19_what_is_exported_has_the_busy_dates_and_nothing_of_the_guests(sync: Sync, hand: Hand) -> None:
    from hotelcs.workflows.feeds.busy_calendar import busy_calendar

    number = hand.book("Zhang Wei", room="101", arrival="2026-12-01", departure="2026-12-04", phone="+8613800138000",
                       requests="quiet")  # fmt: skip
    hand.do("block-room", room="101", kind="ooo", from_="2026-12-10", to="2026-12-12", reason="Mr Li's leak")
    text = busy_calendar(hand.desk.show("room-busy", room="101"), hand.now).decode()
    assert [line.partition(":")[2] for line in text.splitlines() if line.startswith(("DTSTART", "DTEND"))] == [
        "20261201", "20261204", "20261210", "20261212",
    ]  # fmt: skip
    for secret in ("Zhang", "13800", "quiet", "Li", number):
        assert secret not in text


def test_K22_a_dry_run_validates_and_counts_and_writes_nothing(sync: Sync, hand: Hand) -> None:
    kept = {
        table: hand.rows(f"SELECT * FROM {table}") for table in ("reservation", "calendar_feed", "ledger")
    }
    made = sync(event("good", "20261201", "20261203"), event("none"), preview=True)
    assert (made.done.result["added"], len(made.rejects), made.done.entry) == (1, 1, None)
    assert {table: hand.rows(f"SELECT * FROM {table}") for table in kept} == kept


def test_K25_amounts_and_letters_of_a_european_file_are_read_as_they_are_meant(
    hand: Hand, tmp_path: Path
) -> None:
    """The peer's file is a bank's; ours is one of bookings, with the same amounts and the same letters."""
    assert [str(decimal_of(cell)) for cell in ("8.837,21", "-318,50")] == ["8837.21", "-318.50"]
    file, mapping = tmp_path / "bank.csv", tmp_path / "bank.toml"
    file.write_bytes('id,text,amount\n1,Für Leistung,"8.837,21"\n2,Für Rückgabe,"-318,50"\n'.encode("cp1252"))
    mapping.write_text(
        'kind = "reservations"\nreference = "id"\n[fields]\ntype = { value = "KNG" }\narrival = { value = "2026-12-01" }\n'
        'departure = { value = "2026-12-03" }\nrequests = "text"\nrate = { amount = "amount" }\n', "utf-8",
    )  # fmt: skip
    made = taking.take(hand.desk, "reservations", file, use=str(mapping))
    assert made.guessed == "cp1252", "a warning says so: Encoding mismatch"
    assert hand.rows("SELECT requests, rate_minor FROM reservation") == [("Für Leistung", 883_721)]
    assert [(reject.field, reject.value, reject.reason) for reject in made.rejects] == [
        ("rate", "-318,50", "an amount below nought")
    ]
