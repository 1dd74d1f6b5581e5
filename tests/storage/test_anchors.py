"""Anchors of the ledger lie outside the database, only go on, and are no reason to refuse what is committed."""

import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.errors import Corrupt, Denied
from hotelcs.storage import driver
from hotelcs.storage.anchors import GONE, WIDTH, Anchor, Anchors
from hotelcs.workflows.ledger_check import Checked, check
from tests.conftest import NOON, Hand

A, B = "a" * 64, "b" * 64


@pytest.fixture
def anchors(tmp_path: Path) -> Anchors:
    return Anchors("cafe", tmp_path / "hotel.db")


def test_where_nothing_was_kept_there_is_no_anchor(anchors: Anchors) -> None:
    assert anchors.marked() is None
    assert anchors.noted() == []
    assert not anchors.mark_file.parent.exists(), "looking makes nothing"


def test_the_mark_goes_on_and_never_back_unless_a_backup_was_brought_back(anchors: Anchors) -> None:
    went_on(anchors, {6: B, 7: A}, 7)
    went_on(anchors, {4: B, 5: B, 7: A}, 5)
    assert anchors.marked() == Anchor(7, A, why="mark"), "another desk was faster"
    anchors.mark(5, B)
    assert anchors.marked() == Anchor(5, B, why="mark")
    anchors.mark(10**17, A)
    assert anchors.marked() == Anchor(10**17, A, why="mark")
    assert anchors.mark_file.stat().st_size == WIDTH
    assert anchors.noted() == []


@pytest.mark.parametrize(("ledger", "seq"), [({6: B, 7: B, 8: A}, 8), ({6: B}, 6), ({6: B, 7: B}, 7)])
def test_a_marked_entry_that_is_not_there_any_more_stays_in_the_log(
    anchors: Anchors, ledger: dict[int, str], seq: int
) -> None:
    anchors.mark(7, A)
    went_on(anchors, ledger, seq)
    assert anchors.noted() == [Anchor(7, A, "2026-11-23T07:00:00Z", GONE)]
    assert anchors.marked() == Anchor(seq, ledger[seq], why="mark")


def went_on(anchors: Anchors, ledger: dict[int, str], seq: int) -> None:
    """A desk has written entry `seq` of a ledger with these hashes."""
    anchors.go_on(seq, ledger[seq], ledger.get(seq - 1, ""), lambda number: ledger.get(number, ""), NOON)


def test_a_hash_made_without_the_key_is_kept_without_its_prefix(anchors: Anchors) -> None:
    anchors.mark(1, f"unkeyed:{A}")
    assert anchors.marked() == Anchor(1, A, why="mark")


def test_the_log_has_a_line_for_each_note_and_begins_anew_with_a_restore(anchors: Anchors) -> None:
    anchors.note(5, A, NOON, "close-day")
    anchors.note(9, B, NOON, "backup")
    assert anchors.noted() == [
        Anchor(5, A, "2026-11-23T07:00:00Z", "close-day"),
        Anchor(9, B, "2026-11-23T07:00:00Z", "backup"),
    ]
    anchors.note(6, A, NOON, "restore")
    anchors.note(7, B, NOON, "close-day")
    assert [(kept.seq, kept.why) for kept in anchors.noted()] == [(6, "restore"), (7, "close-day")]
    assert len(anchors.log_file.read_text("ascii").splitlines()) == 4, "nothing is taken out of the file"


@pytest.mark.parametrize(
    "harm", [b"", b"\n", b"x y z\n", b"\xff\xfe\n", b"2026 -3 h why\n", b"now 1.5 h why\n"]
)
def test_what_cannot_be_read_is_left_out(anchors: Anchors, harm: bytes) -> None:
    anchors.note(5, A, NOON, "close-day")
    with anchors.log_file.open("ab") as file:
        file.write(harm)
    anchors.note(6, B, NOON, "close-day")
    assert [kept.seq for kept in anchors.noted()] == [5, 6]


@pytest.mark.parametrize("harm", [b"", b"\n", b"x y z\n", b"\xff\xfe\n", b"x" * 200])
def test_a_mark_that_cannot_be_read_is_none_and_the_next_act_mends_it(anchors: Anchors, harm: bytes) -> None:
    anchors.mark(5, A)
    anchors.mark_file.write_bytes(harm)
    assert anchors.marked() is None
    anchors.mark(6, B)
    assert anchors.marked() == Anchor(6, B, why="mark")


def test_files_are_the_owners_alone(anchors: Anchors) -> None:
    anchors.mark(1, A)
    anchors.note(1, A, NOON, "close-day")
    for path in (anchors.mark_file, anchors.log_file):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(anchors.mark_file.parent.stat().st_mode) == 0o700


def test_a_planted_link_is_not_written_through(anchors: Anchors, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    anchors.mark_file.parent.mkdir(parents=True)
    anchors.mark_file.symlink_to(victim)
    anchors.log_file.symlink_to(victim)
    anchors.mark(1, A)
    anchors.note(1, A, NOON, "close-day")
    assert not victim.exists()


def test_each_hotel_at_each_place_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {Anchors(uid, tmp_path / name).mark_file for uid in ("cafe", "beef") for name in ("a.db", "b.db")}
    assert len(files) == 4
    assert Anchors("cafe", Path("a.db")).mark_file in files


def test_a_hotel_that_gets_its_name_takes_its_anchors_along_and_a_demo_forgets_them(
    anchors: Anchors, tmp_path: Path
) -> None:
    other = Anchors("cafe", tmp_path / "named.db")
    anchors.mark(4, A)
    anchors.note(4, A, NOON, "close-day")
    anchors.move_to(other)
    assert (anchors.marked(), anchors.noted()) == (None, [])
    assert (other.marked(), len(other.noted())) == (Anchor(4, A, why="mark"), 1)
    anchors.move_to(other)
    assert other.marked() is not None, "there was nothing to move"
    other.forget()
    other.forget()
    assert list(other.mark_file.parent.iterdir()) == []


def test_of_many_desks_the_newest_entry_stays(anchors: Anchors) -> None:
    def mark(first: int) -> None:
        for seq in range(first, 400, 8):
            anchors.go_on(seq, f"{seq:064d}", f"{seq - 1:064d}", "{:064d}".format, NOON)
            anchors.note(seq, f"{seq:064d}", NOON, "close-day")

    desks = [threading.Thread(target=mark, args=(first,)) for first in range(1, 9)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert anchors.marked() == Anchor(399, f"{399:064d}", why="mark")
    assert sorted(kept.seq for kept in anchors.noted()) == list(range(1, 400))


def of(hand: Hand) -> Anchors:
    """The anchors of the hotel at hand."""
    return Anchors(hand.desk.uid, hand.path)


def checked(hand: Hand) -> Checked:
    """The whole ledger against its anchors."""
    return check(hand.desk.file, hand.desk.uid)


def newest(hand: Hand) -> tuple[int, str]:
    """Number and hash of the newest entry."""
    seq, digest = hand.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    return int(seq), str(digest)


def test_every_act_moves_the_mark_and_so_does_an_attempt_without_the_right(hand: Hand) -> None:
    assert of(hand).marked() is None
    done = hand.do("book", guest="A", type="KNG", arrival="2026-11-23", departure="2026-11-24")
    assert of(hand).marked() == Anchor(*newest(hand), why="mark")
    hand.desk.undo(int(done.entry or 0))
    assert of(hand).marked() == Anchor(*newest(hand), why="mark")
    clerk = hand.at("desk")
    with pytest.raises(Denied):
        clerk.do("close-day")
    clerk.desk.close()
    assert hand.value("SELECT verb FROM ledger ORDER BY seq DESC") == "denied"
    assert of(hand).marked() == Anchor(*newest(hand), why="mark")


def test_a_preview_and_the_repeat_of_a_key_leave_the_mark_where_it_is(hand: Hand) -> None:
    fields = {"guest": "A", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
    hand.desk.preview("book", fields)
    assert of(hand).marked() is None
    hand.desk.do("book", fields, key="k")
    marked = of(hand).marked()
    assert hand.desk.do("book", fields, key="k").replayed
    assert of(hand).marked() == marked


def test_a_closed_day_is_noted_with_its_hash(hand: Hand) -> None:
    hand.book()
    assert of(hand).noted() == []
    hand.do("close-day", keep_arrivals=True)
    (kept,) = of(hand).noted()
    assert (kept.seq, kept.hash, kept.at, kept.why) == (*newest(hand), "2026-11-23T07:00:00Z", "close-day")


def test_a_folder_that_cannot_be_written_is_no_reason_to_refuse(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert hand.book()
    hand.do("close-day", keep_arrivals=True)
    assert of(hand).marked() is None
    assert checked(hand).anchors == 0


def cut(hand: Hand, last: int) -> None:
    """Take the end of the ledger away, as whoever has the file can."""
    with closing(driver.connect(str(hand.path))) as connection:
        for verb in ("delete", "update"):
            connection.execute(f"DROP TRIGGER tr_ledger_no_{verb}")
        connection.execute(f"DELETE FROM ledger_reference WHERE seq > {last}")
        connection.execute(f"DELETE FROM ledger WHERE seq > {last}")


def test_an_end_that_was_cut_off_is_found_by_the_mark_and_told_by_number(hand: Hand) -> None:
    hand.book()
    hand.book("Li Na", type="TWN")
    entries, anchored = checked(hand).entries, checked(hand).anchors
    assert (entries, anchored) == (newest(hand)[0], 1)
    cut(hand, entries - 2)
    with pytest.raises(Corrupt) as refused:
        checked(hand)
    assert refused.value.exit == 8
    assert refused.value.items == (("missing_from", entries - 1), ("missing_to", entries))


def test_an_end_that_was_written_anew_is_found_by_the_log(hand: Hand) -> None:
    """The chain is whole and longer than before; only what is kept elsewhere tells."""
    hand.book()
    hand.do("close-day", keep_arrivals=True)
    noted = newest(hand)[0]
    cut(hand, noted - 1)
    hand.do("set-overbooking", type="KNG", overbooking=1)
    hand.do("set-overbooking", type="KNG", overbooking=2)
    with pytest.raises(Corrupt) as refused:
        checked(hand)
    assert (refused.value.exit, refused.value.items) == (8, (("entry", noted),))
