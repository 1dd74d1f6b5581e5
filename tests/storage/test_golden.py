"""A hotel of the release before comes over whole: its rows, its ledger, its people, its work."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotelcs.cli import main
from hotelcs.errors import Denied, SchemaMismatch
from hotelcs.money import parse_minor
from hotelcs.storage import driver, keys, manifest, migrate
from hotelcs.storage.schema import SCHEMA
from hotelcs.workflows import ledger
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.door import passwords
from hotelcs.workflows.machine.checkup import examine
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.views import VIEWS
from tests.conftest import IDS, NOON
from tests.invariants import check
from tests.storage.golden_hotel import ENTRIES, LOGINS, UID, dump, laid, rows

REMADE = {"account", "post_grant", "alembic_version"}
"""Tables whose rows become something else; they have tests of their own."""
NEEDED: dict[str, dict[str, Any]] = {
    "room-busy": {"room": "101"},
    "find": {"text": "zhang"},
    "room": {"no": "101"},
    "stay": {"room": "101"},
    "folio": {"stay": "S261123-001"},
    "guest": {"no": "P261123-001"},
    "guest-data": {"no": "P261123-001"},
    "reservation": {"no": "R261123-001"},
    "free-rooms": {"type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-25"},
    "suggestions": {"type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-25"},
    "staff-member": {"no": "E001"},
    "plan": {"plan": "fire"},
    "metric": {"code": "M-02"},
    "metric-rows": {"code": "M-02"},
    "plan-editions": {"type": "fire"},
    "escalation-preview": {"kind": "complaint", "level": "s2"},
    "complaint-intake": {"room": "101"},
    "quote": {"type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-25"},
}
"""What views have to be told."""
NOT_THERE_YET = {
    "group",
    "company-statement",
    "invoice-offer",
    "duty",
    "log-entry",
    "handover",
    "incident",
    "incident-text",
    "incident-people",
    "complaint",
    "plan-diff",
    "drill-scores",
    "drill-participants",
    "event-checks",
    "event-run-sheet",
    "notice",
    "approval",
    "organisation-differences",
    "revealed-document",
    "duty-owners",
}
"""Views of something that no hotel of schema 1 has."""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The old hotel, as it was left."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return laid(tmp_path / "hotel.db")


@pytest.fixture
def new(old: Path) -> Path:
    """The old hotel, migrated."""
    assert migrate.run(old)
    return old


@pytest.fixture
def sit(new: Path, request: pytest.FixtureRequest) -> Callable[[str | None], Desk]:
    """Sits somebody down in the migrated hotel."""

    def down(login: str | None) -> Desk:
        desk = open_desk(new, login, "test", clock=lambda: NOON)
        request.addfinalizer(desk.close)
        return desk

    return down


def test_until_it_is_migrated_it_is_not_opened_for_work(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(SchemaMismatch) as refused:
        open_desk(old)
    assert (refused.value.exit, refused.value.hint) == (7, "Run: hotelcs migrate")
    assert old.read_bytes() == before


def test_no_row_of_any_table_is_lost_and_no_value_changes(old: Path) -> None:
    before = dump(old)
    assert migrate.run(old)
    after = dump(old)
    assert set(before) <= set(after)
    for table in set(before) - REMADE:
        columns = set(before[table][0]) if before[table] else set()
        kept = [{name: row[name] for name in columns} for row in after[table]]
        assert kept == before[table], table
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]
    assert rows(old, "PRAGMA user_version") == [(SCHEMA,)]


def test_it_has_every_table_index_and_trigger_of_a_new_hotel(new: Path, tmp_path: Path) -> None:
    migrate.create(tmp_path / "other.db")
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name <> 'alembic_version' ORDER BY type, name"
    assert rows(new, sql) == rows(tmp_path / "other.db", sql)


def test_its_ledger_verifies_with_its_key_and_goes_on(old: Path, sit: Callable[[str | None], Desk]) -> None:
    desk = sit("admin")
    with desk.file.read() as reader:
        assert ledger.verify(reader, keys.load(UID)) == ENTRIES
        assert ledger.unkeyed(reader) == 0
        head = ledger.head(reader)
    assert head == (ENTRIES, "baa163346bb0dd07e9ee7c160c014575def13d141f2e4a8b36d936d740a40044")
    assert desk.do("set-overbooking", {"type": "KNG", "overbooking": 1}).entry == ENTRIES + 1
    with desk.file.read() as reader:
        assert reader.rows("SELECT prev FROM ledger WHERE seq = :seq", seq=ENTRIES + 1) == [(head[1],)]
    check(desk)


def test_the_history_of_a_record_reaches_back_before_the_migration(sit: Callable[[str | None], Desk]) -> None:
    seen = sit("admin").show("ledger", entity="R261123-001")
    assert [row.verb for row in seen] == ["book", "check-in", "post-charge", "take-payment"]


def test_every_person_becomes_staff_with_a_main_post_from_the_first_day_on(new: Path) -> None:
    assert rows(
        new,
        "SELECT a.login, a.id, s.no, s.name, h.post, h.main, h.valid_from, h.valid_to, a.post, a.name, a.lang, a.status "
        "FROM account a JOIN staff s ON s.id = a.staff_id JOIN staff_post h ON h.staff_id = s.id ORDER BY a.id",
    ) == [
        ("admin", 1, "E001", "Administrator", "GM", 1, "2026-11-23", None, None, "", "en", "active"),
        ("desk", 2, "E002", "Front desk", "REC", 1, "2026-11-23", None, None, "", "en", "active"),
        ("night", 3, "E003", "Night manager", "NM", 1, "2026-11-23", None, None, "", "en", "active"),
    ]
    assert rows(new, "SELECT count(*) FROM staff") == rows(new, "SELECT count(*) FROM staff_post") == [(3,)]


def test_the_account_of_the_jobs_stays_a_service_account(new: Path) -> None:
    assert rows(
        new, "SELECT id, login, name, staff_id, post, service, status FROM account WHERE service"
    ) == [(4, "cron", "Scheduled jobs", None, "INF", 1, "active")]


def test_an_account_that_was_locked_is_disabled_and_one_without_a_name_is_called_by_its_login(
    old: Path,
) -> None:
    connection = driver.connect(str(old))
    connection.execute("UPDATE account SET status = 'locked', name = '' WHERE login = 'desk'")
    connection.close()
    assert migrate.run(old)
    assert rows(old, "SELECT s.name, a.status FROM account a JOIN staff s ON s.id = a.staff_id WHERE login = 'desk'") == [
        ("desk", "disabled")
    ]  # fmt: skip


def test_every_post_has_the_rights_of_this_release_and_none_that_it_had_is_gone(old: Path) -> None:
    before = set(rows(old, "SELECT post, permission FROM post_grant"))
    assert migrate.run(old)
    granted = set(rows(old, "SELECT post, permission FROM post_grant"))
    posts = {post for (post,) in rows(old, "SELECT code FROM post")}
    assert before <= granted
    assert granted == {(post, right) for right, listed in templates.rights().items() for post in listed}
    assert len(posts) == 12
    assert {post for post, right in granted if right == "read"} == posts


def test_posts_and_departments_are_those_of_a_new_hotel_of_its_template(new: Path) -> None:
    chosen = templates.template("boutique")
    shape = (
        "SELECT code, department, level, coalesce(reports_to, ''), name_en, name_zh FROM post ORDER BY code"
    )
    wanted = [
        (p["code"], p["department"], int(p["level"]), p["reports_to"], p["name_en"], p["name_zh"])
        for p in chosen.posts
    ]
    assert rows(new, shape) == sorted(wanted)
    departments = [(d["code"], d["kind"], d["name_en"], d["name_zh"]) for d in chosen.departments]
    assert rows(new, "SELECT code, kind, name_en, name_zh FROM department ORDER BY code") == sorted(
        departments
    )


@pytest.mark.parametrize(
    ("template", "currency"), [("boutique", "CNY"), ("chain", "CNY"), ("business", "JPY")]
)
def test_posts_may_give_away_what_the_handbook_says_in_the_hotels_own_money(
    old: Path, template: str, currency: str
) -> None:
    connection = driver.connect(str(old))
    connection.execute("UPDATE property SET template = ?, currency = ?", (template, currency))
    connection.close()
    assert migrate.run(old)
    found = {
        code: limits for code, *limits in rows(old, "SELECT code, compensation_minor, discount FROM post")
    }
    for post, compensation, discount in (
        ("GM", "5000", 100),
        ("NM", "500", 20),
        ("REC", "50", 5),
        ("RAT", "0", 0),
    ):
        assert found[post] == [parse_minor(compensation, currency), discount], post


@pytest.mark.parametrize(("template", "warn", "self_inspect", "blocks"), [
    ("boutique", 20, 1, 0), ("business", 12, 0, 0), ("chain", 8, 0, 1),
])  # fmt: skip
def test_settings_stay_and_new_ones_are_those_of_the_template(
    old: Path, template: str, warn: int, self_inspect: int, blocks: int
) -> None:
    connection = driver.connect(str(old))
    connection.execute("UPDATE property SET template = ?, undo_minutes = 45, hold_minute = 1020", (template,))
    connection.close()
    assert migrate.run(old)
    kept = "template, undo_minutes, hold_minute, holders_warn, self_inspect, briefing_blocks, demo"
    assert rows(old, f"SELECT {kept} FROM property") == [(template, 45, 1020, warn, self_inspect, blocks, 0)]
    chosen = templates.template(template).settings
    names = [name for name in chosen if name != "inspection_required"]  # that one was a setting before
    assert rows(old, f"SELECT {', '.join(names)} FROM property") == [tuple(chosen[name] for name in names)]


@pytest.mark.parametrize(("login", "verb", "fields"), [
    ("admin", "add-room", {"no": "401", "floor": 4, "type": "SUI"}),
    ("admin", "add-staff", {"name": "Lin", "posts": ["REC"]}),
    ("desk", "book", {"guest": "Ana", "type": "TWN", "arrival": "2026-11-24", "departure": "2026-11-25"}),
    ("desk", "check-out", {"stay": "S261123-001", "settle": "cash"}),
    ("desk", "log", {"text": "Quiet"}),
    ("night", "close-day", {}),
    ("cron", "expire-holds", {}),
    ("cron", "close-day", {}),
])  # fmt: skip
def test_whoever_worked_there_works_on(
    sit: Callable[[str | None], Desk], login: str, verb: str, fields: dict[str, Any]
) -> None:
    desk = sit(login)
    assert desk.post == LOGINS[login]
    done = desk.do(verb, fields)
    assert done.entry == ENTRIES + 1
    check(desk)


@pytest.mark.parametrize(("login", "verb", "fields", "posts"), [
    ("desk", "close-day", {}, ("INF", "NM", "GM")),
    ("night", "add-room", {"no": "401", "floor": 4, "type": "SUI"}, ("INF", "GM")),
    ("cron", "book", {"guest": "Ana", "type": "TWN", "arrival": "2026-11-24", "departure": "2026-11-25"},
     ("RES", "REC", "CRM", "SUP", "NM", "GM")),
])  # fmt: skip
def test_whoever_might_not_may_not(
    sit: Callable[[str | None], Desk], login: str, verb: str, fields: dict[str, Any], posts: tuple[str, ...]
) -> None:
    with pytest.raises(Denied) as refused:
        sit(login).do(verb, fields)
    assert (refused.value.code, refused.value.exit, refused.value.items) == ("DENIED", 6, posts)


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The migrated hotel, for reading."""
    folder = tmp_path_factory.mktemp("golden")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        path = laid(folder / "hotel.db")
    assert migrate.run(path)
    return path


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in NOT_THERE_YET])
@pytest.mark.parametrize("login", LOGINS)
def test_every_view_shows_or_says_whose_it_is(read_only: Path, login: str, view: str) -> None:
    desk = open_desk(read_only, login, "test", clock=lambda: NOON)
    may = templates.rights()[VIEWS[view].right]
    try:
        if LOGINS[login] in may:
            assert desk.show(view, **NEEDED.get(view, {})) is not None
            return
        with pytest.raises(Denied) as refused:
            desk.show(view, **NEEDED.get(view, {}))
        assert (refused.value.code, refused.value.exit, set(refused.value.items)) == ("DENIED", 6, set(may))
    finally:
        desk.close()


def test_what_was_booked_is_shown_as_it_was(sit: Callable[[str | None], Desk]) -> None:
    desk = sit("desk")
    assert [row.reservation for row in desk.show("reservations")] == [
        "R261123-001",
        "R261123-002",
        "R261123-003",
    ]
    stay = desk.show("stay", room="101")
    assert (stay.stay, stay.departure) == ("S261123-001", "2026-11-25")
    assert desk.show("folio", stay="S261123-001").balance_minor == 2800 + 37600 - 5000
    assert desk.show("home").business_date == "2026-11-24"


def test_a_sealed_document_opens_with_the_old_key(sit: Callable[[str | None], Desk]) -> None:
    desk = sit("desk")
    done = desk.do("reveal-document", {"guest": "P261123-001", "reason": "the police asked"})
    assert desk.show("revealed-document", entry=done.entry).number == IDS[0]


@pytest.mark.sqlite_only("is about the file")
def test_nobody_has_a_password_until_one_is_handed_out(sit: Callable[[str | None], Desk]) -> None:
    administrator = sit(None)
    assert administrator.login == "admin"
    state = {found.name: found.state for found in examine(administrator)}
    assert (state["passwords"], state["ledger"], state["file"]) == ("warn", "ok", "ok")
    at_the_door = sit("")
    with pytest.raises(Denied) as refused:
        at_the_door.sign_in("night", "")
    assert refused.value.code == "WRONG_PASSWORD"
    secret = passwords.once()
    administrator.do("reset-password", {"login": "night", "secret": secret})
    assert at_the_door.sign_in("night", secret).login == "night"
    assert at_the_door.post == "NM"


def test_a_template_gives_what_there_was_nothing_of_and_leaves_the_rest(
    new: Path, sit: Callable[[str | None], Desk]
) -> None:
    assert sit("admin").show("duty-owners") == []
    before = dump(new)
    done = sit("admin").do("apply-template", {"template": "boutique"})
    assert (done.result["added"]["duty"], done.result["added"]["shift"]) == (64, 4)
    assert not {"department", "post", "post_grant"} & set(done.result["added"])
    after = dump(new)
    for table in set(before) - set(done.result["added"]) - {"ledger", "ledger_reference"}:
        assert after[table] == before[table], table
    assert sit("admin").show("duty-problems") == []
    assert len(sit("admin").show("duty-owners", day="2026-11-24")) == 64, "the day that is open"


def migrated(capsys: pytest.CaptureFixture[str], path: Path) -> tuple[int, dict[str, Any]]:
    """`hotelcs migrate --json`: its exit and its document."""
    capsys.readouterr()
    code = main(["migrate", "--db", str(path), "--now", "2026-11-24T07:00:00Z", "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


@pytest.mark.sqlite_only("migrates a file")
def test_the_command_keeps_a_backup_and_does_the_same_and_a_second_time_nothing(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = laid(tmp_path / "other.db")
    assert migrate.run(other)
    before = dump(old)
    code, document = migrated(capsys, old)
    assert (code, document["changed"], document["schema"]) == (0, 1, SCHEMA)
    assert (document["data"]["from"], document["data"]["to"]) == (1, SCHEMA)
    noted = dump(old)
    assert [row["command"] for row in noted.pop("job_run")] == ["migrate"]
    assert noted == {name: rows for name, rows in dump(other).items() if name != "job_run"}
    kept = Path(document["data"]["backup"])
    assert manifest.read(kept).schema == 1
    assert dump(kept) == before
    code, document = migrated(capsys, old)
    assert (code, document["changed"], document["schema"], document["data"]["backup"]) == (0, 0, SCHEMA, None)
    assert {name: rows for name, rows in dump(old).items() if name != "job_run"} == noted
    assert len(list(kept.parent.glob("*.db"))) == 1
