"""Rights asked for inside acts: missing ones are denied aloud, never passed over in silence."""

import pytest

from hotelcs.errors import Denied


def denied(act, *arguments, **fields):
    """The refusal of an act that the person may not do."""
    with pytest.raises(Denied) as refused:
        act(*arguments, **fields)
    return refused.value


@pytest.fixture
def desk(hand):
    """A receptionist at the same hotel."""
    other = hand.at("desk")
    yield other
    other.desk.close()


def test_overbooking_without_the_right_is_denied_by_every_act_that_offers_it(hand, desk):
    reservation = hand.book()
    stay = hand.check_in(hand.book(), room="102")
    asked = {
        "book": {"guest": "Li", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"},
        "amend": {"reservation": reservation, "adults": 2},
        "assign-room": {"reservation": reservation, "room": "101"},
        "split-stay": {"reservation": reservation},
        "extend": {"stay": stay, "departure": "2026-11-26"},
    }
    for verb, fields in asked.items():
        refusal = denied(desk.do, verb, **fields, overbook=True)
        assert (refusal.code, refusal.field, refusal.exit) == ("DENIED", "overbook", 6), verb


def test_a_fee_is_given_back_at_reinstating_only_by_who_may_waive_it(hand, desk):
    reservation = hand.book(guarantee="card")
    hand.do("cancel", reservation=reservation, reason="ill", fee=5000)
    assert denied(desk.do, "reinstate", reservation=reservation, reverse_fee=True).field == "reverse_fee"
    assert (
        hand.do("reinstate", reservation=reservation, reverse_fee=True).result["fee_reversed_minor"] == 5000
    )


def test_a_slip_of_today_is_mended_by_whoever_made_it(hand, desk):
    stay = hand.check_in(hand.book())
    own = desk.do("post-charge", stay=stay, kind="minibar", amount=2800).result["line"]
    assert desk.do("correct-line", line=own, reason="wrong room").result["amount_minor"] == -2800


def test_what_somebody_else_or_another_day_wrote_needs_the_right_to_allow(hand, desk):
    stay = hand.check_in(hand.book())
    others = hand.do("post-charge", stay=stay, kind="minibar", amount=2800).result["line"]
    assert denied(desk.do, "correct-line", line=others, reason="no").field == "line"
    own = desk.do("post-charge", stay=stay, kind="minibar", amount=900).result["line"]
    hand.do("close-day")
    assert denied(desk.do, "correct-line", line=own, reason="late").field == "line"
    room = hand.value("SELECT id FROM folio_line WHERE kind = 'room'")
    assert denied(desk.do, "correct-line", line=room, reason="no").field == "line"
    assert hand.do("correct-line", line=room, reason="noise all night").result["amount_minor"] == -37600
