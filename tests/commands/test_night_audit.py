"""`hotelcs night-audit`: once for each date, however often it is started; what stops it, what it says."""

import json
from pathlib import Path

import pytest

from hotelcs.storage import driver
from tests.commands.conftest import Program, dump, rows
from tests.conftest import IDS, Hand
from tests.invariants import check

NIGHT = "2026-11-23T18:02:11Z"
"""02:02:11 of the 24th at the hotel."""
EVENING = "2026-11-23T12:00:00Z"
OPEN = "SELECT day FROM business_day WHERE status = 'open'"


def test_the_date_that_is_over_is_closed_once(program: Program, lakeside: Path) -> None:
    closed = program("night-audit", "--auto", "--json", now=NIGHT)
    assert (closed.code, closed.document["changed"]) == (0, 10)
    data = closed.document["data"]
    assert (data["business_date"], data["next_date"], data["rooms_charged"]) == (
        "2026-11-23",
        "2026-11-24",
        0,
    )
    assert data["ledger"] == {"opening": 0, "charges": 0, "payments": 0, "closing": 0}
    assert data["blocks"] == []
    assert [item["kind"] for item in data["warnings"]] == ["backup"]
    assert (lakeside.parent / "backups" / data["pre_audit_backup"]).is_file()
    again = program("night-audit", "--auto", "--json", now=NIGHT)
    assert (again.code, again.document["changed"], again.document["data"]["due"]) == (0, 0, False)
    named = program("night-audit", "--auto", "--date", "2026-11-23", "--json", now=NIGHT)
    assert (named.code, named.document["changed"], named.document["data"]["rooms_charged"]) == (0, 0, 0)
    assert rows(lakeside, OPEN) == [("2026-11-24",)]
    assert len(list((lakeside.parent / "backups").glob("*.db"))) == 1
    check(lakeside)


def test_a_file_with_a_long_name_is_backed_up_and_its_date_closed(program: Program, lakeside: Path) -> None:
    long = lakeside.with_name("the-hotel-by-the-lake-of-the-western-hills.db")
    lakeside.rename(long)
    closed = program("night-audit", "--auto", "--json", "--db", str(long), now=NIGHT)
    assert closed.code == 0, closed.document
    assert closed.document["data"]["pre_audit_backup"].startswith(f"{long.stem}-")


def test_the_line_of_success_is_one(program: Program, lakeside: Path) -> None:
    said = program("night-audit", "--auto", now=NIGHT)
    assert said.out == "2026-11-23 closed 02:02:11. 0 rooms charged ¥0.00; ledger ¥0.00; 1 warnings\n"
    assert said.err == ""
    assert (
        program("night-audit", "--date", "2026-11-23", now=NIGHT).out
        == "2026-11-23 is closed already; nothing was changed.\n"
    )


def test_before_midnight_nothing_is_due_unless_the_date_is_named(program: Program, lakeside: Path) -> None:
    early = program("night-audit", "--auto", now=EVENING)
    assert (early.code, early.out) == (0, "2026-11-23 is not over yet; nothing was changed.\n")
    assert program("night-audit", "--auto", "--date", "2026-11-23", now=EVENING).code == 0
    assert rows(lakeside, OPEN) == [("2026-11-24",)]


def test_warnings_stop_whoever_runs_it_by_hand_and_not_cron(program: Program, lakeside: Path) -> None:
    warned = program("night-audit", "--json", now=NIGHT)
    assert (warned.code, warned.document["error"]["code"]) == (4, "AUDIT_WARNED")
    assert [item["kind"] for item in warned.document["error"]["items"]] == ["backup"]
    assert rows(lakeside, OPEN) == [("2026-11-23",)]
    assert program("night-audit", "--skip-warn", now=NIGHT).code == 0


def test_a_block_stops_cron_too_and_is_named(program: Program, lakeside: Path) -> None:
    program("do", "open-shift", "shift=early", "float=500.00", now="2026-11-23T00:30:00Z")
    blocked = program("night-audit", "--auto", "--json", now=NIGHT)
    error = blocked.document["error"]
    assert (blocked.code, error["code"], error["exit"]) == (4, "AUDIT_BLOCKED", 4)
    assert [(item["kind"], item["ref"]) for item in error["items"]] == [("cash", "2026-11-23 early")]
    assert "--list" in error["hint"]
    assert rows(lakeside, OPEN) == [("2026-11-23",)]
    assert not (lakeside.parent / "backups").exists()
    program("config", "set", "audit_cash", "no")
    assert program("night-audit", "--auto", now=NIGHT).code == 0


def test_the_document_has_the_keys_of_the_handbook_and_instants_in_utc(
    program: Program, lakeside: Path
) -> None:
    """Handbook 05 §5.5."""
    hand = Hand(lakeside)
    hand.check_in(hand.book())
    hand.check_in(hand.book("Li Na"), "102", document=IDS[1])
    hand.do("set-room-status", room="102", status="dirty")
    hand.desk.close()
    data = program("night-audit", "--auto", "--json", now=NIGHT).document["data"]
    assert data["night_roll"] == {"oc_to_od": 1, "already_od": 1, "tasks": 2}
    assert data["closed_at"] == NIGHT
    [first, second] = [item for item in data["warnings"] if item["kind"] == "police"]
    assert first == {
        "code": "W_POLICE_PENDING", "kind": "police", "ref": "S261123-001", "room": "101", "deadline": "2026-11-23T07:30:00Z",
    }  # fmt: skip
    assert second["room"] == "102"
    assert {item["code"] for item in data["warnings"]} >= {"W_POLICE_PENDING", "W_BACKUP"}
    assert sum(data["posted"].values()) == data["ledger"]["charges"]
    again = program("night-audit", "--date", "2026-11-23", "--json", now=NIGHT).document["data"]
    assert (again["night_roll"], again["closed_at"]) == (data["night_roll"], data["closed_at"])


def test_the_list_shows_and_changes_nothing(program: Program, lakeside: Path) -> None:
    program("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-23", "departure=2026-11-25")
    before = dump(lakeside)
    listed = program("night-audit", "--list", now=NIGHT)
    assert listed.code == 0
    assert "!    1  Arrivals not arrived" in listed.out
    document = program("night-audit", "--list", "--json", now=NIGHT).document
    assert document["data"]["checks"]["arrivals"] == 1
    assert [item for item in document["data"]["warnings"] if item["kind"] == "arrivals"] == [
        {"code": "W_ARRIVALS", "kind": "arrivals", "ref": "R261123-001", "at": "2026-11-23"}
    ]
    assert "Ana" not in json.dumps(document)
    assert dump(lakeside) == before


def test_a_dry_run_tells_the_figures_and_writes_nothing(program: Program, lakeside: Path) -> None:
    before = dump(lakeside)
    tried = program("night-audit", "--auto", "--dry-run", "--json", now=NIGHT)
    assert (tried.code, tried.document["data"]["next_date"]) == (0, "2026-11-24")
    assert dump(lakeside) == before
    assert not (lakeside.parent / "backups").exists()


@pytest.mark.parametrize(("day", "code"), [("2026-11-24", 4), ("2026-11-22", 4), ("today", 2)])
def test_a_date_that_is_not_open_is_refused(program: Program, lakeside: Path, day: str, code: int) -> None:
    assert program("night-audit", "--auto", "--date", day, now=NIGHT).code == code
    assert rows(lakeside, OPEN) == [("2026-11-23",)]


def test_what_was_left_of_an_earlier_run_is_done(program: Program, lakeside: Path) -> None:
    program("do", "close-day", now=NIGHT)
    rest = program("night-audit", "--auto", "--json", now=NIGHT)
    assert (rest.code, rest.document["changed"], rest.document["data"]["steps_done"]) == (0, 3, 3)
    assert program("night-audit", "--auto", "--json", now=NIGHT).document["changed"] == 0


def test_a_backup_that_cannot_be_made_leaves_the_date_open(program: Program, lakeside: Path) -> None:
    (lakeside.parent / "backups").write_text("in the way")
    assert program("night-audit", "--auto", now=NIGHT).code == 9
    assert rows(lakeside, OPEN) == [("2026-11-23",)]


@pytest.mark.sqlite_only("another program holds the file")
def test_a_held_database_is_waited_for_and_then_said(program: Program, lakeside: Path) -> None:
    holder = driver.connect(str(lakeside))
    holder.execute("BEGIN IMMEDIATE")
    assert program("night-audit", "--auto", "--lock-wait", "0.2", now=NIGHT).code == 5
    holder.execute("ROLLBACK")
    holder.close()
    assert program("night-audit", "--auto", now=NIGHT).code == 0
    assert rows(lakeside, OPEN) == [("2026-11-24",)]


def test_who_may_not_close_the_day_is_refused(program: Program, lakeside: Path) -> None:
    assert program("night-audit", "--auto", "--as", "desk", now=NIGHT).code == 6
    assert rows(lakeside, OPEN) == [("2026-11-23",)]
