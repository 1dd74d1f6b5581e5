"""Guests turned away: noted with a word, counted by kind, reason, type and day."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.fields import FieldError
from tests.conftest import Hand


def note(hand: Hand, reason: str = "sold_out", **fields: object) -> int:
    return int(
        hand.do("turn-away", **{"arrival": "2026-11-23", "reason": reason, **fields}).result["turnaway"]
    )


def summary(hand: Hand, **span: str) -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (row.by, row.key): (row.count, row.room_nights) for row in hand.desk.show("turnaway-summary", **span)
    }


@pytest.mark.parametrize(("reason", "kind"), [("sold_out", "denial"), ("restriction", "denial"), ("price", "regret"),
                                              ("plans", "regret"), ("other", "regret")])  # fmt: skip
def test_the_house_says_no_or_the_guest_does(hand, reason, kind):
    note(hand, reason)
    assert [row.kind for row in hand.desk.show("turnaways")] == [kind]


def test_another_kind_may_be_said(hand):
    note(hand, "other", kind="denial")
    assert hand.desk.show("turnaways")[0].kind == "denial"


def test_what_was_asked_for_is_kept(hand):
    note(
        hand,
        "price",
        type="SUI",
        departure="2026-11-26",
        rooms=2,
        rate=88_800,
        channel="ota",
        contact="Ms Gu",
        note="called twice",
    )
    (row,) = hand.desk.show("turnaways")
    assert (row.type, row.nights, row.rooms, row.rate_minor, row.channel, row.contact, row.note) == (
        "SUI", 3, 2, 88_800, "ota", "Ms Gu", "called twice")  # fmt: skip


def test_they_are_counted_by_everything_with_their_room_nights(hand):
    note(hand, type="KNG")
    note(hand, "price", type="KNG", departure="2026-11-26", rooms=2)
    note(hand, "price", arrival="2026-11-24")
    found = summary(hand)
    assert found["total", ""] == (3, 8)
    assert (found["kind", "denial"], found["kind", "regret"]) == ((1, 1), (2, 7))
    assert found["reason", "price"] == (2, 7)
    assert (found["type", "KNG"], found["type", ""]) == ((2, 7), (1, 1))
    assert (found["arrival", "2026-11-23"], found["arrival", "2026-11-24"]) == ((2, 7), (1, 1))
    assert summary(hand, **{"from": "2026-11-24"})["total", ""] == (1, 1)
    assert summary(hand, to="2026-11-22") == {}


def test_a_note_is_struck_out_once(hand):
    done = hand.do("turn-away", arrival="2026-11-23", reason="price")
    hand.desk.undo(done.entry)
    assert hand.desk.show("turnaways") == []
    assert summary(hand) == {}
    with pytest.raises(Refusal) as refused:
        hand.do("strike-turnaway", turnaway=done.result["turnaway"])
    assert refused.value.code == "TURNAWAY_UNKNOWN"


def test_an_hour_s_enquiry_has_no_night_and_counts_one(hand):
    note(hand, departure="2026-11-23")
    assert hand.desk.show("turnaways")[0].nights == 0
    assert summary(hand)["total", ""] == (1, 1)


@pytest.mark.parametrize(
    ("fields", "code"), [({"departure": "2026-11-22"}, "DATES_REVERSED"), ({"type": "LOFT"}, "TYPE_UNKNOWN")]
)
def test_what_cannot_be_is_refused(hand, fields, code):
    with pytest.raises(Refusal) as refused:
        note(hand, **fields)
    assert refused.value.code == code


@pytest.mark.parametrize("fields", [{"reason": "bored"}, {"rooms": 0}, {"channel": "pigeon"}])
def test_words_nobody_knows_are_refused(hand, fields):
    with pytest.raises(FieldError):
        note(hand, **fields)
