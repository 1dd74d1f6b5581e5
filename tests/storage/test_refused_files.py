"""Files that are no hotel of this program are refused in one sentence and left as they are, to the byte."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hotelcs.errors import HotelcsError
from hotelcs.storage import driver, migrate
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.schema import APPLICATION_ID, SCHEMA


@pytest.fixture(autouse=True)
def _private() -> Iterator[None]:
    """What is written here is its owner's alone, as a hotel is: else that would be refused first."""
    before = os.umask(0o077)
    yield
    os.umask(before)


Make = Callable[[Path, Path], None]


def stamped(path: Path, *statements: str) -> None:
    """Run `statements` on the database at `path`."""
    connection = driver.connect(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def words(path: Path, model: Path) -> None:
    path.write_text("Dear front desk,\n" * 500)


def noise(path: Path, model: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(8192))


def one_byte(path: Path, model: Path) -> None:
    path.write_bytes(b"S")


def only_a_header(path: Path, model: Path) -> None:
    path.write_bytes(model.read_bytes()[:100])


def cut_in_half(path: Path, model: Path) -> None:
    path.write_bytes(model.read_bytes()[: model.stat().st_size // 2])


def last_page_missing(path: Path, model: Path) -> None:
    path.write_bytes(model.read_bytes()[:-4096])


def schema_page_destroyed(path: Path, model: Path) -> None:
    whole = bytearray(model.read_bytes())
    whole[100:4096] = b"\xff" * 3996
    path.write_bytes(whole)


def of_another_program(path: Path, model: Path) -> None:
    path.touch()
    stamped(path, "CREATE TABLE note (words TEXT)", "PRAGMA application_id=252006674")


def of_nobody(path: Path, model: Path) -> None:
    path.touch()
    stamped(path, "CREATE TABLE property (id INTEGER)", f"PRAGMA user_version={SCHEMA}")


def of_nobody_with_a_log(path: Path, model: Path) -> None:
    """Another program that was killed: its -wal must not be taken into its file by us."""
    source = path.with_name("source.db")
    source.touch()
    connection = driver.connect(str(source))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE note (words TEXT)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("INSERT INTO note VALUES ('kept')")
    shutil.copy(source, path)
    shutil.copy(source.with_name("source.db-wal"), path.with_name(path.name + "-wal"))
    connection.close()
    source.unlink()


def bare(path: Path, model: Path) -> None:
    path.touch()
    stamped(path, "CREATE TABLE t (x)", "DROP TABLE t")


def of_the_future(path: Path, model: Path) -> None:
    shutil.copy(model, path)
    stamped(path, f"PRAGMA user_version={SCHEMA + 1}")


def of_the_past(path: Path, model: Path) -> None:
    shutil.copy(model, path)
    stamped(path, f"PRAGMA user_version={SCHEMA - 1}")


CASES: dict[Make, tuple[int, str]] = {
    words: (8, "is not a database"),
    noise: (8, "is not a database"),
    one_byte: (3, "another program"),
    only_a_header: (8, "is not a database|damaged"),
    cut_in_half: (8, "damaged"),
    last_page_missing: (8, "damaged"),
    schema_page_destroyed: (8, "damaged"),
    of_another_program: (3, "another program"),
    of_nobody: (3, "another program"),
    of_nobody_with_a_log: (3, "another program"),
    bare: (3, "another program"),
    of_the_future: (7, "needs a newer hotelcs"),
    of_the_past: (7, "older schema"),
}


def whole(folder: Path) -> dict[str, bytes]:
    """Every file of `folder` with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_what_is_no_hotel_of_ours_is_refused_and_left_alone(
    model_hotel: Path, tmp_path: Path, make: Make
) -> None:
    path = tmp_path / "hotel.db"
    make(path, model_hotel)
    before = whole(tmp_path)
    code, sentence = CASES[make]
    with pytest.raises(HotelcsError, match=sentence) as refused:
        HotelFile(path)
    assert refused.value.exit == code
    assert "\n" not in str(refused.value)
    assert whole(tmp_path) == before


@pytest.mark.parametrize("make", [m for m in CASES if m is not of_the_past], ids=lambda make: make.__name__)
def test_migrating_refuses_the_same_files(model_hotel: Path, tmp_path: Path, make: Make) -> None:
    path = tmp_path / "hotel.db"
    make(path, model_hotel)
    before = whole(tmp_path)
    with pytest.raises(HotelcsError) as refused:
        migrate.run(path)
    assert refused.value.exit == CASES[make][0]
    assert whole(tmp_path) == before


def test_making_a_hotel_refuses_every_file_that_is_there(tmp_path: Path) -> None:
    for make in (words, one_byte):
        path = tmp_path / make.__name__
        make(path, path)
        before = path.read_bytes()
        with pytest.raises(HotelcsError, match="exists already"):
            migrate.create(path)
        assert path.read_bytes() == before
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(HotelcsError, match="exists already"):
        migrate.create(tmp_path / "link")


def test_a_hotel_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "_upgrade", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate.create(tmp_path / "hotel.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(driver.JOURNAL != "wal", reason="this library writes no log")
def test_a_hotel_killed_in_its_first_second_is_opened_from_its_log(tmp_path: Path) -> None:
    """The schema is in the -wal alone; the file itself is bare."""
    source, path = tmp_path / "source.db", tmp_path / "hotel.db"
    migrate.create(source)
    keeper = driver.connect(str(source))
    keeper.execute("PRAGMA wal_autocheckpoint=0")
    fresh = tmp_path / "fresh.db"
    fresh.touch()
    writer = driver.connect(str(fresh))
    assert driver.use_journal(writer) == "wal"
    writer.execute("PRAGMA wal_autocheckpoint=0")
    driver.copy(keeper, writer, seconds=5)
    writer.execute(f"PRAGMA application_id={APPLICATION_ID}")
    shutil.copy(fresh, path)
    shutil.copy(fresh.with_name("fresh.db-wal"), path.with_name("hotel.db-wal"))
    hotel = HotelFile(path)
    with hotel.read() as reader:
        assert reader.rows("SELECT count(*) FROM room") == [(0,)]
    hotel.close()
    keeper.close()
    writer.close()


@pytest.mark.skipif(driver.JOURNAL != "wal", reason="this library writes no log")
def test_a_crash_while_the_log_was_moved_into_the_file_is_no_damage(
    model_hotel: Path, tmp_path: Path
) -> None:
    """The file's first page says that it is longer than it is; the log has the rest."""
    source, path = tmp_path / "source.db", tmp_path / "hotel.db"
    shutil.copy(model_hotel, source)
    writer = driver.connect(str(source))
    writer.execute("PRAGMA wal_autocheckpoint=0")
    writer.execute("INSERT INTO post_grant VALUES ('GM', 'y')")
    torn = bytearray(source.read_bytes())
    pages = int.from_bytes(torn[28:32], "big")
    torn[28:32] = (pages + 50).to_bytes(4, "big")
    path.write_bytes(torn)
    writer.execute(f"PRAGMA user_version={SCHEMA}")
    shutil.copy(source.with_name("source.db-wal"), path.with_name("hotel.db-wal"))
    writer.close()
    hotel = HotelFile(path)
    with hotel.read() as reader:
        assert reader.rows("SELECT count(*) FROM post_grant WHERE permission = 'y'") == [(1,)]
        assert reader.rows("PRAGMA integrity_check") == [("ok",)]
    hotel.close()


def test_damage_that_shows_later_is_told_in_one_sentence(model_hotel: Path, tmp_path: Path) -> None:
    path = tmp_path / "hotel.db"
    connection = driver.connect_still(str(model_hotel))
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'post_grant'").fetchone()[0]
    connection.close()
    damaged = bytearray(model_hotel.read_bytes())
    damaged[(root - 1) * 4096 : (root - 1) * 4096 + 64] = b"\xee" * 64
    path.write_bytes(damaged)
    hotel = HotelFile(path)
    with pytest.raises(HotelcsError, match="is damaged") as refused, hotel.read() as reader:
        reader.rows("SELECT * FROM post_grant")
    assert refused.value.exit == 8
    with hotel.read() as reader:
        assert reader.rows("SELECT 1") == [(1,)]
    hotel.close()
