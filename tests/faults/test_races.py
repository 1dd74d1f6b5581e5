"""Sixteen desks reach for the same thing at the same moment: one gets it, fifteen are told why not."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hotelcs.storage import driver
from tests.conftest import IDS, NOON, TODAY, Hand
from tests.faults import children
from tests.faults.fleet import SIZE, Fleet, tally
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

ROUNDS = [20, pytest.param(200, marks=pytest.mark.soak)]
"""Races for the last room, by default and in the soak."""
TIMES = 8
"""Of every other race."""


@pytest.fixture
def lone(hand: Hand) -> Hand:
    """The hotel of six rooms with one more: the only room of its type."""
    hand.do("add-room-type", code="ONE", max_adults=2, max_children=0, rate=10000)
    hand.do("add-room", no="401", floor=4, type="ONE")
    return hand


@pytest.fixture
def fleet(lone: Hand) -> Iterator[Fleet]:
    with Fleet(lone.path, NOON) as ships:
        yield ships


def night(number: int) -> dict[str, str]:
    """A stay of one night, `number` nights from today."""
    first = TODAY + timedelta(days=number)
    return {"arrival": first.isoformat(), "departure": (first + timedelta(days=1)).isoformat()}


@pytest.mark.parametrize("rounds", ROUNDS)
def test_the_last_room_is_sold_once_however_often(lone: Hand, fleet: Fleet, rounds: int) -> None:
    before = lone.value("SELECT count(*) FROM ledger")
    started = time.perf_counter()
    for number in range(rounds):
        answers = fleet.same("book", {"guest": "Li Na", "type": "ONE", **night(number)})
        assert tally(answers) == {"done": 1, "SOLD_OUT": SIZE - 1}, f"night {number}"
    seconds = time.perf_counter() - started
    print(f"\n{rounds} races in {seconds:.1f} s, {rounds / seconds:.1f} a second; {fleet.figures()}")
    assert lone.value("SELECT count(*) FROM reservation") == rounds
    assert lone.value("SELECT count(*) FROM ledger") == before + rounds
    assert lone.rows("SELECT DISTINCT sold, cap FROM type_night") == [(1, 1)]
    check(lone)


def test_the_room_itself_is_given_once_while_the_type_has_others(lone: Hand, fleet: Fleet) -> None:
    for number in range(8, 20):
        lone.do("add-room", no=f"1{number:02d}", floor=1, type="KNG")
    for number in range(TIMES):
        answers = fleet.same("book", {"guest": "Li Na", "type": "KNG", "room": "101", **night(number)})
        assert tally(answers) == {"done": 1, "ROOM_TAKEN": SIZE - 1}
    assert lone.value("SELECT count(*) FROM reservation") == TIMES
    check(lone)


def test_sixteen_bookings_reach_for_one_room(lone: Hand, fleet: Fleet) -> None:
    for number in range(8, 22):
        lone.do("add-room", no=f"1{number:02d}", floor=1, type="KNG")
    booked = [lone.book(f"Guest {number}") for number in range(SIZE)]
    for _ in range(TIMES):
        answers = fleet.race([("assign-room", {"reservation": no, "room": "101"}, None) for no in booked])
        assert tally(answers) == {"done": 1, "ROOM_TAKEN": SIZE - 1}
        winner = next(what.result["reservation"] for kind, what, _ in answers if kind == "done")
        assert lone.rows(
            "SELECT DISTINCT r.no FROM room_night n JOIN reservation r ON r.id = n.reservation_id"
        ) == [(winner,)]
        lone.do("unassign-room", reservation=winner)
    check(lone)


def test_a_room_is_sold_whole_or_by_the_bed_and_never_both(lone: Hand, fleet: Fleet) -> None:
    lone.do("add-room-type", code="BED", max_adults=1, max_children=0, rate=4000)
    lone.do("add-beds", room="401", beds=2, type="BED")
    sold = "SELECT t.code, count(*) FROM reservation_night n JOIN room_type t ON t.id = n.type_id WHERE n.night = :night GROUP BY t.code"
    for number in range(TIMES):
        asked = [
            ("book", {"guest": "Li Na", "type": kind, **night(number)}, None)
            for kind in ("ONE", "BED") * (SIZE // 2)
        ]
        told = tally(fleet.race(asked))
        ((kind, count),) = lone.rows(sold, night=night(number)["arrival"])
        assert told.pop("done") == count <= {"ONE": 1, "BED": 2}[kind], "whole, or one bed, or both beds"
        assert set(told) <= {"SOLD_OUT", "NO_BED", "ROOM_SHARED", "E_LOCKED"}
    check(lone)


def test_a_quota_is_sold_once(lone: Hand, fleet: Fleet) -> None:
    for number in range(10):
        stay = night(number)
        lone.do("restrict", type="KNG", first=stay["arrival"], until=stay["departure"], quota=1)
        told = tally(fleet.same("book", {"guest": "Li Na", "type": "KNG", **stay}))
        assert told.pop("done") == 1
        assert set(told) <= {"QUOTA_FULL", "E_LOCKED"}
    check(lone)


def test_a_guest_is_checked_in_once(lone: Hand, fleet: Fleet) -> None:
    for room in ("101", "102", "103"):
        reservation = lone.book("Zhang Wei")
        fields = {
            "reservation": reservation,
            "room": room,
            "document": IDS[0],
            "deposit": 100,
            "method": "cash",
        }
        answers = fleet.same("check-in", fields)
        counted = tally(answers)
        assert counted.pop("done") == 1
        assert sum(counted.values()) == SIZE - 1
        assert set(counted) <= {"ILLEGAL_STATE", "ALREADY_CHECKED_IN", "ROOM_OCCUPIED"}, counted
    assert lone.value("SELECT count(*) FROM stay") == 3
    assert lone.value("SELECT count(*) FROM deposit") == 3
    check(lone)


def test_the_same_key_sent_at_once_is_one_act(lone: Hand, fleet: Fleet) -> None:
    for number in range(TIMES):
        key = f"key-{number}"
        answers = fleet.same("book", {"guest": "Li Na", "type": "ONE", **night(number)}, key)
        assert tally(answers) == {"done": SIZE}
        done = [what for _, what, _ in answers]
        assert len({what.entry for what in done}) == 1
        assert len({what.result["reservation"] for what in done}) == 1
        assert sorted(what.replayed for what in done) == [False] + [True] * (SIZE - 1)
        assert [what.changed for what in done if what.replayed] == [0] * (SIZE - 1)
    assert lone.value("SELECT count(*) FROM reservation") == TIMES
    check(lone)


def test_desks_that_do_different_work_do_not_hinder_each_other(lone: Hand, fleet: Fleet) -> None:
    """Every desk books a night of its own; nobody is refused."""
    for number in range(10):
        orders: list[Any] = [
            ("book", {"guest": f"Guest {desk}", "type": "SUI", **night(number * SIZE + desk)}, None)
            for desk in range(SIZE)
        ]
        assert tally(fleet.race(orders)) == {"done": SIZE}
    assert lone.value("SELECT count(*) FROM reservation") == 10 * SIZE
    check(lone)


def unguarded(hotel: Path, copy: Path, nights: int) -> None:
    """A copy of the hotel's tables without one constraint, one room for sale on each of `nights`."""
    connection = driver.MODULE.connect(copy)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("ATTACH ? AS hotel", (str(hotel),))
    names = connection.execute("SELECT name FROM hotel.sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM hotel.{name}")
    for number in range(nights):
        connection.execute("INSERT INTO type_night VALUES (?, 1, 0, 0, 1)", (night(number)["arrival"],))
    connection.commit()
    connection.close()


def test_without_our_transactions_and_rules_rooms_are_sold_twice(lone: Hand, tmp_path: Path) -> None:
    """The negative control: the race can be lost, and SQLAlchemy's defaults lose it without an error."""
    path, most = tmp_path / "unguarded.db", 100
    unguarded(lone.path, path, most)
    twice: list[int] = []
    with Fleet(path, NOON, desk=children.race_naively) as ships:
        for number in range(most):
            answers = ships.same("book", night(number))
            if sum(what == "booked" for _, what, _ in answers) > 1:
                twice.append(number)
            if len(twice) >= 3:
                break
    print(f"\nsold twice in {len(twice)} of {number + 1} races; {ships.figures()}")
    assert len(twice) >= 3
    connection = driver.MODULE.connect(path)
    taken = "SELECT count(DISTINCT reservation_id) FROM room_night WHERE night = ?"
    counted = "SELECT max(sold) FROM type_night"
    for number in twice:
        assert connection.execute(taken, (night(number)["arrival"],)).fetchone()[0] > 1, (
            "two guests, one room"
        )
    assert connection.execute(counted).fetchone() == (1,), "and the counter does not show it"
    connection.close()
