"""Cases 6, 8 and 9 of handbook 05 §5.4 for commands that find nothing to do in a quiet hotel, each with its work before it.

`test_ten_cases` has the table of every command; what it leaves out of these cases stands here.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotelcs.storage import driver
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.postgres.hotel import HotelServer
from hotelcs.workflows.paging import transport
from hotelcs.workflows.paging.transport import Outcome
from tests.commands.conftest import Ended, Program, dump
from tests.commands.test_rights_of_commands import EXPORTS, OF_NO_HOTEL, WORDS, house, kept  # noqa: F401 - fixtures
from tests.commands.test_ten_cases import BESIDE, NO_DUE, full, torn
from tests.conftest import Hand

LATER = "2026-11-23T07:20:00Z"
GUO = {"name": "Guo", "posts": ["REC"], "no": "E901", "hired_on": "2024-01-01"}


def _nothing(hand: Hand) -> None:
    """The emergency of the house is enough."""


def _registered(hand: Hand) -> None:
    hand.check_in(hand.book())


def _wedding(hand: Hand) -> None:
    hand.do(
        "book-group",
        name="Wedding Chen",
        kind="wedding",
        arrival="2026-11-25",
        departure="2026-11-27",
        block="KNG 2",
    )


def _forgotten(hand: Hand) -> None:
    hand.do("cancel", reservation=hand.book(), reason="changed plans")


def _on_call(hand: Hand) -> None:
    hand.do("add-staff", **GUO)
    hand.do("qualify", staff="E901", kind="rapid_response", issued="2026-06-01")
    hand.do("join-team", staff="E901", first="2026-11-23")
    hand.do("set-channel", channel="guo", staff="E901", address="json://127.0.0.1:9/kettle")
    hand.do("call-out", reason="smoke")


def _calm(hand: Hand) -> None:
    """No emergency is open any more: then there may be a drill."""
    hand.do("false-alarm", incident="N1", reason="a dripping tap")


def _drilling(hand: Hand) -> None:
    _calm(hand)
    hand.do("start-drill", type="fire", place="8F")


def _account(hand: Hand) -> None:
    hand.do("add-staff", **GUO)
    hand.do("add-account", login="guo", staff="E901")


def _shut(hand: Hand) -> None:
    _account(hand)
    hand.do("disable-account", login="guo")


DUE: dict[str, tuple[Callable[[Hand], None], tuple[str, ...]]] = {
    "escalate": (_nothing, ("escalate",)),
    "page send": (_on_call, ("page", "send")),
    "page test": (_on_call, ("page", "test", "guo")),
    "privacy erase": (_forgotten, ("privacy", "erase", "P261123-001", "--reason", "letter")),
    "readiness run": (_wedding, ("readiness", "run", "--all")),
    "submit-registration": (_registered, ("submit-registration",)),
    "drill start": (_calm, ("drill", "start", "--plan", "CP-FIRE", "--floor", "8")),
    "drill end": (_drilling, ("drill", "end")),
    "user enable": (_shut, ("user", "enable", "--login", "guo")),
}
"""What there is to do, and the words that do it."""
ELSEWHERE = {
    "user unlock": "a lock is made by ten wrong passwords: workflows/door/test_soft_lock.py",
    "user sign-out": "a session is opened at a terminal: workflows/door/test_sessions.py",
}
"""Commands left out of these cases, and why; where they are tried."""


NOTED = ("restore-drill", "privacy export", *(f"export {kind}" for kind in EXPORTS))
"""Commands that write beside the hotel and note in it that they did: they end 5 while another process writes, and leave no file."""
UNNOTED = ("backup", "salvage", "restore", "report degraded-pack")
"""Commands that do not wait for who writes in the hotel; that the sheets for a failure could not be noted is a warning."""
LEFT = {
    "transfer": "moves between a file and a server: postgres/test_moving.py",
    "import calendar": "reads no calendar in this hotel: test_calendars.py",
    "backup keys add": "is given no key here: test_backup_keys.py",
    "backup keys remove": "is given no key here: test_backup_keys.py",
}
NOT_IN_THE_TABLE = {
    "init": ("test_init.py", "makes a hotel: no lock, no second hotel, its own full disk"),
    "demo": ("test_demo.py", "makes a hotel of its own"),
    "migrate": ("test_migrate.py", "works on a hotel that no command opens"),
    "do": ("test_every_command.py", "is asked for the right of its verb"),
    "show": ("test_every_command.py", "is asked for the right of its view"),
    "verbs": ("test_do.py", "opens no hotel"),
    "config list": ("test_settings.py", "opens no hotel"),
    "backup new-key": ("test_backup_keys.py", "opens no hotel"),
    "gate": ("../terminal/test_gate.py", "opens the screens, which ask at the door"),
    "ui": ("../terminal/test_terminal.py", "opens the screens, which ask at the door"),
    "plain": ("../terminal/test_plain.py", "opens the screens, which ask at the door"),
}
"""Commands that the table of ten cases does not have: where they are tried, and why there."""


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that takes every page."""
    monkeypatch.setattr(transport, "deliver", lambda *_: Outcome(taken=True, proof="json 0.1 s"))


def ready(path: Path, name: str) -> tuple[str, ...]:
    """What there is to do is there; the words."""
    arrange, words = DUE[name]
    hand = Hand(path)
    arrange(hand)
    hand.desk.close()
    return words


def _forgotten_in(path: Path) -> None:
    hand = Hand(path)
    _forgotten(hand)
    hand.desk.close()


def test_every_command_that_was_left_out_is_here_or_says_why() -> None:
    assert set(DUE) | set(ELSEWHERE) == NO_DUE
    assert not set(DUE) & set(ELSEWHERE)


def test_commands_outside_of_the_table_are_tried_somewhere() -> None:
    assert set(NOT_IN_THE_TABLE) == OF_NO_HOTEL
    here = Path(__file__).parent
    assert all("def test_" in (here / file).read_text("utf-8") for file, _ in NOT_IN_THE_TABLE.values())


def test_what_writes_beside_the_hotel_is_one_or_the_other() -> None:
    assert {*NOTED, *UNNOTED, *LEFT} == BESIDE


@pytest.mark.sqlite_only("a server is not held by one writer")
@pytest.mark.parametrize("name", [*NOTED, *UNNOTED])
def test_6_beside_a_writer_what_is_noted_ends_5_and_the_rest_does_not_wait(
    program: Program,
    house: Path,  # noqa: F811 - the fixture
    kept: Callable[[], None],  # noqa: F811 - the fixture
    home: Path,
    name: str,
) -> None:
    _forgotten_in(house)
    kept()
    before = {path for path in home.rglob("*") if path.suffix in {".csv", ".xlsx", ".pdf", ".txt", ".json"}}
    holder = driver.connect(str(house))
    driver.use_journal(holder)
    holder.execute("BEGIN IMMEDIATE")
    try:
        ended = program(*WORDS[name], "--lock-wait", "0.05", "--json")
        assert ended.code == (5 if name in NOTED else 0), ended.out
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    if name in NOTED:
        assert {
            path for path in home.rglob("*") if path.suffix in {".csv", ".xlsx", ".pdf", ".txt", ".json"}
        } == before


@pytest.mark.parametrize("name", DUE)
def test_with_work_to_do_it_does_it(
    program: Program,
    house: Path,  # noqa: F811 - the fixture
    name: str,
) -> None:
    words = ready(house, name)
    before = dump(house)
    done = program(*words, "--json", now=LATER)
    assert (done.code, done.document["changed"] > 0) == (0, True), done.out
    assert dump(house) != before


@pytest.mark.parametrize("name", DUE)
def test_6_a_held_writer_ends_5(
    program: Program,
    house: Path,  # noqa: F811 - the fixture
    name: str,
) -> None:
    words = ready(house, name)
    holder = driver.connect(str(house))
    driver.use_journal(holder)
    holder.execute("BEGIN IMMEDIATE")
    try:
        ended = program(*words, "--lock-wait", "0.05", "--json", now=LATER)
        assert (ended.code, ended.document["error"]["code"]) == (5, "E_LOCKED"), ended.out
    finally:
        holder.execute("ROLLBACK")
        holder.close()


@pytest.mark.sqlite_only("is about the disk under the file")
@pytest.mark.parametrize("name", DUE)
def test_8_a_full_disk_ends_9_and_nothing_is_written(
    program: Program,
    house: Path,  # noqa: F811 - the fixture
    name: str,
) -> None:
    words = ready(house, name)
    before = dump(house)

    def later(*given: str) -> Ended:
        return program(*given, now=LATER)

    ended = full(later, words, 4096)
    assert (ended.code, ended.document["error"]["code"]) == (9, "E_IO"), ended.out
    assert dump(house) == before


@pytest.mark.parametrize("name", DUE)
def test_9_interrupted_in_the_middle_of_writing_nothing_is_written(
    program: Program,
    house: Path,  # noqa: F811 - the fixture
    name: str,
) -> None:
    words = ready(house, name)
    before: Any = dump(house)
    with torn(HotelFile), torn(HotelServer):
        ended = program(*words, "--json", now=LATER)
    assert ended.code == 130, ended.out
    assert dump(house) == before
