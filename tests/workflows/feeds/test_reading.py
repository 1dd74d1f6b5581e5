"""What a channel says, done to the hotel: only what changed, only what lies ahead, and nothing sold twice."""

from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hotelcs.errors import Denied, Refusal
from tests.conftest import IDS, TODAY, Hand
from tests.invariants import check

TABLES = ("reservation", "reservation_night", "room_night", "room_block", "type_night", "calendar_event")


def entry(uid: str, arrival: str, departure: str, **more: Any) -> dict[str, Any]:
    return {"uid": uid, "arrival": arrival, "departure": departure, **more}


def read(
    hand: Hand, *entries: dict[str, Any], room: str | None = "101", feed: str = "channel", **more: Any
) -> dict[str, Any]:
    done = hand.do("read-feed", feed=feed, entries=list(entries), **({"room": room} if room else {}), **more)
    return {**done.result, "rows": done.changed}


def states(hand: Hand) -> dict[str, str]:
    return dict(hand.rows("SELECT uid, state FROM calendar_event"))


def bookings(hand: Hand) -> list[tuple[Any, ...]]:
    return hand.rows(
        "SELECT source_ref, status, arrival, departure, coalesce(m.no, '') FROM reservation r "
        "LEFT JOIN room m ON m.id = r.room_id WHERE source_ref IS NOT NULL ORDER BY r.id"
    )


A = entry("a", "2026-12-01", "2026-12-03")
B = entry("b", "2026-12-03", "2026-12-05")
C = entry("c", "2026-12-10", "2026-12-12")
CLOSED = entry("x", "2026-12-05", "2026-12-08", kind="block")


def test_a_stay_is_booked_in_the_room_and_a_block_takes_its_nights_out_of_sale(hand: Hand) -> None:
    result = read(hand, A, CLOSED)
    assert (result["added"], result["blocked_nights"], result["rejected"]) == (2, 3, 0)
    assert bookings(hand) == [("a", "confirmed", "2026-12-01", "2026-12-03", "101")]
    assert hand.rows("SELECT kind, from_date, to_date, reason FROM room_block") == [
        ("ooo", "2026-12-05", "2026-12-08", "closed by the channel: channel")
    ]
    with pytest.raises(Refusal) as caught:
        hand.book(room="101", arrival="2026-12-06", departure="2026-12-07")
    assert caught.value.code == "ROOM_OUT_OF_ORDER"
    check(hand)


def test_the_same_feed_again_changes_nothing(hand: Hand) -> None:
    read(hand, A, B, CLOSED)
    before = {name: hand.rows(f"SELECT * FROM {name}") for name in TABLES}
    again = read(hand, CLOSED, B, A, room=None)
    assert (again["rows"], again["reservations"]) == (0, [])
    assert {name: hand.rows(f"SELECT * FROM {name}") for name in TABLES} == before


def test_the_order_of_the_events_makes_no_difference(hand: Hand, tmp_path: Path, model_hotel: Path) -> None:
    import shutil

    clash = entry("d", "2026-12-02", "2026-12-04")
    found = []
    for number, order in enumerate(permutations((A, B, CLOSED, clash))):
        if number % 5:
            continue
        path = tmp_path / f"{number}.db"
        shutil.copy(model_hotel, path)
        other = Hand(path)
        read(other, *order)
        found.append({name: other.rows(f"SELECT * FROM {name}") for name in TABLES})
        other.desk.close()
    assert all(one == found[0] for one in found)
    assert len(found) == 5


def test_what_vanished_is_cancelled_when_it_lies_ahead(hand: Hand) -> None:
    read(hand, A, C, CLOSED)
    result = read(hand, C, room=None)
    assert (result["cancelled"], result["freed_nights"]) == (1, 3)
    assert bookings(hand)[0][1] == "cancelled"
    assert states(hand) == {"a": "gone", "c": "held", "x": "gone"}
    assert hand.value("SELECT count(*) FROM room_night WHERE night < '2026-12-10'") == 0
    check(hand)


def test_what_vanished_and_arrives_today_or_is_in_house_is_kept_and_told(hand: Hand) -> None:
    today = entry("today", TODAY.isoformat(), "2026-11-25")
    read(hand, today, C)
    assert read(hand, C, room=None)["kept"] == 1
    assert states(hand)["today"] == "kept"
    assert bookings(hand)[0][1] == "confirmed"
    assert read(hand, C, room=None)["kept"] == 0, "told once"
    assert read(hand, today, C, room=None)["reservations"] == []
    number = hand.value("SELECT no FROM reservation WHERE source_ref = 'today'")
    hand.do(
        "check-in",
        reservation=number,
        room="101",
        guests=[{"name": "Ana", "document": IDS[0]}],
        waive_deposit=True,
    )
    read(hand, C, room=None)
    assert bookings(hand)[0][1] == "checked_in"
    check(hand)


def test_an_event_that_says_it_is_cancelled_is_cancelled_on_the_day_too(hand: Hand) -> None:
    today = entry("today", TODAY.isoformat(), "2026-11-25")
    read(hand, today, C)
    assert read(hand, {**today, "cancelled": True}, C, room=None)["cancelled"] == 1
    assert bookings(hand)[0][1] == "cancelled"
    assert read(hand, {**today, "cancelled": True}, C, room=None)["rows"] == 0
    assert read(hand, {**A, "cancelled": True}, C, room=None)["added"] == 0, (
        "what was never here is not made to be cancelled"
    )


def test_a_guest_in_house_is_not_moved_by_a_calendar(hand: Hand) -> None:
    today = entry("today", TODAY.isoformat(), "2026-11-25", guest="Ana")
    read(hand, today)
    hand.do(
        "check-in",
        reservation=hand.value("SELECT no FROM reservation"),
        room="101",
        document=IDS[0],
        waive_deposit=True,
    )
    longer = {**today, "departure": "2026-11-27"}
    result = read(hand, longer, room=None)
    assert (result["rejected"], result["open"]) == (1, 1)
    assert hand.rows("SELECT state, why FROM calendar_event") == [("refused", "IN_HOUSE")]
    assert read(hand, longer, room=None)["rejected"] == 0, "said once"
    hand.do("extend", stay=hand.value("SELECT no FROM stay"), departure="2026-11-27")
    assert read(hand, longer, room=None)["open"] == 0, "the desk has done it"
    check(hand)


def test_an_overlap_inside_a_feed_is_refused_and_what_is_booked_stays(hand: Hand) -> None:
    read(hand, B)
    result = read(hand, entry("a", "2026-12-01", "2026-12-04"), B, room=None)
    assert (result["added"], result["rejected"]) == (0, 1)
    assert hand.rows("SELECT uid, state, why FROM calendar_event ORDER BY uid") == [
        ("a", "refused", "EVENTS_OVERLAP"), ("b", "held", ""),
    ]  # fmt: skip
    assert read(hand, entry("a", "2026-12-01", "2026-12-04"), room=None, accept_fewer=True)["added"] == 1
    assert bookings(hand)[1][:2] == ("a", "confirmed")
    check(hand)


def test_a_room_that_another_has_is_not_sold_twice_and_given_when_it_is_free(hand: Hand) -> None:
    other = hand.book("Li Na", room="101", arrival="2026-12-02", departure="2026-12-04")
    result = read(hand, A)
    assert (result["added"], result["rejected"], result["open"]) == (1, 1, 1)
    assert bookings(hand) == [("a", "confirmed", "2026-12-01", "2026-12-03", "")]
    again = read(hand, A, room=None)
    assert (again["rows"], again["rejected"], again["open"]) == (0, 0, 1)
    hand.do("cancel", reservation=other, reason="plans")
    assert read(hand, A, room=None)["open"] == 0
    assert bookings(hand)[0][4] == "101"
    check(hand)


def test_a_type_that_is_sold_out_is_not_sold_again(hand: Hand) -> None:
    hand.book("Li Na", arrival="2026-12-01", departure="2026-12-03", rooms=3)
    result = read(hand, A)
    assert (result["added"], result["rejected"]) == (0, 1)
    assert hand.rows("SELECT state, why, reservation_id FROM calendar_event") == [
        ("refused", "SOLD_OUT", None)
    ]
    assert bookings(hand) == []
    hand.do("cancel", reservation="r1", reason="plans")
    assert read(hand, A, room=None)["added"] == 1
    check(hand)


def test_two_events_that_change_places_both_get_the_room(hand: Hand) -> None:
    read(hand, A, B)
    read(hand, {**A, "arrival": B["arrival"], "departure": B["departure"]},
         {**B, "arrival": A["arrival"], "departure": A["departure"]}, room=None)  # fmt: skip
    assert bookings(hand) == [
        ("a", "confirmed", "2026-12-03", "2026-12-05", "101"), ("b", "confirmed", "2026-12-01", "2026-12-03", "101"),
    ]  # fmt: skip
    check(hand)


def test_a_stay_grows_into_nights_that_its_own_channel_had_closed(hand: Hand) -> None:
    read(hand, A, entry("x", "2026-12-03", "2026-12-08", kind="block"))
    result = read(
        hand,
        {**A, "departure": "2026-12-05"},
        entry("x", "2026-12-05", "2026-12-08", kind="block"),
        room=None,
    )
    assert (result["changed"], result["rejected"]) == (2, 0)
    assert bookings(hand)[0][2:] == ("2026-12-01", "2026-12-05", "101")
    check(hand)


def test_a_block_that_becomes_a_stay_is_booked_and_the_other_way_round(hand: Hand) -> None:
    read(hand, {**A, "kind": "block"})
    read(hand, A, room=None)
    assert bookings(hand)[0][1:] == ("confirmed", "2026-12-01", "2026-12-03", "101")
    read(hand, {**A, "kind": "block"}, room=None)
    assert bookings(hand)[0][1] == "cancelled"
    assert hand.value("SELECT count(*) FROM room_night WHERE block_id IS NOT NULL") == 2
    check(hand)


def test_a_block_goes_around_what_is_sold_and_never_comes_back_as_an_echo(hand: Hand) -> None:
    """A channel that reads our calendar closes what we sold, and says so in its own."""
    sold = hand.book("Li Na", room="101", arrival="2026-12-02", departure="2026-12-04")
    echo = entry("echo", "2026-12-02", "2026-12-04", kind="block")
    wide = entry("wide", "2026-12-01", "2026-12-06", kind="block")
    assert read(hand, echo)["covered"] == 1
    assert states(hand) == {"echo": "covered"}
    assert read(hand, echo, wide, room=None)["blocked_nights"] == 3
    assert hand.rows("SELECT from_date, to_date FROM room_block ORDER BY 1") == [
        ("2026-12-01", "2026-12-02"), ("2026-12-04", "2026-12-06"),
    ]  # fmt: skip
    hand.do("cancel", reservation=sold, reason="plans")
    assert read(hand, echo, wide, room=None)["rows"] == 0, "the nights stay for sale"
    assert [span.first for span in hand.desk.show("room-busy", room="101")] == ["2026-12-01", "2026-12-04"]
    check(hand)


def test_nights_that_have_begun_are_blocked_from_today_on(hand: Hand) -> None:
    read(
        hand,
        entry("x", "2026-11-20", "2026-11-26", kind="block"),
        entry("old", "2026-11-20", "2026-11-23", kind="block"),
    )
    assert hand.rows("SELECT from_date, to_date FROM room_block") == [("2026-11-23", "2026-11-26")]
    read(hand, C, room=None)
    assert states(hand)["x"] == "kept", "a repair that has begun is ended by somebody who looked"
    assert "old" not in states(hand)
    check(hand)


def test_a_stay_that_began_before_it_was_known_is_told(hand: Hand) -> None:
    assert read(hand, entry("late", "2026-11-20", "2026-11-26"))["rejected"] == 1
    assert hand.rows("SELECT state, why FROM calendar_event") == [("refused", "DATE_PAST")]


@pytest.mark.parametrize("left", [(), (A,)])
def test_a_feed_that_lost_most_of_what_lay_ahead_cancels_nothing_until_somebody_agrees(
    hand: Hand, left: tuple[Any, ...]
) -> None:
    read(hand, A, B, C, CLOSED)
    before = bookings(hand)
    with pytest.raises(Refusal) as caught:
        read(hand, *left, room=None)
    assert (caught.value.code, caught.value.next) == ("FEED_SHRANK", ("--accept-fewer",))
    assert bookings(hand) == before
    assert read(hand, *left, room=None, accept_fewer=True)["cancelled"] == 3 - len(left)
    check(hand)


def test_nothing_vanishes_because_an_event_could_not_be_read(hand: Hand) -> None:
    read(hand, A, C)
    assert read(hand, C, room=None, unread=["a"])["cancelled"] == 0
    assert read(hand, C, room=None, complete=False)["cancelled"] == 0
    assert bookings(hand)[0][1] == "confirmed"


def test_an_older_version_of_an_event_changes_nothing(hand: Hand) -> None:
    read(hand, {**A, "sequence": 4})
    assert read(hand, {**A, "sequence": 3, "departure": "2026-12-02"}, room=None)["rows"] == 0
    read(hand, {**A, "sequence": 5, "departure": "2026-12-02"}, room=None)
    assert bookings(hand)[0][3] == "2026-12-02"


def test_what_the_desk_wrote_stays_the_desks(hand: Hand) -> None:
    read(hand, {**A, "remark": "Reserved"})
    number = hand.value("SELECT no FROM reservation")
    hand.do("amend", reservation=number, requests="Reserved. A cot, please.")
    hand.do("assign-room", reservation=number, room="102")
    assert read(hand, {**A, "remark": "Reserved"}, room=None)["rows"] == 0
    read(hand, {**A, "remark": "Reserved: two", "departure": "2026-12-04"}, room=None)
    assert hand.rows("SELECT requests, departure FROM reservation") == [
        ("Reserved. A cot, please.", "2026-12-04")
    ]
    assert bookings(hand)[0][4] == "102"


def test_a_name_the_channel_gives_makes_a_guest(hand: Hand) -> None:
    read(hand, A)
    read(hand, {**A, "guest": "Ana Silva"}, room=None)
    assert hand.rows("SELECT g.name FROM reservation r JOIN guest g ON g.id = r.guest_id") == [("Ana Silva",)]


def test_a_name_that_is_somebodys_number_brings_nobodys_profile(hand: Hand) -> None:
    hand.book("Li Na")
    read(hand, {**A, "guest": hand.value("SELECT no FROM guest")})
    assert hand.rows("SELECT guest_id FROM reservation WHERE source_ref = 'a'") == [(None,)]


def test_a_feed_is_of_one_room_and_forgotten_by_name(hand: Hand) -> None:
    read(hand, A)
    with pytest.raises(Refusal) as caught:
        read(hand, A, room="102")
    assert caught.value.code == "FEED_OTHER_ROOM"
    hand.do("forget-feed", feed="channel")
    for verb, code in (("read-feed", "FEED_FORGOTTEN"), ("forget-feed", "FEED_UNKNOWN")):
        with pytest.raises(Refusal) as caught:
            hand.do(verb, feed="channel")
        assert caught.value.code == code
    with pytest.raises(Refusal) as caught:
        read(hand, A, room=None, feed="nobody")
    assert caught.value.code == "FEED_UNKNOWN"
    assert bookings(hand)[0][1] == "confirmed"
    assert hand.desk.show("feeds") == []
    assert read(hand, A)["rows"] == 1, "named again it goes on where it was"
    assert [feed.feed for feed in hand.desk.show("feeds", room="101")] == ["channel"]


def test_whoever_lets_jobs_run_reads_feeds_and_sets_none_up(business_hotel: Path, tmp_path: Path) -> None:
    import shutil

    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    manager, jobs, clerk = Hand(path, "gm"), Hand(path, "inf"), Hand(path, "rec")
    with pytest.raises(Denied):
        read(jobs, A)
    read(manager, A)
    assert read(jobs, A, CLOSED, room=None)["blocked_nights"] == 3
    with pytest.raises(Denied):
        read(clerk, A, room=None)
    for hand in (manager, jobs, clerk):
        hand.desk.close()


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"departure": "2026-12-01"}, "FIELD_INVALID"), ({"departure": "2031-01-01"}, "FIELD_INVALID"), ({"uid": ""}, "TEXT_EMPTY"),
     ({"uid": "x" * 301}, "TEXT_TOO_LONG"), ({"arrival": "1999-12-31"}, "FIELD_INVALID"), ({"kind": "party"}, "FIELD_INVALID"),
     ({"remark": "4111 1111 1111 1111"}, "CARD_NUMBER")],
)  # fmt: skip
def test_an_event_that_is_none_is_refused(hand: Hand, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(hand, {**A, **fields})
    assert caught.value.code == code


def test_a_stay_that_came_back_where_another_was_is_booked_again_when_that_one_is_gone(hand: Hand) -> None:
    """What was given up for the channel and refused once since is not stuck."""
    a = entry("a", "2026-12-01", "2026-12-03")
    read(hand, a)
    read(hand, accept_fewer=True)
    b = entry("b", "2026-11-30", "2026-12-02")
    read(hand, a, b)
    assert hand.value("SELECT why FROM calendar_event WHERE uid = 'a'") == "EVENTS_OVERLAP"
    read(hand, a, accept_fewer=True)
    assert hand.rows("SELECT state, why FROM calendar_event WHERE uid = 'a'") == [("held", "")]
    assert hand.value("SELECT status FROM reservation WHERE source_ref = 'a'") == "confirmed"
    check(hand)


SPANS = st.tuples(
    st.integers(-3, 25), st.integers(1, 6), st.sampled_from(("stay", "stay", "block")), st.booleans()
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    feeds=[{}, {"a": (0, 1, "stay", False), "b": (0, 4, "block", False), "c": (3, 6, "stay", False)}],
    chance=Random(0),
)
@example(
    feeds=[
        {"a": (0, 1, "stay", False)},
        {"a": (-1, 2, "stay", False), "b": (0, 1, "stay", False), "c": (-2, 3, "stay", False)},
    ],
    chance=Random(0),
)
@example(
    feeds=[{"a": (1, 1, "stay", False)}, {}, {"a": (0, 1, "stay", False), "b": (-1, 2, "stay", False)}],
    chance=Random(0),
)
@given(
    feeds=st.lists(st.dictionaries(st.sampled_from("abcdef"), SPANS, max_size=6), min_size=2, max_size=4),
    chance=st.randoms(),
)
def test_whatever_a_feed_says_the_hotel_is_sound_and_a_second_reading_changes_nothing(
    model_hotel: Path, tmp_path_factory: pytest.TempPathFactory, feeds: list[dict[str, Any]], chance: Random
) -> None:
    import shutil

    path = tmp_path_factory.mktemp("any") / "hotel.db"
    shutil.copy(model_hotel, path)
    hand = Hand(path)
    hand.book(
        "Li Na",
        room="101",
        arrival=(TODAY + timedelta(8)).isoformat(),
        departure=(TODAY + timedelta(10)).isoformat(),
    )
    for feed in feeds:
        said = [
            entry(uid, (TODAY + timedelta(first)).isoformat(), (TODAY + timedelta(first + nights)).isoformat(), kind=kind,
                  cancelled=cancelled)
            for uid, (first, nights, kind, cancelled) in feed.items()
        ]  # fmt: skip
        read(hand, *said, accept_fewer=True)
        check(hand)
        chance.shuffle(said)
        assert read(hand, *said, accept_fewer=True)["rows"] == 0
        listed = hand.rows("SELECT uid, arrival FROM calendar_event WHERE state = 'held' AND kind = 'stay' AND departure > :t",
                           t=TODAY.isoformat())  # fmt: skip
        known = {uid for uid, _ in listed} - set(feed)
        assert all(date.fromisoformat(day) <= TODAY for uid, day in listed if uid in known)
    hand.desk.close()
