"""`hotelcs backup`, as cron starts it."""

import hashlib
import json
from pathlib import Path

import pytest

from hotelcs.storage import driver, rotation, vault
from hotelcs.storage.anchors import Anchors
from tests.commands.conftest import dump, rows
from tests.faults.test_full_disk import full_disk

LATER = "2026-11-23T07:05:00Z"
BOOK = ("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")


def test_a_backup_is_made_beside_the_hotel_named_by_its_own_time(program, lakeside):
    done = program("backup", "--json")
    data = done.document["data"]
    assert done.code == 0
    assert done.document["changed"] == 1
    assert data["file"] == str(lakeside.parent / "backups" / "hotel-20261123-150000.db")
    assert data["sha256"] == hashlib.sha256(Path(data["file"]).read_bytes()).hexdigest()
    assert data["rows"]["room"] == 6
    assert (data["verified"], data["examined"]) == (False, False), "nobody looked at the rules of the hotel"
    assert data["kept"] == {"hourly": 0, "daily": 1, "weekly": 1, "monthly": 1, "yearly": 0}
    assert dump(Path(data["file"])) == dump(lakeside)


def test_a_backup_is_noted_outside_the_database_with_how_far_the_ledger_went(program, lakeside):
    program(*BOOK)
    data = program("backup", "--json").document["data"]
    (uid,) = rows(lakeside, "SELECT uid FROM property")[0]
    (noted,) = Anchors(uid, lakeside).noted()
    assert (noted.seq, noted.hash, noted.why) == (data["entry"], data["head"], "backup")
    program("backup", "--json")
    assert len(Anchors(uid, lakeside).noted()) == 1, "a backup that was not made is not noted"
    assert program("audit-log", "--verify", "--json").document["data"]["anchors"] == 2


def test_a_folder_a_tag_and_the_rules(program, lakeside, home):
    data = program(
        "backup", "--out", str(home / "nas"), "--tag", "before-fair", "--verify", "--json"
    ).document["data"]
    assert Path(data["file"]).name == "hotel-20261123-150000-before-fair.db"
    assert (data["verified"], data["examined"], data["problems"]) == (True, True, [])
    assert 0 <= data["verify_seconds"] < 600
    manifest = json.loads(Path(data["file"] + ".json").read_text())
    assert (manifest["tag"], manifest["entry"], manifest["head"]) == (
        "before-fair",
        data["entry"],
        data["head"],
    )


def test_within_a_minute_nothing_is_made_unless_something_happened(program, lakeside):
    first = program("backup", "--json").document
    again = program("backup", "--json").document
    assert (again["changed"], again["data"]["file"]) == (0, first["data"]["file"])
    assert program("backup", "--verify", "--json").document["changed"] == 1, (
        "the rules were not looked at before"
    )
    assert program("backup", "--tag", "other", "--json").document["changed"] == 1
    program(*BOOK)
    assert program("backup", "--json").document["changed"] == 1
    assert program("backup", "--json", now=LATER).document["changed"] == 1


def test_whether_it_was_verified_is_noted_with_the_run(program, lakeside):
    plain = program("backup", "--json").document["data"]["file"]
    looked = program("backup", "--verify", "--json").document["data"]["file"]
    noted = rows(lakeside, "SELECT key FROM job_run WHERE command = 'backup' ORDER BY id")
    assert noted == [(plain,), (f"verified {looked}",)]


def test_a_hotel_that_breaks_its_rules_is_kept_all_the_same_and_said(program, lakeside):
    program(*BOOK)
    connection = driver.connect(str(lakeside))
    connection.execute("UPDATE type_night SET sold = 0")
    connection.close()
    done = program("backup", "--verify", "--json")
    assert (done.code, done.document["changed"]) == (4, 1)
    assert done.document["data"]["problems"][0].startswith("sold-to-come")
    assert Path(done.document["data"]["file"]).exists()


@pytest.mark.sqlite_only("damages the file")
def test_a_broken_ledger_is_said(program, lakeside):
    program(*BOOK)
    connection = driver.connect(str(lakeside))
    connection.execute("DROP TRIGGER tr_ledger_no_update")
    connection.execute("UPDATE ledger SET actor = 'nobody' WHERE seq = 3")
    connection.close()
    done = program("backup", "--verify", "--json")
    assert done.code == 4
    assert "broken at entry 3" in done.document["data"]["problems"][0]
    assert done.document["data"]["verified"] is False
    assert "unsound" in program("backup", "--verify").out


def test_a_dry_run_makes_no_folder(program, lakeside):
    done = program("backup", "--dry-run", "--json")
    assert (done.code, done.document["changed"]) == (0, 0)
    assert not (lakeside.parent / "backups").exists()


def test_words_are_for_people(program, lakeside):
    done = program("backup", "--lang", "zh")
    assert done.code == 0
    assert "已写入，未校验" in done.out
    assert "已校验" in program("backup", "--verify", "--lang", "zh").out
    assert "written, not verified" in program("backup", "--tag", "x").out


def test_a_tag_is_a_word(program, lakeside):
    for tag in ("../x", "a b", "-x", "", "x" * 41, "前"):
        assert program("backup", f"--tag={tag}", "--json").code == (2 if tag else 0)


def test_while_a_desk_writes_the_backup_is_made_all_the_same(program, lakeside, writer):
    assert program("backup", "--lock-wait", "0.2").code == 0


def test_no_hotel_no_backup(program, home):
    done = program("backup", "--db", str(home / "none.db"), "--json")
    assert (done.code, done.document["error"]["code"]) == (3, "E_NOT_READY")


def test_a_full_disk_ends_9_and_leaves_no_file(program, lakeside):
    rows(lakeside, "SELECT 1")
    with full_disk(20_000):
        done = program("backup", "--json")
    assert (done.code, done.document["error"]["code"]) == (9, "E_IO")
    assert not list((lakeside.parent / "backups").glob("*.db*"))


def test_a_folder_where_nothing_can_be_removed_is_named_and_the_others_are_gone_through(
    program, lakeside, home, monkeypatch
):
    monkeypatch.setattr(rotation, "YOUNG_DAYS", 1)
    stick = home / "stick"
    away = Path(program("backup", "--out", str(stick), "--json").document["data"]["file"])
    old = Path(program("backup", "--json", now="2026-11-23T08:00:00Z").document["data"]["file"])
    with vault.working(stick):
        made = program("backup", "--tag", "x", "--json", now="2030-11-23T08:00:00Z")
    gone = made.document["data"]["pruned"]
    assert (gone, old.exists(), away.exists()) == ([old.name], False, True)
    (told,) = [one for one in made.document["warnings"] if "No older backup was removed" in one]
    assert str(stick) in told
    later = program("backup", "--tag", "y", "--json", now="2030-11-23T09:00:00Z").document
    assert away.name in later["data"]["pruned"]
