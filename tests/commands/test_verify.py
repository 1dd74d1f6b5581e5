"""`hotelcs verify` and `hotelcs restore-drill`: whether the hotel is sound, and whether its backups come back."""

import json
from pathlib import Path

import pytest

from hotelcs.storage import driver, manifest, recipients
from tests.commands.conftest import dump, rows

SECRET, PUBLIC = recipients.new_key()
ALL = ("--deep", "--chain", "--invariants")


def book(program, name="Ana"):
    words = ("do", "book", f"guest={name}", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")
    assert program(*words).code == 0


def names(done):
    return [check["name"] for check in done.document["data"]["checks"]]


def changed(path, *statements):
    connection = driver.connect(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def kept(program, lakeside):
    book(program)
    return program("backup", "--json").document["data"]["file"]


@pytest.mark.sqlite_only("is about the file")
def test_the_hotel_is_looked_at_as_far_as_asked_and_not_changed(program, lakeside):
    book(program)
    before = dump(lakeside)
    assert names(program("verify", "--json")) == ["file", "references"]
    done = program("verify", "live", *ALL, "--json")
    assert (done.code, done.document["changed"], done.document["data"]["failed"]) == (0, 0, [])
    assert names(done) == ["file", "references", "chain", "invariants", "cards"]
    assert dump(lakeside) == before
    assert "OK: 5" in program("verify", *ALL).out


@pytest.mark.sqlite_only("is about the file")
def test_a_broken_rule_ends_4_and_a_broken_chain_8(program, lakeside):
    book(program)
    changed(lakeside, "UPDATE type_night SET sold = 0")
    done = program("verify", "--invariants", "--chain", "--json")
    assert (done.code, done.document["data"]["failed"]) == (4, ["invariants"])
    changed(lakeside, "DROP TRIGGER tr_ledger_no_update", "UPDATE ledger SET actor = 'nobody' WHERE seq = 3")
    done = program("verify", "--invariants", "--chain", "--json")
    assert (done.code, done.document["data"]["failed"]) == (8, ["chain", "invariants"])
    assert program("verify").code == 0, "what was not asked for is not looked at"


@pytest.mark.sqlite_only("is about the file")
def test_a_reference_to_nothing_ends_8(program, lakeside):
    changed(lakeside, "PRAGMA foreign_keys=OFF", "UPDATE room SET type_id = 99 WHERE no = '101'")
    done = program("verify", "--json")
    assert (done.code, done.document["data"]["failed"]) == (8, ["references"])


def test_a_backup_is_looked_at(program, lakeside, kept):
    done = program("verify", kept, *ALL, "--restore-test", "--json")
    assert done.code == 0
    assert names(done) == ["file", "manifest", "chain", "invariants", "cards", "restore"]
    assert not list(lakeside.parent.glob(".hotelcs-scratch/*"))


def test_a_damaged_backup_ends_8_and_a_missing_one_3(program, lakeside, kept):
    data = bytearray(Path(kept).read_bytes())
    data[-1] ^= 1
    Path(kept).write_bytes(data)
    assert program("verify", kept).code == 8
    assert program("verify", "none.db").code == 3


def test_a_manifest_that_tells_other_rows_is_not_believed(program, lakeside, kept):
    made = json.loads(manifest.place_of(Path(kept)).read_text())
    made["rows"]["guest"] = 77
    manifest.place_of(Path(kept)).write_text(json.dumps(made | {"digest": manifest.digest_of(made)}))
    done = program("verify", kept, "--json")
    assert (done.code, done.document["data"]["failed"]) == (8, ["manifest"])


def test_a_backup_of_another_hotel_is_said(program, lakeside, kept):
    changed(lakeside, "UPDATE property SET uid = 'other'")
    done = program("verify", kept, "--json")
    assert (done.code, done.document["data"]["failed"]) == (4, ["hotel"])


def test_a_backup_can_be_looked_at_where_there_is_no_hotel(program, lakeside, kept, home):
    assert program("verify", kept, "--db", str(home / "none.db")).code == 0
    assert program("verify", "--db", str(home / "none.db")).code == 3


@pytest.mark.sqlite_only("is about the file")
def test_the_newest_backup_of_the_hotel_is_tried(program, lakeside, kept):
    assert names(program("verify", "--restore-test", "--json")) == ["file", "references", "restore"]


def test_the_last_backup_is_looked_at_with_the_hotel(program, lakeside, kept):
    done = program("verify", "--last-backup", "--chain", "--invariants", "--json")
    assert done.code == 0
    assert names(done)[-1] == "backup"
    assert done.document["data"]["backups"] == [{"file": kept, "ok": True, "opened": True}]
    book(program, "Bo")
    newer = program("backup", "--json", now="2026-11-23T09:00:00Z").document["data"]["file"]
    kept_now = program("verify", "--last-backup", "--json").document["data"]["backups"]
    assert [one["file"] for one in kept_now] == [newer]
    assert "backups" not in program("verify", "--json").document["data"]


def test_every_backup_is_looked_at_and_the_damaged_one_named(program, lakeside, kept):
    book(program, "Bo")
    newer = program("backup", "--keep-all", "--json", now="2026-11-23T09:00:00Z").document["data"]["file"]
    done = program("verify", "--all", "--json")
    assert (done.code, [one["file"] for one in done.document["data"]["backups"]]) == (0, [newer, kept])
    data = bytearray(Path(kept).read_bytes())
    data[-1] ^= 1
    Path(kept).write_bytes(data)
    assert program("verify", "--last-backup").code == 0, "the newest is sound"
    done = program("verify", "--all", "--json")
    assert (done.code, done.document["data"]["failed"]) == (8, ["backup"])
    assert [one["ok"] for one in done.document["data"]["backups"]] == [True, False]
    assert Path(kept).name in done.document["error"]["message"]


def test_a_manifest_that_cannot_be_read_is_a_damaged_backup(program, lakeside, kept):
    manifest.place_of(Path(kept)).write_text("{")
    assert program("verify", "--all").code == 8


def test_the_last_backup_is_the_newest_whose_manifest_can_be_read(program, lakeside, kept):
    book(program, "Bo")
    newer = program("backup", "--keep-all", "--json", now="2026-11-23T09:00:00Z").document["data"]["file"]
    manifest.place_of(Path(kept)).write_text("{")
    done = program("verify", "--last-backup", "--json")
    assert (done.code, [one["file"] for one in done.document["data"]["backups"]]) == (0, [newer])
    (told,) = done.document["warnings"]
    assert kept in told
    every = program("verify", "--all", "--json").document["data"]["backups"]
    assert [(one["file"], one["ok"]) for one in every] == [(newer, True), (kept, False)]
    manifest.place_of(Path(newer)).write_text("{")
    assert program("verify", "--last-backup").code == 8, "there is no good one"


def test_where_there_is_no_backup_that_is_said(program, lakeside):
    done = program("verify", "--last-backup", "--json")
    assert (done.code, done.document["data"]["backups"]) == (0, [])
    assert done.document["warnings"] == ["There is no backup to look at."]


def test_a_sealed_backup_is_compared_and_with_its_key_looked_into(program, lakeside, tmp_path):
    recipients.add(rows(lakeside, "SELECT uid FROM property")[0][0], "hotel", PUBLIC)
    sealed = program("backup", "--json").document["data"]["file"]
    done = program("verify", "--last-backup", "--json")
    assert (done.code, done.document["data"]["backups"][0]["opened"]) == (0, False)
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    done = program("verify", "--all", "--identity", str(secret), "--json")
    assert (done.code, done.document["data"]["backups"][0]["opened"]) == (0, True)
    Path(sealed).write_bytes(Path(sealed).read_bytes()[:-1] + b"x")
    assert program("verify", "--last-backup").code == 8


def test_a_folder_of_backups_that_is_away_is_said_and_no_failure(program, lakeside, kept, tmp_path):
    book(program, "Bo")
    other = tmp_path / "stick"
    assert program("backup", "--out", str(other), now="2026-11-23T09:00:00Z").code == 0
    other.rename(tmp_path / "away")
    done = program("verify", "--all", "--json")
    assert done.code == 0
    assert str(other) in done.document["warnings"][0]


def test_a_file_and_every_backup_are_not_asked_for_at_once(program, lakeside, kept):
    assert program("verify", kept, "--all").code == 2


# --- the drill


def test_a_drill_proves_the_newest_backup_and_is_remembered(program, lakeside, kept):
    before = dump(lakeside)
    done = program("restore-drill", "--json", now="2026-11-23T09:00:00Z")
    assert (done.code, done.document["changed"], done.document["data"]["file"]) == (0, 1, kept)
    told = json.loads(Path(str(lakeside) + ".backups").read_text())
    assert (told["proved"], told["drill_why"]) == (kept, "")
    assert told["proved_at"].startswith("2026-11-23T09:00:00")
    verb, result = rows(lakeside, "SELECT verb, result FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    assert verb == "note-restore-drill"
    assert json.loads(result)["backup"] == Path(kept).name
    after = dump(lakeside)
    assert {name for name in before if before[name] != after[name]} <= {"ledger", "ledger_reference"}


def test_without_a_backup_there_is_nothing_to_try(program, lakeside):
    refused = program("restore-drill", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (3, "E_NOT_READY")
    assert program("doctor", "--json").document["data"]["warn"] >= 1


def test_a_dry_run_names_the_backup_and_notes_nothing(program, lakeside, kept):
    before = dump(lakeside)
    assert program("restore-drill", "--dry-run", "--json").document["data"]["file"] == kept
    assert dump(lakeside) == before


def test_a_drill_that_fails_is_remembered_and_the_doctor_says_so(program, lakeside, kept):
    program("restore-drill")
    later = program("backup", "--json", now="2026-11-23T08:00:00Z").document["data"]["file"]
    data = bytearray(Path(later).read_bytes())
    data[len(data) // 2] ^= 1
    Path(later).write_bytes(data)
    assert program("restore-drill", now="2026-11-23T09:00:00Z").code == 8
    told = json.loads(Path(str(lakeside) + ".backups").read_text())
    assert (told["proved"], told["drill_why"]) == (kept, "E_CORRUPT")
    lakeside.chmod(0o600)
    doctor = program("doctor", "--json", now="2026-11-23T09:00:00Z")
    states = {check["name"]: check["state"] for check in doctor.document["data"]["checks"]}
    assert (doctor.code, states["restore-drill"]) == (11, "bad")


def test_a_sealed_backup_is_tried_with_its_key(program, lakeside, home):
    program("backup", "keys", "add", "hotel", PUBLIC)
    program("backup")
    refused = program("restore-drill", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "KEY_WANTED")
    (home / "key.txt").write_text(SECRET)
    assert program("restore-drill", "--identity", str(home / "key.txt")).code == 0
    assert not list(home.glob(".hotelcs-scratch/*"))


def test_what_a_drill_has_not_proved_is_not_removed(program, lakeside, kept):
    program("restore-drill", now="2026-11-23T07:30:00Z")
    none = ("--keep-daily=0", "--keep-weekly=0", "--keep-monthly=0")
    for hour in ("08", "09", "10"):
        program("backup", *none, now=f"2026-11-23T{hour}:00:00Z")
    assert len(list((lakeside.parent / "backups").glob("*.db"))) == 4
    program("restore-drill", now="2026-11-23T11:00:00Z")
    pruned = program("backup", *none, "--json", now="2026-11-23T12:00:00Z").document["data"]["pruned"]
    assert len(pruned) == 3


# --- what the doctor says of backups


def state(program, now):
    doctor = program("doctor", "--json", now=now)
    return next((c["state"], c["words"]) for c in doctor.document["data"]["checks"] if c["name"] == "backup")


def test_the_age_of_the_last_verified_backup_turns_bad_after_a_day(program, lakeside, home):
    assert state(program, "2026-11-23T08:00:00Z")[0] == "warn"
    program("backup", "keys", "add", "hotel", PUBLIC)
    path = program("backup", "--verify", "--json").document["data"]["file"]
    assert state(program, "2026-11-24T08:59:00Z") == ("ok", "The last good backup is 25 h 59 min old.")
    assert state(program, "2026-11-24T09:01:00Z")[0] == "bad"
    program("backup", "keys", "remove", "hotel")
    assert state(program, "2026-11-23T08:00:00Z") == (
        "warn",
        "The last good backup is 1 h 00 min old. It is not sealed.",
    )
    Path(path).rename(home / "away")
    assert "not where it was made" in state(program, "2026-11-23T08:00:00Z")[1]
