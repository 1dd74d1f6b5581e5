"""What reception sees: stays, who is in house, who leaves, key cards."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage.reading import DriverReader


def counted(monkeypatch) -> list[str]:
    """Every SELECT that views ask from now on."""
    asked: list[str] = []
    original = DriverReader.rows

    def rows(self, sql, **values):
        asked.append(sql)
        return original(self, sql, **values)

    monkeypatch.setattr(DriverReader, "rows", rows)
    return asked


def house(hand, ids) -> tuple[str, str, str]:
    """Three stays: one with a child, one overseas with a balance, one hourly."""
    child = {"name": "Ming", "minor": True, "guardian": "Zhang Wei"}
    first = hand.check_in(hand.book("Zhang Wei", children=1), cards=2, guests=[child])
    second = hand.check_in(hand.book("Anna", departure="2026-11-24"), "102", document="passport:GBR:X1234567")
    third = hand.do(
        "walk-in", guest="Wu", type="TWN", hours=3, rate=60_00, document=ids.second, waive_deposit=True
    )
    return first, second, third.result["stay"]


def test_in_house_lists_rooms_in_order_with_people_money_and_marks(hand, ids):
    house(hand, ids)
    first, second, third = hand.desk.show("in-house")
    assert (first.room, first.guest, first.adults, first.minors, first.keys_out) == (
        "101",
        "Zhang Wei",
        1,
        1,
        2,
    )
    assert (second.departure, second.balance_minor) == ("2026-11-24", 0)
    assert (third.kind, third.until, third.balance_minor) == ("hourly", "18:00", 180_00)
    assert "minor" in first.marks
    assert "register" in second.marks
    assert {"hourly", "due_out"} <= set(third.marks)


def test_in_house_is_one_query_however_many_are_there(hand, ids, monkeypatch):
    house(hand, ids)
    asked = counted(monkeypatch)
    hand.desk.show("in-house")
    assert len(asked) == 4, "who asks, the business date, what the registers hold, and the list"


def test_overstays_are_marked(hand, ids):
    house(hand, ids)
    hand.do("close-day")
    hand.do("close-day")
    marks = {row.room: row.marks for row in hand.desk.show("in-house")}
    assert "due_out" in marks["101"]
    assert "overstay" in marks["102"]
    assert "due_out" not in marks["102"]


def test_in_house_can_be_narrowed_to_a_floor(hand, ids):
    house(hand, ids)
    assert [row.room for row in hand.desk.show("in-house", floor="1")] == ["101", "102"]


def test_departures_are_due_out_overdue_and_gone(hand, ids, monkeypatch):
    _, second, third = house(hand, ids)
    hand.do("check-out", stay=third, settle="cash")
    today = hand.desk.show("departures")
    assert [(row.stay, row.gone, row.group) for row in today] == [(third, True, "gone")]
    hand.do("close-day")
    row = hand.desk.show("departures")[0]
    assert (row.stay, row.overdue, row.balance_minor, row.group) == (second, False, 37600, "owes")
    hand.do("close-day")
    asked = counted(monkeypatch)
    rows = {row.stay: row for row in hand.desk.show("departures")}
    assert len(asked) == 4, "who asks, the business date, what the registers hold, and the list"
    assert rows[second].overdue


def test_departures_tell_deposit_and_keys(hand):
    hand.check_in(
        hand.book(departure="2026-11-24"), waive_deposit=False, deposit=500_00, method="cash", cards=1
    )
    hand.do("close-day")
    row = hand.desk.show("departures")[0]
    assert (row.deposit_minor, row.keys_out, row.balance_minor, row.group) == (500_00, 1, -124_00, "check")


@pytest.mark.parametrize(("left", "count"), [("", 2), ("no", 1), ("yes", 1)])
def test_departures_may_leave_out_who_is_gone(hand, left, count):
    hand.check_in(hand.book(departure="2026-11-24"))
    hand.check_in(hand.book("Anna", departure="2026-11-24"), "102", document="passport:GBR:X1234567")
    hand.do("close-day")
    hand.do("check-out", stay="102", settle="cash")
    assert len(hand.desk.show("departures", left=left)) == count


def test_a_stay_shows_people_nights_and_the_legal_acts(hand, ids):
    first, *_ = house(hand, ids)
    seen = hand.desk.show("stay", no=first)
    assert [(person.name, person.minor, person.registration) for person in seen.people] == [
        ("Zhang Wei", False, "pending"),
        ("Ming", True, "pending"),
    ]
    assert seen.people[0].document == "3405**********001X"
    assert [(night.night, night.room, night.rate_minor) for night in seen.nights] == [
        ("2026-11-23", "101", 37600),
        ("2026-11-24", "101", 37600),
    ]
    assert "check-out" in seen.next


@pytest.mark.parametrize("name", ["S261123-001", "s1", "R261123-001", "r1", "101"])
def test_a_stay_is_found_by_every_name_it_has(hand, name):
    hand.check_in(hand.book())
    assert hand.desk.show("stay", no=name).room == "101"


def test_a_stay_is_found_by_its_room(hand):
    hand.check_in(hand.book())
    assert hand.desk.show("stay", room="101").guest == "Zhang Wei"


@pytest.mark.parametrize("filters", [{"no": "S261123-777"}, {"room": "103"}, {}])
def test_a_stay_that_is_not_there_is_said(hand, filters):
    with pytest.raises(Refusal) as caught:
        hand.desk.show("stay", **filters)
    assert caught.value.code == "STAY_UNKNOWN"


def test_key_cards_that_are_out(hand, ids):
    first, *_ = house(hand, ids)
    assert [row.card for row in hand.desk.show("keys")] == [f"{first}/1", f"{first}/2"]
    hand.do("return-key", stay=first, card="1")
    assert [row.status for row in hand.desk.show("keys", stay=first)] == ["returned", "out"]
    assert [row.status for row in hand.desk.show("keys", room="101", status="out")] == ["out"]


def test_views_import_no_sqlalchemy(hand):
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from hotelcs.workflows.views import VIEWS\n"
        "for name in ('stay','in-house','departures','registrations','keys','guest','revealed-document'): VIEWS[name].load()\n"
        "assert not {'sqlalchemy','sqlmodel','pydantic'} & set(sys.modules), sorted(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
