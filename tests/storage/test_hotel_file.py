"""An open hotel: pictures that hold still, threads and children with connections of their own, files that move."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from hotelcs.errors import InputOutput, NotReady, Replaced, SchemaMismatch
from hotelcs.storage import driver
from hotelcs.storage.hotel_file import HotelFile

pytestmark = pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
log_only = pytest.mark.skipif(
    driver.JOURNAL != "wal", reason="with the rollback journal a writer waits for readers"
)
FLOOR = text("UPDATE room SET floor = :floor")
FLOORS = "SELECT DISTINCT floor FROM room"


@pytest.fixture
def path(model_hotel: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(model_hotel, tmp_path / "hotel.db"))


@pytest.fixture
def hotel(path: Path) -> Iterator[HotelFile]:
    made = HotelFile(path, wait=0.5)
    yield made
    made.close()


def set_floor(hotel: HotelFile, floor: int) -> None:
    with hotel.write() as session:
        session.execute(FLOOR, {"floor": floor})


def floors(hotel: HotelFile) -> list[int]:
    with hotel.read() as reader:
        return [floor for (floor,) in reader.rows(FLOORS)]


@log_only
def test_a_read_unit_sees_one_picture_while_others_write(hotel: HotelFile, path: Path) -> None:
    set_floor(hotel, 1)
    other = HotelFile(path)
    with hotel.read() as reader:
        assert reader.rows(FLOORS) == [(1,)]
        set_floor(other, 2)
        assert reader.rows(FLOORS) == [(1,)]
    assert floors(hotel) == [2]
    other.close()


@log_only
def test_a_read_unit_inside_another_sees_the_same_picture(hotel: HotelFile, path: Path) -> None:
    set_floor(hotel, 1)
    other = HotelFile(path)
    with hotel.read() as reader:
        assert reader.rows(FLOORS) == [(1,)]
        set_floor(other, 2)
        assert floors(hotel) == [1]
        assert reader.rows(FLOORS) == [(1,)], "ending the inner one does not end the outer one"
    other.close()


@log_only
def test_no_reader_is_left_open(hotel: HotelFile) -> None:
    """A reader left open makes the log grow for ever."""
    with pytest.raises(driver.OperationalError), hotel.read() as reader:
        reader.rows("SELECT * FROM attic")
    with hotel.read() as reader:
        rows = reader.stream("SELECT * FROM room")
        next(rows)
    with hotel.write() as session:
        assert not hotel._mine().reader().in_transaction
        raw = session.connection().connection.dbapi_connection
        raw.execute("COMMIT")
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0, "nobody holds the log"
        raw.execute("BEGIN")


def test_reading_refuses_to_write(hotel: HotelFile) -> None:
    with pytest.raises(InputOutput), hotel.read() as reader:
        reader.rows("UPDATE room SET floor = 9 RETURNING id")


def test_a_wrong_statement_is_an_error_of_the_program_not_of_the_disk(hotel: HotelFile) -> None:
    with pytest.raises(driver.OperationalError, match="no such table"), hotel.read() as reader:
        reader.rows("SELECT * FROM attic")


def test_every_thread_reads_on_its_own(hotel: HotelFile) -> None:
    together = threading.Barrier(8)

    def read(_: int) -> object:
        with hotel.read() as reader:
            together.wait(5)
            reader.rows(FLOORS)
            return reader.connection

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(read, range(8))))) == 8


def test_connections_of_threads_that_ended_are_closed(hotel: HotelFile) -> None:
    for _ in range(30):
        thread = threading.Thread(target=floors, args=(hotel,))
        thread.start()
        thread.join()
    assert len(hotel._connections._readers) <= 3


def test_what_others_commit_is_noticed_by_every_thread_alike(hotel: HotelFile, path: Path) -> None:
    other = HotelFile(path)
    before = hotel.changed()
    floors(other)
    assert hotel.changed() == before, "reading changes nothing"
    set_floor(other, 5)
    seen = hotel.changed()
    assert seen != before
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(hotel.changed).result() == seen
    other.close()


def test_a_relative_path_stays_the_same_file_when_the_folder_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(path.parent)
    hotel = HotelFile("hotel.db")
    monkeypatch.chdir("/")
    set_floor(hotel, 4)
    assert floors(hotel) == [4]
    hotel.close()


def replaced(path: Path, model: Path) -> None:
    shutil.copy(model, path.with_name("other.db"))
    path.with_name("other.db").replace(path)


def moved(path: Path, model: Path) -> None:
    path.rename(path.with_name("old.db"))


def deleted(path: Path, model: Path) -> None:
    path.unlink()


def made_a_link(path: Path, model: Path) -> None:
    path.rename(path.with_name("old.db"))
    path.symlink_to(path.with_name("old.db"))


Happen = Callable[[Path, Path], None]


@pytest.mark.parametrize("happen", [replaced, moved, deleted, made_a_link])
@pytest.mark.parametrize("warm", [False, True], ids=["first write", "later write"])
def test_writing_stops_when_the_file_is_no_longer_the_one(
    hotel: HotelFile, path: Path, model_hotel: Path, happen: Happen, warm: bool
) -> None:
    if warm:
        set_floor(hotel, 6)
    happen(path, model_hotel)
    with pytest.raises((InputOutput, NotReady)) as refused:
        set_floor(hotel, 66)
    assert refused.value.exit == 9
    for found in path.parent.glob("*.db"):
        connection = driver.connect_still(str(found))
        assert connection.execute("SELECT count(*) FROM room WHERE floor = 66").fetchone() == (0,)
        connection.close()


def test_a_new_thread_does_not_read_the_file_that_took_the_place(
    hotel: HotelFile, path: Path, model_hotel: Path
) -> None:
    floors(hotel)
    replaced(path, model_hotel)
    with ThreadPoolExecutor(1) as pool, pytest.raises(InputOutput, match="moved or replaced"):
        pool.submit(floors, hotel).result()


@pytest.mark.parametrize("happen", [replaced, moved, deleted, made_a_link])
def test_who_only_looks_notices_it_too_and_that_it_is_back(
    hotel: HotelFile, path: Path, model_hotel: Path, happen: Happen
) -> None:
    floors(hotel)
    hotel.changed()
    held = path.with_name("held.db")
    os.link(path, held)
    happen(path, model_hotel)
    with pytest.raises(Replaced):
        hotel.changed()
    with pytest.raises(Replaced):
        floors(hotel)
    held.replace(path)
    hotel.changed()
    assert floors(hotel)


def test_a_desk_that_stayed_open_over_a_migration_may_not_write(hotel: HotelFile, path: Path) -> None:
    set_floor(hotel, 1)
    other = driver.connect(str(path))
    other.execute("PRAGMA user_version=99")
    other.close()
    with pytest.raises(SchemaMismatch, match="newer hotelcs"):
        set_floor(hotel, 2)


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a forked child; its exit code, 0 when nothing went wrong."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_forked_child_has_connections_of_its_own(hotel: HotelFile) -> None:
    set_floor(hotel, 1)
    hotel.changed()
    mine = hotel._mine().reader()

    def work() -> None:
        assert floors(hotel) == [1]
        set_floor(hotel, 2)
        hotel.changed()
        assert hotel._mine().reader() is not mine
        hotel.close()

    assert in_child(work) == 0
    assert floors(hotel) == [2]
    set_floor(hotel, 3)
    assert floors(hotel) == [3]


def test_a_child_that_ends_does_not_drop_the_locks_of_its_parent(hotel: HotelFile, path: Path) -> None:
    set_floor(hotel, 1)
    with hotel.write() as session:
        session.execute(FLOOR, {"floor": 2})

        def work() -> None:
            hotel.close()

        assert in_child(work) == 0

        def rival() -> None:
            other = driver.connect(str(path))
            with pytest.raises(driver.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")

        assert in_child(rival) == 0
    assert floors(hotel) == [2]


def test_a_child_does_not_write_into_a_file_that_was_replaced_before_it(
    hotel: HotelFile, path: Path, model_hotel: Path
) -> None:
    replaced(path, model_hotel)

    def work() -> None:
        with pytest.raises(InputOutput):
            floors(hotel)

    assert in_child(work) == 0


def test_opening_and_reading_take_milliseconds(path: Path) -> None:
    HotelFile(path).close()
    started = time.perf_counter()
    for _ in range(20):
        hotel = HotelFile(path)
        floors(hotel)
        hotel.close()
    assert (time.perf_counter() - started) / 20 < 0.1
