"""Desks on a server: pictures that stay, turns, notices, races for the last room, a server that is killed."""

import time
from contextlib import suppress
from typing import Any

import pytest

from hotelcs.errors import Locked, Refusal
from hotelcs.storage.failures import ServerLost
from hotelcs.storage.opening import open_hotel
from hotelcs.workflows.machine.card_scan import cards_in
from tests.conftest import NOON, Hand
from tests.faults.fleet import SIZE, Fleet, tally
from tests.faults.test_races import night
from tests.invariants import check
from tests.postgres import children
from tests.postgres_server import Cluster

ROUNDS = [3, pytest.param(200, marks=pytest.mark.soak)]
PATIENCE = 20.0
"""Seconds within which a notice is there for certain."""
TIMES = 2
"""Acts of each desk while the server is killed."""
KILLS = [1, pytest.param(10, marks=pytest.mark.soak)]


def test_a_read_unit_keeps_its_picture_while_others_commit(there: Hand) -> None:
    with there.desk.file.read() as reader:
        assert reader.rows("SELECT count(*) FROM reservation") == [(0,)]
        other = Hand(there.path)
        other.book()
        other.desk.close()
        assert reader.rows("SELECT count(*) FROM reservation") == [(0,)]
    assert there.value("SELECT count(*) FROM reservation") == 1


def test_who_waits_too_long_for_the_turn_is_told_so(there: Hand, url: str) -> None:
    impatient = open_hotel(url, wait=0.05)
    with there.desk.file.write() as holding:
        holding.connection()
        with pytest.raises(Locked), impatient.write() as waiting:
            waiting.connection()
    impatient.close()


def test_a_commit_is_told_to_the_other_desks_and_a_preview_is_not(there: Hand) -> None:
    other = Hand(there.path)
    before = other.desk.changed()
    there.desk.preview(
        "book", {"guest": "A", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
    )
    assert other.desk.changed() == before
    there.book()
    until = time.monotonic() + PATIENCE
    while other.desk.changed() == before and time.monotonic() < until:
        time.sleep(0.01)
    assert other.desk.changed() > before, "the server tells it soon after the commit"
    assert other.desk.changed() == other.desk.changed()
    other.desk.close()


def test_a_broken_rule_is_the_same_refusal_as_with_a_file(there: Hand) -> None:
    there.book(room="101")
    with pytest.raises(Refusal) as taken:
        there.book("Li Na", room="101")
    assert taken.value.code == "ROOM_TAKEN"
    check(there)


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("set-room-status", {"room": "\0", "status": "clean"}),
        ("undo-check-in", {"stay": "\0", "reason": "x"}),
    ],
)
def test_what_no_text_can_be_names_nothing(there: Hand, verb: str, fields: dict[str, str]) -> None:
    with pytest.raises(Refusal) as refused:
        there.do(verb, **fields)
    assert refused.value.code in ("ROOM_UNKNOWN", "STAY_UNKNOWN")


def test_numbers_of_cards_are_found_and_a_stream_lets_others_ask_meanwhile(there: Hand) -> None:
    there.book()
    there.book("Li Na", type="TWN")
    with there.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE reservation SET requests = '4111 1111 1111 1111' WHERE id = 2"
        )
    with there.desk.file.read() as reader:
        assert [(one.table, one.column, one.rows) for one in cards_in(reader)] == [
            ("reservation", "requests", 1)
        ]
        pairs = [
            (no, reader.rows("SELECT id FROM reservation WHERE no = :no", no=no)[0][0])
            for (no,) in reader.stream("SELECT no FROM reservation WHERE id < :most ORDER BY id", most=9)
        ]
    assert [number for _, number in pairs] == [1, 2]


def test_what_was_written_stays_written(there: Hand) -> None:
    there.book()
    with pytest.raises(Exception, match="tr_ledger_no_update"), there.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE ledger SET verb = 'x'")


@pytest.mark.parametrize("rounds", ROUNDS)
def test_the_last_room_is_sold_once_by_sixteen_processes(there: Hand, rounds: int) -> None:
    there.do("add-room-type", code="ONE", max_adults=2, max_children=0, rate=10000)
    there.do("add-room", no="401", floor=4, type="ONE")
    there.desk.preview("book", {"guest": "Li Na", "type": "ONE", **night(0)})
    with Fleet(there.path, NOON, children.race) as fleet:
        for number in range(rounds):
            answers = fleet.same("book", {"guest": "Li Na", "type": "ONE", **night(number)})
            assert tally(answers) == {"done": 1, "SOLD_OUT": SIZE - 1}, f"night {number}"
    assert there.value("SELECT count(*) FROM reservation") == rounds
    assert there.rows("SELECT DISTINCT sold, cap FROM type_night") == [(1, 1)]
    check(there)


@pytest.mark.parametrize("kills", KILLS)
def test_killing_the_server_under_sixteen_writers_loses_and_doubles_nothing(
    own: Cluster, there: Hand, kills: int
) -> None:
    there.do("cancel", reservation=there.book(), reason="warm")
    before = there.value("SELECT max(seq) FROM ledger")
    with Fleet(there.path, NOON, children.work_on) as fleet:
        assert {line.recv() for line in fleet._lines} == {"open"}
        for line in fleet._lines:
            line.send(TIMES)
        for _ in range(kills):
            time.sleep(1.0)
            own.stop("immediate")
            own.start()
        answers: list[Any] = [line.recv() for line in fleet._lines]
    acknowledged = sorted(pair for done, _ in answers for pair in done)
    assert {code for _, refused in answers for code in refused} <= {"SOLD_OUT"}
    assert len(acknowledged) == SIZE * TIMES
    entered = there.rows(
        "SELECT act_key, seq FROM ledger WHERE verb = 'book' AND seq > :seq ORDER BY act_key", seq=before
    )
    assert [tuple(row) for row in entered] == acknowledged
    assert there.value("SELECT count(*) FROM reservation WHERE status = 'cancelled'") == len(acknowledged) + 1
    assert there.value("SELECT count(*) FROM reservation") == len(acknowledged) + 1
    check(there)


def test_an_act_whose_answer_got_lost_is_not_done_again(there: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit reached the server, the server's word did not come back."""
    from sqlmodel import Session

    commit, lost = Session.commit, []

    def broken(session: Session) -> None:
        commit(session)
        if not lost:
            lost.append(1)
            raise ServerLost("the line is cut")

    monkeypatch.setattr(Session, "commit", broken)
    booked = there.do("book", guest="Li Na", type="KNG", arrival="2026-11-23", departure="2026-11-24")
    assert lost
    assert there.value("SELECT count(*) FROM reservation") == 1
    assert there.value("SELECT max(seq) FROM ledger") == booked.entry


def test_while_the_server_is_away_nothing_is_written_and_afterwards_all_goes_on(
    own: Cluster, url: str
) -> None:
    hand = Hand(url)
    hand.desk.file.wait = 0.3
    hand.book()
    own.stop("fast")
    try:
        with pytest.raises(ServerLost):
            hand.book("Li Na")
        with pytest.raises(ServerLost):
            hand.rows("SELECT 1")
        with suppress(ServerLost):
            hand.desk.changed()
    finally:
        own.start()
    hand.book("Li Na")
    assert hand.value("SELECT count(*) FROM reservation") == 2
    assert hand.desk.changed() >= 0
    hand.desk.close()
