"""Groups in lists, in full, and found: what does not agree, what is masked, in how few questions."""

import pytest

from hotelcs.errors import Denied, Refusal, Usage
from tests.conftest import IDS
from tests.workflows.groups.coach import ARRIVAL, group, row


def test_groups_to_come_are_listed_and_all_others_when_asked(hand):
    first = group(hand, "KNG 1")
    second = group(hand, "KNG 1", arrival="2026-11-25", departure="2026-11-26")
    gone = group(hand, "KNG 1")
    hand.do("cancel-group", group=gone, reason="plans")
    assert [one.group for one in hand.desk.show("groups")] == [second, first]
    assert [one.group for one in hand.desk.show("groups", status="cancelled")] == [gone]
    assert [one.group for one in hand.desk.show("groups", all="yes", limit=2)] == [gone, second]


def test_what_does_not_agree_is_counted_once_there_is_a_list(hand):
    no = group(hand, "TWN 2", pax=4)
    assert hand.desk.show("groups")[0].mismatch == 0
    hand.do("rooming-list", group=no, rows=[row("Wu Di", sharing="1"), row("Li Na", sharing="1")])
    (seen,) = hand.desk.show("groups")
    assert (seen.status, seen.taken, seen.rooms, seen.left, seen.listed, seen.mismatch) == (
        "rooming",
        1,
        2,
        1,
        2,
        2,
    )


def test_a_group_in_full_shows_its_block_night_by_night(hand):
    no = group(hand, "TWN 2, KNG 1")
    hand.do("pick-up", group=no, type="TWN", guest="Wu Di", departure="2026-11-27")
    hand.do("release-block", group=no, type="KNG")
    nights = [
        (n.night[8:], n.type, n.rooms, n.taken, n.left, n.released)
        for n in hand.desk.show("group", no=no).block_nights
    ]
    assert nights == [
        ("26", "KNG", 1, 0, 0, 1),
        ("26", "TWN", 2, 1, 1, 0),
        ("27", "KNG", 1, 0, 0, 1),
        ("27", "TWN", 2, 0, 2, 0),
    ]


def test_what_all_rooms_owe_is_for_those_who_may_read_bills(business_hand):
    hand = business_hand
    no = group(hand, "KNG 1", arrival="2026-11-23", departure="2026-11-24")
    booking = hand.do("pick-up", group=no, room="101", guest="Wu Di").result["reservation"]
    hand.check_in(booking, "101")
    hand.do("post-charge", stay="101", kind="minibar", amount=2800)
    assert hand.desk.show("group", no="g1").balance_minor == 2800
    agent = hand.at("res")
    seen = agent.desk.show("group", no=no)
    assert (seen.balance_minor, seen.group_rooms[0].balance_minor, seen.phone[-4:]) == (None, None, "9000")
    assert seen.phone.startswith("***")
    agent.desk.close()
    fitter = hand.at("mnt")
    with pytest.raises(Denied):
        fitter.desk.show("groups")
    fitter.desk.close()


def test_an_unknown_group_or_filter_is_refused(hand):
    for number in ("G261123-009", "g9", "", "x"):
        with pytest.raises(Refusal):
            hand.desk.show("group", no=number)
    with pytest.raises(Usage):
        hand.desk.show("groups", colour="red")


def test_a_view_of_a_large_group_asks_as_many_questions_as_one_of_a_small_one(hand, monkeypatch):
    from hotelcs.storage.reading import DriverReader

    small, large = group(hand, "KNG 1"), group(hand, "TWN 2, SUI 1")
    hand.do("pick-up", group=small, type="KNG", guest="Wu Di")
    people = [row(f"Guest {n}", type="TWN" if n < 4 else "SUI", sharing=str(n // 2)) for n in range(6)]
    hand.do("rooming-list", group=large, rows=people)
    asked: list[str] = []
    rows = DriverReader.rows

    def counted(self, sql, **values):
        asked.append(sql)
        return rows(self, sql, **values)

    monkeypatch.setattr(DriverReader, "rows", counted)
    counts = []
    for no in (small, large):
        asked.clear()
        hand.desk.show("group", no=no)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("text", ["G261123-001", "g1", "lakeside", "Tours"])
def test_a_group_is_found_by_number_and_name(hand, text):
    no = group(hand)
    found = [(hit.kind, hit.no, hit.title) for hit in hand.desk.show("find", text=text)]
    assert ("group", no, "Lakeside Tours") in found


def test_a_cancelled_group_is_found_by_its_number_alone(hand):
    no = group(hand)
    hand.do("cancel-group", group=no, reason="plans")
    assert [hit.no for hit in hand.desk.show("find", text="lakeside")] == []
    assert [hit.no for hit in hand.desk.show("find", text=no)] == [no]


def test_what_groups_hold_is_part_of_what_is_sold_and_told_apart(hand):
    group(hand, "KNG 2")
    rows = hand.desk.show("availability", **{"from": ARRIVAL, "to": "2026-11-27", "type": "KNG"})
    assert [(one.sold, one.for_groups, one.free) for one in rows] == [(2, 2, 1)]


def test_a_document_is_shown_by_its_end_alone(hand):
    no = group(hand, "TWN 1")
    hand.do("rooming-list", group=no, rows=[row("Wu Di", document=IDS[0])])
    assert IDS[0] not in repr(hand.desk.show("group", no=no))
