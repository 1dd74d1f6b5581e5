"""While a backup is brought back no desk writes; what a killed run left is understood for what it is."""

import json
import os
import threading
import time
from pathlib import Path

import pytest

from hotelcs.errors import InputOutput, Locked, NotReady, Refusal
from hotelcs.storage import driver, maintenance
from hotelcs.storage.maintenance import (
    BEGUN,
    COPIED,
    COPYING,
    SAVED,
    Progress,
    closed,
    place_of,
    read,
    refuse,
)
from tests.conftest import Hand
from tests.faults.fleet import CONTEXT, child
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("puts a backup in the place of the file")


def leave(path: Path, step: str) -> None:
    """As a killed restore leaves it."""
    place_of(path).write_text(json.dumps({"step": step, "backup": "b", "saved": "s"}))


def write_there(path: Path, line: object) -> None:
    """Another desk, in a process of its own, that books."""
    hand = Hand(path)
    try:
        hand.book("Elsewhere")
        line.send("done")  # type: ignore[attr-defined]
    except (Locked, NotReady, Refusal) as error:
        line.send(f"{error.code} {error.exit} {error}")  # type: ignore[attr-defined]


def asked_elsewhere(path: Path) -> str:
    here, there = CONTEXT.Pipe()
    process = child(write_there, path, there)
    process.start()
    assert here.poll(60)
    said = str(here.recv())
    process.join(10)
    return said


def test_other_desks_are_refused_and_this_one_writes(hand: Hand) -> None:
    with closed(hand.path, seconds=1) as gate:
        said = asked_elsewhere(hand.path)
        assert said.startswith("E_LOCKED 5"), said
        assert "being brought back" in said
        hand.book("Here")
        gate.open()
    assert asked_elsewhere(hand.path) == "done"
    assert hand.value("SELECT count(*) FROM reservation") == 2
    check(hand)


def test_reading_goes_on(hand: Hand) -> None:
    other = hand.at("desk")
    with closed(hand.path, seconds=1) as gate:
        assert other.value("SELECT count(*) FROM room") == 6
        gate.open()


def test_whoever_is_writing_is_waited_for(hand: Hand) -> None:
    holder = driver.connect(str(hand.path))
    holder.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.2, holder.rollback)
    timer.start()
    with closed(hand.path, seconds=10) as gate:
        assert not holder.in_transaction
        gate.open()
    timer.join()
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked), closed(hand.path, seconds=0.1):
        pass
    assert not place_of(hand.path).exists(), "nothing was begun"
    holder.rollback()
    holder.close()


def test_two_restores_at_once_are_one(hand: Hand) -> None:
    with closed(hand.path, seconds=1) as gate:
        with pytest.raises(Locked, match="Another restore"), closed(hand.path, seconds=1):
            pass
        gate.open()
    with closed(hand.path, seconds=1) as gate:
        gate.open()


@pytest.mark.parametrize("step", [BEGUN, SAVED])
def test_a_restore_killed_before_it_copied_stops_nobody(hand: Hand, step: str) -> None:
    leave(hand.path, step)
    hand.book()
    with closed(hand.path, seconds=1) as gate:
        assert gate.progress == Progress()
        gate.open()
    assert read(hand.path) is None


@pytest.mark.parametrize("step", [COPYING, COPIED, "?"])
def test_a_restore_killed_from_then_on_stops_every_write_until_it_is_settled(hand: Hand, step: str) -> None:
    leave(hand.path, step)
    with pytest.raises(NotReady, match="cut off") as refused:
        hand.book()
    assert "--resume" in refused.value.hint
    assert refused.value.exit == 3
    assert hand.value("SELECT count(*) FROM reservation") == 0
    with pytest.raises(NotReady, match="cut off"), closed(hand.path, seconds=1):
        pass
    with closed(hand.path, seconds=1, anew=False) as gate:
        assert (gate.progress.step, gate.progress.saved) == (step, "s")
        gate.open()
    hand.book()


@pytest.mark.parametrize("left", [b"{", b"\xff\xff", b"[]", b'{"step": ', b"null"])
def test_a_file_that_cannot_be_understood_counts_as_copying(hand: Hand, left: bytes) -> None:
    place_of(hand.path).write_bytes(left)
    assert read(hand.path) == Progress(COPYING)
    with pytest.raises(NotReady):
        refuse(hand.path)


def test_an_empty_file_is_a_restore_that_had_not_begun(hand: Hand) -> None:
    place_of(hand.path).write_bytes(b"")
    hand.book()


def test_every_step_is_on_the_disk_at_once_and_a_shorter_one_leaves_no_rest(hand: Hand) -> None:
    with closed(hand.path, seconds=1) as gate:
        gate.step(SAVED, backup="b" * 3000, note={"reason": "x" * 3000})
        assert read(hand.path) == gate.progress
        gate.step(COPYING, backup="b", note=None)
        assert read(hand.path) == Progress(COPYING, "b")
        assert place_of(hand.path).stat().st_mode & 0o777 == 0o600
        gate.open()


def test_an_error_before_the_copying_opens_the_door_and_one_after_it_does_not(hand: Hand) -> None:
    def cut_off_at(step: str) -> None:
        with closed(hand.path, seconds=1) as gate:
            gate.step(step)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cut_off_at(SAVED)
    hand.book()
    with pytest.raises(ZeroDivisionError):
        cut_off_at(COPYING)
    with pytest.raises(NotReady):
        hand.book(type="TWN")


def test_a_hotel_that_is_gone_is_not_restored_over(hand: Hand, tmp_path: Path) -> None:
    with pytest.raises(InputOutput), closed(tmp_path / "none.db", seconds=1):
        pass
    assert not place_of(tmp_path / "none.db").exists()


def test_a_planted_link_is_not_written_through(hand: Hand, tmp_path: Path) -> None:
    place_of(hand.path).symlink_to(tmp_path / "victim")
    with pytest.raises(InputOutput), closed(hand.path, seconds=1):
        pass
    assert not (tmp_path / "victim").exists()


class _NobodysOwn(dict[str, int]):
    """The desks of this process are strangers to the restore that it runs: it remembers none as its own."""

    def __setitem__(self, path: str, process: int) -> None:
        """Nothing is remembered, not for a moment: a desk could slip through in it."""


def test_no_act_falls_between_the_saved_state_and_the_closed_door(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk books without pause; what it was told is done was committed before the door closed, or it was refused."""
    monkeypatch.setattr(maintenance, "_MINE", _NobodysOwn())
    done, stop = [], threading.Event()

    def work() -> None:
        other = hand.at("desk")
        while not stop.is_set():
            try:
                other.book("Busy", type="TWN", status="waitlist")
                done.append(1)
            except Locked:
                time.sleep(0.001)
        other.desk.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        for _ in range(5):
            time.sleep(0.02)
            with closed(hand.path, seconds=10) as gate:
                before = hand.value("SELECT count(*) FROM reservation")
                time.sleep(0.05)
                assert hand.value("SELECT count(*) FROM reservation") == before
                gate.open()
    finally:
        stop.set()
        thread.join()
    assert hand.value("SELECT count(*) FROM reservation") == len(done) > 0


def test_looking_costs_a_write_almost_nothing(hand: Hand) -> None:
    """One look at the folder, no file opened, while nothing is under way."""
    seen: list[str] = []
    opened, original = [], os.path.lexists

    def counted(path: object) -> bool:
        seen.append(str(path))
        return original(path)  # type: ignore[arg-type]

    patch = pytest.MonkeyPatch()
    patch.setattr(maintenance.os.path, "lexists", counted)
    patch.setattr(maintenance, "_is_held", opened.append)
    try:
        refuse(hand.path)
    finally:
        patch.undo()
    assert (len(seen), opened) == (1, [])
