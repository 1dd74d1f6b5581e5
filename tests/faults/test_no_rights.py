"""A folder or a file that this account may not write: said with the line that mends it, before anything is tried."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hotelcs.errors import HotelcsError, InputOutput
from hotelcs.storage import migrate
from hotelcs.storage.hotel_file import HotelFile

NOBODY = 65534
pytestmark = [
    pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning"),
    pytest.mark.sqlite_only("is about the disk under the file"),
]


@pytest.fixture
def folder(model_hotel: Path) -> Iterator[Path]:
    """A hotel in a folder that everybody can reach, whoever runs the tests."""
    with tempfile.TemporaryDirectory(prefix="hotelcs-rights-", dir="/tmp") as name:
        made = Path(name)
        made.chmod(0o755)
        shutil.copy(model_hotel, made / "hotel.db")
        yield made
        made.chmod(0o755)


def as_nobody(work: Callable[[], str]) -> str:
    """What `work` answers in a child without the rights of root (or with ours, when we have none)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(writing, work().encode())
        except BaseException as error:
            os.write(writing, f"crash: {error!r}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read().decode()
    os.waitpid(child, 0)
    return told


def refusal_of(act: Callable[[], object]) -> str:
    """The exit code, the sentence and the hint with which `act` is refused."""
    try:
        act()
    except HotelcsError as error:
        return f"{error.exit} {error} {error.hint.format(**error.slots)}"
    return "done"


def test_a_folder_that_cannot_be_written_is_named_with_the_order_that_mends_it(folder: Path) -> None:
    (folder / "hotel.db").chmod(0o666)
    folder.chmod(0o555)
    told = as_nobody(lambda: refusal_of(lambda: HotelFile(folder / "hotel.db")))
    assert told.startswith("9 ")
    assert f"chmod u+rwx {folder}" in told


def test_a_file_that_cannot_be_written_is_named(folder: Path) -> None:
    folder.chmod(0o777)
    (folder / "hotel.db").chmod(0o444)
    told = as_nobody(lambda: refusal_of(lambda: HotelFile(folder / "hotel.db")))
    assert told.startswith("9 ")
    assert f"chmod u+rw {folder / 'hotel.db'}" in told


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_log_that_another_account_left_is_named_with_the_order_that_mends_it(folder: Path) -> None:
    """Somebody ran the program as root once."""
    folder.chmod(0o777)
    os.chown(folder / "hotel.db", NOBODY, NOBODY)
    (folder / "hotel.db").chmod(0o600)
    (folder / "hotel.db-wal").write_bytes(b"")
    (folder / "hotel.db-wal").chmod(0o600)
    told = as_nobody(lambda: refusal_of(lambda: HotelFile(folder / "hotel.db")))
    assert told.startswith("9 ")
    assert "chown " in told
    assert told.endswith(f" {folder / 'hotel.db-wal'}")


@pytest.mark.parametrize("mode", [0o606, 0o666, 0o604, 0o602])
def test_a_file_that_everybody_may_open_is_not_opened(folder: Path, mode: int) -> None:
    (folder / "hotel.db").chmod(mode)
    told = refusal_of(lambda: HotelFile(folder / "hotel.db"))
    assert told.startswith("9 ")
    assert told.endswith(f"chmod o-rwx {folder / 'hotel.db'}")


def test_a_file_that_a_group_shares_is_opened(folder: Path) -> None:
    (folder / "hotel.db").chmod(0o660)
    assert refusal_of(lambda: HotelFile(folder / "hotel.db").close()) == "done"


def test_a_folder_that_cannot_be_entered_is_no_crash(folder: Path) -> None:
    folder.chmod(0o000)
    told = as_nobody(lambda: refusal_of(lambda: HotelFile(folder / "hotel.db")))
    assert told.startswith("9 ")
    assert "cannot be opened" in told


def test_no_hotel_is_made_where_nothing_may_be_written(folder: Path) -> None:
    folder.chmod(0o555)
    told = as_nobody(lambda: refusal_of(lambda: migrate.create(folder / "new.db")))
    assert told.startswith("9 ")
    assert not (folder / "new.db").exists()


def test_a_read_only_file_is_no_crash_for_root_either(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may do everything but write to a file system that was mounted for reading; `access` tells that too."""
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != folder)
    with pytest.raises(InputOutput, match="may not write"):
        HotelFile(folder / "hotel.db")
