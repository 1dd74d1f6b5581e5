"""A whole document number: asked for with a reason, shown for seconds, stored nowhere."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal


def revealed(hand, **fields) -> int:
    """A guest with a document, and the ledger entry that asks for it."""
    hand.check_in(hand.book("Zhang Wei"))
    guest = hand.value("SELECT no FROM guest")
    return int(hand.do("reveal-document", guest=guest, reason="police ask", **fields).entry or 0)


def test_the_number_is_shown_to_who_asked(hand, ids):
    entry = revealed(hand)
    shown = hand.desk.show("revealed-document", entry=entry)
    assert (shown.number, shown.kind) == (ids.first, "cn_id")


def test_the_ledger_holds_the_reason_and_never_the_number(hand, ids):
    entry = revealed(hand)
    hand.desk.show("revealed-document", entry=entry)
    result = hand.value("SELECT result FROM ledger WHERE seq = :seq", seq=entry)
    assert "police ask" in result
    assert ids.first not in "".join(str(row) for row in hand.rows("SELECT * FROM ledger"))


def test_after_twenty_seconds_it_must_be_asked_for_again(hand):
    entry = revealed(hand)
    hand.now += timedelta(seconds=19)
    assert hand.desk.show("revealed-document", entry=entry).seconds == 1
    hand.now += timedelta(seconds=1)
    with pytest.raises(Denied):
        hand.desk.show("revealed-document", entry=entry)


def test_a_clock_set_back_shows_nothing(hand):
    entry = revealed(hand)
    hand.now -= timedelta(hours=1)
    with pytest.raises(Denied):
        hand.desk.show("revealed-document", entry=entry)


def test_nobody_else_sees_it(hand):
    entry = revealed(hand)
    with pytest.raises(Denied):
        hand.at("desk").desk.show("revealed-document", entry=entry)


def test_another_entry_reveals_nothing(hand):
    entry = revealed(hand)
    with pytest.raises(Denied):
        hand.desk.show("revealed-document", entry=entry - 1)


def test_a_preview_reveals_nothing(hand):
    hand.check_in(hand.book("Zhang Wei"))
    done = hand.desk.preview(
        "reveal-document", {"guest": hand.value("SELECT no FROM guest"), "reason": "look"}
    )
    assert done.entry is None


def test_a_reason_is_required_and_holds_no_number(hand, ids):
    hand.check_in(hand.book("Zhang Wei"))
    guest = hand.value("SELECT no FROM guest")
    with pytest.raises(Refusal):
        hand.do("reveal-document", guest=guest)
    with pytest.raises(Refusal) as caught:
        hand.do("reveal-document", guest=guest, reason=f"is it {ids.first}?")
    assert caught.value.code == "REASON_HOLDS_NUMBER"


def test_it_takes_the_right(hand):
    hand.check_in(hand.book("Zhang Wei"))
    with pytest.raises(Denied):
        hand.at("cron").do("reveal-document", guest=hand.value("SELECT no FROM guest"), reason="curious")


def test_a_guest_without_a_document_has_nothing_to_show(hand):
    hand.book("Zhang Wei")
    with pytest.raises(Refusal) as caught:
        hand.do("reveal-document", guest=hand.value("SELECT no FROM guest"), reason="police ask")
    assert caught.value.code == "NO_DOCUMENT"
