"""The disk takes no more: one sentence, exit 9, nothing half-written, and work goes on when there is space.

A limit on the size of files stands in for the full disk; it needs no rights and no mount.
"""

import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from hotelcs.errors import InputOutput
from hotelcs.storage import driver
from hotelcs.storage.hotel_file import HotelFile
from tests.conftest import Hand
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("is about the disk under the file")


@contextmanager
def full_disk(limit: int) -> Iterator[None]:
    """No file of this process may grow beyond `limit` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with patch.object(sys, "dont_write_bytecode", True):  # half a module would be written in silence
            yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def log_of(path: Path) -> int:
    """The size of the -wal file."""
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size if log.exists() else 0


@pytest.mark.parametrize("room", [0, 40, 4200, 9000])
def test_an_act_that_finds_no_space_is_refused_and_leaves_nothing(hand: Hand, room: int) -> None:
    kept = hand.book()
    before = hand.value("SELECT max(seq) FROM ledger")
    hand.desk.close()

    def book_all(attempt: int) -> None:
        for night in range(1, 21):
            hand.book(
                f"Guest {attempt}",
                type="TWN",
                arrival=f"2027-01-{night:02d}",
                departure=f"2027-02-{night:02d}",
            )

    for attempt in range(3):
        with full_disk(log_of(hand.path) + room), pytest.raises(InputOutput, match=r"disk|full") as refused:
            book_all(attempt)
        assert refused.value.exit == 9
        assert str(refused.value).endswith("nothing was changed.")
    assert hand.value("SELECT count(*) FROM reservation WHERE no = :no", no=kept) == 1
    check(hand)
    booked = hand.value("SELECT count(*) FROM reservation")
    assert hand.value("SELECT max(seq) FROM ledger") - before == booked - 1, "no act is half there"
    hand.book("Back again", type="SUI")
    check(hand)


def test_reading_goes_on_while_the_disk_is_full(hand: Hand) -> None:
    hand.book()
    with full_disk(log_of(hand.path)):
        with pytest.raises(InputOutput):
            hand.book("No space")
        assert [row.guest for row in hand.desk.show("arrivals")] == ["Zhang Wei"]
        with pytest.raises(InputOutput):
            hand.book("No space")
    check(hand)


def test_a_desk_can_be_opened_and_read_while_the_disk_is_full(hand: Hand) -> None:
    hand.book()
    hand.desk.close()
    HotelFile(hand.path).close()
    with full_disk(64 * 1024):
        hotel = HotelFile(hand.path)
        with hotel.read() as reader:
            assert reader.rows("SELECT count(*) FROM reservation") == [(1,)]
        hotel.close()


def test_with_the_rollback_journal_it_is_the_same(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.desk.close()
    monkeypatch.setattr(driver, "JOURNAL", "delete")
    other = Hand(hand.path)
    other.book()
    for limit in (0, 600, 5000):
        with full_disk(limit), pytest.raises(InputOutput) as refused:
            other.book("No space")
        assert refused.value.exit == 9
        check(other)
    other.book("Back again")
    check(other)
    other.desk.close()


def test_a_hotel_that_finds_no_space_to_be_made_leaves_nothing(tmp_path: Path) -> None:
    from hotelcs.storage import migrate

    with full_disk(40_000), pytest.raises(InputOutput):
        migrate.create(tmp_path / "hotel.db")
    assert list(tmp_path.iterdir()) == []
    migrate.create(tmp_path / "hotel.db")


def test_a_copy_of_a_hotel_is_whole_after_all_that(hand: Hand, tmp_path: Path) -> None:
    with full_disk(log_of(hand.path) + 100), pytest.raises(InputOutput):
        hand.book("No space")
    hand.desk.close()
    shutil.copy(hand.path, tmp_path / "copy.db")
    check(tmp_path / "copy.db")


def test_what_is_typed_stays_as_it_was_kept_last_and_is_kept_again_when_there_is_space(hand: Hand) -> None:
    """A draft that finds no space: the one before is whole, the form is told, nothing else is touched."""

    def keep_all() -> None:
        for number in range(400):
            hand.desk.keep_draft("book", "06", {"guest": "Zhang Wei" * 100, "number": number})

    assert hand.desk.keep_draft("book", "06", {"guest": "Zhang"})
    for room in (0, 40, 4200):
        with full_disk(log_of(hand.path) + room), pytest.raises(InputOutput):
            keep_all()
        (kept,) = hand.desk.drafts.mine()
        assert kept.fields == {"guest": "Zhang"} or kept.fields["guest"] == "Zhang Wei" * 100
        check(hand)
    assert hand.desk.keep_draft("book", "06", {"guest": "Zhang Wei"})
    assert [one.fields for one in hand.desk.drafts.mine()] == [{"guest": "Zhang Wei"}]


def test_a_log_that_finds_no_space_holds_up_no_command(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hotelcs import program_log
    from hotelcs.workflows import slow_acts

    monkeypatch.setenv("HOTELCS_LOG", str(tmp_path / "logs" / "hotelcs.log"))
    monkeypatch.setattr(slow_acts, "SLOW_MS", 0)
    hand.do("set-overbooking", type="KNG", overbooking=1)
    monkeypatch.setattr(program_log, "LARGE", 10**9)
    log, line = program_log.place(), program_log.place().read_bytes()
    log.write_bytes(line * (4_000_000 // len(line)))
    with full_disk(3_900_000):  # more than the hotel's own files have; only the log finds no space
        for number in range(3):
            assert hand.do("set-overbooking", type="KNG", overbooking=2 + number).changed
    assert log.read_bytes() == line * (4_000_000 // len(line)), "not a byte of the three was written"
    hand.do("set-overbooking", type="KNG", overbooking=9)
    assert log.stat().st_size > 4_000_000 - len(line)
    assert program_log.newest()[-1]["verb"] == "set-overbooking"
    check(hand)
