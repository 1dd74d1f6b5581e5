"""Negative controls: the same fault without the precaution, which has to do the harm that the other tests look for."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.storage import driver, migrate
from hotelcs.workflows import ledger_check
from tests.conftest import Hand

pytestmark = pytest.mark.sqlite_only("is about the disk under the file")

_TAKE = (
    "import sys\nfrom hotelcs.storage import driver\nc = driver.connect(sys.argv[1], wait=0.2)\n"
    "try:\n    c.insist('BEGIN IMMEDIATE')\n    print('through')\nexcept Exception:\n    print('held')\n"
)
"""Another process that wants to write."""


def rebuilt(connection: object, keys: str) -> int:
    """Rooms' children after the table of types was rebuilt as a migration does, with foreign keys `ON` or `OFF`."""
    run = connection.execute  # type: ignore[attr-defined]
    for statement in (
        f"PRAGMA foreign_keys={keys}",
        "BEGIN IMMEDIATE",
        "CREATE TABLE type_new (id INTEGER PRIMARY KEY, code TEXT NOT NULL)",
        "INSERT INTO type_new SELECT id, code FROM type",
        "DROP TABLE type",
        "ALTER TABLE type_new RENAME TO type",
    ):
        run(statement)
    assert run("PRAGMA foreign_key_check").fetchall() == [], "the library sees nothing wrong"
    count = int(run("SELECT count(*) FROM child").fetchone()[0])
    run("ROLLBACK")
    return count


def test_a_table_rebuilt_with_foreign_keys_on_loses_its_children_without_a_word(tmp_path: Path) -> None:
    """F4: why a migration has them off, and counts every table before it commits."""
    path = tmp_path / "plain.db"
    path.touch()
    with closing(driver.connect(str(path))) as connection:
        connection.execute("CREATE TABLE type (id INTEGER PRIMARY KEY, code TEXT)")
        connection.execute(
            "CREATE TABLE child (id INTEGER PRIMARY KEY, type_id INTEGER REFERENCES type (id) ON DELETE CASCADE)"
        )
        connection.execute("INSERT INTO type VALUES (1, 'KNG')")
        connection.execute("INSERT INTO child VALUES (1, 1), (2, 1), (3, 1)")
        assert rebuilt(connection, "OFF") == 3
        assert rebuilt(connection, "ON") == 0


def test_without_counting_a_migration_that_loses_rows_would_be_committed(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F4: the count is what notices."""
    from hotelcs.errors import Corrupt
    from hotelcs.storage import schema

    hand.book()
    hand.desk.close()
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    monkeypatch.setattr(
        migrate, "_upgrade", lambda connection, _: connection.exec_driver_sql("DELETE FROM reservation_night")
    )
    with pytest.raises(Corrupt):
        migrate.run(hand.path)
    with closing(driver.connect(str(hand.path), readonly=True)) as connection:
        assert connection.execute("SELECT count(*) FROM reservation_night").fetchone()[0] > 0
    monkeypatch.setattr(migrate, "_refuse_loss", lambda *_: None)
    assert migrate.run(hand.path)
    with closing(driver.connect(str(hand.path), readonly=True)) as connection:
        assert connection.execute("SELECT count(*) FROM reservation_night").fetchone()[0] == 0


def test_an_old_copy_without_the_anchors_is_sound_to_the_database_and_written_to(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F12, F13: nothing but the memory outside the database tells that entries are gone."""
    hand.desk.close()
    old = shutil.copy(hand.path, tmp_path / "old.db")
    again = Hand(hand.path)
    lost = again.book()
    again.desk.close()
    os.replace(old, hand.path)  # noqa: PTH105 - what somebody does by hand
    monkeypatch.setattr(ledger_check, "known", lambda *_: [])
    back = Hand(hand.path)
    assert back.rows("PRAGMA integrity_check") == [("ok",)]
    assert back.book("Li Na") == lost, "the number of a booking that was made is given to another"
    back.desk.close()


def test_an_audit_without_its_unique_day_is_run_twice(hand: Hand) -> None:
    """F25: the key of a step is what makes the second run do nothing."""
    with hand.desk.file.read() as reader:
        keys = reader.rows("SELECT name FROM pragma_table_info('audit_step') WHERE pk ORDER BY pk")
    assert keys == [("day",), ("step",)]
    with closing(driver.connect(str(hand.path))) as connection:
        connection.execute("CREATE TABLE loose AS SELECT * FROM audit_step")
        columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('loose')")]
        row = ["2026-11-22", "rooms", *([1] * (len(columns) - 2))]
        for _ in range(2):
            connection.execute(f"INSERT INTO loose VALUES ({', '.join('?' * len(row))})", row)
        assert connection.execute("SELECT count(*) FROM loose").fetchone()[0] == 2


def test_the_file_opened_and_closed_beside_the_library_lets_a_second_writer_through(hand: Hand) -> None:
    """F29: closing any handle of the file drops the locks of the whole process."""
    hand.desk.close()
    with closing(driver.connect(str(hand.path))) as holder:
        holder.execute("PRAGMA journal_mode=DELETE")
        holder.execute("BEGIN IMMEDIATE")
        taken = [sys.executable, "-c", _TAKE, str(hand.path)]
        assert subprocess.run(taken, capture_output=True, text=True, check=True).stdout == "held\n"
        hand.path.read_bytes()  # hashing it, copying it
        assert subprocess.run(taken, capture_output=True, text=True, check=True).stdout == "through\n"
        holder.execute("ROLLBACK")
