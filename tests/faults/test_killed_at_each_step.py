"""kill -9 at each step of a sealed backup and of a restore: the old hotel or the new, nothing in clear left behind."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from hotelcs.cli import main
from hotelcs.storage import maintenance, manifest, recipients
from hotelcs.storage.opened import opened
from tests.conftest import Hand
from tests.faults import backup_children
from tests.faults.every_row import every_row as dump
from tests.faults.fleet import surroundings
from tests.fork_server import CONTEXT
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

SECRET, PUBLIC = recipients.new_key()
NOW = ("--now", "2026-11-23T07:00:00Z")
SOME = 5
"""Steps of the default run, evenly spread; the soak takes every one."""


def run(step: int, *words: str) -> tuple[int, int] | None:
    """The exit code and the steps taken by a command killed at its `step`-th; None when it was."""
    here, there = CONTEXT.Pipe()
    given = (step, [*words, "--db", os.environ["HOTELCS_DB"], *NOW], surroundings(), there)
    child = CONTEXT.Process(target=backup_children.killed_at, args=given, daemon=True)
    child.start()
    there.close()
    try:
        ended: tuple[int, int] = here.recv()
        return ended
    except EOFError:
        return None
    finally:
        child.join(30)
        here.close()


@pytest.fixture
def house(
    hand: Hand, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A hotel with one guest, whose backups are sealed; the owner's secret key lies on a stick."""
    shutil.copytree(tmp_path_factory.getbasetemp() / "home" / "config", tmp_path / "config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOTELCS_DB", str(hand.path))
    (tmp_path / "key.txt").write_text(SECRET)
    hand.book("Zebedee Quartz")
    recipients.add(hand.desk.uid, "hotel", PUBLIC)
    hand.desk.close()
    return hand.path


def steps(total: int, *, every: bool) -> list[int]:
    return (
        list(range(1, total + 1)) if every else sorted({1 + total * n // SOME for n in range(SOME)} | {total})
    )


def in_clear(folder: Path) -> list[Path]:
    """Files with the guest's name in them, but those of the hotel."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("hotel.db") and b"Quartz" in path.read_bytes()
    ]


def again(path: Path, *words: str) -> int:
    return main([*words, *NOW, "--quiet"])


EVERY = [False, pytest.param(True, marks=pytest.mark.soak)]


@pytest.mark.parametrize("every", EVERY)
def test_a_backup_killed_at_any_step_is_whole_or_not_there_and_its_leftovers_are_swept(
    house: Path, tmp_path: Path, every: bool
) -> None:
    folder = house.parent / "backups"
    ended = run(0, "backup", "--verify", "--tag", "whole")
    assert ended is not None
    code, total = ended
    assert (code, total > 15) == (0, True)
    left = seen = 0
    for step in steps(total, every=every):
        ended = run(step, "backup", "--verify", "--tag", f"s{step}")
        assert ended is None or ended[1] < step, f"step {step} of {total}"
        left += len(in_clear(house.parent))
        for path, made in manifest.listed(folder):
            seen += 1
            with opened(path, lambda: [SECRET], tmp_path) as found:
                assert found.content.head == made.head
        shown = {path.name for path in manifest.files_in(folder)}
        assert shown == {path.name for path, _ in manifest.listed(folder)}, "no file without its manifest"
    assert again(house, "backup", "--verify", "--tag", "after") == 0
    assert in_clear(house.parent) == [], "swept by the run after it"
    assert left, "the negative control: some were killed with a copy in clear on the disk"
    assert seen
    check(house)
    print(f"{total} steps; {left} files in clear were left by kills and swept")


@pytest.mark.parametrize("every", EVERY)
def test_a_restore_killed_at_any_step_leaves_the_old_or_the_new_and_is_finished_or_taken_back(
    house: Path, tmp_path: Path, every: bool
) -> None:
    kept, old, new, base = ready(house)
    key = str(tmp_path / "key.txt")
    words = ("restore", str(kept), "--replace", "--yes", "--alone", "--reason", "drill", "--identity", key)
    ended = run(0, *words)
    assert ended is not None
    code, total = ended
    assert (code, total > 30) == (0, True)
    met: dict[str, int] = {}
    for number, step in enumerate(steps(total, every=every)):
        fresh(house, base)
        ended = run(step, *words)
        if ended is not None and ended[1] < step:
            continue  # it took fewer steps this time
        assert ended is None, f"step {step} of {total}"
        progress = maintenance.read(house)
        state = progress.step if progress else "none"
        met[state] = met.get(state, 0) + 1
        assert dump(house)["reservation"] in (old["reservation"], new), f"{state} at step {step}"
        check(house)
        settle(house, state, key, old, new, resume=number % 2 == 0)
        assert again(house, "backup", "--tag", f"t{step}") == 0
        assert set(in_clear(house.parent)) - {base} == set(), f"in clear after step {step}"
    print(f"{total} steps; killed at {met}")
    assert len(met) > 2, "kills fell before, in and after the copying"


def ready(house: Path) -> tuple[Path, dict[str, Any], list[Any], Path]:
    """A backup of a hotel that took one more booking since: the backup, the state now, the bookings then, a copy of now."""
    assert again(house, "backup", "--verify") == 0
    (kept,) = [path for path, _ in manifest.listed(house.parent / "backups")]
    new = dump(house)["reservation"]
    hand = Hand(house)
    hand.book("Late Quartz", type="TWN")
    hand.desk.close()
    base = house.with_name("base.copy")
    old = dump(house)
    shutil.copy(house, base)
    return kept, old, new, base


def fresh(house: Path, base: Path) -> None:
    """The hotel as it was, without what the last kill left beside it."""
    for end in ("-wal", "-shm", ".restoring"):
        house.with_name(house.name + end).unlink(missing_ok=True)
    shutil.copy(base, house)


def settle(house: Path, state: str, key: str, old: dict[str, Any], new: list[Any], *, resume: bool) -> None:
    """Finish it or take it back; afterwards desks write again."""
    touched = state not in {"none", *maintenance.UNTOUCHED}
    if touched:
        hand = Hand(house)
        with pytest.raises(Exception, match="cut off"):
            hand.book("Refused")
        hand.desk.close()
    if resume:
        assert again(house, "restore", "--resume", "--identity", key) == 0
        if touched:
            assert dump(house)["reservation"] == new
    elif touched:
        assert again(house, "restore", "--rollback", "--identity", key) == 0
        now = dump(house)
        begun = [entry for entry in now["ledger"] if entry not in old["ledger"]]
        assert now | {name: old[name] for name in ("ledger", "job_run")} == old, "row by row as it was"
        noted = [run for run in now["job_run"] if run not in old["job_run"]]
        assert [run[1] for run in noted] == ["restore"], "with the run that took it back"
        assert len(now["ledger"]) == len(old["ledger"]) + 1, "with its ledger"
        assert ["begin-restore" in entry for entry in begun] == [True], "and that the restore was begun"
    check(house)
