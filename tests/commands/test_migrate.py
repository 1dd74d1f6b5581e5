"""`hotelcs migrate`: a checked backup, then every step or none."""

from pathlib import Path

import pytest

from hotelcs.storage import driver, manifest, migrate
from tests.commands.conftest import dump, rows
from tests.storage.later_schema import LATER, PRESENT, later_program, write_later


@pytest.fixture
def later(tmp_path):
    with later_program(write_later(tmp_path / "later")):
        yield


def test_at_the_target_nothing_is_done(program, lakeside):
    before = dump(lakeside)
    for words in ([], ["--check"], ["--dry-run"]):
        done = program("migrate", *words, "--json")
        assert (done.code, done.document["changed"], done.document["schema"]) == (0, 0, PRESENT)
    assert dump(lakeside) == before
    assert not (lakeside.parent / "backups").exists()


def test_an_older_database_is_brought_up_to_date_after_a_backup(program, lakeside, later):
    rooms = rows(lakeside, "SELECT * FROM room")
    done = program("migrate", "--json")
    data = done.document["data"]
    assert (done.code, done.document["changed"], done.document["schema"]) == (0, 1, LATER)
    assert (data["from"], data["to"]) == (PRESENT, LATER)
    backup = Path(data["backup"])
    assert backup.name == "hotel-20261123-070000Z-pre_migrate.db"
    assert manifest.read(backup).schema == PRESENT
    assert rows(backup, "SELECT * FROM room") == rooms
    assert [row[:-1] for row in rows(lakeside, "SELECT * FROM room")] == rooms
    assert program("migrate", "--json").document["changed"] == 0


def test_check_and_dry_run_say_what_is_needed_and_do_nothing(program, lakeside, later):
    before = dump(lakeside)
    checked = program("migrate", "--check", "--json")
    assert (checked.code, checked.document["error"]["code"]) == (7, "E_SCHEMA")
    dry = program("migrate", "--dry-run", "--json")
    assert (dry.code, dry.document["changed"]) == (0, 0)
    assert dump(lakeside) == before
    assert not (lakeside.parent / "backups").exists()


def test_other_commands_say_that_it_is_needed(program, lakeside, later):
    refused = program("show", "rooms", "--json")
    assert (refused.code, refused.document["error"]["hint"]) == (7, "Run: hotelcs migrate")


def test_a_database_of_the_future_is_left_alone(program, lakeside):
    connection = driver.connect(str(lakeside))
    connection.execute("PRAGMA user_version=9")
    connection.close()
    for command in ("migrate", "backup", "doctor"):
        refused = program(command, "--json")
        assert (refused.code, refused.document["error"]["code"]) == (7, "E_SCHEMA")
    assert rows(lakeside, "PRAGMA user_version") == [(9,)]


def test_a_migration_that_would_lose_rows_ends_8_and_leaves_the_backup(program, lakeside, tmp_path):
    before = dump(lakeside)
    with later_program(write_later(tmp_path / "losing", 'op.execute("DELETE FROM room")')):
        refused = program("migrate", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (8, "E_CORRUPT")
    assert dump(lakeside) == before
    assert len(list((lakeside.parent / "backups").glob("*.db"))) == 1


def test_without_a_backup_nothing_is_migrated(program, lakeside, later):
    (lakeside.parent / "backups").write_text("in the way")
    assert program("migrate").code == 9
    assert migrate.schema_of(lakeside) == PRESENT


@pytest.mark.sqlite_only("migrates a file")
def test_the_older_backup_is_restored_into_a_new_file_and_migrated_there(program, lakeside, later, home):
    backup = program("migrate", "--json").document["data"]["backup"]
    assert program("restore", backup, "--replace", "--yes").code == 7
    assert program("restore", backup, "--to", str(home / "old.db")).code == 0
    assert program("migrate", "--db", str(home / "old.db")).code == 0
    assert program("show", "rooms", "--db", str(home / "old.db")).code == 0


def test_a_held_writer_ends_5(program, lakeside, later, writer):
    assert program("migrate", "--lock-wait", "0.1").code == 5
    assert rows(lakeside, "PRAGMA user_version") == [(PRESENT,)]


def test_no_database_ends_3(program, home):
    assert program("migrate", "--db", str(home / "none.db"), "--json").code == 3


def test_the_steps_are_named_and_without_a_backup_there_is_none(program, lakeside, later):
    done = program("migrate", "--no-backup", "--json")
    data = done.document["data"]
    assert (done.code, data["backup"], data["steps"]) == (0, None, [f"{PRESENT} -> {PRESENT + 1}"])
    assert not (lakeside.parent / "backups").exists()
    assert program("migrate", "--json").document["data"]["steps"] == []
