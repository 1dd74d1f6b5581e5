"""Files beside the hotel's file that are gone, left over, or those of another moment."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hotelcs.errors import Corrupt, HotelcsError, NotReady, Refusal
from hotelcs.storage import restore
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.backup import Wish, back_up
from hotelcs.workflows.machine.checkup import examine
from tests.conftest import NOON, Hand
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("damages the file")


def beside(path: Path, end: str) -> Path:
    """A file of the library's beside the hotel."""
    return path.with_name(path.name + end)


def copied(path: Path, to: Path) -> Path:
    """A copy made by another process: reading the file here would drop our own locks."""
    subprocess.run(["cp", str(path), str(to)], check=True)
    return to


@pytest.fixture
def without_log(hand: Hand, tmp_path: Path) -> Hand:
    """A desk that crashed after three bookings, and somebody who then removed the -wal: the newest two are gone."""
    hand.book("A")
    hand.desk.close()
    other = Hand(hand.path)
    other.value("SELECT 1")
    other.book("B", type="TWN")
    other.book("C", type="SUI")
    old = copied(hand.path, tmp_path / "old.db")
    assert beside(hand.path, "-wal").exists()
    other.desk.close()
    old.replace(hand.path)
    return Hand(hand.path)


def test_when_the_log_was_removed_nothing_is_written_until_somebody_says_so(without_log: Hand) -> None:
    hand = without_log
    assert [row.guest for row in hand.desk.show("arrivals")] == ["A"], "it can be looked at"
    last = hand.value("SELECT max(seq) FROM ledger")
    for attempt in (
        hand.book,
        lambda: hand.desk.preview("set-overbooking", {"type": "KNG", "overbooking": 1}),
    ):
        with pytest.raises(Corrupt) as refused:
            attempt()
        assert refused.value.items == (("missing_from", last + 1), ("missing_to", last + 2))
        assert "note-loss" in refused.value.hint
    assert hand.value("SELECT max(seq) FROM ledger") == last
    assert next(one for one in examine(hand.desk) if one.name == "anchors").state == "bad"
    done = hand.do("note-loss", reason="The disk was full and somebody tidied up.")
    assert (done.result["missing_from"], done.result["missing_to"]) == (last + 1, last + 2)
    hand.book("D", type="TWN")
    assert next(one for one in examine(hand.desk) if one.name == "anchors").state == "ok"
    check(hand)
    log = Anchors(hand.desk.uid, hand.path).log_file.read_text("ascii")
    assert "gone" in log, "what is missing stays on this machine for ever"
    hand.desk.close()


def test_a_try_without_the_right_or_a_sign_in_does_not_make_it_forgotten(without_log: Hand) -> None:
    clerk = without_log.at("desk")
    with pytest.raises(HotelcsError):
        clerk.do("close-day")
    clerk.desk.close()
    again = Hand(without_log.path)
    with pytest.raises(Corrupt):
        again.book("D", type="TWN")
    again.desk.close()


def test_an_emergency_does_not_wait_for_it(without_log: Hand) -> None:
    without_log.do("raise-incident", type="fire", place="102")
    with pytest.raises(Corrupt):
        without_log.book("D", type="TWN")


def test_where_nothing_is_missing_nothing_can_be_said_to_be(hand: Hand) -> None:
    hand.book()
    with pytest.raises(Refusal) as refused:
        hand.do("note-loss", reason="just in case")
    assert refused.value.code == "NOTHING_LOST"


def test_an_old_copy_in_the_place_of_the_hotel_is_noticed(hand: Hand, tmp_path: Path) -> None:
    hand.book("A")
    hand.desk.close()
    shutil.copy(hand.path, tmp_path / "monday.db")
    other = Hand(hand.path)
    other.book("B", type="TWN")
    other.desk.close()
    (tmp_path / "monday.db").replace(hand.path)
    late = Hand(hand.path)
    with pytest.raises(Corrupt, match="missing"):
        late.book("C", type="TWN")
    late.desk.close()


def test_a_log_left_beside_a_restored_file_is_not_taken_into_it(hand: Hand, tmp_path: Path) -> None:
    hand.book("A")
    made, _ = back_up(Wish(hand.path, tmp_path / "backups", "monday", lambda: NOON))
    found = restore.look_at(made)
    hand.book("B", type="TWN")
    stale = copied(beside(hand.path, "-wal"), tmp_path / "stale")
    hand.desk.close()
    hand.path.unlink()
    stale.replace(beside(hand.path, "-wal"))
    with pytest.raises(NotReady, match="-wal"):
        restore.into_new(found, hand.path)
    assert not hand.path.exists()
    beside(hand.path, "-wal").unlink()
    restore.into_new(found, hand.path)
    check(hand.path)


def test_a_shared_memory_file_that_was_removed_costs_nothing(hand: Hand, tmp_path: Path) -> None:
    """As a crash leaves it: the log is there, its index is not."""
    hand.book("A")
    crashed = tmp_path / "crashed" / "hotel.db"
    crashed.parent.mkdir()
    copied(hand.path, crashed)
    copied(beside(hand.path, "-wal"), beside(crashed, "-wal"))
    later = Hand(crashed)
    assert later.value("SELECT max(seq) FROM ledger") == hand.value("SELECT max(seq) FROM ledger")
    later.book("B", type="TWN")
    check(later)
    later.desk.close()
