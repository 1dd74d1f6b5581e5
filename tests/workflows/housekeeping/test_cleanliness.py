"""Cleanliness goes only where the table of the handbook lets it (SM-03)."""

import pytest

from hotelcs.errors import Denied, Refusal, Stale
from hotelcs.workflows.housekeeping.cleanliness import LEGAL
from tests.invariants import check

STATES = tuple(LEGAL)


def put(hand, state):
    for step in {"dirty": ["dirty"], "cleaning": ["cleaning"], "clean": [], "inspected": ["inspected"]}[
        state
    ]:
        hand.do("set-room-status", room="101", status=step)


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_every_change_is_legal_or_refused_with_the_legal_ones(hand, before, after):
    put(hand, before)
    if after == before or after in LEGAL[before]:
        assert hand.do("set-room-status", room="101", status=after).result["before"] == before
        assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == after
    else:
        with pytest.raises(Refusal) as refused:
            hand.do("set-room-status", room="101", status=after)
        assert (refused.value.code, refused.value.next) == ("ILLEGAL_STATE", LEGAL[before])


def test_every_change_is_written_down_with_who_and_when(hand):
    hand.do("set-room-status", room="101", status="dirty")
    hand.at("desk").do("set-room-status", room="101", status="cleaning")
    rows = hand.rows("SELECT from_state, to_state, cause, actor FROM room_status_change ORDER BY id")
    assert rows == [("clean", "dirty", "manual", "admin"), ("dirty", "cleaning", "manual", "desk")]


def test_setting_the_same_state_writes_no_history(hand):
    hand.do("set-room-status", room="101", status="clean")
    assert hand.value("SELECT count(*) FROM room_status_change") == 0


def test_a_receptionist_cleans_but_does_not_inspect(hand):
    with pytest.raises(Denied):
        hand.at("desk").do("set-room-status", room="101", status="inspected")


def test_an_occupied_room_is_clean_never_inspected(hand):
    hand.check_in(hand.book())
    with pytest.raises(Refusal) as refused:
        hand.do("set-room-status", room="101", status="inspected")
    assert refused.value.code == "ROOM_OCCUPIED"


def test_nobody_cleans_against_a_do_not_disturb(hand):
    hand.check_in(hand.book())
    hand.do("set-room-status", room="101", status="dirty")
    hand.do("flag-room", room="101", flag="dnd")
    with pytest.raises(Refusal) as refused:
        hand.do("set-room-status", room="101", status="cleaning")
    assert refused.value.code == "DO_NOT_DISTURB"
    hand.do("flag-room", room="101", flag="dnd", on=False)
    hand.do("set-room-status", room="101", status="cleaning")


def test_a_second_desk_with_an_old_picture_is_told_what_the_first_one_wrote(hand):
    seen = hand.value("SELECT version FROM room WHERE no = '101'")
    hand.at("desk").do("set-room-status", room="101", status="dirty", version=seen)
    with pytest.raises(Stale) as stale:
        hand.do("set-room-status", room="101", status="cleaning", version=seen)
    assert stale.value.items == (("status", "cleaning", "dirty"),)
    assert "desk" in str(stale.value)
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "dirty"


def test_a_change_is_taken_back(hand):
    done = hand.do("set-room-status", room="101", status="dirty")
    hand.desk.undo(done.entry)
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "clean"


def test_an_unknown_room_is_refused(hand):
    with pytest.raises(Refusal) as refused:
        hand.do("set-room-status", room="999", status="dirty")
    assert refused.value.code == "ROOM_UNKNOWN"


def test_the_night_makes_occupied_rooms_dirty_and_leaves_vacant_ones_alone(hand):
    hand.check_in(hand.book())
    hand.do("close-day")
    states = dict(hand.rows("SELECT no, hk_state FROM room WHERE no IN ('101', '102')"))
    assert states == {"101": "dirty", "102": "clean"}
    check(hand)
