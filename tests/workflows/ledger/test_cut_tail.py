"""The end of the ledger is proved by what lies outside the database: a cut tail, an old file, and how both are hidden."""

import shutil

import pytest

from hotelcs.storage.keys import Keys
from tests.conftest import Hand
from tests.workflows.ledger.thief import Ledger, rechained


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_a_tail_that_was_cut_off_is_named_from_the_first_missing_entry_to_the_last(
    ledger: Ledger, count: int
) -> None:
    last = ledger.last
    ledger.cut(last - count)
    verdict = ledger.verify()
    missing = last - count + 1
    assert verdict.names(missing, last)
    assert verdict.document["error"]["items"] == [["missing_from", missing], ["missing_to", last]]


def test_a_tail_cut_off_behind_the_last_closed_day_is_missed_by_the_mark_alone(ledger: Ledger) -> None:
    last, closed = ledger.last, ledger.anchors.noted()[-1].seq
    assert closed < last - 1
    ledger.cut(closed)
    assert ledger.verify().names(closed + 1, last)
    ledger.anchors.mark_file.unlink()
    assert ledger.verify().code == 0, "without the mark only the closed day is proved"


def test_without_the_mark_the_closed_day_is_still_missed(ledger: Ledger) -> None:
    closed = ledger.anchors.noted()[-1].seq
    ledger.anchors.mark_file.unlink()
    ledger.cut(closed - 1)
    assert ledger.verify().names(closed)


def test_without_any_anchor_it_is_said_that_the_end_is_not_proved(ledger: Ledger) -> None:
    ledger.anchors.forget()
    ledger.cut(ledger.last - 1)
    verdict = ledger.verify()
    assert verdict.code == 0
    assert verdict.document["data"]["anchors"] == 0
    assert "not proved" in verdict.document["warnings"][-1]


@pytest.mark.parametrize(("lost", "acts"), [(1, 1), (2, 1), (3, 2), (3, 3)])
def test_a_tail_that_was_cut_off_is_found_after_the_hotel_has_worked_on(
    ledger: Ledger, lost: int, acts: int
) -> None:
    """Not further than it had been before."""
    ledger.cut(ledger.last - lost)
    ledger.work_on(acts)
    assert ledger.verify().code == 8


@pytest.mark.parametrize(("lost", "acts"), [(1, 2), (1, 10), (3, 4)])
def test_a_tail_that_was_cut_off_is_found_after_the_hotel_has_worked_on_beyond_it(
    ledger: Ledger, lost: int, acts: int
) -> None:
    """A thief has only to wait for the next guests otherwise."""
    ledger.cut(ledger.last - lost)
    ledger.work_on(acts)
    assert ledger.verify().code == 8


def test_what_was_before_a_closed_day_is_found_however_long_the_hotel_has_worked_on(ledger: Ledger) -> None:
    closed = ledger.anchors.noted()[-1].seq
    ledger.cut(closed - 2)
    ledger.work_on(20)
    assert ledger.verify().names(closed)


def test_a_chain_made_anew_is_found_after_the_hotel_has_worked_on(ledger: Ledger) -> None:
    """The new entries are keyed, and chained to the forged ones; the closed day tells."""
    closed, rows = ledger.anchors.noted()[-1].seq, ledger.rows()
    ledger.write(*rechained([{**row, "actor": "night"} for row in rows], Keys()))
    ledger.work_on(3)
    assert ledger.verify().names(closed)


def test_an_old_copy_of_the_file_put_back_is_found(ledger: Ledger) -> None:
    """Whatever was done since the copy was made is missing."""
    old = ledger.path.with_suffix(".old")
    shutil.copy(ledger.path, old)
    before = ledger.last
    ledger.work_on(3)
    assert ledger.verify().code == 0
    shutil.copy(old, ledger.path)
    assert ledger.verify().names(before + 1, before + 3)
    ledger.work_on(2)
    assert ledger.verify().code == 8


def test_an_old_copy_put_back_over_a_closed_day_is_found_however_long_the_hotel_has_worked_on(
    ledger: Ledger,
) -> None:
    old = ledger.path.with_suffix(".old")
    shutil.copy(ledger.path, old)
    hand = Hand(ledger.path)
    closed = hand.do("close-day", keep_arrivals=True).entry
    hand.desk.close()
    shutil.copy(old, ledger.path)
    ledger.work_on(10)
    assert ledger.verify().names(int(closed or 0))


def test_an_old_copy_put_back_is_found_after_the_hotel_has_worked_on_beyond_it(ledger: Ledger) -> None:
    old = ledger.path.with_suffix(".old")
    shutil.copy(ledger.path, old)
    ledger.work_on(2)
    shutil.copy(old, ledger.path)
    ledger.work_on(3, "Other round")
    assert ledger.verify().code == 8


def test_anchors_move_on_with_the_hotel_and_agree(ledger: Ledger) -> None:
    hand = Hand(ledger.path)
    for _ in range(3):
        hand.do("log", text="Round")
        hand.do("close-day", keep_arrivals=True)
    hand.do("log", text="Round")
    hand.desk.close()
    verdict = ledger.verify()
    assert (verdict.code, verdict.document["data"]["anchors"]) == (0, 5)
    marked = ledger.anchors.marked()
    assert marked is not None
    assert marked.seq == ledger.last
