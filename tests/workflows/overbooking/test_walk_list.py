"""Whom to send elsewhere, in which order, and who stays: always with the reason."""

from datetime import timedelta

import pytest

from tests.conftest import NOON, Hand


def listed(hand: Hand) -> dict[str, tuple[int, str, tuple[str, ...]]]:
    return {row.guest: (row.place, row.rule, row.kept) for row in hand.desk.show("walk-list")}


def one(hand: Hand, guest: str, **fields: object) -> str:
    return hand.book(guest, **{"departure": "2026-11-24", "overbook": True, **fields})


def test_the_least_commitment_first(hand):
    """Handbook W-12: late without guarantee, without guarantee, guaranteed by an agency, guaranteed with the house."""
    one(hand, "Direct", guarantee="card")
    one(hand, "Agency", guarantee="card", channel="agency")
    one(hand, "Portal", guarantee="prepaid", channel="ota")
    one(hand, "Open")
    one(hand, "Late", eta=20 * 60)
    one(hand, "Later", eta=22 * 60)
    assert [(row.place, row.guest, row.rule) for row in hand.desk.show("walk-list")] == [
        (1, "Later", "none_late"), (2, "Late", "none_late"), (3, "Open", "none"), (4, "Portal", "agency_one_night"),
        (5, "Agency", "agency_one_night"), (6, "Direct", "direct_one_night"),
    ]  # fmt: skip


def test_an_hour_before_the_hold_ends_is_not_late(hand):
    one(hand, "At Six", eta=18 * 60)
    one(hand, "After Six", eta=18 * 60 + 1)
    assert {guest: rule for guest, (_, rule, _) in listed(hand).items()} == {
        "At Six": "none",
        "After Six": "none_late",
    }


def test_of_the_same_commitment_who_booked_last_goes_first(hand):
    for name in ("First", "Second", "Third"):
        one(hand, name)
    assert [row.guest for row in hand.desk.show("walk-list")] == ["Third", "Second", "First"]


def test_who_stays_is_told_with_every_reason(hand):
    one(hand, "Long", departure="2026-11-26")
    hand.do(
        "book",
        guest="Party",
        type="SUI",
        arrival="2026-11-23",
        departure="2026-11-24",
        rooms=2,
        overbook=True,
    )
    vip = one(hand, "Important")
    hand.do(
        "update-guest", guest=hand.value("SELECT g.no FROM guest g WHERE g.name = 'Important'"), vip_level=2
    )
    hand.do("promise-room", reservation=vip, reason="told at noon")
    pinned = one(hand, "Pinned", room="101")
    hand.do("pin-room", reservation=pinned)
    found = listed(hand)
    assert found["Long"] == (0, "none", ("nights",))
    assert found["Party"] == (0, "none", ("party",))
    assert found["Important"] == (0, "none", ("vip", "promised"))
    assert found["Pinned"][2] == ("pinned",)
    assert (
        next(row.promise for row in hand.desk.show("walk-list") if row.guest == "Important") == "told at noon"
    )


@pytest.mark.parametrize(("hours", "stays"), [(5, False), (6, True), (8, True)])
def test_families_with_children_stay_from_nine_on_and_go_after_others_before(hand, hours, stays):
    one(hand, "Family", children=1)
    one(hand, "Couple", adults=2)
    hand.now = NOON + timedelta(hours=hours)
    found = listed(hand)
    assert (found["Family"][2] == ("family",)) is stays
    assert (found["Couple"][0], found["Family"][0]) == (1, 0 if stays else 2)


def test_a_promise_is_taken_back(hand):
    from hotelcs.errors import Refusal

    no = one(hand, "Anna")
    done = hand.do("promise-room", reservation=no, reason="told at noon")
    with pytest.raises(Refusal) as refused:
        hand.do("promise-room", reservation=no, reason="again")
    assert refused.value.code == "ALREADY_PROMISED"
    hand.desk.undo(done.entry)
    assert listed(hand)["Anna"] == (1, "none", ())
    with pytest.raises(Refusal) as refused:
        hand.do("unpromise-room", reservation=no)
    assert refused.value.code == "NOT_PROMISED"


def test_who_is_here_who_comes_later_and_who_does_not_come_are_not_listed(hand):
    hand.check_in(one(hand, "Here"), "101")
    one(hand, "Tomorrow", arrival="2026-11-24", departure="2026-11-25")
    one(hand, "Maybe", status="tentative")
    hand.do("cancel", reservation=one(hand, "Gone"), reason="plans")
    assert listed(hand) == {}


def test_nights_already_gone_are_not_counted(hand):
    late = hand.book("Delayed", departure="2026-11-25", guarantee="card")
    hand.do("close-day", keep_arrivals=True)
    assert listed(hand)["Delayed"] == (1, "direct_one_night", ()), late
