"""A backup is looked at before it is trusted, and brought back without breaking an open desk."""

import json
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hotelcs.clock import fixed
from hotelcs.errors import Corrupt, HotelcsError, InputOutput, Locked, NotReady, Refusal, SchemaMismatch
from hotelcs.storage import driver, manifest, restore, schema
from hotelcs.storage.backup import Wish, back_up
from tests.conftest import NOON, Hand
from tests.faults.test_full_disk import full_disk
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("puts a backup in the place of the file")


@pytest.fixture
def kept(hand: Hand, tmp_path: Path) -> Path:
    """A backup of the hotel with one booking; after it the hotel took two more and cancelled one."""
    hand.book("Kept")
    path, _ = back_up(Wish(hand.path, tmp_path / "backups", "20261123-150000", fixed(NOON)))
    lost = hand.book("Lost")
    hand.book("Lost too", type="TWN")
    hand.do("cancel", reservation=lost, reason="no")
    return path


def changed(path: Path, statement: str) -> None:
    """Run `statement` on a backup and let its manifest say so, as somebody who means harm would."""
    connection = driver.connect(str(path))
    connection.execute(statement)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    manifest.place_of(path).unlink()


def test_a_sound_backup_is_found_with_its_manifest(kept: Path, hand: Hand) -> None:
    found = restore.look_at(kept)
    assert found.manifest is not None
    assert found.sha256 == found.manifest.sha256
    assert found.content.uid == hand.desk.uid
    restore.refuse_other_hotel(found, hand.desk.uid)


def test_looking_changes_nothing(kept: Path) -> None:
    before = {path.name: path.read_bytes() for path in kept.parent.iterdir() if path.is_file()}
    restore.look_at(kept)
    assert {path.name: path.read_bytes() for path in kept.parent.iterdir() if path.is_file()} == before


def test_a_backup_without_manifest_is_found_but_not_compared(kept: Path) -> None:
    manifest.place_of(kept).unlink()
    assert restore.look_at(kept).manifest is None


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def gone(path: Path) -> None:
    path.unlink()


def linked(path: Path) -> None:
    path.rename(path.with_name("real.db"))
    path.symlink_to(path.with_name("real.db"))


def with_a_log(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"x")


def cut_without_manifest(path: Path) -> None:
    cut(path)
    manifest.place_of(path).unlink()


def words(path: Path) -> None:
    path.write_text("Dear night manager" * 1000)
    manifest.place_of(path).unlink()


def marked_by_another(path: Path) -> None:
    changed(path, "PRAGMA application_id=1")


def newer(path: Path) -> None:
    changed(path, f"PRAGMA user_version={schema.SCHEMA + 1}")


def with_a_trigger(path: Path) -> None:
    changed(path, "CREATE TRIGGER thief AFTER INSERT ON reservation BEGIN DELETE FROM room_night; END")


def without_a_trigger(path: Path) -> None:
    changed(path, "DROP TRIGGER tr_ledger_no_update")


def with_a_view_for_a_table(path: Path) -> None:
    changed(path, "CREATE VIEW everything AS SELECT * FROM guest")


BAD: dict[Callable[[Path], None], int] = {
    flipped: 8, cut: 8, emptied: 3, gone: 3, linked: 3, with_a_log: 3, cut_without_manifest: 8, words: 8,
    marked_by_another: 3, newer: 7, with_a_trigger: 8, without_a_trigger: 8, with_a_view_for_a_table: 8,
}  # fmt: skip


@pytest.mark.parametrize("harm", BAD, ids=lambda harm: harm.__name__)
def test_what_cannot_be_trusted_is_refused(kept: Path, harm: Callable[[Path], None]) -> None:
    harm(kept)
    with pytest.raises(HotelcsError) as refused:
        restore.look_at(kept)
    assert refused.value.exit == BAD[harm]
    assert "\n" not in str(refused.value)


def test_the_backup_of_another_hotel_is_refused(kept: Path) -> None:
    with pytest.raises(Refusal, match="another hotel") as refused:
        restore.refuse_other_hotel(restore.look_at(kept), "somebody else")
    assert (refused.value.code, refused.value.exit) == ("OTHER_HOTEL", 4)


def test_what_would_be_lost_is_counted(kept: Path, hand: Hand) -> None:
    with hand.desk.file.read() as reader:
        lost = restore.loss(reader, restore.look_at(kept))
    assert lost.entries == 3
    assert lost.rows == {"guest": 2, "ledger": 3, "ledger_reference": 5, "reservation": 2, "reservation_night": 4, "search_term": lost.rows["search_term"],
                         "type_night": 2}  # fmt: skip
    assert lost.since == "2026-11-23T07:00:00Z"
    assert not lost.diverged
    assert not lost.nothing


def test_nothing_is_lost_when_nothing_happened_since(hand: Hand, tmp_path: Path) -> None:
    path, _ = back_up(Wish(hand.path, tmp_path / "b", "s", fixed(NOON)))
    with hand.desk.file.read() as reader:
        assert restore.loss(reader, restore.look_at(path)).nothing


def test_a_backup_with_a_history_of_its_own_says_so(kept: Path, hand: Hand, tmp_path: Path) -> None:
    """Restored once, worked on, and then another backup of the first history."""
    later, _ = back_up(Wish(hand.path, tmp_path / "backups", "later", fixed(NOON)))
    hand.desk.close()
    restore.into_live(restore.look_at(kept), hand.path, seconds=5)
    hand.book("After the restore")
    with hand.desk.file.read() as reader:
        lost = restore.loss(reader, restore.look_at(later))
    assert lost.diverged
    assert lost.entries == 1


def test_the_live_hotel_is_the_backup_again_and_open_desks_see_it(kept: Path, hand: Hand) -> None:
    other = hand.at("desk")
    other.book("Open desk", type="SUI")
    seen = other.desk.changed()
    inode = hand.path.stat().st_ino
    restore.into_live(restore.look_at(kept), hand.path, seconds=5)
    assert hand.path.stat().st_ino == inode
    assert other.value("SELECT count(*) FROM reservation") == 1
    assert other.desk.changed() != seen
    other.book("After")
    assert hand.value("SELECT count(*) FROM reservation") == 2
    assert hand.value("PRAGMA journal_mode") == driver.JOURNAL
    check(hand)


def test_a_desk_that_writes_is_waited_for_and_then_nothing_is_changed(kept: Path, hand: Hand) -> None:
    hand.desk.close()
    holder = driver.connect(str(hand.path))
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        restore.into_live(restore.look_at(kept), hand.path, seconds=0.2)
    holder.rollback()
    holder.close()
    assert hand.value("SELECT count(*) FROM reservation") == 3
    check(hand)


def test_a_disk_that_fills_up_leaves_the_live_hotel_as_it_was(kept: Path, hand: Hand) -> None:
    hand.desk.close()
    found = restore.look_at(kept)
    for limit in (0, 50_000, 300_000):
        with full_disk(limit), pytest.raises(InputOutput):
            restore.into_live(found, hand.path, seconds=1)
        assert hand.value("SELECT count(*) FROM reservation") == 3
        check(hand)
        hand.desk.close()
    restore.into_live(found, hand.path, seconds=1)
    assert hand.value("SELECT count(*) FROM reservation") == 1


def test_an_older_schema_is_not_copied_into_a_live_hotel(kept: Path, hand: Hand) -> None:
    found = restore.look_at(kept)
    older = replace(found, content=replace(found.content, schema=schema.SCHEMA - 1))
    with pytest.raises(SchemaMismatch, match="older schema"):
        restore.into_live(older, hand.path, seconds=1)


def test_a_new_file_is_made_from_a_backup(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "hotel.db"
    restore.into_new(restore.look_at(kept), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in path.parent.iterdir()] == ["hotel.db"]
    copy = Hand(path)
    assert copy.value("SELECT count(*) FROM reservation") == 1
    copy.book("New life")
    check(copy)
    copy.desk.close()


def test_a_new_file_takes_the_place_of_none(kept: Path, hand: Hand) -> None:
    with pytest.raises(NotReady, match="exists already"):
        restore.into_new(restore.look_at(kept), hand.path)
    assert hand.value("SELECT count(*) FROM reservation") == 3


def test_a_new_file_that_finds_no_space_leaves_nothing(kept: Path, tmp_path: Path) -> None:
    with full_disk(50_000), pytest.raises(InputOutput):
        restore.into_new(restore.look_at(kept), tmp_path / "new.db")
    assert not list(tmp_path.glob("*new.db*"))


def test_a_backup_on_a_read_only_medium_can_be_read(kept: Path, tmp_path: Path) -> None:
    kept.chmod(0o400)
    kept.parent.chmod(0o500)
    try:
        restore.into_new(restore.look_at(kept), tmp_path / "new.db")
    finally:
        kept.parent.chmod(0o700)
    check(tmp_path / "new.db")


def test_a_manifest_that_lies_about_the_digest_is_not_believed(kept: Path) -> None:
    told = json.loads(manifest.place_of(kept).read_text())
    told |= {"sha256": "0" * 64}
    manifest.place_of(kept).write_text(json.dumps(told | {"digest": manifest.digest_of(told)}))
    with pytest.raises(Corrupt, match="checksum differs"):
        restore.look_at(kept)


def test_a_backup_may_lie_anywhere_under_any_name(kept: Path, tmp_path: Path) -> None:
    moved = tmp_path / "usb stick?" / "of last week.db"
    moved.parent.mkdir()
    shutil.copy(kept, moved)
    assert restore.look_at(moved).content == restore.look_at(kept).content
