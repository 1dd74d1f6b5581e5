"""A small hotel for every test that needs one: made once, copied for each."""

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar
from unittest.mock import patch
from weakref import WeakValueDictionary

import pytest

from hotelcs import i18n, program_log
from hotelcs.screens import house_copy
from hotelcs.storage import driver, migrate, place
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.opening import is_server
from hotelcs.workflows import desk
from hotelcs.workflows.act import Done
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.door import passwords

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""15:00 at the hotel (Asia/Shanghai)."""
TYPES = {"KNG": (2, 1, 37600), "TWN": (2, 1, 33600), "SUI": (4, 2, 88800)}
ROOMS = {"101": "KNG", "102": "KNG", "103": "KNG", "201": "TWN", "202": "TWN", "301": "SUI"}
IDS = ("34052419800101001X", "11010519491231002X", "440524188001010014")
"""Resident numbers published as examples of GB 11643."""


POSTS = ("GM", "SUP", "NM", "RES", "REC", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC")
"""The posts of every template."""

MIGRATE = migrate._run
"""Migrating in earnest."""

OURS = ("HOTELCS_DB", "HOTELCS_CONFIG", "HOTELCS_LANG", "HOTELCS_USER", "HOTELCS_LOG")
"""The variables the program listens to."""


class OneFile(HotelFile):
    """A hotel's file that the desks of a test share, as threads of one program do: reading the schema of a hotel takes
    longer than most acts. The first desk opens it, the last closes it; who wants another program opens a HotelFile.
    """

    _open: ClassVar[WeakValueDictionary[Path, "OneFile"]] = WeakValueDictionary()
    desks = 0

    @classmethod
    def at(cls, path: Path) -> "OneFile":
        """The file at `path`, opened unless it is."""
        found = cls._open.get(path)
        if found is None or found.desks < 1 or found._connections.file != place.identity(path):
            found = cls._open[path] = cls(path)
        found.desks += 1
        return found

    def close(self) -> None:
        """One desk fewer; the last ends every connection."""
        self.desks -= 1
        if self.desks < 1:
            super().close()


MOVED = SimpleNamespace(active=False)
"""Whether the running test opens its hotels on a server (`tests.on_postgres`)."""


def opened(path: "Path | str") -> HotelFile:
    """The hotel at `path`: the file that the desks of a test share, or on its server, where `--on postgres` moves files, too."""
    return desk.open_hotel(path) if is_server(path) or MOVED.active else OneFile.at(Path(path))


class Hand:
    """A pair of hands at a desk: short calls for the acts that tests repeat, a clock that can be set."""

    def __init__(self, path: Path, login: str = "admin") -> None:
        self.path = path
        self.now = NOON
        self.desk = Desk(opened(path), login, "test", lambda: self.now)

    def do(self, verb: str, /, key: str | None = None, **fields: Any) -> Done:
        """Perform a verb."""
        return self.desk.do(verb, {name.rstrip("_"): value for name, value in fields.items()}, key=key)

    def book(self, guest: str = "Zhang Wei", **fields: Any) -> str:
        """Book a king room for two nights from today unless told otherwise; the number comes back."""
        asked = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-25", **fields}
        return str(self.do("book", guest=guest, **asked).result["reservation"])

    def check_in(self, reservation: str, room: str = "101", **fields: Any) -> str:
        """Check in with the first example document; the stay's number comes back."""
        asked = {"document": IDS[0], "waive_deposit": True, **fields}
        return str(self.do("check-in", reservation=reservation, room=room, **asked).result["stay"])

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What is in the tables."""
        with self.desk.file.read() as reader:
            return reader.rows(sql, **values)

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the first row."""
        rows = self.rows(sql, **values)
        return rows[0][0] if rows else None

    def admit_everybody(self) -> None:
        """Make this a demo hotel, where the screens open signed in."""
        with closing(driver.connect(str(self.path))) as connection:
            connection.execute("UPDATE property SET demo = 1")

    def at(self, login: str) -> "Hand":
        """Another person at another desk of the same hotel."""
        other = Hand(self.path, login)
        other.now = self.now
        return other


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--on postgres` runs every test whose hotel is opened at a desk on a PostgreSQL server."""
    parser.addoption(
        "--on", choices=("sqlite", "postgres"), default="sqlite", help="the database of the hotels"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about the file of a hotel is left out on a server, each test with its reason."""
    if config.getoption("--on") == "sqlite":
        return
    for item in items:
        if why := _only_in_a_file(item):
            item.add_marker(pytest.mark.skip(reason=f"only in a file: {why}"))


HELD = "another program holds the file"
ABOUT_THE_FILE = {"tests/terminal": "the program runs in a process of its own, at the file"}
"""Folders of tests that are left out on a server, with the reason."""


def _only_in_a_file(item: pytest.Item) -> str:
    """Why a test is left out on a server; nothing for most."""
    if mark := item.get_closest_marker("sqlite_only"):
        return str(mark.args[0])
    if "writer" in getattr(item, "fixturenames", ()):
        return HELD
    return next((why for folder, why in ABOUT_THE_FILE.items() if item.nodeid.startswith(f"{folder}/")), "")


MEMORY = Path("/dev/shm")
ENOUGH = 4 * 1024**3
"""Bytes of memory that must be free for the hotels of a run; those of tests that passed are removed."""
LONGEST_RUN = 6 * 3600
"""Seconds after which the hotels of a run are nobody's."""


def pytest_configure(config: pytest.Config) -> None:
    """The hotels of the tests lie in memory where there is enough of it: nobody waits for a disk to forget them."""
    chosen = config.option.basetemp or hasattr(config, "workerinput")
    if not chosen and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ENOUGH:
        for left in MEMORY.glob("hotelcs-*"):  # of runs that were killed
            if time.time() - left.stat().st_mtime > LONGEST_RUN:
                shutil.rmtree(left, ignore_errors=True)
        config.option.basetemp = tempfile.mkdtemp(prefix="hotelcs-", dir=MEMORY)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing stays behind in memory."""
    chosen = Path(config.option.basetemp or "/")
    if chosen.parent == MEMORY and not hasattr(config, "workerinput"):
        shutil.rmtree(chosen, ignore_errors=True)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looking for garbage goes past thousands of tests and what they import.

    What an act makes and drops is soon gone by itself, so there is little to look for.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _one_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys, state and data of every hotel of the session lie in one folder, whatever makes them and when."""
    home = tmp_path_factory.getbasetemp() / "home"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "STATE", "DATA", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_secrets() -> None:
    """Hashing a password takes no time here; what it costs in earnest is the matter of one test."""
    passwords.STRENGTH.passes, passwords.STRENGTH.memory = 1, 8


@pytest.fixture(scope="session", autouse=True)
def _no_look_unasked() -> Iterator[None]:
    """Who keeps the copy of the house on disk does not look by itself, in the middle of another test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(house_copy, "FIRST_SECONDS", 3600.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compile_once() -> Iterator[None]:
    """Every hotel of the session shares what SQLAlchemy has compiled: thousands of hotels are opened here, not one."""
    from sqlalchemy import create_engine

    from hotelcs.storage import engine as module

    make, shared = module.make_engine, create_engine("sqlite://", module=driver.MODULE)
    shared.connect().close()

    def sharing(*args: Any, **options: Any) -> Any:
        made: Any = make(*args, **options)
        made.dialect = made.pool._dialect = shared.dialect
        made._compiled_cache = shared._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "make_engine", sharing)
        yield


@pytest.fixture(scope="session", autouse=True)
def _migrate_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The empty file of a new hotel is made by its migrations once for each schema and copied from then on.

    Tests of storage and of faults make theirs in earnest (their `conftest.py`).
    """
    models = tmp_path_factory.mktemp("empty")

    def copied(path: Path, target: int, *, wait: float) -> bool:
        if path.stat().st_size:
            return MIGRATE(path, target, wait=wait)
        model = models / f"{target}.db"
        if model.exists():
            shutil.copyfile(model, path)
            return True
        done = MIGRATE(path, target, wait=wait)
        shutil.copyfile(path, model)
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "_run", copied)
        yield


@pytest.fixture(scope="session", autouse=True)
def _on(request: pytest.FixtureRequest) -> Iterator[Any]:
    """With `--on postgres` desks open their hotels on a server."""
    if request.config.getoption("--on") == "sqlite":
        yield None
        return
    from tests.on_postgres import moved

    with moved() as moving:
        yield moving


_COUNT = count()


@pytest.fixture(autouse=True)
def _home(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, _on: Any
) -> Iterator[None]:
    """Every test speaks English, inherits nothing from whoever runs it, and has anchors of its own."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "states" / str(next(_COUNT))))
    monkeypatch.setattr(program_log, "_named", None)
    i18n.use("en")
    if _on is not None:
        _on.active = MOVED.active = (
            True  # hotels of the session are made in their files; tests open them on the server
        )
    with patch.dict(
        os.environ
    ):  # `--config` sets its variable, the gate forgets all others: neither reaches the next test
        yield
    i18n.use("en")
    if _on is not None:
        _on.sweep()
        MOVED.active = False


@pytest.fixture(scope="session")
def model_hotel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded hotel of six rooms, open on 2026-11-23; copied, never opened, by the tests."""
    from hotelcs.workflows.organisation.founding import Plan, found

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "home" / "config"))
        path = tmp_path_factory.mktemp("model") / "hotel.db"
        found(path, Plan("Lakeside Hotel", "湖畔酒店", TODAY), NOON).close()
        _furnish(path)
    return path


def _furnish(path: Path) -> None:
    """Types and rooms."""
    hand = Hand(path)
    for code, (adults, children, rate) in TYPES.items():
        hand.do("add-room-type", code=code, max_adults=adults, max_children=children, rate=rate)
    for no, code in ROOMS.items():
        hand.do("add-room", no=no, floor=int(no[0]), type=code)
    hand.desk.close()


@pytest.fixture(scope="session")
def business_hotel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a business hotel, with somebody beside for each post alone: the login is the post in small letters."""
    from hotelcs.workflows.organisation.founding import Plan, found

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "home" / "config"))
        path = tmp_path_factory.mktemp("business") / "hotel.db"
        usual = Plan("Lakeside Hotel", "湖畔酒店", TODAY)
        each = tuple((post.lower(), post, post) for post in POSTS)
        plan = replace(usual, template="business", accounts=(*usual.accounts, *each))
        found(path, plan, NOON).close()
        _furnish(path)
    return path


@pytest.fixture
def hand(model_hotel: Path, tmp_path: Path) -> Iterator[Hand]:
    """A manager's hands at a hotel of six rooms."""
    path = tmp_path / "hotel.db"
    shutil.copy(model_hotel, path)
    made = Hand(path)
    yield made
    made.desk.close()


@pytest.fixture
def ids() -> SimpleNamespace:
    """Example documents."""
    return SimpleNamespace(first=IDS[0], second=IDS[1], third=IDS[2])


@pytest.fixture(scope="session")
def demo_hotel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo hotel of TODAY, seed 7, made at ten in the morning; copied or read, never changed.

    Whichever worker of a run needs it first makes it, in seconds; the others copy it with its key.
    """
    from hotelcs.demo.build import Wanted, build

    home, path = (
        tmp_path_factory.getbasetemp() / "home" / "config",
        tmp_path_factory.mktemp("demo") / "demo.db",
    )
    common = _of_all_workers(tmp_path_factory) / "demo-hotel"
    with _held(common.with_suffix(".lock")), pytest.MonkeyPatch.context() as patch:
        made = common / path.name
        if not (common / "whole").exists():
            shutil.rmtree(common, ignore_errors=True)
            common.mkdir()
            patch.setenv("XDG_CONFIG_HOME", str(common / "config"))
            build(made, Wanted(TODAY, "Asia/Shanghai", 7), datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
            (common / "whole").touch()
        shutil.copy(made, path)
        shutil.copytree(common / "config", home, dirs_exist_ok=True)
    return path


def _of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run: a worker's own lies in it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """One worker at a time."""
    import fcntl

    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def locked_hotel(model_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model hotel, its people with passwords and PINs; copied, never opened, by the tests."""
    from tests.workflows.door.doors import furnish

    path = tmp_path_factory.mktemp("locked") / "hotel.db"
    furnish(model_hotel, path)
    return path


@pytest.fixture
def hotel(locked_hotel: Path, tmp_path: Path) -> Iterator[Any]:
    """A hotel of six rooms whose desk, night and admin have secrets (`tests.workflows.door.doors.Hotel`)."""
    from tests.workflows.door.doors import Hotel

    path = tmp_path / "hotel.db"
    shutil.copy(locked_hotel, path)
    made = Hotel(path)
    yield made
    made.close()


def laid_anew(template: Path, path: Path) -> Path:
    """A copy of a hotel where another one of its kind may have been before: nobody on this machine remembers that one."""
    from hotelcs.config import state_home
    from hotelcs.storage.anchors import Anchors

    for leftover in path.parent.glob(f"{path.name}-*"):
        leftover.unlink()
    shutil.copy(template, path)
    of_this_place = Anchors("", path).mark_file.stem
    for kept in (state_home() / "anchors").glob(f"*{of_this_place}.*"):
        kept.unlink()
    return path
