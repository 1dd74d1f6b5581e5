"""A backup is made while desks work, checked before it has a name, and leaves nothing when it cannot be made."""

import hashlib
import os
import shutil
import stat
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hotelcs.clock import fixed
from hotelcs.errors import Corrupt, InputOutput, Locked, NotReady
from hotelcs.storage import backup, content, driver, manifest, vault
from hotelcs.storage.backup import Wish, back_up
from hotelcs.storage.schema import SCHEMA
from tests.conftest import NOON, Hand
from tests.faults.test_full_disk import full_disk
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("keeps copies of the file")


@pytest.fixture
def wish(hand: Hand, tmp_path: Path) -> Wish:
    hand.book()
    return Wish(hand.path, tmp_path / "backups", "20261123-150000", fixed(NOON))


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_a_backup_holds_what_was_committed_while_the_desk_is_open(hand: Hand, wish: Wish) -> None:
    path, made = back_up(wish)
    assert made.rows["reservation"] == 1
    assert (made.entry, made.head) == hand.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    hand.book("Li Na")
    connection = driver.connect_still(str(path))
    assert connection.execute("SELECT count(*) FROM reservation").fetchone() == (1,)
    connection.close()
    check(path)


def test_a_backup_is_one_file_with_a_manifest_both_the_owners_alone(wish: Wish) -> None:
    mask = os.umask(0)
    try:
        path, _ = back_up(wish)
    finally:
        os.umask(mask)
    assert visible(wish.folder) == ["hotel-20261123-150000.db", "hotel-20261123-150000.db.json"]
    for name in visible(wish.folder):
        assert stat.S_IMODE((wish.folder / name).stat().st_mode) == 0o600
        assert (wish.folder / name).stat().st_nlink == 1
    assert stat.S_IMODE(wish.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((wish.folder / ".work").stat().st_mode) == 0o700
    assert list((wish.folder / ".work").iterdir()) == []
    assert path.read_bytes()[18:20] == b"\x01\x01", "no log is wanted to read it"


def test_the_manifest_tells_what_is_in_the_file(wish: Wish, hand: Hand) -> None:
    path, made = back_up(replace(wish, tag="by-hand"))
    assert path.name == "hotel-20261123-150000-by-hand.db"
    assert manifest.read(path) == made
    assert made.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert made.bytes == path.stat().st_size
    assert made.uid == hand.desk.uid
    assert (made.schema, made.tag, made.file) == (SCHEMA, "by-hand", path.name)
    assert made.started_at == made.ended_at == "2026-11-23T07:00:00Z"
    assert not made.examined


def test_the_rules_of_the_hotel_look_at_the_copy(wish: Wish) -> None:
    seen: list[object] = []

    def examine(reader: Any) -> list[str]:
        seen.append(reader.rows("SELECT count(*) FROM reservation"))
        return ["a room is sold twice"]

    _, made = back_up(replace(wish, examine=examine))
    assert seen == [[(1,)]]
    assert made.examined
    assert made.problems == ("a room is sold twice",)


def test_two_backups_of_one_second_do_not_touch_each_other(wish: Wish) -> None:
    first, second = back_up(wish)[0], back_up(wish)[0]
    assert first != second
    assert [path for path, _ in manifest.listed(wish.folder)] == [first, second]


def test_a_backup_is_whole_while_others_write_without_pause(hand: Hand, wish: Wish) -> None:
    working, stop, entries = threading.Event(), threading.Event(), set()

    def work() -> None:
        other = hand.at("desk")
        while not stop.is_set():
            other.book(arrival="2027-01-01", departure="2027-01-02", type="KNG", status="waitlist")
            working.set()
        other.desk.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert working.wait(10)
        for _ in range(10):
            path, made = back_up(wish)
            check(path)
            assert content.checked_still(path).entry == made.entry
            entries.add(made.entry)
    finally:
        stop.set()
        thread.join()
    assert len(entries) > 5, "the desk did write"


def test_one_run_at_a_time(wish: Wish) -> None:
    with vault.working(wish.folder), pytest.raises(Locked, match="is running") as refused:
        back_up(wish)
    assert refused.value.exit == 5
    back_up(wish)


def test_what_a_killed_run_left_is_swept(wish: Wish) -> None:
    back_up(wish)
    for name in ("hotel-1.db.partial", "hotel-1.db.partial-journal", "hotel-1.db.note.partial"):
        (wish.folder / ".work" / name).write_bytes(b"guests")
    back_up(wish)
    assert list((wish.folder / ".work").iterdir()) == []


def test_a_manifest_whose_backup_never_appeared_is_replaced(wish: Wish) -> None:
    """Killed between the two names: the manifest alone is no backup."""
    path, _ = back_up(wish)
    path.unlink()
    assert manifest.listed(wish.folder) == []
    again, made = back_up(wish)
    assert again == path
    assert manifest.read(path) == made


def test_a_desk_that_does_not_let_go_makes_no_backup_wait_for_ever(
    hand: Hand, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.desk.close()
    holder = driver.connect(str(hand.path))
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Locked):
        back_up(replace(wish, seconds=0.2))
    assert visible(wish.folder) == []
    holder.rollback()
    holder.close()
    back_up(wish)


def test_no_space_is_noticed_before_and_leaves_nothing(wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 100_000))
    with pytest.raises(InputOutput, match="MB are needed"):
        back_up(wish)
    assert visible(wish.folder) == []


@pytest.mark.parametrize("limit", [0, 4096, 100_000])
def test_a_disk_that_fills_up_leaves_nothing(wish: Wish, limit: int) -> None:
    kept, _ = back_up(wish)
    before = visible(wish.folder)
    with full_disk(limit), pytest.raises(InputOutput) as refused:
        back_up(wish)
    assert refused.value.exit == 9
    assert visible(wish.folder) == before
    assert list((wish.folder / ".work").iterdir()) == []
    check(kept)


def test_a_damaged_hotel_gives_no_backup(hand: Hand, wish: Wish) -> None:
    root = hand.value("SELECT rootpage FROM sqlite_master WHERE name = 'post_grant'")
    hand.desk.close()
    damaged = bytearray(hand.path.read_bytes())
    damaged[(root - 1) * 4096 + 100 : root * 4096] = b"\xee" * 3996
    hand.path.write_bytes(damaged)
    with pytest.raises(Corrupt):
        back_up(wish)
    assert visible(wish.folder) == []


def test_a_row_that_points_to_nothing_is_damage(hand: Hand, wish: Wish) -> None:
    connection = driver.connect(str(hand.path))
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE room SET type_id = 99 WHERE no = '101'")
    connection.close()
    with pytest.raises(Corrupt, match="points to nothing"):
        back_up(wish)


def test_a_folder_that_cannot_be_made_is_said(wish: Wish, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputOutput, match="cannot be used"):
        back_up(replace(wish, folder=tmp_path / "file" / "backups"))


def test_where_there_are_no_links_the_file_is_renamed(wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path, _ = back_up(wish)
    check(path)
    assert list((wish.folder / ".work").iterdir()) == []


@pytest.mark.parametrize("no_links", [False, True])
def test_no_file_ever_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_links: bool
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    if no_links:
        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "partial").write_text("new")
    (tmp_path / "kept").write_text("old")
    with pytest.raises(FileExistsError):
        vault.appear(tmp_path / "partial", tmp_path / "kept")
    assert (tmp_path / "kept").read_text() == "old"


def test_a_planted_link_is_not_written_through(wish: Wish, tmp_path: Path) -> None:
    wish.folder.mkdir()
    (wish.folder / ".backup.lock").symlink_to(tmp_path / "victim")
    with pytest.raises(InputOutput):
        back_up(wish)
    assert not (tmp_path / "victim").exists()


def test_a_missing_hotel_is_no_backup(wish: Wish, tmp_path: Path) -> None:
    with pytest.raises((NotReady, InputOutput)):
        back_up(replace(wish, source=tmp_path / "none.db"))
    assert visible(wish.folder) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"file": 1}', '{"file": "x"}', "\xff", '{"bytes": "many"}'])
def test_a_manifest_that_cannot_be_understood_is_told_and_not_listed(wish: Wish, text: str) -> None:
    path, _ = back_up(wish)
    manifest.place_of(path).write_bytes(text.encode("latin-1"))
    with pytest.raises(Corrupt, match="manifest"):
        manifest.read(path)
    assert manifest.listed(wish.folder) == []


def test_backups_are_listed_by_when_they_were_begun(wish: Wish) -> None:
    later = replace(wish, clock=fixed(datetime(2026, 11, 24, tzinfo=UTC)), stamp="a")
    second, first = back_up(later)[0], back_up(wish)[0]
    assert [path for path, _ in manifest.listed(wish.folder)] == [first, second]
    first.write_bytes(first.read_bytes() + b"x")
    assert [path for path, _ in manifest.listed(wish.folder)] == [second]


def test_the_copy_is_made_in_one_step(wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    class Source:
        def backup(self, _: object, **options: object) -> None:
            asked.update(options)

    driver.copy(Source(), None, seconds=1)
    assert asked["pages"] == -1
    assert backup.copy_into is not None


def test_a_disk_that_cannot_be_asked_is_told_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(InputOutput, match="away"):
        vault.refuse_small(tmp_path / "away", 1)
