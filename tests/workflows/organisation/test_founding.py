"""A hotel is founded whole: its file, its key, its day, its people and what each post may do."""

import re
from datetime import UTC, date, datetime

import pytest

from hotelcs.errors import Denied
from hotelcs.storage import keys
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.organisation.founding import Plan, found
from hotelcs.workflows.organisation.grants import POSTS, RIGHTS
from hotelcs.workflows.verbs import VERBS
from hotelcs.workflows.views import VIEWS
from tests.invariants import check

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
PLAN = Plan("Lakeside", "湖畔", date(2026, 11, 23))
GRANTS = templates.rights()
LEADS = {"GM", "NM", "SUP"}
ONLY_LEADS = {
    "fee.waive",
    "overbook",
    "stay.override",
    "undo.late",
    "folio.others",
    "folio.refund",
    "deposit.waive",
    "guest.refuse",
    "room.unpin",
    "approval.decide",
    "incident.command",
    "roster.write",
    "restricted.read",
    "shift.settle",
}
WITHIN_ACTS = {"fee.waive", "undo.late", "stay.override", "folio.others", "folio.refund", "folio.allowance", "room.inspect", "room.block", "restricted.write",
               "backup", "health.read", "folio.transfer", "complaint.grave", "complaint.sensitive"}  # fmt: skip
"""Rights that no verb and no view needs: asked for inside acts, or by a command."""
HANDBOOK = {
    "stay.write": {"REC", "SUP", "NM", "GM"},
    "reservation.write": {"REC", "RES", "CRM", "SUP", "NM", "GM"},
    "overbook": LEADS,
    "room.clean": {"REC", "RAT", "HKS", "SUP", "NM", "GM"},
    "room.inspect": {"HKS", "SUP", "NM", "GM"},
    "room.block": {"HKS", "SUP", "NM", "GM"},
    "room.oos": {"HKS", "MNT", "SUP", "NM", "GM"},
    "deposit.waive": LEADS,
    "incident.raise": set(POSTS),
    "incident.command": LEADS,
    "id.reveal": {"REC", "SUP", "NM", "GM"},
    "users.write": {"INF", "GM"},
    "settings": {"INF", "GM"},
    "day.close": {"INF", "NM", "GM"},
}
"""The table of handbook 02 §2.10, as far as there are acts for it."""
MAY_GIVE = {"GM": (500_000, 100), "SUP": (50_000, 20), "NM": (50_000, 20), "CMP": (20_000, 0), "CRM": (10_000, 0),
            "HKS": (5000, 0), "REC": (5000, 5), "RES": (0, 5), "RAT": (0, 0), "MNT": (0, 0), "INF": (0, 0), "TQC": (0, 0)}  # fmt: skip
"""Compensation for one case (fen), and per cent off a price, by the same table."""


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


PEOPLE = (
    "SELECT a.login, s.no, s.name, h.post, h.main, h.valid_from, h.valid_to FROM account a JOIN staff s ON s.id = a.staff_id "
    "JOIN staff_post h ON h.staff_id = s.id ORDER BY a.id, h.id"
)


def test_the_administrator_is_first_and_everybody_has_a_main_post(hotel):
    assert rows(hotel, PEOPLE) == [
        ("admin", "E001", "Administrator", "GM", 1, "2026-11-23", None),
        ("desk", "E002", "Front desk", "REC", 1, "2026-11-23", None),
        ("night", "E003", "Night manager", "NM", 1, "2026-11-23", None),
    ]
    assert rows(hotel, "SELECT DISTINCT status, password, pin, must_change FROM account") == [
        ("active", "", "", 0)
    ]


def test_the_jobs_account_is_no_person(hotel):
    assert rows(hotel, "SELECT login, name, staff_id, post FROM account WHERE service") == [
        ("cron", "Scheduled jobs", None, "INF")
    ]


def test_an_administrator_called_like_an_account_is_that_one(tmp_path):
    made = found(tmp_path / "h.db", Plan("A", "甲", date(2026, 11, 23), admin="desk"), NOW)
    assert [(row[0], row[3]) for row in rows(made, PEOPLE)] == [("desk", "GM"), ("night", "NM")]
    assert rows(made, "SELECT count(*) FROM account") == [(3,)]
    made.close()


def test_an_administrator_may_hold_several_posts_the_first_is_the_main_one(tmp_path):
    made = found(tmp_path / "h.db", Plan("A", "甲", date(2026, 11, 23), admin_posts="GM+TQC+INF"), NOW)
    assert [row[3:5] for row in rows(made, PEOPLE) if row[0] == "admin"] == [
        ("GM", 1),
        ("TQC", 0),
        ("INF", 0),
    ]
    made.close()


def test_every_post_has_the_rights_of_the_table_and_no_other(hotel):
    kept = {(post, right) for post, right in rows(hotel, "SELECT post, permission FROM post_grant")}
    assert kept == {(post, right) for right, posts in GRANTS.items() for post in posts}


def test_every_right_is_needed_by_a_verb_a_view_or_asked_for_inside_an_act():
    needed = {verb.permission for verb in VERBS.values()} | {view.right for view in VIEWS.values()}
    assert set(GRANTS) == set(RIGHTS)
    assert needed <= set(GRANTS)
    assert set(GRANTS) - needed == WITHIN_ACTS - needed


@pytest.mark.parametrize("right", HANDBOOK)
def test_rights_are_those_of_the_handbook(right):
    assert set(GRANTS[right]) == HANDBOOK[right]


@pytest.mark.parametrize("right", sorted(ONLY_LEADS))
def test_what_costs_the_house_is_for_those_who_lead(right):
    assert set(GRANTS[right]) == LEADS


@pytest.mark.parametrize("post", POSTS)
def test_every_post_may_read_and_only_a_manager_sets_the_house_up(post):
    for right in ("door", "read", "account.own", "duty.sign", "log.write", "incident.raise", "approval.ask"):
        assert post in GRANTS[right], right
    for right in ("settings", "users.write", "ledger.read", "restore"):
        assert (post in GRANTS[right]) == (post in {"GM", "INF"}), right


@pytest.mark.parametrize("template", ["boutique", "business", "chain"])
def test_posts_may_give_away_what_the_handbook_says(tmp_path, template):
    made = found(tmp_path / "h.db", Plan("A", "甲", date(2026, 11, 23), template=template), NOW)
    limits = {
        code: (case, off)
        for code, case, off in rows(made, "SELECT code, compensation_minor, discount FROM post")
    }
    assert limits == MAY_GIVE
    made.close()


def test_every_duty_is_answered_for_by_exactly_one_post(hotel):
    answered = "SELECT d.code, count(a.id) FROM duty d LEFT JOIN duty_assignment a ON a.duty = d.code AND a.raci = 'A' GROUP BY d.code"
    counted = rows(hotel, answered)
    assert len(counted) == 64
    assert {count for _, count in counted} == {1}


def test_a_failure_leaves_neither_file_nor_key(tmp_path, monkeypatch):
    before = set(keys.key_file("x").parent.glob("*.key"))
    monkeypatch.setattr("hotelcs.workflows.organisation.founding._people", lambda *_: 1 / 0)
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


@pytest.mark.parametrize(("login", "verb", "fields", "said"), [
    ("desk", "close-day", {}, "REC may not do this: Close the business day. It is for INF, NM or GM."),
    ("desk", "add-room-type", {"code": "KNG"}, "REC may not do this: Add a room type. It is for INF or GM."),
    ("night", "add-room-type", {"code": "KNG"}, "NM may not do this: Add a room type. It is for INF or GM."),
    ("cron", "book", {"guest": "A", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"},
     "INF may not do this: Book a room or a party. It is for RES, REC, CRM, SUP, NM or GM."),
])  # fmt: skip
def test_who_may_not_hears_who_may_and_the_attempt_is_noted(hotel, login, verb, fields, said):
    desk = open_desk(hotel.path, login=login, clock=lambda: NOW)
    with pytest.raises(Denied) as refused:
        desk.do(verb, fields)
    assert (refused.value.code, refused.value.exit, str(refused.value)) == ("DENIED", 6, said)
    assert [
        (entry.actor, entry.verb, entry.result)
        for entry in open_desk(hotel.path, clock=lambda: NOW).show("ledger")
    ] == [(login, "denied", {"code": "DENIED", "verb": verb})]
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
