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


@pytest.mark.parametrize("spelling", [
    "{0}", "{0} please", "is it {1} {2}", "is it {1}-{2}", "{1}.{2}", "{1}/{2}", "{1}_{2}", "no.{1}\u200b{2}", "{3}", "x{1}\u3000{2}y",
])  # fmt: skip
def test_a_reason_does_not_hold_the_number_in_pieces_either(hand, ids, spelling):
    hand.check_in(hand.book("Zhang Wei"))
    number = ids.first
    wide = "".join(chr(ord(char) + 0xFEE0) for char in number)
    reason = spelling.format(number, number[:9], number[9:], wide)
    with pytest.raises(Refusal) as caught:
        hand.do("reveal-document", guest=hand.value("SELECT no FROM guest"), reason=reason)
    assert (caught.value.code, caught.value.field) == ("REASON_HOLDS_NUMBER", "reason")
    assert number not in "".join(map(str, hand.rows("SELECT * FROM ledger")))


@pytest.mark.parametrize("reason", [
    "X123 4567", "X123-4567", "x 1 2 3 4 5 6 7", "\uff38\uff11\uff12\uff13\uff14\uff15", "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d", "\u0661\u0662\u0663\u0664\u0665",
])  # fmt: skip
def test_a_reason_holds_no_other_number_however_it_is_spaced(hand, reason):
    hand.check_in(hand.book("Zhang Wei"))
    with pytest.raises(Refusal) as caught:
        hand.do("reveal-document", guest=hand.value("SELECT no FROM guest"), reason=reason)
    assert caught.value.code == "REASON_HOLDS_NUMBER"


@pytest.mark.parametrize("said", ["AB1C2", "ab1c2", "Ab 1-c2", "the number \uff21\uff221C2 is asked for"])
def test_a_number_of_few_digits_is_known_by_being_the_guests_own(hand, said):
    hand.check_in(hand.book("Anna"), document="passport:GBR:AB1C2")
    guest = hand.value("SELECT no FROM guest")
    with pytest.raises(Refusal) as caught:
        hand.do("reveal-document", guest=guest, reason=said)
    assert caught.value.code == "REASON_HOLDS_NUMBER"
    assert hand.do("reveal-document", guest=guest, reason="The police ask at desk 1, room 102").entry
