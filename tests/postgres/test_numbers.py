"""Rows are numbered as in a file: the next after the hotel's greatest, whatever was tried before, in each hotel of a group."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from hotelcs.models.rates import Season
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.organisation.moving import move
from tests.conftest import NOON, Hand

BOOKED = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
NUMBERS = "SELECT id FROM reservation ORDER BY id"


def test_what_was_only_tried_uses_no_number(there: Hand) -> None:
    there.do("book", **BOOKED)
    for _ in range(3):
        there.desk.preview("book", BOOKED)
    there.do("book", **BOOKED)
    assert there.rows(NUMBERS) == [(1,), (2,)]
    assert there.rows("SELECT count(*) - max(seq) FROM ledger") == [(0,)]


def test_several_rows_of_one_statement_are_numbered_one_after_the_other(there: Hand) -> None:
    with there.desk.file.write(keep=False) as session:
        session.add_all([Season(code=f"S{n}", name_en="x", name_zh="x") for n in range(5)])
        session.flush()
        seasons = text("SELECT code, id FROM season ORDER BY id")
        found = list(session.connection().execute(seasons))
        assert [tuple(row) for row in found] == [(f"S{n}", n + 1) for n in range(5)]
        insert = text(
            "INSERT INTO season (code, name_en, name_zh) SELECT code, 'x', 'x' FROM room_type RETURNING id"
        )
        assert sorted(session.connection().execute(insert).scalars()) == [6, 7, 8]


def test_each_hotel_of_a_group_counts_for_itself(there: Hand, url: str, business_hotel: Path) -> None:
    for _ in range(3):
        there.do("book", **BOOKED)
    with closing(HotelFile(business_hotel)) as other:
        moved = move(other, f"{url}&property=new")
    with closing(open_desk(f"{url}&property={moved.uid}", login="admin", clock=lambda: NOON)) as second:
        second.do("book", BOOKED)
        assert numbers(second) == [(1,)]
    there.do("book", **{**BOOKED, "type": "TWN"})
    assert numbers(there.desk) == [(1,), (2,), (3,), (4,)]


def numbers(desk: Desk) -> list[tuple[int]]:
    """The numbers of the bookings' rows."""
    with desk.file.read() as reader:
        return reader.rows(NUMBERS)
