"""The ten cases of every command (handbook 05 §5.4). Its words and its right stand in `test_rights_of_commands`;
what it does stands here, a line for each: a new command without one fails.
"""

import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from hotelcs.storage import backup_notes, driver
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.postgres.hotel import HotelServer
from hotelcs.workflows import desk as desk_module
from hotelcs.workflows.machine.noted_jobs import JOBS
from tests.acceptance.rights_table import UNSIGNED
from tests.commands.conftest import Ended, Program, dump
from tests.commands.test_every_command import ENVELOPE
from tests.commands.test_rights_of_commands import EXPORTS, NEEDS, ROWS, WORDS, house, kept  # noqa: F401 - fixtures

CHANGES = {
    "night-audit",
    "config set",
    "drill end",
    "drill start",
    "escalate",
    "health",
    *(f"import {kind}" for kind in ROWS),
    "page send",
    "page test",
    "privacy erase",
    "purge",
    "readiness run",
    "reminders",
    "submit-registration",
    "user add",
    "user disable",
    "user enable",
    "user reset-password",
    "user reset-pin",
    "user role",
    "user sign-out",
    "user unlock",
}
"""Commands that write into the hotel."""
READS = {
    "audit-log",
    "audit-log --verify",
    "config get",
    "config list --hotel",
    "config validate",
    "doctor",
    "drill due",
    "duties check",
    "duties list",
    "export calendar",
    "page list",
    "print bill",
    "print card",
    "privacy report",
    "privacy breach-report",
    "readiness sheet",
    "report complaints",
    "report daily",
    "report foreigners",
    "report housekeeping",
    "report incident",
    "report metric",
    "report occupancy",
    "report revenue",
    "report satisfaction",
    "report shift",
    "report staff",
    "roll-call",
    "user list",
    "user review",
    "verify",
    "backup keys list",
}
"""Commands that only read."""
BESIDE = {
    "backup",
    "backup keys add",
    "backup keys remove",
    *(f"export {kind}" for kind in EXPORTS),
    "import calendar",
    "privacy export",
    "report degraded-pack",
    "restore",
    "restore-drill",
    "salvage",
    "transfer",
}
"""Commands that write beside the hotel, or take their own time about it."""
NO_DUE = {
    "escalate",
    "page send",
    "privacy erase",
    "readiness run",
    "submit-registration",
    "page test",
    "drill start",
    "drill end",
    "user unlock",
    "user enable",
    "user sign-out",
}
"""Commands that find nothing to do in this hotel; what they do at work is proved with their departments."""
AGAIN = {
    "night-audit": ("night-audit", "--auto", "--date", "2026-11-23", "--skip-warn"),
    "config set": WORDS["config set"],
    "health": WORDS["health"],
    "escalate": WORDS["escalate"],
    "page send": WORDS["page send"],
    "readiness run": WORDS["readiness run"],
    "reminders": WORDS["reminders"],
    "submit-registration": WORDS["submit-registration"],
    "user add": (*WORDS["user add"], "--if-missing"),
    "backup": WORDS["backup"],
    **{f"import {kind}": WORDS[f"import {kind}"] for kind in ROWS},
}
"""Commands that a second run leaves as they are, with the words of the run (handbook 05: the key)."""


@pytest.fixture
def hotel(house: Path, kept) -> Path:  # noqa: F811 - the fixture
    """The house, a guest in 101 with a bill, an emergency that is over, and a backup of it."""
    from tests.conftest import Hand

    hand = Hand(house)
    stay = hand.check_in(hand.book())
    assert stay == "S261123-001"
    hand.desk.close()
    kept()
    shutil.rmtree("kept")
    backup_notes.place_of(house).unlink()  # else its disk would be missed
    return house


def words_of(name: str) -> tuple[str, ...]:
    """How it is called here: the emergency by its number."""
    return tuple("N261123-001" if word == "N1" else word for word in WORDS[name])


def test_every_command_says_what_it_does() -> None:
    assert set(WORDS) == CHANGES | READS | BESIDE
    assert not CHANGES & READS
    known = {name for name in JOBS if name in WORDS} | {"import"}
    assert known <= CHANGES | READS | BESIDE | {"import"}


def test_1_an_unknown_option_ends_2(program: Program, hotel) -> None:
    for name in WORDS:
        ended = program(*words_of(name), "--wrong-option=1", "--json")
        assert (ended.code, ended.document["error"]["exit"]) == (2, 2), name


def test_2_a_missing_database_ends_3_and_says_so_in_a_document(program: Program, hotel, home) -> None:
    for name in set(WORDS) - {"restore", "salvage"}:  # which make one
        ended = program(*words_of(name), "--db", str(home / "none.db"), "--json")
        error = ended.document["error"]
        assert (ended.code, error["code"], bool(error["hint"])) == (3, "E_NOT_READY", True), name
    assert not (home / "none.db").exists()


def test_3_5_10_a_dry_run_leaves_every_row_and_file_has_the_envelope_and_is_the_same_in_either_language(
    program: Program, hotel, home
) -> None:
    before, files = dump(hotel), {path.name for path in home.iterdir()}
    for name in WORDS:
        english, chinese = (
            program(*words_of(name), "--dry-run", "--json", "--lang", lang) for lang in ("en", "zh")
        )
        assert english.code == chinese.code, name
        assert english.code in {0, 3, 4, 9, 11}, (name, english)
        assert english.err == chinese.err == "", name
        told, said = english.document, chinese.document
        assert set(told) - {"data", "error"} == ENVELOPE, name
        assert told["ok"] is (english.code == 0), name
        assert (set(told), told["changed"]) == (set(said), said["changed"]), name
        assert shape(told.get("data")) == shape(said.get("data")), name
    assert dump(hotel) == before
    assert {path.name for path in home.iterdir()} - files <= {"other.db", "state"}


def test_4_a_second_run_changes_nothing(program: Program, hotel) -> None:
    for name, words in AGAIN.items():
        assert program(*words, "--json").code in {0, 10}, name
        if name == "health":  # a check that is well again is looked at twice
            program(*words)
            program(*words)
        second = program(*words, "--json")
        assert (second.code, second.document["changed"]) == (0, 0), (name, second.out)


def test_6_a_held_writer_ends_5_and_readers_do_not_wait(program: Program, hotel) -> None:
    holder = driver.connect(str(hotel))
    driver.use_journal(holder)
    holder.execute("BEGIN IMMEDIATE")
    try:
        for name in sorted(CHANGES - NO_DUE):
            ended = program(*words_of(name), "--lock-wait", "0.05", "--json")
            assert (ended.code, ended.document["error"]["code"]) == (5, "E_LOCKED"), (name, ended.out)
        for name in sorted(READS):
            assert program(*words_of(name), "--lock-wait", "0.05").code in {0, 4, 11}, name
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_7_no_right_ends_6(program: Program, hotel) -> None:
    """Each post against each command is `test_rights_of_commands`; here a name that nobody has."""
    before = dump(hotel)
    for name in WORDS:
        if NEEDS[name] in UNSIGNED:
            continue
        ended = program(*words_of(name), "--as", "nobody", "--json")
        code = ended.document.get("error", {}).get("code")
        assert (ended.code, code) == (6, "UNKNOWN_LOGIN"), (name, ended.out)
    assert dump(hotel) == before


def full(program: Program, words: tuple[str, ...], room: int) -> Ended:
    """The command on a disk that takes files of `room` bytes and no more."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, old[1]))
    try:
        with patch.object(sys, "dont_write_bytecode", True):  # half a module would be written in silence
            return program(*words, "--json")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.sqlite_only("is about the disk under the file")
def test_8_a_full_disk_ends_9_and_leaves_no_part_of_a_file(program: Program, hotel, home) -> None:
    before = dump(hotel)
    for name in sorted(CHANGES - NO_DUE):
        ended = full(program, words_of(name), 4096)
        assert (ended.code, ended.document["error"]["code"]) == (9, "E_IO"), (name, ended.out)
    assert dump(hotel) == before
    ended = full(program, WORDS["backup"], 65536)
    assert (ended.code, ended.document["error"]["code"]) == (9, "E_IO"), ended.out
    assert not [
        path for path in home.rglob("kept/**/*") if path.is_file() and path.suffix in {".db", ".partial"}
    ]


def test_9_interrupted_it_ends_130_and_the_hotel_is_as_it_was(program: Program, hotel) -> None:
    before = dump(hotel)
    opened = desk_module.open_desk

    def interrupted(*given: object, **named: object) -> object:
        opened(*given, **named).close()  # type: ignore[arg-type]
        raise KeyboardInterrupt

    for name in set(WORDS) - {"restore"}:
        with patch.object(desk_module, "open_desk", interrupted):
            ended = program(*words_of(name), "--json")
        assert (ended.code, ended.document["error"]["code"]) == (130, "E_INTERRUPTED"), name
    assert dump(hotel) == before


@contextmanager
def torn(kind: type[HotelFile]) -> Iterator[None]:
    """Every write unit of such a hotel is interrupted before its end."""
    write = kind.write

    @contextmanager
    def unit(self: HotelFile, *, keep: bool = True) -> Iterator[object]:
        with write(self, keep=keep) as session:
            yield session
            session.flush()
            raise KeyboardInterrupt

    with patch.object(kind, "write", unit):
        yield


def test_9_interrupted_in_the_middle_of_writing_nothing_is_written(program: Program, hotel) -> None:
    before = dump(hotel)

    for name in sorted(CHANGES - NO_DUE):
        with torn(HotelFile), torn(HotelServer):
            ended = program(*words_of(name), "--json")
        assert ended.code == 130, (name, ended.out)
    assert dump(hotel) == before


def shape(value: object) -> object:
    """What a program reads, without the words in it; the lines of a paper are as many as its language takes."""
    if isinstance(value, dict):
        return {key: bool(one) if key == "lines" else shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__ if isinstance(value, str) else value
