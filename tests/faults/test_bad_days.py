"""What else happens to machines: a bit turns, a program stands still, a list stays open, the clock jumps, a disk is really full."""

import os
import random
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from hotelcs.cli import main
from hotelcs.errors import Corrupt, HotelcsError, InputOutput, Locked
from hotelcs.storage import driver
from hotelcs.storage.content import checked_still
from tests.conftest import Hand
from tests.faults import busy
from tests.faults.fleet import child
from tests.fork_server import CONTEXT
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("is about the disk under the file")

SEED = 20261123


def looked_at(path: Path) -> str:
    """What the program says of a file in which something may be wrong: found, or nothing."""
    try:
        check(path)
        checked_still(path)
    except (HotelcsError, AssertionError, driver.DatabaseError, ValueError):
        return "found"
    return "nothing"


def turned(path: Path, whole: bytes, at: int, bit: int) -> None:
    """The hotel with one bit turned."""
    harmed = bytearray(whole)
    harmed[at] ^= 1 << bit
    path.write_bytes(harmed)


def flips(hand: Hand, folder: Path, how_often: int, seed: int) -> Counter[str]:
    """Turn a bit so often, each time in a whole hotel, and look, open, read and write."""
    for number in range(10):
        busy.act(hand, number)
    hand.desk.close()
    whole, chance, told = hand.path.read_bytes(), random.Random(seed), Counter[str]()
    for number in range(how_often):
        path = folder / f"flip{number}.db"
        path.touch(0o600)
        turned(path, whole, chance.randrange(len(whole)), chance.randrange(8))
        told[looked_at(path)] += 1
        try:
            other = Hand(path)
            other.desk.show("arrivals")
            busy.act(other, 10)
            other.desk.close()
        except HotelcsError as error:
            told["refused" if "\n" not in str(error) else "told in several lines"] += 1
        except (
            DBAPIError
        ):  # words of a column or of a rule are others now: an error of the program, with its log
            told["another design"] += 1
        for left in folder.glob(f"flip{number}.db*"):
            left.unlink()
    return told


def test_a_turned_bit_is_found_or_harmless_and_never_a_crash(hand: Hand, tmp_path: Path) -> None:
    told = flips(hand, tmp_path, 6, SEED)
    assert told["found"] + told["nothing"] == 6
    assert not told["told in several lines"]


@pytest.mark.soak
def test_four_hundred_turned_bits(hand: Hand, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(2**32)
    print(f"\n400 turned bits, seed {seed}")
    told = flips(hand, tmp_path, 400, seed)
    print(dict(told))
    assert set(told) <= {"found", "nothing", "refused", "another design"}
    assert told["found"] > 20


def test_a_turned_bit_of_the_ledger_is_always_found(hand: Hand) -> None:
    hand.book("Somebody rare")
    digest = str(hand.value("SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1")).encode()
    hand.desk.close()
    whole, chance = hand.path.read_bytes(), random.Random(SEED)
    at = whole.index(digest)
    assert looked_at(hand.path) == "nothing"
    for _ in range(8):
        turned(hand.path, whole, at + chance.randrange(len(digest)), chance.randrange(7))
        assert looked_at(hand.path) == "found"


def test_a_design_that_is_no_text_any_more_is_damage_and_no_crash(hand: Hand) -> None:
    hand.desk.close()
    whole = bytearray(hand.path.read_bytes())
    whole[whole.index(b"CREATE TABLE guest")] = 0xA0
    hand.path.write_bytes(whole)
    with pytest.raises(Corrupt, match="malformed"):
        Hand(hand.path)


def stand_still(path: Path, line: object) -> None:
    """A desk that begins to write and then does nothing, until it is woken."""
    connection = driver.connect(str(path))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE property SET undo_minutes = 44")
    line.send("writing")  # type: ignore[attr-defined]
    os.kill(os.getpid(), signal.SIGSTOP)
    connection.execute("COMMIT")
    connection.close()


def test_a_program_that_stands_still_while_it_writes_is_waited_for_and_told(hand: Hand) -> None:
    hand.book("A")
    here, there = CONTEXT.Pipe()
    other = child(stand_still, hand.path, there)
    other.start()
    assert here.recv() == "writing"
    hand.desk.file.wait = 0.2
    late = Hand(hand.path)
    late.desk.file._mine().wait = 0.2
    with pytest.raises(Locked, match="Another desk is still saving") as refused:
        late.book("B")
    assert refused.value.exit == 5
    assert [row.guest for row in hand.desk.show("arrivals")] == ["A"], "reading goes on"
    os.kill(int(other.pid or 0), signal.SIGCONT)
    other.join(20)
    late.book("B")
    assert hand.value("SELECT undo_minutes FROM property") == 44
    check(hand)
    late.desk.close()


def test_a_list_that_stays_open_lets_the_log_grow_and_loses_nothing(hand: Hand) -> None:
    log = hand.path.with_name(hand.path.name + "-wal")
    hand.book("A")
    reader = driver.connect(str(hand.path), readonly=True)
    reader.execute("BEGIN")
    seen = reader.execute("SELECT count(*) FROM ledger").fetchone()[0]
    before = log.stat().st_size
    for number in range(15):
        busy.act(hand, number)
    assert log.stat().st_size > before
    assert reader.execute("SELECT count(*) FROM ledger").fetchone()[0] == seen
    reader.close()
    check(hand)
    hand.desk.close()
    assert not log.exists(), "the last desk that leaves takes the log along"
    check(hand.path)


def test_a_clock_that_jumps_moves_no_business_date_and_no_number(hand: Hand) -> None:
    day = hand.value("SELECT day FROM business_day WHERE status = 'open'")
    for jump in (timedelta(days=-1), timedelta(days=3), timedelta(hours=-30), timedelta(seconds=-2)):
        hand.now += jump
        hand.book(type="TWN", arrival="2026-12-01", departure="2026-12-02")
        hand.now += jump
        hand.do("cancel", reservation=hand.value("SELECT max(no) FROM reservation"), reason="plans")
    numbers = [no for (no,) in hand.rows("SELECT no FROM reservation ORDER BY id")]
    assert numbers == sorted(set(numbers))
    assert hand.value("SELECT day FROM business_day WHERE status = 'open'") == day
    assert (
        hand.value("SELECT count(DISTINCT business_date) FROM ledger WHERE verb IN ('book', 'cancel')") == 1
    )
    check(hand)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own; where none may be mounted the test is left out."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m,mode=700", "tmpfs", str(place)]
    if (
        os.geteuid()
        or shutil.which("mount") is None
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_really_full_takes_no_half_act_and_no_half_backup(
    model_hotel: Path, small_disk: Path
) -> None:
    path = shutil.copy(model_hotel, small_disk / "hotel.db")
    hand = Hand(path)
    hand.book("A")
    fill = small_disk / "fill"
    free = shutil.disk_usage(small_disk).free
    fill.write_bytes(bytes(free - 8192))
    done, before = 0, hand.value("SELECT count(*) FROM ledger")
    with suppress(InputOutput):
        for number in range(50):
            busy.act(hand, number)
            done = number + 1
    with pytest.raises(InputOutput) as refused:
        busy.act(hand, done)
    assert refused.value.exit == 9
    assert hand.value("SELECT count(*) FROM ledger") == before + done, "no act is half there"
    assert [row.guest for row in hand.desk.show("arrivals")] == ["A"], "reading goes on"
    assert main(["backup", "--out", str(small_disk / "backups"), "--db", str(path), "--as", "admin"]) == 9
    assert not list((small_disk / "backups").glob("*.db"))
    fill.unlink()
    busy.act(hand, done)
    check(hand)
    hand.desk.close()


def test_a_disk_that_may_only_be_read_is_said_without_a_traceback(
    model_hotel: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shutil.copy(model_hotel, small_disk / "hotel.db")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for command in (["do", "close-day"], ["backup"]):
        assert main([*command, "--db", str(path), "--as", "admin"]) == 9
        assert capsys.readouterr().err
    assert main(["show", "rooms", "--db", str(path), "--as", "admin"]) == 0
    assert "101" in capsys.readouterr().out
    assert main(["doctor", "--db", str(path), "--as", "admin"]) == 11
    assert f"mount -o remount,rw {small_disk}" in capsys.readouterr().out
    assert sorted(one.name for one in small_disk.iterdir()) == ["hotel.db"]
