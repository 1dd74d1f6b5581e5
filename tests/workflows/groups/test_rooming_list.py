"""The list of a group: pairs, rows that cannot be taken, the same list again, a list that changed."""

import json

import pytest

from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.groups.coach import ARRIVAL, DEPARTURE, SECOND, group, held, row, sold

PAIRS = (
    row("Wu Di", place="TWN", sharing="1"), row("Li Na", sharing="1"),
    row("Sun Qi", place="twn", sharing="2"), row("He Jun", sharing="2"),
)  # fmt: skip


def take(hand, no, *rows, **fields):
    """Take a list; what came of it, and that the hotel is sound."""
    done = hand.do("rooming-list", group=no, rows=list(rows), **fields)
    check(hand)
    return done


def rooms(hand, no):
    """Who sleeps with whom."""
    return sorted(room.names for room in hand.desk.show("group", no=no).group_rooms)


def counted(done):
    return tuple(done.result[name] for name in ("added", "changed", "known", "rooms", "people", "missing"))


def test_pairs_become_bookings_out_of_the_block(hand):
    no = group(hand, "TWN 2", pax=4)
    done = take(hand, no, *PAIRS)
    assert counted(done) == (4, 0, 0, 2, 4, 0)
    assert rooms(hand, no) == [("Sun Qi", "He Jun"), ("Wu Di", "Li Na")]
    assert (held(hand), sold(hand, "TWN")) == ([0, 0], [2, 2])
    seen = hand.desk.show("group", no=no)
    assert (seen.status, seen.mismatch, seen.listed) == ("rooming", 0, 4)
    assert [room.adults for room in seen.group_rooms] == [2, 2]


def test_the_same_list_again_changes_nothing(hand):
    no = group(hand, "TWN 2")
    take(hand, no, *PAIRS)
    again = take(hand, no, *PAIRS)
    assert (again.changed, counted(again)) == (0, (0, 0, 4, 2, 4, 0))


def test_no_name_and_no_document_is_in_the_ledger(hand):
    no = group(hand, "TWN 2")
    take(hand, no, row("Wu Di", document=IDS[0], sharing="Li Na"), row("Li Na", document="wrong"), row(""))
    written = "\n".join(str(entry) for entry in hand.rows("SELECT result, digest FROM ledger"))
    assert not [word for word in ("Wu Di", "Li Na", IDS[0], "wrong") if word in written]


def test_people_who_name_each_other_share_a_room_and_who_names_nobody_is_alone(hand):
    no = group(hand, "TWN 2, KNG 1")
    take(hand, no, row("Wu Di", type="TWN", sharing="LI NA"), row("He Jun", type="KNG"), row("Li Na"))
    assert rooms(hand, no) == [("He Jun",), ("Wu Di", "Li Na")]


def test_the_only_type_of_the_block_need_not_be_said_one_of_several_must(hand):
    one, two = group(hand, "TWN 1"), group(hand, "TWN 1, KNG 1")
    assert take(hand, one, row("Wu Di")).result["added"] == 1
    (wrong,) = take(hand, two, row("Wu Di")).result["rejected"]
    assert (wrong["line"], wrong["field"], wrong["code"]) == (1, "type", "FIELD_MISSING")


@pytest.mark.parametrize(
    ("cells", "field", "value", "code"),
    [
        ({"name": ""}, "name", "", "FIELD_MISSING"),
        ({"name": "x" * 301}, "name", "", "TEXT_TOO_LONG"),
        ({"type": "XXX"}, "type", "XXX", "TYPE_UNKNOWN"),
        ({"place": "999"}, "room", "999", "ROOM_UNKNOWN"),
        ({"arrival": "26/11"}, "arrival", "26/11", "FIELD_INVALID"),
        ({"departure": "2026-11-20"}, "departure", "2026-11-20", "DATES_REVERSED"),
        ({"document": "34052419800101001Y"}, "document", "", "DOCUMENT_INVALID"),
        ({"arrival": "2026-11-20"}, "arrival", "2026-11-20", "DATE_PAST"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_with_line_field_and_value_and_the_others_are_taken(
    hand, cells, field, value, code
):
    no = group(hand, "TWN 2")
    done = take(hand, no, row("Wu Di"), row(**{"name": "Li Na", **cells}))
    (wrong,) = done.result["rejected"]
    assert (wrong["line"], wrong["field"], wrong["value"], wrong["code"]) == (2, field, value, code)
    assert wrong["reason"]
    assert (done.result["added"], rooms(hand, no)) == (1, [("Wu Di",)])


def test_a_name_in_the_wrong_column_is_not_repeated(hand):
    no = group(hand, "TWN 2, KNG 1")
    done = take(hand, no, row("TWN", place="Wu Di"), row("Li Na", type="Lucky Room"))
    wrong = done.result["rejected"]
    assert [(one["field"], one["code"], one["value"]) for one in wrong] == [
        ("room", "ROOM_UNKNOWN", ""),
        ("type", "TYPE_UNKNOWN", ""),
    ]
    assert not [
        entry
        for entry in hand.rows("SELECT result FROM ledger")
        if "Wu Di" in str(entry) or "Lucky" in str(entry)
    ]


def test_nothing_of_a_pair_is_written_when_one_of_them_cannot_be_taken(hand):
    no = group(hand, "TWN 2")
    before = hand.value("SELECT count(*) FROM guest")
    done = take(
        hand, no, row("Wu Di", sharing="a", document=IDS[0]), row("Li Na", sharing="a", document=IDS[0])
    )
    assert [wrong["code"] for wrong in done.result["rejected"]] == ["DOCUMENT_TWICE"] * 2
    assert (rooms(hand, no), hand.value("SELECT count(*) FROM guest"), held(hand)) == ([], before, [2, 2])
    assert hand.value("SELECT count(*) FROM group_member") == 0


def test_more_people_than_a_room_takes_are_refused_together(hand):
    no = group(hand, "TWN 2")
    done = take(hand, no, *(row(name, sharing="a") for name in ("Wu Di", "Li Na", "Sun Qi")))
    assert {wrong["code"] for wrong in done.result["rejected"]} == {"TYPE_TOO_SMALL"}


def test_a_list_with_more_rooms_than_the_block_is_told_and_taken_beyond_it_when_asked(hand):
    no = group(hand, "TWN 1", pax=2)
    done = take(hand, no, row("Wu Di"), row("Li Na"))
    assert [wrong["code"] for wrong in done.result["rejected"]] == ["BLOCK_EMPTY"]
    assert take(hand, no, row("Wu Di"), row("Li Na"), beyond=True).result["added"] == 1
    seen = hand.desk.show("group", no=no)
    assert (seen.mismatch, seen.taken, seen.rooms) == (1, 2, 1)


def test_other_dates_of_one_are_the_rooms_dates_and_come_from_what_is_free(hand):
    no = group(hand, "TWN 1")
    take(
        hand, no, row("Wu Di", sharing="1", arrival="2026-11-25"), row("Li Na", sharing="1", departure=SECOND)
    )
    (room,) = hand.desk.show("group", no=no).group_rooms
    assert (room.arrival, room.departure) == ("2026-11-25", DEPARTURE)
    again = take(hand, no, row("Wu Di", sharing="1"), row("Li Na", sharing="1", departure=SECOND))
    assert again.result["changed"] == 2
    (room,) = hand.desk.show("group", no=no).group_rooms
    assert (room.arrival, room.departure) == (ARRIVAL, DEPARTURE)


def test_a_room_named_on_the_list_is_held(hand):
    no = group(hand, "TWN 2")
    take(hand, no, row("Wu Di", place="202", sharing="1"), row("Li Na", sharing="1"))
    assert [room.room for room in hand.desk.show("group", no=no).group_rooms] == ["202"]
    done = take(hand, no, row("Sun Qi", place="202"))
    assert [(wrong["field"], wrong["code"]) for wrong in done.result["rejected"]] == [("room", "ROOM_TAKEN")]


def test_pairs_that_were_mixed_anew_keep_the_rooms_there_are(hand):
    no = group(hand, "TWN 2")
    take(hand, no, *PAIRS)
    mixed = [dict(one, sharing=sharing) for one, sharing in zip(PAIRS, "1212", strict=True)]
    mixed[1]["place"] = "TWN"
    done = take(hand, no, *mixed)
    assert done.result["rejected"] == []
    assert rooms(hand, no) == [("Li Na", "He Jun"), ("Wu Di", "Sun Qi")]
    assert (held(hand), hand.value("SELECT count(*) FROM reservation WHERE status <> 'cancelled'")) == (
        [0, 0],
        2,
    )


def test_two_who_share_after_all_give_a_room_back_and_one_who_wants_to_be_alone_takes_it(hand):
    no = group(hand, "TWN 2")
    take(hand, no, row("Wu Di"), row("Li Na"))
    take(hand, no, row("Wu Di", sharing="1"), row("Li Na", sharing="1"))
    assert (rooms(hand, no), held(hand)) == ([("Wu Di", "Li Na")], [1, 1])
    take(hand, no, row("Wu Di"), row("Li Na"))
    assert (rooms(hand, no), held(hand)) == ([("Li Na",), ("Wu Di",)], [0, 0])
    assert {room.adults for room in hand.desk.show("group", no=no).group_rooms} == {1}


def test_another_type_is_another_room_of_the_block(hand):
    no = group(hand, "TWN 1, KNG 1")
    take(hand, no, row("Wu Di", type="TWN"))
    take(hand, no, row("Wu Di", type="KNG"))
    (room,) = hand.desk.show("group", no=no).group_rooms
    assert (room.type, sold(hand, "TWN"), sold(hand), held(hand)) == ("KNG", [1, 1], [1, 1], [1, 1])


def test_who_is_missing_from_a_later_list_is_counted_and_stays(hand):
    no = group(hand, "TWN 2", pax=4)
    take(hand, no, *PAIRS)
    done = take(hand, no, *PAIRS[:2])
    assert counted(done) == (0, 0, 2, 2, 4, 2)


def test_two_people_of_one_name_are_two_people(hand):
    no = group(hand, "TWN 2")
    twice = (row("Wu Di", sharing="1"), row("Wu Di", sharing="1"), row("Wu Di", sharing="2"))
    assert counted(take(hand, no, *twice)) == (3, 0, 0, 2, 3, 0)
    assert take(hand, no, *twice).changed == 0


def test_who_is_in_house_stays_as_they_are(hand, ids):
    no = group(hand, "TWN 2", arrival="2026-11-23", departure="2026-11-25")
    take(hand, no, row("Wu Di", place="201"))
    booking = hand.desk.show("group", no=no).group_rooms[0].reservation
    hand.check_in(booking, "201", document=ids.first)
    assert counted(take(hand, no, row("Wu Di", place="201"), row("Li Na", place="202"))) == (1, 0, 1, 2, 2, 0)


def test_language_and_wishes_are_kept_and_a_known_document_is_shown_by_its_end(hand):
    no = group(hand, "TWN 1")
    take(hand, no, row("Tanaka Yui", lang="ja", document=IDS[0], requests="quiet"))
    seen = hand.desk.show("group", no=no)
    assert (seen.people[0].lang, seen.people[0].document, seen.group_rooms[0].requests) == (
        "ja",
        "***001X",
        "quiet",
    )
    assert seen.group_rooms[0].documents == 1
    assert json.loads(json.dumps(hand.rows("SELECT last FROM group_member"))) == [["001X"]]
