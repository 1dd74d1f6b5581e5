"""The demo hotel: 210 rooms on a busy day, every one of its states made by acts."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hotelcs.demo import cases, morning, on_duty, resort
from hotelcs.demo.bookings import ROOMS, bookings
from hotelcs.demo.build import DAYS, Wanted, build
from hotelcs.errors import Denied
from hotelcs.storage import driver, keys
from hotelcs.workflows.desk import Desk, open_desk
from tests.conftest import TODAY
from tests.invariants import check

HAN, KANA, ARABIC, CYRILLIC = "[\u4e00-\u9fff]", "[\u3040-\u30ff]", "[\u0600-\u06ff]", "[\u0400-\u04ff]"


@pytest.fixture
def desk(demo_hotel: Path) -> Iterator[Desk]:
    """The demo receptionist's desk."""
    made = open_desk(demo_hotel, login="demo", clock=lambda: datetime(2026, 11, 23, 3, 0, tzinfo=UTC))
    yield made
    made.close()


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = driver.connect(str(path), readonly=True)
    try:
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
        return found
    finally:
        connection.close()


def test_the_hotel_is_sound(demo_hotel):
    check(demo_hotel)


def test_it_has_the_rooms_that_hold_every_stay(demo_hotel):
    sql = "SELECT t.code, count(*) FROM room r JOIN room_type t ON t.id = r.type_id GROUP BY 1"
    assert dict(rows(demo_hotel, sql)) == ROOMS
    assert rows(demo_hotel, "SELECT count(*), count(DISTINCT floor) FROM room") == [(210, 5)]


def test_the_floors_hold_exactly_those_rooms():
    counted = Counter(code for _, _, code in resort.rooms())
    assert counted == ROOMS
    assert len({no for no, _, _ in resort.rooms()}) == 210
    assert {kind.code for kind in resort.KINDS} == set(ROOMS)


@pytest.mark.parametrize("kind", resort.KINDS, ids=lambda kind: kind.code)
def test_every_type_has_names_and_holds_whom_the_slice_brings(kind):
    assert re.search(HAN, kind.name_zh)
    assert len(kind.name_en) > 5
    mine = [one for one in bookings(TODAY) if one.assigned == kind.code]
    assert max(one.adults for one in mine) <= kind.max_adults
    assert max(one.adults + one.children for one in mine) <= kind.max_adults + kind.max_children


def test_the_day_is_a_busy_one(desk):
    home = desk.show("home")
    assert (home.hotel, home.business_date, home.rooms_total) == (resort.NAME_EN, "2026-11-23", 210)
    assert 160 <= home.in_house <= 180
    assert (home.arrivals_due, home.arrivals_in) == (30, morning.CAME_EARLY)
    assert (home.departures_due, home.departures_out) == (32, morning.LEFT_EARLY)
    assert home.waiting == len(home.queue) == morning.WAITING
    assert 0 < home.registrations_pending < 15
    assert home.guests > 300
    assert home.minors > 0


def test_rooms_are_in_every_state(desk):
    codes = desk.show("home").codes
    assert {code for code, count in codes.items() if count} == {
        "VI",
        "VC",
        "VD",
        "VD*",
        "OC",
        "OD",
        "OOS",
        "OOO",
    }


def test_guests_have_names_in_many_scripts(demo_hotel):
    names = "\n".join(name for (name,) in rows(demo_hotel, "SELECT DISTINCT name FROM stay_guest"))
    for script in (HAN, KANA, ARABIC, CYRILLIC, "[A-Z]"):
        assert re.search(script, names), script


def test_everybody_in_house_was_checked_in_with_a_document_and_registered(demo_hotel):
    missing = "SELECT count(*) FROM stay_guest WHERE document_id IS NULL AND NOT minor"
    assert rows(demo_hotel, missing) == [(0,)]
    unregistered = "SELECT count(*) FROM stay_guest p LEFT JOIN registration g ON g.stay_guest_id = p.id WHERE g.id IS NULL"
    assert rows(demo_hotel, unregistered) == [(0,)]
    by_act = "SELECT count(*) FROM ledger WHERE verb = 'check-in'"
    assert rows(demo_hotel, by_act) == rows(demo_hotel, "SELECT count(*) FROM stay")


def test_nights_were_charged_and_deposits_taken(demo_hotel):
    assert rows(demo_hotel, "SELECT count(*) FROM business_day WHERE status = 'closed'") == [(DAYS,)]
    assert rows(demo_hotel, "SELECT count(DISTINCT night) FROM folio_line WHERE kind = 'room'") == [(DAYS,)]
    kinds = {kind for (kind,) in rows(demo_hotel, "SELECT DISTINCT kind FROM folio_line")}
    assert {"room", "minibar", "laundry"} <= kinds
    assert rows(demo_hotel, "SELECT count(*) > 100 FROM deposit WHERE status = 'held'") == [(1,)]
    assert rows(demo_hotel, "SELECT count(*) > 0 FROM payment WHERE kind = 'payment'") == [(1,)]


def test_the_receptionist_is_a_receptionist(demo_hotel):
    held = (
        "SELECT a.login, h.post FROM account a JOIN staff_post h ON h.staff_id = a.staff_id AND h.main "
        "WHERE h.valid_to IS NULL"
    )
    accounts = dict(rows(demo_hotel, held))
    assert (accounts["demo"], accounts["manager"]) == ("REC", "GM")
    for login, post in (("demo", "REC"), ("manager", "GM")):
        desk = open_desk(demo_hotel, login=login, clock=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
        assert desk.post == post
        desk.close()
    assert rows(demo_hotel, "SELECT demo FROM property") == [(1,)]


def test_everybody_signs_in_with_the_password_that_the_demo_tells(demo_hotel, tmp_path):
    path = tmp_path / "copy.db"
    shutil.copy(demo_hotel, path)
    for login, *_ in (("manager", "", "GM"), *resort.STAFF):
        desk = open_desk(path, login="", clock=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
        if login == "cron":
            with pytest.raises(Denied) as refused:
                desk.sign_in(login, on_duty.PASSWORD)
            assert refused.value.code == "WRONG_PASSWORD"
        else:
            came = desk.sign_in(login, on_duty.PASSWORD)
            assert (came.login, came.must_change, came.has_pin) == (login, False, True)
            desk.sign_out()
        desk.close()


def test_people_of_every_post_work_there_and_the_roster_goes_on(demo_hotel):
    held = rows(demo_hotel, "SELECT DISTINCT post FROM staff_post")
    assert {post for (post,) in held} == {
        post for _, _, posts in resort.STAFF for post in posts.split("+")
    } - {"INF"} | {"GM"}
    assert rows(demo_hotel, "SELECT count(DISTINCT day) FROM roster_entry") == [(on_duty.DAYS,)]
    assert rows(demo_hotel, "SELECT status, submitted_by, accepted_by FROM handover") == [
        ("accepted", "night", "demo")
    ]
    assert rows(demo_hotel, "SELECT count(*) FROM log_open") == [(2,)]
    assert rows(demo_hotel, "SELECT count(*), count(DISTINCT staff_id) FROM notice_read") == [(3, 3)]


def test_a_guest_who_is_due_can_be_found_and_checked_in(demo_hotel, tmp_path):
    path = tmp_path / "copy.db"
    shutil.copy(demo_hotel, path)
    desk = open_desk(path, login="demo", clock=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    due = next(one for one in desk.show("arrivals") if one.room_code == "VC" and one.adults == 1)
    assert due.guest in [hit.title for hit in desk.show("find", text=due.guest)]
    done = desk.do("check-in", {"reservation": due.reservation, "document": "passport:GBR:ZZZ999999"})
    assert done.result["room"] == due.room
    desk.close()
    check(path)


def test_complaints_stand_in_every_state_and_most_plans_are_in_force(demo_hotel, desk):
    states = dict(rows(demo_hotel, "SELECT status, count(*) FROM complaint GROUP BY 1"))
    assert states == {"new": 1, "acknowledged": 2, "resolved": 2}
    assert rows(demo_hotel, "SELECT count(*) FROM recovery_call WHERE status = 'due'") == [(2,)]
    plans = dict(rows(demo_hotel, "SELECT status, count(*) FROM contingency_plan GROUP BY 1"))
    assert plans["in_review"] == len(cases.UNREAD)
    assert plans["approved"] >= 10
    assert len(desk.show("complaints")) == 5, "what is resolved is not closed yet"
    assert "draft" not in plans


INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
HASH = re.compile("[0-9a-f]{64}")
ON_NOW = re.compile('"shift":"(early|late|night)"')
SECRET = {"uid", "sealed", "blind", "digest", "prev", "hash", "password", "pin"}


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table without keys, instants and what is made of them: hashes, and the shift that is on."""
    made = {}
    for (table,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"):
        left_out = SECRET | {"shift"} if table == "shift_run" else SECRET
        columns = [
            name for _, name, *_ in rows(path, f'PRAGMA table_info("{table}")') if name not in left_out
        ]
        listed = rows(
            path,
            f"SELECT {', '.join(chr(34) + name + chr(34) for name in columns)} FROM {chr(34)}{table}{chr(34)}",
        )
        made[table] = sorted((tuple(plain(cell) for cell in row) for row in listed), key=repr)
    return made


def plain(cell: Any) -> Any:
    if isinstance(cell, str):
        return "instant" if INSTANT.match(cell) else ON_NOW.sub("shift", HASH.sub("hash", cell))
    return cell


@pytest.mark.soak
def test_the_same_seed_and_day_make_the_same_hotel_at_any_hour(demo_hotel, tmp_path):
    build(tmp_path / "late.db", Wanted(TODAY, "Asia/Shanghai", 7), datetime(2026, 11, 23, 13, 30, tzinfo=UTC))
    first, second = content(demo_hotel), content(tmp_path / "late.db")
    assert first == second
    open_shift = "SELECT day, shift FROM shift_run WHERE status = 'open'"
    assert rows(demo_hotel, open_shift) == [("2026-11-23", "early")]
    assert rows(tmp_path / "late.db", open_shift) == [("2026-11-23", "late")]


def test_a_failure_leaves_no_file_and_no_key(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    before = list(keys.key_file("x").parent.glob("*.key"))
    monkeypatch.setattr("hotelcs.demo.furnishing.take_bookings", stop)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "demo.db", Wanted(TODAY, "UTC"), datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert list(tmp_path.iterdir()) == []
    assert list(keys.key_file("x").parent.glob("*.key")) == before


@pytest.mark.soak
def test_the_weekday_with_the_most_arrivals_can_be_built_too(tmp_path):
    saturday = TODAY + timedelta(days=5)
    build(tmp_path / "demo.db", Wanted(saturday, "Europe/Lisbon", 3), datetime(2026, 11, 28, 4, tzinfo=UTC))
    check(tmp_path / "demo.db")
    in_house = "SELECT count(*) FROM stay WHERE status = 'in_house'"
    assert rows(tmp_path / "demo.db", in_house) == [(164 - morning.LEFT_EARLY + morning.CAME_EARLY,)]
