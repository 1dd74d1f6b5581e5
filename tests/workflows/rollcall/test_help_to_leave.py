"""Who needs help to get out is fetched first: noted for a person, by a mark on the room, or when somebody called."""

from tests.invariants import check
from tests.workflows.rollcall.conftest import CHILD, LEAD, Muster


def flags(muster: Muster, room: str = "101") -> str:
    return str(muster.hand.value("SELECT flags FROM room WHERE no = :room", room=room))


def guest(muster: Muster, name: str) -> str:
    return str(muster.hand.value("SELECT no FROM guest WHERE name = :name", name=name))


def here(muster: Muster) -> list[tuple[str, bool, str]]:
    return [
        (one.name, one.assist, one.need) for one in muster.hand.desk.show("house-list") if one.room == "101"
    ]


def test_a_note_is_of_one_person_marks_the_room_and_is_taken_back(muster: Muster) -> None:
    done = muster.hand.do("note-evacuation-help", stay="101", need="wheelchair")
    assert "assist_evac" in flags(muster)
    assert here(muster) == [(LEAD, True, "wheelchair"), (CHILD, False, "")]
    muster.hand.desk.undo(done.entry or 0)
    assert "assist_evac" not in flags(muster)
    assert here(muster) == [(LEAD, False, ""), (CHILD, False, "")]
    check(muster.hand)


def test_the_mark_stays_while_anybody_in_the_room_needs_help(muster: Muster) -> None:
    muster.hand.do("note-evacuation-help", stay="101", need="does not hear")
    muster.hand.do("note-evacuation-help", stay="101", guest=guest(muster, CHILD), need="is carried")
    muster.hand.do("note-evacuation-help", stay="101", need="")
    assert "assist_evac" in flags(muster)
    assert here(muster)[0] == (CHILD, True, "is carried")


def test_a_mark_on_the_room_alone_means_everybody_in_it(muster: Muster) -> None:
    muster.hand.do("flag-room", room="101", flag="assist_evac")
    assert here(muster) == [(LEAD, True, ""), (CHILD, True, "")]
    muster.hand.do("note-evacuation-help", stay="101", need="wheelchair")
    assert here(muster) == [(LEAD, True, "wheelchair"), (CHILD, False, "")], "now it is known who"


def test_what_was_said_on_the_telephone_before_they_came_counts(hand) -> None:
    from tests.conftest import IDS

    booked = hand.book("Old Qian", arrival="2026-11-24", departure="2026-11-25")
    hand.do(
        "record-call",
        reservation=booked,
        kind="pre_arrival",
        outcome="confirmed",
        needs="walks with a stick",
        assist=True,
    )
    hand.do("close-day")
    hand.check_in(booked, room="102", document=IDS[1])
    (one,) = [row for row in hand.desk.show("house-list") if row.room == "102"]
    assert (one.assist, one.need) == (True, "walks with a stick")


def test_a_note_made_while_the_roll_is_called_is_on_it_at_once(muster: Muster) -> None:
    muster.open()
    muster.hand.do("note-evacuation-help", stay="102", need="wheelchair")
    assert (muster.people()[0].room, muster.people()[0].need) == ("102", "wheelchair")
    assert muster.head().assist == 1
    check(muster.hand)


def test_somebody_who_is_not_in_the_room_is_refused(muster: Muster) -> None:
    other = guest(muster, "Li Na")
    assert muster.refused("note-evacuation-help", stay="101", guest=other, need="x").code == "GUEST_NOT_THERE"


def test_what_somebody_needs_is_not_in_the_ledger(muster: Muster) -> None:
    muster.hand.do("note-evacuation-help", stay="101", need="wheelchair")
    assert muster.hand.value("SELECT count(*) FROM ledger WHERE result LIKE '%wheelchair%'") == 0


def test_the_list_of_the_house_is_what_a_roll_call_would_have(muster: Muster) -> None:
    listed = [
        (one.kind, one.ref, one.name, one.room, one.assist) for one in muster.hand.desk.show("house-list")
    ]
    muster.open()
    assert listed == [(one.kind, one.ref, one.name, one.room, one.assist) for one in muster.people()]
