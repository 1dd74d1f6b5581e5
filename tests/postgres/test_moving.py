"""A hotel moves from its file to the server and back: every row is the same, or nothing is left there."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.errors import Corrupt, NotReady
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.opening import open_hotel
from hotelcs.storage.postgres import moving
from hotelcs.workflows.organisation.moving import move
from tests.conftest import Hand
from tests.invariants import check
from tests.postgres_server import Cluster


@pytest.fixture
def at_work(hand: Hand) -> Iterator[HotelFile]:
    """A hotel's file with a guest in the house, a document, money, a departure."""
    stay = hand.check_in(hand.book())
    hand.do("take-payment", stay=stay, amount=50000, method="cash")
    hand.book("Li Na", room="103")
    with closing(HotelFile(hand.path)) as hotel:
        yield hotel


def test_there_and_back_every_row_is_the_same(
    at_work: HotelFile, cluster: Cluster, database: str, tmp_path: Path
) -> None:
    url, back = cluster.make(database, "empty"), tmp_path / "back.db"
    there = move(at_work, url)
    with closing(open_hotel(url)) as server:
        home = move(server, str(back))
    assert (home.rows, home.entries, home.head, home.uid) == (
        there.rows,
        there.entries,
        there.head,
        there.uid,
    )
    tables = moving.tables_of(back)
    with at_work.read() as reader:
        assert moving.counted(reader, tables) == moving.counted_in_file(back, tables)
    assert there.rows == sum(one.rows for one in moving.counted_in_file(back, tables))
    check(back)
    Hand(back).book("After Coming Home")


@pytest.mark.soak
def test_the_demo_hotel_there_and_back_is_the_same_row_by_row(
    demo_hotel: Path, cluster: Cluster, database: str, tmp_path: Path
) -> None:
    url, back = cluster.make(database, "empty"), tmp_path / "back.db"
    with closing(HotelFile(demo_hotel)) as hotel:
        there = move(hotel, url)
    with closing(open_hotel(url)) as server:
        home = move(server, str(back))
    assert (home.rows, home.entries, home.head) == (there.rows, there.entries, there.head)
    tables = moving.tables_of(back)
    found = moving.counted_in_file(back, tables)
    assert moving.counted_in_file(demo_hotel, tables) == found
    assert {one.table: one.rows for one in found}["room"] == 210
    print(f"rows {home.rows}, ledger entries {home.entries}")


def test_work_goes_on_where_the_hotel_moved(at_work: HotelFile, cluster: Cluster, database: str) -> None:
    url = cluster.make(database, "empty")
    move(at_work, url)
    hand = Hand(url)
    hand.book("After Moving In")
    assert hand.value("SELECT count(*) FROM reservation") == 3
    check(hand)
    hand.desk.close()


def test_what_was_only_tried_is_taken_away_again(at_work: HotelFile, cluster: Cluster, database: str) -> None:
    url = cluster.make(database, "empty")
    assert move(at_work, url, keep=False).rows > 0
    with pytest.raises(NotReady):
        open_hotel(url)
    with cluster.root(database) as root:
        assert root.execute("SELECT count(*) FROM hotelcs.ledger").fetchone() == (0,)


def test_a_difference_is_refused_and_nothing_is_left(
    at_work: HotelFile, cluster: Cluster, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = cluster.make(database, "empty")
    copied = moving._insert

    def all_but_terms(reader: object, connection: object, table: moving.Listed) -> None:
        if table.name != "search_term":
            copied(reader, connection, table)

    monkeypatch.setattr(moving, "_insert", all_but_terms)
    with pytest.raises(Corrupt, match="search_term"):
        move(at_work, url)
    with pytest.raises(NotReady):
        open_hotel(url)
    del tmp_path


def test_a_reference_that_points_nowhere_is_refused(
    at_work: HotelFile, cluster: Cluster, database: str
) -> None:
    from hotelcs.storage import driver

    with closing(driver.connect(str(at_work.path))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE reservation SET guest_id = 4711")
    url = cluster.make(database, "empty")
    with pytest.raises(Exception, match="fk_reservation_guest_id"):
        move(at_work, url)
    with pytest.raises(NotReady):
        open_hotel(url)
