"""Numbers people quote: in order, by day, widening past 999, found again by their short forms."""

import shutil
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.workflows import numbers
from tests.conftest import TODAY, Hand
from tests.invariants import check

PREFIXES = st.sampled_from("RSPF")
SERIALS = st.integers(1, 999_999)


def at(serial: int, hand: Hand, prefix: str = "R") -> None:
    """Let the last number of `prefix` given today be `serial`."""
    with hand.desk.file.write() as session:
        session.execute(
            text("INSERT INTO number_sequence (prefix, day, last) VALUES (:p, :d, :n) ON CONFLICT (prefix, day) "
                 "DO UPDATE SET last = :n"),
            {"p": prefix, "d": TODAY.isoformat(), "n": serial},
        )  # fmt: skip


def test_numbers_follow_each_other_from_one(hand):
    assert [hand.book(arrival=f"2026-12-0{n}", departure=f"2026-12-0{n + 1}") for n in (1, 2, 3)] == [
        "R261123-001",
        "R261123-002",
        "R261123-003",
    ]


def test_numbers_grow_wider_past_999_and_stay_in_order(hand):
    at(998, hand)
    made = [hand.book(arrival=f"2026-12-0{n}", departure=f"2026-12-0{n + 1}") for n in (1, 2, 3)]
    assert made == ["R261123-999", "R261123-1000", "R261123-1001"]
    check(hand)


@pytest.mark.parametrize(
    "named", ["R261123-1000", "r261123-1000", "R1000", "r-1000", "R..1000", "1000", " 1000 "]
)
def test_a_booking_past_999_is_found_by_every_name_it_has(hand, named):
    at(999, hand)
    reservation = hand.book()
    assert hand.do("cancel", reservation=named, reason="x").result["reservation"] == reservation


@pytest.mark.parametrize("named", ["S261123-1000", "s1000", "R261123-1000", "r1000", "101"])
def test_a_stay_past_999_is_found_by_every_name_it_has(hand, named):
    at(999, hand)
    at(999, hand, "S")
    hand.check_in(hand.book())
    assert hand.do("brief", stay=named, ticks=["wifi"]).result["stay"] == "S261123-1000"
    assert hand.desk.show("stay", no=named).stay == "S261123-1000"


def test_a_short_form_of_three_digits_does_not_find_the_end_of_a_longer_one(hand):
    at(1000, hand)
    at(1000, hand, "S")
    hand.check_in(hand.book(departure="2026-11-24"))
    for verb, fields in (
        ("cancel", {"reservation": "R001", "reason": "x"}),
        ("brief", {"stay": "S001", "ticks": ["wifi"]}),
    ):
        with pytest.raises(Refusal) as caught:
            hand.do(verb, **fields)
        assert caught.value.code.endswith("_UNKNOWN")


def test_a_new_day_begins_at_one_again(hand):
    hand.book(arrival="2026-12-01", departure="2026-12-02")
    hand.do("close-day")
    assert hand.book(arrival="2026-12-01", departure="2026-12-02") == "R261124-001"


def test_a_short_form_means_the_latest(hand):
    hand.book(arrival="2026-12-01", departure="2026-12-02")
    hand.do("close-day")
    later = hand.book(arrival="2026-12-01", departure="2026-12-02")
    assert hand.do("cancel", reservation="r1", reason="x").result["reservation"] == later


def test_a_refused_act_takes_no_number(hand):
    with pytest.raises(Refusal):
        hand.book(type="NONE")
    with pytest.raises(Refusal):
        hand.book(room="999")
    assert hand.book() == "R261123-001"


def test_a_party_takes_consecutive_numbers_and_a_preview_none(hand):
    hand.desk.preview(
        "book", {"guest": "A", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24", "rooms": 3}
    )
    made = hand.do(
        "book", guest="A", type="KNG", arrival="2026-11-23", departure="2026-11-24", rooms=3
    ).result
    assert made["reservations"] == ["R261123-001", "R261123-002", "R261123-003"]
    assert made["party"] == "R261123-001"


def test_a_party_across_999_is_a_party(hand):
    at(998, hand)
    made = hand.do(
        "book", guest="A", type="KNG", arrival="2026-11-23", departure="2026-11-24", rooms=3, source_ref="X"
    ).result
    assert made["reservations"][-1] == "R261123-1001"
    assert hand.do("cancel", reservation="r1000", reason="x", party=True).result["released_nights"] == 3
    refs = [ref for (ref,) in hand.rows("SELECT source_ref FROM reservation ORDER BY id")]
    assert len(set(refs)) == 3
    assert refs[0] == "X"


def test_each_kind_of_number_has_its_own_count(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100, method="cash")
    assert stay == "S261123-001"
    prefixes = {prefix for (prefix,) in hand.rows("SELECT DISTINCT prefix FROM number_sequence")}
    assert {"R", "S"} <= prefixes
    assert all(len(prefix) == 1 for prefix in prefixes)


def test_two_desks_never_get_the_same_number(model_hotel, tmp_path):
    shutil.copy(model_hotel, tmp_path / "hotel.db")
    first, second = Hand(tmp_path / "hotel.db"), Hand(tmp_path / "hotel.db", "desk")
    made = [hand.book(arrival=f"2026-12-{day:02d}", departure=f"2026-12-{day + 1:02d}")
            for day in range(1, 11) for hand in (first, second)]  # fmt: skip
    assert made == sorted(set(made))
    first.desk.close()
    second.desk.close()


@given(PREFIXES, SERIALS)
def test_what_is_spelled_is_read_as_a_whole_number_and_by_its_tail(prefix, serial):
    number = numbers.spell(SimpleNamespace(business_date=TODAY), prefix, serial)  # type: ignore[arg-type]
    assert numbers.full(number.lower()) == number
    assert numbers.short_tail(number) is None
    for short in (
        f"{prefix}{serial}",
        f"{prefix.lower()}-{serial}",
        f"{prefix}..{serial:03d}",
        f" {serial} ",
    ):
        assert numbers.short_tail(short) == serial
        assert numbers.full(short) is None


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_number_or_nothing(typed):
    assert numbers.full(typed) in (None, typed.strip().upper())
    tail = numbers.short_tail(typed)
    assert tail is None or 0 <= tail <= 999_999


@pytest.mark.parametrize(
    "typed",
    ["", "R", "R261123-", "R261123-01", "RR1", "R1234567", "1234567", "R٣", "٣", "²", "R..", "-1", "1.0"],
)
def test_what_is_no_number_is_none(typed):
    assert numbers.full(typed) is None
    assert numbers.short_tail(typed) is None
