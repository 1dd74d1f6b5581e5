"""`hotelcs doctor`: whether the file, its key and the library are as they should be."""

import os
from pathlib import Path

import pytest

from hotelcs.storage import driver, place, vault, writing_back
from hotelcs.storage.recipients import new_key
from hotelcs.workflows.machine import file_checks, holders
from tests.commands.conftest import Program, dump
from tests.conftest import NOON

NAMES = [
    "disk",
    "version",
    "sqlite",
    "journal",
    "permissions",
    "place",
    "key",
    "schema",
    "wal",
    "file",
    "log",
    "business-day",
    "clock",
    "ledger",
    "anchors",
    "passwords",
    "feeds",
    "paging",
    "sessions",
    "plans",
    "duties",
    "calendars",
    "jobs",
    "locks",
    "backup",
    "restore-drill",
    "roll-call",
    "terminal",
]
BOOK = ("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")


def states(ended) -> dict[str, str]:
    return {check["name"]: check["state"] for check in ended.document["data"]["checks"]}


@pytest.mark.sqlite_only("is about the file")
def test_a_sound_hotel_is_told_so(program: Program, lakeside):
    lakeside.chmod(0o600)
    before = dump(lakeside)
    seen = program("doctor", "--json")
    data = seen.document["data"]
    assert [check["name"] for check in data["checks"]] == NAMES
    assert (seen.code, data["bad"], data["ok"] + data["warn"]) == (0, 0, len(NAMES))
    assert all(check["words"] for check in data["checks"])
    assert dump(lakeside) == before


@pytest.mark.sqlite_only("is about the file")
def test_the_words_name_library_version_journal_and_ledger(program, lakeside):
    lakeside.chmod(0o600)
    out = program("doctor").out
    assert f"SQLite {'.'.join(map(str, driver.VERSION))} from {driver.LIBRARY}" in out
    assert "Journal: " in out
    assert "Ledger: 9 entries, head " in out
    assert out.splitlines()[-1].startswith("OK ")


@pytest.mark.sqlite_only("is about the file")
def test_a_file_that_others_can_read_is_bad(program, lakeside):
    """A group may share a file, and is told; everybody may not, and it is not opened."""
    lakeside.chmod(0o660)
    seen = program("doctor", "--json")
    assert (seen.code, states(seen)["permissions"]) == (11, "bad")
    assert seen.document["error"]["code"] == "E_STALE"
    assert "chmod 600" in seen.document["error"]["message"]
    assert words(seen, "permissions")["next"] == f"chmod 600 {lakeside}"
    for mode in (0o644, 0o606):
        lakeside.chmod(mode)
        refused = program("show", "rooms", "--json")
        assert (refused.code, refused.document["error"]["hint"]) == (
            9,
            f"As its owner: chmod o-rwx {lakeside}",
        )


@pytest.mark.sqlite_only("is about the file")
def test_a_backup_that_others_can_read_a_strange_owner_and_an_open_folder_are_bad(
    program, lakeside, monkeypatch
):
    lakeside.chmod(0o600)
    kept = Path(program("backup", "--json").document["data"]["file"])
    kept.chmod(0o640)
    assert words(program("doctor", "--json"), "permissions")["next"] == f"chmod 600 {kept}"
    kept.chmod(0o600)
    lakeside.parent.chmod(0o777)
    assert words(program("doctor", "--json"), "permissions")["next"] == f"chmod o-w {lakeside.parent}"
    lakeside.parent.chmod(0o700)
    assert words(program("doctor", "--json"), "permissions")["state"] == "ok"
    if os.geteuid() == 0:
        os.chown(kept, 65534, 65534)
        assert words(program("doctor", "--json"), "permissions")["next"].endswith(f" {kept}")


@pytest.fixture
def without_modes(tmp_path, monkeypatch):
    """Says that a folder is on a memory stick, whose files all have the mode that the mount gives them."""

    def mounted(folder: Path) -> None:
        table = tmp_path / "mountinfo"
        table.write_text(f"22 1 0:1 / / rw - ext4 /dev/a rw\n30 22 0:26 / {folder} rw - vfat /dev/b rw\n")
        monkeypatch.setattr(place, "MOUNTS", table)

    return mounted


@pytest.mark.sqlite_only("is about the file")
def test_a_hotel_on_a_disk_without_modes_is_opened_and_that_is_told(program, lakeside, without_modes):
    lakeside.chmod(0o755)
    assert program("show", "rooms").code == 9
    without_modes(lakeside.parent)
    assert program("show", "rooms").code == 0
    seen = words(program("doctor", "--json"), "permissions")
    assert (seen["state"], seen["next"]) == ("warn", "")
    assert "have no rights (vfat)" in seen["words"]
    lakeside.chmod(0o700)
    assert words(program("doctor", "--json"), "permissions")["state"] == "ok"


@pytest.mark.sqlite_only("is about the file")
def test_backups_on_a_stick_files_of_others_and_a_sticky_folder_are_not_bad(
    program, lakeside, home, without_modes
):
    lakeside.chmod(0o600)
    stick = home / "mnt"
    stick.mkdir()
    kept = Path(program("backup", "--out", str(stick / "b"), "--json").document["data"]["file"])
    kept.chmod(0o755)
    assert words(program("doctor", "--json"), "permissions")["state"] == "bad"
    mounts = place.MOUNTS
    without_modes(stick)
    assert words(program("doctor", "--json"), "permissions")["state"] == "ok"
    place.MOUNTS.write_text(mounts.read_text())
    kept.chmod(0o600)
    other = kept.with_name("other.db")
    other.write_bytes(b"of another program")
    other.chmod(0o644)
    assert words(program("doctor", "--json"), "permissions")["state"] == "ok"
    lakeside.parent.chmod(0o1777)
    assert words(program("doctor", "--json"), "permissions")["state"] == "ok"
    lakeside.parent.chmod(0o700)


@pytest.mark.sqlite_only("is about the log beside the file")
def test_the_log_is_written_back_by_the_backup_and_a_desk_that_keeps_it_from_that_is_told(program, lakeside):
    if driver.JOURNAL != "wal":
        pytest.skip("this library keeps no such log")
    lakeside.chmod(0o600)
    log = lakeside.with_name(lakeside.name + "-wal")
    reader = driver.connect(str(lakeside), readonly=True)
    assert program(*BOOK).code == 0
    grown = log.stat().st_size
    assert program("backup").code == 0
    assert log.stat().st_size < grown, "no more than the note of the job"
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM guest").fetchone()
    assert program(*BOOK).code == 0
    assert program("backup", "--tag", "x").code == 0, "that is no failure of the backup"
    assert log.stat().st_size > grown
    assert words(program("doctor", "--json"), "wal")["state"] == "ok", "for a moment everybody reads"
    later = "2026-11-23T07:06:00Z"
    assert words(program("doctor", "--json", now=later), "wal")["state"] == "ok", "nobody has tried since"
    assert program("health", now=later).code == 0
    seen = words(program("doctor", "--json", now=later), "wal")
    assert (seen["state"], seen["next"]) == ("bad", "hotelcs doctor --fix")
    assert "since 15:00" in seen["words"]
    reader.close()
    assert program("health", now=later).code == 0, "it tries again"
    assert words(program("doctor", "--json", now=later), "wal")["state"] == "ok"
    assert not log.exists() or log.stat().st_size < 100_000


@pytest.mark.sqlite_only("is about the log beside the file")
def test_a_desk_that_reads_for_a_moment_is_waited_for(lakeside, monkeypatch):
    if driver.JOURNAL != "wal":
        pytest.skip("this library keeps no such log")
    reader = driver.connect(str(lakeside), readonly=True)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM guest").fetchone()
    writer = driver.connect(str(lakeside))
    writer.execute("UPDATE property SET uid = uid")
    rests = []
    monkeypatch.setattr(writing_back.time, "sleep", lambda _: rests.append(1) or reader.close())
    assert writing_back.write_back(lakeside, NOON)
    assert writing_back.busy_since(lakeside) is None


@pytest.mark.sqlite_only("is about the file")
def test_what_is_mended_waits_for_a_desk_that_writes(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    writer = driver.connect(str(lakeside))
    waited = []

    def rest(_: float) -> None:
        if not waited:
            writer.rollback()
        waited.append(1)

    def writing(path: Path, *_) -> bool:
        if not waited:
            writer.execute("BEGIN IMMEDIATE")
        return True

    monkeypatch.setattr(writing_back, "write_back", writing)
    monkeypatch.setattr(driver.time, "sleep", rest)
    assert "reindex" in program("doctor", "--fix", "--json").document["data"]["fixed"]
    assert waited
    writer.close()


def test_a_missing_key_is_bad(program, lakeside, home):
    lakeside.chmod(0o600)
    for key in (home / "config" / "hotelcs").glob("*.key"):
        key.unlink()
    seen = program("doctor", "--json")
    assert (seen.code, states(seen)["key"]) == (11, "bad")


def test_entries_made_without_the_key_are_told(program, lakeside, home):
    """Whoever has the file and no key can chain entries anew, but not as the desk chains them."""
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["ledger"] == "ok"
    for key in (home / "config" / "hotelcs").glob("*.key"):
        key.rename(key.with_suffix(".away"))
    program(*BOOK)
    for key in (home / "config" / "hotelcs").glob("*.away"):
        key.rename(key.with_suffix(".key"))
    assert states(program("doctor", "--json"))["ledger"] == "warn"
    assert "1 of 10 entries were made without the key file" in program("doctor").out


def test_the_first_act_on_this_machine_leaves_an_anchor(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["anchors"] == "warn"
    assert program(*BOOK).code == 0
    assert states(program("doctor", "--json"))["anchors"] == "ok"
    assert "Anchors agree; the newest is entry 10." in program("doctor").out


@pytest.mark.sqlite_only("is about the file")
def test_a_ledger_that_was_cut_off_is_bad(program, lakeside):
    lakeside.chmod(0o600)
    shorter = lakeside.read_bytes()
    assert program(*BOOK).code == 0
    lakeside.write_bytes(shorter)
    seen = program("doctor", "--json")
    assert (seen.code, states(seen)["anchors"]) == (11, "bad")
    assert seen.document["error"]["message"] == (
        "The ledger ends at entry 9, but there was an entry 10 (mark): entries 10 to 10 are missing."
    )


def test_a_hotel_in_which_nobody_has_a_password_is_told(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["passwords"] == "warn"
    assert program("user", "reset-password", "--login", "desk").code == 0
    assert states(program("doctor", "--json"))["passwords"] == "ok"
    assert "1 of 3 people have a password." in program("doctor").out


@pytest.mark.sqlite_only("is about the file")
def test_a_warning_fails_when_asked(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    monkeypatch.setattr(file_checks, "DISK_LOW", 10**18)
    assert states(program("doctor", "--json"))["disk"] == "warn"
    assert program("doctor").code == 0
    assert program("doctor", "--fail-on", "warn").code == 11
    assert program("doctor", "--fail-on", "never").code == 2


@pytest.mark.sqlite_only("is about the file")
def test_a_large_write_ahead_log_is_a_warning(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    monkeypatch.setattr(file_checks, "WAL_LARGE", -1)
    assert states(program("doctor", "--json"))["wal"] == "warn"


@pytest.mark.sqlite_only("is about the file")
def test_a_library_with_the_wal_bug_is_named(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    monkeypatch.setattr(driver, "wal_is_safe", lambda: False)
    assert states(program("doctor", "--json"))["sqlite"] == "warn"


def test_damage_is_found(program, lakeside):
    lakeside.chmod(0o600)
    with lakeside.open("r+b") as file:
        file.seek(4096 * 40)
        file.write(b"\xa5" * 4096 * 10)
    seen = program("doctor", "--json")
    assert seen.code in {8, 11}


@pytest.mark.parametrize("content", [b"", b"not a database, not at all" * 200])
def test_a_file_that_is_no_hotel_cannot_be_examined(program, lakeside, content):
    lakeside.write_bytes(content)
    assert program("doctor").code in {3, 8}


LATER = "2026-11-25T07:00:00Z"


def words(ended, name: str) -> dict[str, str]:
    return next(check for check in ended.document["data"]["checks"] if check["name"] == name)


def test_what_is_not_well_says_the_line_to_type_next(program, lakeside):
    lakeside.chmod(0o600)
    assert "      > hotelcs backup --verify" in program("doctor").out.splitlines()
    assert words(program("doctor", "--json"), "backup")["next"] == "hotelcs backup --verify"


def test_a_backup_of_more_than_26_hours_is_stale_and_a_new_one_mends_it(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["backup"] == "warn"  # the hotel is of today
    assert program("backup", "keys", "add", "hotel", new_key()[1]).code == 0
    assert program("backup").code == 0
    assert states(program("doctor", "--json"))["backup"] == "warn", (
        "nobody looked whether the rules hold in it"
    )
    assert program("backup", "--verify").code == 0
    assert states(program("doctor", "--json"))["backup"] == "ok"
    seen = program("doctor", "--json", now=LATER)
    assert (seen.code, states(seen)["backup"], seen.document["error"]["code"]) == (11, "bad", "E_STALE")
    assert states(program("doctor", "--json", "--backup-max-hours", "72", now=LATER))["backup"] == "ok"
    assert program("backup", "--verify", now=LATER).code == 0
    assert states(program("doctor", "--json", now=LATER))["backup"] == "ok"


def test_no_backup_at_all_is_bad_from_the_second_day_or_the_first_audit_on(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["backup"] == "warn"
    assert states(program("doctor", "--json", now="2026-11-24T08:00:00Z"))["backup"] == "bad"
    night = "2026-11-23T18:05:00Z"
    assert states(program("doctor", "--json", now=night))["backup"] == "warn"
    assert program("night-audit", "--auto", now=night).code == 0
    assert states(program("doctor", "--json", now=night))["backup"] == "bad"


def test_a_full_disk_is_bad_and_told_first_with_what_to_type(program, lakeside, monkeypatch):
    lakeside.chmod(0o600)
    for free, state in ((vault.FULL - 1, "bad"), (vault.FULL, "warn"), (1 << 40, "ok")):
        monkeypatch.setattr(vault, "free_on", lambda _, free=free: free)
        done = program("doctor", "--json")
        first = done.document["data"]["checks"][0]
        assert (first["name"], first["state"], first["next"]) == ("disk", state, f"df -h {lakeside.parent}")
        assert done.code == (11 if state == "bad" else 0)
    monkeypatch.setattr(vault, "free_on", lambda _: 0)
    assert "The disk is full (0 MB are left)" in program("doctor").out.splitlines()[0]


def test_a_job_that_was_missed_is_named(program, lakeside):
    lakeside.chmod(0o600)
    assert states(program("doctor", "--json"))["jobs"] == "ok"
    assert states(program("doctor", "--json", now=LATER))["jobs"] == "warn"  # no job ever ran: none is set up
    assert program("backup", now=LATER).code == 0
    seen = program("doctor", "--json", now=LATER)
    assert (states(seen)["jobs"], words(seen, "jobs")["words"]) == ("bad", "Jobs missed: night-audit.")
    assert program("do", "expect-job", "command=night-audit", "minutes=0").code == 0
    assert states(program("doctor", "--json", now=LATER))["jobs"] == "ok"


def test_a_clock_behind_the_ledger_is_bad(program, lakeside):
    lakeside.chmod(0o600)
    assert program(*BOOK, now="2026-11-23T08:00:00Z").code == 0
    assert states(program("doctor", "--json", now="2026-11-23T07:59:30Z"))["clock"] == "ok"
    seen = program("doctor", "--json", now="2026-11-23T07:00:00Z")
    assert (seen.code, states(seen)["clock"]) == (11, "bad")


def test_a_lock_whose_process_is_gone_is_told_and_mended(program, lakeside):
    lakeside.chmod(0o600)
    connection = driver.connect(str(lakeside))
    connection.execute(
        "INSERT INTO job_lock (family, machine, process, begun_at, login) VALUES ('purge', :here, '999999999', :at, 'cron')",
        {"here": holders.machine(), "at": "2026-11-23T06:59:00Z"},
    )
    connection.close()
    assert states(program("doctor", "--json"))["locks"] == "warn"
    mended = program("doctor", "--fix", "--json")
    assert "lock purge" in mended.document["data"]["fixed"]
    assert states(mended)["locks"] == "ok"


def test_a_plan_whose_review_is_past_and_holidays_not_loaded_are_warned_of(program, lakeside):
    lakeside.chmod(0o600)
    connection = driver.connect(str(lakeside))
    connection.execute(
        "UPDATE contingency_plan SET status = 'approved', approved_by = 'admin', approved_at = '2025-11-23T07:00:00Z', "
        "next_review = '2026-11-22' WHERE type = 'fire'"
    )
    connection.close()
    seen = states(program("doctor", "--json"))
    assert (seen["plans"], seen["calendars"]) == ("warn", "warn")
    assert program("do", "set-day", "calendar=CAL_OFFICE", "day=2027-01-01", "kind=holiday").code == 0
    assert states(program("doctor", "--json"))["calendars"] == "ok"


def test_what_health_finds_is_written_down_once_and_is_over_after_two_good_looks(
    program, lakeside, monkeypatch
):
    lakeside.chmod(0o600)
    assert program("backup").code == 0
    assert program("health").code == 0
    for _ in range(2):  # the first act left an anchor: that check is well from then on
        first = program("health", "--json")
    known = first.document["data"]["standing"]
    monkeypatch.setattr(file_checks, "DISK_LOW", 10**18)
    again = program("health", "--json").document
    assert again["data"]["opened"] == ["disk"]
    assert (again["data"]["standing"], again["changed"] > 0) == (known + 1, True)
    assert program("health", "--json").document["changed"] == 0  # nothing is new
    monkeypatch.setattr(file_checks, "DISK_LOW", 0)
    assert program("health", "--json").document["data"]["resolved"] == []
    assert program("health", "--json").document["data"]["resolved"] == ["disk"]
