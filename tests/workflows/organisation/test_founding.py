"""A hotel is founded whole: its file, its key, its day, its people and what each post may do."""

import re
from datetime import UTC, date, datetime

import pytest

from hotelcs.errors import Denied
from hotelcs.storage import keys
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.organisation.founding import Plan, found
from hotelcs.workflows.organisation.grants import GRANTS, POSTS
from hotelcs.workflows.verbs import VERBS
from tests.invariants import check

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
PLAN = Plan("Lakeside", "湖畔", date(2026, 11, 23))
LEADS = {"GM", "NM", "SUP"}
ONLY_LEADS = {
    "fee.waive",
    "overbook",
    "stay.override",
    "undo.late",
    "folio.allowance",
    "deposit.waive",
    "guest.refuse",
    "room.unpin",
}


@pytest.fixture
def hotel(tmp_path):
    """A hotel founded just now."""
    made = found(tmp_path / "hotel.db", PLAN, NOW)
    yield made
    made.close()


def rows(hotel, sql: str):
    with hotel.read() as reader:
        return reader.rows(sql)


def test_the_settings_are_those_of_the_plan(hotel):
    assert rows(hotel, "SELECT name_en, name_zh, template, tz, currency, locale, demo FROM property") == [
        ("Lakeside", "湖畔", "boutique", "Asia/Shanghai", "CNY", "en", 0)
    ]
    assert rows(hotel, "SELECT day, status, opened_at FROM business_day") == [
        ("2026-11-23", "open", "2026-11-23T01:00:00Z")
    ]
    check(hotel)


def test_every_hotel_has_its_own_number_and_its_own_key(tmp_path, hotel):
    other = found(tmp_path / "other.db", PLAN, NOW)
    numbers = [rows(made, "SELECT uid FROM property")[0][0] for made in (hotel, other)]
    other.close()
    assert len(set(numbers)) == 2
    assert all(re.fullmatch("[0-9a-f]{12}", number) for number in numbers)
    assert keys.load(numbers[0]).secret != keys.load(numbers[1]).secret


@pytest.mark.parametrize(("template", "inspected"), [("boutique", 0), ("business", 0), ("chain", 1)])
def test_a_chain_inspects_its_rooms(tmp_path, template, inspected):
    made = found(tmp_path / f"{template}.db", Plan("A", "甲", date(2026, 11, 23), template=template), NOW)
    assert rows(made, "SELECT inspection_required FROM property") == [(inspected,)]
    made.close()


def test_the_administrator_is_first_and_the_jobs_account_is_no_person(hotel):
    listed = rows(hotel, "SELECT login, post, service, status FROM account ORDER BY id")
    assert listed[0] == ("admin", "GM", 0, "active")
    assert [row[:3] for row in listed if row[2]] == [("cron", "INF", 1)]


def test_an_administrator_called_like_an_account_is_that_one(tmp_path):
    made = found(tmp_path / "h.db", Plan("A", "甲", date(2026, 11, 23), admin="desk"), NOW)
    assert rows(made, "SELECT login, post FROM account WHERE login = 'desk'") == [("desk", "GM")]
    assert rows(made, "SELECT count(*) FROM account") == [(3,)]
    made.close()


def test_every_post_has_the_rights_of_the_table_and_no_other(hotel):
    kept = {(post, right) for post, right in rows(hotel, "SELECT post, permission FROM post_grant")}
    assert kept == {(post, right) for right, posts in GRANTS.items() for post in posts}


def test_every_right_is_needed_by_a_verb_or_asked_for_inside_an_act():
    needed = {verb.permission for verb in VERBS.values()}
    assert needed <= set(GRANTS)
    assert set(GRANTS) - needed <= ONLY_LEADS | {"read", "room.inspect"}


@pytest.mark.parametrize("right", sorted(ONLY_LEADS & set(GRANTS)))
def test_what_costs_the_house_is_for_those_who_lead(right):
    assert GRANTS[right] == LEADS


@pytest.mark.parametrize("post", POSTS)
def test_every_post_may_read_and_only_a_manager_sets_the_house_up(post):
    assert post in GRANTS["read"]
    assert (post in GRANTS["settings"]) == (post in {"GM", "INF"})


def test_a_failure_leaves_neither_file_nor_key(tmp_path, monkeypatch):
    before = set(keys.key_file("x").parent.glob("*.key"))
    monkeypatch.setattr("hotelcs.workflows.organisation.founding._people", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        found(tmp_path / "hotel.db", PLAN, NOW)
    assert not (tmp_path / "hotel.db").exists()
    assert set(keys.key_file("x").parent.glob("*.key")) == before


@pytest.mark.parametrize(("login", "verb", "fields"), [
    ("night", "close-day", {}), ("cron", "close-day", {}), ("cron", "expire-holds", {}), ("admin", "add-room-type", {"code": "KNG"}),
    ("cron", "add-room-type", {"code": "KNG"}),
])  # fmt: skip
def test_who_may_work_on_the_first_day(hotel, login, verb, fields):
    desk = open_desk(hotel.path, login=login, clock=lambda: NOW)
    assert desk.do(verb, fields).entry == 1
    desk.close()


@pytest.mark.parametrize(("login", "verb", "fields"), [
    ("desk", "close-day", {}), ("desk", "add-room-type", {"code": "KNG"}), ("night", "add-room-type", {"code": "KNG"}),
    ("cron", "book", {"guest": "A", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}),
])  # fmt: skip
def test_who_may_not(hotel, login, verb, fields):
    desk = open_desk(hotel.path, login=login, clock=lambda: NOW)
    with pytest.raises(Denied):
        desk.do(verb, fields)
    desk.close()


@pytest.mark.parametrize(
    ("tz", "hour"), [("Asia/Shanghai", "09:00"), ("Europe/Lisbon", "01:00"), ("America/New_York", "20:00")]
)
def test_the_house_lives_by_its_own_clock(tmp_path, tz, hour):
    made = found(tmp_path / "h.db", Plan("A", "甲", date(2026, 11, 23), tz=tz), NOW)
    made.close()
    desk = open_desk(tmp_path / "h.db", clock=lambda: NOW)
    desk.do("add-room-type", {"code": "KNG"})
    assert desk.show("home").log[0].at.endswith(hour)
    assert desk.show("home").business_date == "2026-11-23"
    desk.close()
