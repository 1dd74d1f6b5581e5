"""kill -9 in the middle of a migration, a backup, a restore: the old or the new, never a half."""

import os
import random
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from hotelcs.clock import fixed
from hotelcs.storage import driver, manifest, migrate, restore
from hotelcs.storage.backup import Wish, back_up
from hotelcs.storage.hotel_file import HotelFile
from tests.conftest import NOON, Hand
from tests.faults import children
from tests.faults.fleet import child
from tests.fork_server import CONTEXT
from tests.invariants import check
from tests.storage import golden_hotel
from tests.storage.later_schema import LATER, PRESENT, later_program, write_later
from tests.storage.test_migrating import counts, untouched

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

KILLS = [4, pytest.param(40, marks=pytest.mark.soak)]
"""Kills of each kind, by default and in the soak."""
MANY_GUESTS = (
    "WITH RECURSIVE n(i) AS (SELECT 10000 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
    "INSERT INTO guest SELECT i, 'G' || i, 'Guest ' || i, '', NULL, NULL, '', '', '', '', 0, '', '', 'none', '', NULL, "
    "NULL, '2026-11-23T07:00:00Z', 1 FROM n"
)
SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)


@pytest.fixture
def chance() -> random.Random:
    print(f"\nHOTELCS_SEED={SEED}")
    return random.Random(SEED)


@pytest.fixture
def large(hand: Hand) -> Path:
    """A hotel with enough in it for a kill to fall into the middle."""
    hand.check_in(hand.book())
    hand.desk.close()
    connection = driver.connect(str(hand.path))
    connection.execute(MANY_GUESTS)
    connection.close()
    return hand.path


class Victim:
    """A child at work, to be killed."""

    def __init__(self, work: Callable[..., None], *given: Any) -> None:
        self.line, there = CONTEXT.Pipe()
        self.process = child(work, *given, there)
        self.process.start()
        there.close()
        assert self.line.recv() == "ready"

    def kill_after(self, seconds: float) -> list[Any]:
        """Kill it; what it had said."""
        time.sleep(seconds)
        self.process.kill()
        self.process.join(10)
        assert self.process.exitcode in {0, -9}, "it ended by an error of its own"
        said = []
        with suppress(EOFError, ConnectionError):
            while True:
                said.append(self.line.recv())
        self.line.close()
        return said


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_migration_leaves_the_old_or_the_new_and_runs_again(
    large: Path, tmp_path: Path, chance: random.Random, kills: int
) -> None:
    folder = write_later(tmp_path / "later")
    before, ends, longest = counts(large), {PRESENT: 0, LATER: 0}, 0.4
    for kill in range(kills):
        path = tmp_path / f"{kill}.db"
        shutil.copy(large, path)
        victim = Victim(children.migrate_later, path, folder)
        victim.line.send("go")
        victim.kill_after(chance.uniform(0, longest))
        with later_program(folder):
            schema = migrate.schema_of(path)
        ends[schema] += 1
        with later_program(folder):
            if schema == PRESENT:
                untouched(path, before)
            assert migrate.run(path, LATER) is (schema == PRESENT)
            assert counts(path) == before
        path.unlink()
        longest *= 0.9 if schema == LATER else 1.1  # stay where it can fall on either side
    print(f"{kills} migrations killed: {ends[PRESENT]} old, {ends[LATER]} new")
    assert ends[PRESENT] >= kills // 8


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_migration_of_the_release_before_leaves_the_old_or_the_new_and_runs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chance: random.Random, kills: int
) -> None:
    """The real one, with people in it: accounts become staff in the same moment or not at all."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    large = golden_hotel.laid(tmp_path / "golden.db")
    connection = driver.connect(str(large))
    connection.execute(MANY_GUESTS)
    connection.close()
    migrated = shutil.copy(large, tmp_path / "migrated.db")
    assert migrate.run(migrated)
    old, new = golden_hotel.dump(large), golden_hotel.dump(migrated)
    ends, longest = {1: 0, PRESENT: 0}, 0.5
    for kill in range(kills):
        path = shutil.copy(large, tmp_path / f"{kill}.db")
        victim = Victim(children.migrate_now, path)
        victim.line.send("go")
        victim.kill_after(chance.uniform(0, longest))
        schema = migrate.schema_of(path)
        ends[schema] += 1
        assert golden_hotel.dump(path) == (old if schema == 1 else new)
        assert golden_hotel.rows(path, "PRAGMA integrity_check") == [("ok",)]
        assert migrate.run(path) is (schema == 1)
        assert golden_hotel.dump(path) == new
        path.unlink()
        longest *= 0.9 if schema == PRESENT else 1.1  # stay where it can fall on either side
    check(migrated)
    print(f"{kills} migrations killed: {ends[1]} old, {ends[PRESENT]} new")
    assert ends[1] >= kills // 8


def test_of_two_migrations_at_once_one_does_it_and_both_are_content(large: Path, tmp_path: Path) -> None:
    folder = write_later(tmp_path / "later")
    before = counts(large)
    both = [Victim(children.migrate_later, large, folder) for _ in range(2)]
    for one in both:
        one.line.send("go")
    answers = [one.line.recv() for one in both]
    for one in both:
        one.process.join(10)
        one.line.close()
    assert sorted(answers) == [("done", False), ("done", True)]
    with later_program(folder):
        assert counts(large) == before


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_backup_is_either_whole_or_not_there(
    large: Path, tmp_path: Path, chance: random.Random, kills: int
) -> None:
    folder, told = tmp_path / "backups", 0
    for _ in range(kills):
        said = Victim(children.back_up_for_ever, large, folder).kill_after(chance.uniform(0, 0.3))
        shown = [path for path, _ in manifest.listed(folder)]
        assert {str(path) for path in shown} >= set(said), "what was told is there"
        assert sorted(folder.glob("*.db")) == sorted(shown), "no file without its manifest"
        for path in shown:
            assert restore.look_at(path).manifest is not None
            path.unlink()
            manifest.place_of(path).unlink()
        told += len(said)
    back_up(Wish(large, folder, "after", fixed(NOON)))
    assert list((folder / ".work").iterdir()) == [], "what the killed ones left is swept"
    print(f"{kills} backups killed; {told} were finished before")


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_restore_leaves_one_state_or_the_other(
    hand: Hand, tmp_path: Path, chance: random.Random, kills: int
) -> None:
    folder = tmp_path / "backups"
    hand.book("First")
    first, _ = back_up(Wish(hand.path, folder, "first", fixed(NOON)))
    for number in range(50):
        hand.book(f"Guest {number}", type="TWN", status="waitlist")
    second, _ = back_up(Wish(hand.path, folder, "second", fixed(NOON)))
    hand.desk.close()
    seen: dict[int, int] = {1: 0, 51: 0}
    for _ in range(kills):
        Victim(children.restore_for_ever, [first, second], hand.path).kill_after(chance.uniform(0, 0.1))
        check(hand.path)
        connection = driver.connect(str(hand.path))
        seen[connection.execute("SELECT count(*) FROM reservation").fetchone()[0]] += 1
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("BEGIN IMMEDIATE")
        connection.close()
    print(f"{kills} restores killed: {seen[1]} times the first state, {seen[51]} the second")


def test_a_hotel_can_be_opened_at_any_moment_of_anothers_work(hand: Hand, tmp_path: Path) -> None:
    """Also while the other moves its log into the file, which then makes no sense by itself."""
    folder = tmp_path / "backups"
    first, _ = back_up(Wish(hand.path, folder, "first", fixed(NOON)))
    for number in range(30):
        hand.book(f"Guest {number}", type="TWN", status="waitlist")
    second, _ = back_up(Wish(hand.path, folder, "second", fixed(NOON)))
    hand.desk.close()
    victim = Victim(children.restore_for_ever, [first, second], hand.path)
    opened, until = 0, time.monotonic() + 2
    while time.monotonic() < until:
        hotel = HotelFile(hand.path)
        with hotel.read() as reader:
            assert reader.rows("SELECT count(*) FROM reservation") in ([(0,)], [(30,)])
        hotel.close()
        opened += 1
    said = victim.kill_after(0)
    print(f"\nopened {opened} times during {len(said)} restores")
    assert opened > 10
    assert len(said) > 3, "the other one went on"
