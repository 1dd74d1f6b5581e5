"""Lines are moved and split by opposites: what is owed in all stays, what was written stays, no night twice."""

import random

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import IDS
from tests.invariants import check


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book())


@pytest.fixture
def other(hand):
    return hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])


def bill(hand, stay):
    return hand.desk.show("folio", stay=stay)


def standing(hand, stay):
    """(kind, window, amount) of the lines that stand."""
    return [(line.kind, line.window, line.amount_minor) for line in bill(hand, stay).lines
            if not line.corrected and line.corrects is None]  # fmt: skip


def charged(hand, stay, amount=2800, kind="minibar", **fields):
    return hand.do("post-charge", stay=stay, kind=kind, amount=amount, **fields).result["line"]


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def tried(hand, verb, **fields):
    """Do it, unless the line is there already or too small to be split."""
    try:
        hand.do(verb, **fields)
    except Refusal as failure:
        if failure.code not in ("SAME_FOLIO", "PARTS_MISSING"):
            raise


def test_a_line_goes_to_another_window_and_its_trail_is_kept(hand, stay):
    line = charged(hand, stay)
    moved = hand.do("transfer-lines", lines=[line], window=2).result
    rows = {row.line: row for row in bill(hand, stay).lines}
    assert rows[line].corrected
    assert (rows[moved["lines"][0]].origin, rows[moved["lines"][0]].window) == (line, 2)
    assert [(window.window, window.balance_minor) for window in bill(hand, stay).windows] == [
        (1, 0),
        (2, 2800),
    ]
    check(hand)


def test_a_line_goes_to_another_room_s_bill_and_back(hand, stay, other):
    line = charged(hand, stay)
    done = hand.do("transfer-lines", lines=[line], stay="102")
    assert (bill(hand, stay).balance_minor, bill(hand, other).balance_minor) == (0, 2800)
    assert [row.room for row in bill(hand, other).lines] == ["101"]
    hand.desk.undo(done.entry)
    assert (bill(hand, stay).balance_minor, bill(hand, other).balance_minor) == (2800, 0)
    check(hand)


def test_moving_a_charge_to_strangers_is_for_a_superior(business_hotel, tmp_path):
    import shutil

    from tests.conftest import Hand

    shutil.copy(business_hotel, tmp_path / "hotel.db")
    hand = Hand(tmp_path / "hotel.db")
    first = hand.check_in(hand.book())
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    rec = hand.at("rec")
    line = charged(rec, first)
    rec.do("transfer-lines", lines=[line], window=2)
    with pytest.raises(Denied) as caught:
        rec.do("transfer-lines", lines=[charged(rec, first)], stay="102")
    assert caught.value.next[0] == "ask-approval"
    for one in (hand, rec):
        one.desk.close()


def test_a_night_that_was_moved_is_not_charged_again_and_is_refunded_where_it_stands(hand, stay, other):
    hand.do("close-day")
    night = bill(hand, stay).lines[0].line
    hand.do("transfer-lines", lines=[night], stay="102")
    assert bill(hand, other).lines[-1].night == "2026-11-23"
    hand.do("close-day")
    hand.do("extend", stay=stay, departure="2026-11-26")
    hand.do("shorten", stay=stay, departure="2026-11-25")
    assert bill(hand, stay).balance_minor == 37600
    check(hand)


def test_an_overstay_that_was_moved_is_not_posted_twice(hand, stay):
    for _ in range(3):
        hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash")
    hand.do("undo-check-out", stay=stay, reason="came back")
    over = hand.do("check-out", stay=stay, settle="cash").result
    assert over["late_fee_minor"] == 0
    assert hand.value("SELECT sum(amount_minor) FROM folio_line WHERE kind = 'room'") == 3 * 37600
    check(hand)


def test_what_is_wrong_with_a_transfer_is_said(hand, stay, other):
    line = charged(hand, stay)
    assert refused(hand, "transfer-lines", lines=[line]).code == "PLACE_MISSING"
    assert refused(hand, "transfer-lines", lines=[line], window=1).code == "SAME_FOLIO"
    assert refused(hand, "transfer-lines", lines=[999], window=2).code == "LINE_UNKNOWN"
    hand.do("correct-line", line=line, reason="slip")
    assert refused(hand, "transfer-lines", lines=[line], window=2).code == "ALREADY_CORRECTED"
    closed = bill(hand, other).windows[0].folio
    hand.do("check-out", stay=other, settle="cash")
    assert refused(hand, "transfer-lines", lines=[charged(hand, stay)], folio=closed).code == "FOLIO_CLOSED"
    check(hand)


def test_what_is_closed_stays_where_it_is(hand, stay, other):
    line = charged(hand, stay)
    hand.do("check-out", stay=stay, settle="cash")
    assert refused(hand, "transfer-lines", lines=[line], stay="102").code == "FOLIO_CLOSED"
    assert refused(hand, "split-line", line=line, percent=50).code == "FOLIO_CLOSED"


def test_an_allowance_is_moved_as_well(hand, stay):
    line = charged(hand, stay, 500, "allowance", reason="noise")
    hand.do("transfer-lines", lines=[line], window=2)
    assert standing(hand, stay) == [("allowance", 2, -500)]


@pytest.mark.parametrize(("asked", "amounts"), [
    ({"percent": 50}, [1401, 1400]), ({"percent": 33}, [924, 1877]), ({"parts": [1000, 500]}, [1000, 500, 1301]),
    ({"parts": [2801 - 1, 1]}, [2800, 1]), ({"parts": "10.00,10.00"}, [1000, 1000, 801]),
])  # fmt: skip
def test_the_parts_of_a_line_add_up_to_the_last_fen(hand, stay, asked, amounts):
    line = charged(hand, stay, 2801)
    split = hand.do("split-line", line=line, **asked).result
    assert split["amounts_minor"] == amounts
    assert bill(hand, stay).balance_minor == 2801
    check(hand)


def test_the_other_part_goes_to_another_window(hand, stay):
    line = charged(hand, stay, 10_000)
    hand.do("split-line", line=line, percent=30, window=2)
    assert standing(hand, stay) == [("minibar", 1, 3000), ("minibar", 2, 7000)]


def test_half_a_night_paid_by_each_is_still_one_night(hand, stay):
    hand.do("close-day")
    hand.do("split-line", line=bill(hand, stay).lines[0].line, percent=50, window=2)
    hand.do("close-day")
    assert bill(hand, stay).balance_minor == 2 * 37600
    check(hand)


def test_a_split_that_is_none_is_refused(hand, stay):
    line = charged(hand, stay, 100)
    assert refused(hand, "split-line", line=line).code == "PARTS_MISSING"
    assert refused(hand, "split-line", line=line, parts=[100]).code == "PARTS_MISSING"
    assert refused(hand, "split-line", line=line, parts=[60, 60]).code == "PARTS_TOO_MUCH"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_moved_and_split_the_sum_stays_and_every_account_is_sound(hand, stay, other, seed):
    """Random order of moving and splitting: nothing gets lost, every rule of the hotel holds."""
    dice = random.Random(seed)
    hand.do("close-day")
    for _ in range(6):
        charged(hand, dice.choice((stay, other)), dice.randrange(1, 9999))
    whole = sum(bill(hand, one).balance_minor for one in (stay, other))
    for _ in range(20):
        one = dice.choice((stay, other))
        lines = [row.line for row in bill(hand, one).lines if not row.corrected and row.corrects is None]
        if not lines:
            continue
        line = dice.choice(lines)
        if dice.random() < 0.5:
            target = dice.choice(({"window": dice.randint(1, 4)}, {"stay": "101"}, {"stay": "102"}))
            tried(hand, "transfer-lines", lines=[line], **target)
        else:
            tried(
                hand, "split-line", line=line, percent=dice.randint(1, 99), window=dice.choice((None, 2, 3))
            )
    assert sum(bill(hand, one).balance_minor for one in (stay, other)) == whole
    assert hand.value("SELECT sum(amount_minor) FROM folio_line WHERE kind = 'room'") == 2 * 37600
    check(hand)
