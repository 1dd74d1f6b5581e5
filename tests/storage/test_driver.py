"""The SQLite library of the process: one, checked; every connection with the pragmas the house relies on."""

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from hotelcs.errors import Locked, NotReady
from hotelcs.storage import driver
from hotelcs.storage.engine import make_engine
from hotelcs.storage.hotel_file import HotelFile

EXPECTED = {
    "foreign_keys": 1,
    "synchronous": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "temp_store": 2,
    "cache_size": -8192,
    "mmap_size": 0,
    "journal_size_limit": 64 * 1024 * 1024,
}
"""What each pragma reads back as, https://sqlite.org/pragma.html."""


@pytest.fixture
def path(model_hotel: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(model_hotel, tmp_path / "hotel.db"))


@pytest.fixture
def unmended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "JOURNAL", "delete")


def read_back(connection: Any) -> dict[str, int]:
    """Every pragma of the house as the connection has it."""
    found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in EXPECTED}
    return {name: value[0] for name, value in found.items() if value is not None}


def test_every_pragma_that_is_set_is_read_back(path: Path) -> None:
    assert {pragma.split("=")[0] for pragma in driver.PRAGMAS} == set(EXPECTED)
    connection = driver.connect(str(path))
    assert read_back(connection) == EXPECTED | {"mmap_size": read_back(connection).get("mmap_size", 0)}
    assert connection.execute("PRAGMA query_only").fetchone() == (0,)
    connection.close()


def test_reading_connections_refuse_to_write(path: Path) -> None:
    connection = driver.connect(str(path), readonly=True)
    assert connection.execute("PRAGMA query_only").fetchone() == (1,)
    with pytest.raises(driver.OperationalError, match="readonly"):
        connection.execute("DELETE FROM room")
    connection.close()


def test_connections_of_write_units_have_them_too(path: Path) -> None:
    hotel = HotelFile(path)
    with hotel.write() as session:
        raw = session.connection().connection.dbapi_connection
        assert {k: v for k, v in read_back(raw).items() if k != "mmap_size"} == {
            k: v for k, v in EXPECTED.items() if k != "mmap_size"
        }
        assert raw.in_transaction
        assert raw.execute("PRAGMA journal_mode").fetchone() == (driver.JOURNAL,)
    hotel.close()


@pytest.mark.parametrize(("version", "safe"), [
    ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
    ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True), ((4, 0, 0), True),
])  # fmt: skip
def test_libraries_with_the_wal_reset_bug_are_known(version: tuple[int, ...], safe: bool) -> None:
    assert driver.wal_is_safe(version) is safe


@pytest.mark.skipif(
    not Path("/proc/self/maps").exists(), reason="only Linux tells which libraries are loaded"
)
def test_a_process_that_reads_and_writes_has_loaded_one_sqlite_library(path: Path) -> None:
    program = f"""
import json, re
from hotelcs.workflows.desk import open_desk
desk = open_desk({str(path)!r})
desk.show("rooms")
desk.preview("book", {{"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}})
maps = open("/proc/self/maps").read()
print(json.dumps(sorted(set(re.findall(r"/\\S*sqlite3\\S*\\.so\\S*", maps)))))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    libraries = {Path(name).name.split(".")[0] for name in json.loads(done.stdout)}
    assert libraries == {"_sqlite3"} if driver.LIBRARY == "pysqlite3" else {"_sqlite3", "libsqlite3"}
    assert all("pysqlite3" in name for name in json.loads(done.stdout)) or driver.LIBRARY == "sqlite3"


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(driver.OperationalError, match="unable to open"):
        driver.connect(str(tmp_path / "no.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_path_cannot_carry_options(model_hotel: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a?mode=memory&b#c%20.db"
    shutil.copy(model_hotel, odd)
    connection = driver.connect(str(odd))
    assert driver.path_of(connection) == str(odd)
    connection.close()


class Holder:
    """Another desk that holds the lock of the hotel for writing."""

    def __init__(self, path: Path) -> None:
        self.connection = driver.connect(str(path))
        self.connection.execute("BEGIN IMMEDIATE")

    def let_go(self) -> None:
        self.connection.rollback()
        self.connection.close()


@pytest.fixture
def holder(path: Path) -> Iterator[Holder]:
    made = Holder(path)
    yield made
    made.let_go()


def test_who_waits_too_long_is_told_that_another_desk_is_saving(path: Path, holder: Holder) -> None:
    hotel = HotelFile(path, wait=0.05)
    started = time.monotonic()
    with pytest.raises(Locked, match="still saving") as refused, hotel.write() as session:
        session.connection()
    assert refused.value.exit == 5
    assert 0.05 <= time.monotonic() - started < 5
    hotel.close()


def test_who_waits_gets_the_turn_soon_after_it_comes(path: Path) -> None:
    hotel = HotelFile(path)
    with hotel.write() as session:
        session.connection()
    holder = Holder(path)
    gone: list[float] = []

    def let_go() -> None:
        time.sleep(0.1)
        gone.append(time.monotonic())
        holder.let_go()

    thread = threading.Thread(target=let_go)
    thread.start()
    with hotel.write() as session:
        session.connection()
        assert time.monotonic() - gone[0] < 1
    thread.join()
    hotel.close()


def test_a_unit_that_was_refused_leaves_no_lock(path: Path, holder: Holder) -> None:
    hotel = HotelFile(path, wait=0.02)
    for _ in range(3):
        with pytest.raises(Locked), hotel.write() as session:
            session.connection()
    holder.connection.rollback()
    with hotel.write() as session:
        session.execute(text("UPDATE room SET floor = floor"))
    holder.connection.execute("BEGIN IMMEDIATE")
    hotel.close()


def test_an_error_inside_a_unit_rolls_it_back(path: Path) -> None:
    hotel = HotelFile(path, wait=0.02)

    def half() -> None:
        with hotel.write() as session:
            session.execute(text("UPDATE room SET floor = 99"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    with hotel.write() as session, hotel.read() as reader:
        session.connection()
        assert reader.rows("SELECT count(*) FROM room WHERE floor = 99") == [(0,)]
    hotel.close()


def test_an_unmended_library_puts_the_file_into_the_rollback_journal(path: Path, unmended: None) -> None:
    hotel = HotelFile(path)
    with hotel.write() as session:
        session.execute(text("UPDATE room SET floor = floor"))
    with hotel.read() as reader:
        assert reader.rows("PRAGMA journal_mode") == [("delete",)]
    hotel.close()
    assert not path.with_name("hotel.db-wal").exists()


def test_a_mended_library_puts_it_back(path: Path) -> None:
    connection = driver.connect(str(path))
    connection.execute("PRAGMA journal_mode=DELETE")
    assert driver.use_journal(connection) == driver.JOURNAL
    connection.close()


def test_a_mended_library_goes_on_when_the_journal_cannot_change(path: Path, holder: Holder) -> None:
    holder.connection.rollback()
    holder.connection.execute("PRAGMA journal_mode=DELETE")
    holder.connection.execute("BEGIN IMMEDIATE")
    connection = driver.connect(str(path))
    assert driver.use_journal(connection) == "delete"
    connection.close()


def test_an_unmended_library_refuses_a_file_that_others_use_with_wal(path: Path, unmended: None) -> None:
    other = driver.connect(str(path))
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("SELECT count(*) FROM room").fetchall()
    with pytest.raises(NotReady, match="cannot do safely") as refused:
        HotelFile(path, wait=0.02)
    assert refused.value.exit == 3
    other.close()
    HotelFile(path).close()


def test_an_unmended_library_notices_that_others_turned_to_wal(path: Path, unmended: None) -> None:
    hotel = HotelFile(path, wait=0.02)
    with hotel.write() as session:
        session.execute(text("UPDATE room SET floor = floor"))
    other = driver.connect(str(path))
    assert other.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    with pytest.raises(NotReady, match="cannot do safely"), hotel.write() as session:
        session.execute(text("UPDATE room SET floor = 99"))
    assert other.execute("SELECT count(*) FROM room WHERE floor = 99").fetchone() == (0,)
    other.close()
    hotel.close()


def test_a_reader_makes_the_commit_of_a_rollback_journal_wait(path: Path, unmended: None) -> None:
    hotel, reader = HotelFile(path), HotelFile(path)
    reading, go_on = threading.Event(), threading.Event()

    def read() -> None:
        with reader.read() as unit:
            unit.rows("SELECT * FROM room")
            reading.set()
            go_on.wait(5)

    with hotel.write() as session:
        session.execute(text("UPDATE room SET floor = floor"))
    thread = threading.Thread(target=read)
    thread.start()
    reading.wait(5)
    threading.Timer(0.2, go_on.set).start()
    started = time.monotonic()
    with hotel.write() as session:
        session.execute(text("UPDATE room SET floor = 7"))
    assert time.monotonic() - started >= 0.15
    thread.join()
    with reader.read() as unit:
        assert unit.rows("SELECT DISTINCT floor FROM room") == [(7,)]
    hotel.close()
    reader.close()


def test_a_commit_that_waits_too_long_is_refused_and_leaves_nothing(path: Path, unmended: None) -> None:
    hotel, reader = HotelFile(path, wait=0.05), HotelFile(path)
    with hotel.write() as session:
        session.execute(text("UPDATE room SET floor = 3"))
    with reader.read() as unit:
        unit.rows("SELECT * FROM room")
        with pytest.raises(Locked), hotel.write() as session:
            session.execute(text("UPDATE room SET floor = 99"))
        assert unit.rows("SELECT DISTINCT floor FROM room") == [(3,)]
    with hotel.write() as session:
        assert session.execute(text("SELECT DISTINCT floor FROM room")).all() == [(3,)]
        session.execute(text("UPDATE room SET floor = 4"))
    hotel.close()
    reader.close()


def test_the_engine_never_uses_what_leaves_the_lock_held(path: Path) -> None:
    engine = make_engine(path, wait=1)
    assert not engine.dialect.skip_autocommit_rollback
    with engine.connect() as connection:
        assert connection.connection.dbapi_connection.isolation_level is None
    engine.dispose()


@pytest.mark.parametrize("readonly", [False, True])
def test_connecting_waits_for_a_desk_that_has_the_file_to_itself_for_a_moment(
    path: Path, readonly: bool
) -> None:
    """As one has when it closes last and moves its log into the file."""
    holder = driver.connect(str(path))
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises((Locked, driver.OperationalError)) as refused:
        driver.connect(str(path), wait=0.05, readonly=readonly)
    assert isinstance(refused.value, Locked) or driver.is_busy(refused.value)
    threading.Timer(0.1, holder.rollback).start()
    connection = driver.connect(str(path), readonly=readonly)
    assert connection.execute("SELECT count(*) FROM room").fetchone() == (6,)
    connection.close()
    holder.close()
