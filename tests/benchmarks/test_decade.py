"""The made-up hotel that reads are measured on is a sound one."""

import pytest

from benchmarks import decade
from benchmarks.hotels import NOW
from hotelcs.workflows.desk import open_desk
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("is about the file that is measured")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("HOTELCS_BENCH_CACHE", str(tmp_path))
    monkeypatch.setattr(decade, "ROOMS", 40)
    desk = open_desk(decade.hotel(9, 5), "admin", "test", clock=lambda: NOW)
    yield desk
    desk.close()


def test_it_holds_every_invariant_and_has_people_in_it(desk):
    check(desk)
    board = desk.show("home")
    assert board.rooms_total == 40
    assert board.in_house > 20
    assert board.arrivals_left > 0


def test_its_guests_are_found(desk):
    name = decade.name_of(5)
    assert name in {hit.title for hit in desk.show("find", text=name)}


def test_it_is_made_once(desk, tmp_path):
    assert decade.hotel(9, 5) == desk.file.path
    assert [path.suffix for path in tmp_path.glob("*.db")] == [".db"]
