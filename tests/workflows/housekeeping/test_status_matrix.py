"""Every change of a room's cleanliness by everybody, vacant and occupied, against the table of what is legal."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.housekeeping.cleanliness import LEGAL
from hotelcs.workflows.housekeeping.composite import CODES, code_of
from tests.invariants import check

STATES = tuple(LEGAL)
WAY = {"dirty": ("dirty",), "cleaning": ("dirty", "cleaning"), "clean": (), "inspected": ("inspected",)}
"""From a clean room to each state."""
WAY_OCCUPIED = {"dirty": ("dirty",), "cleaning": ("dirty", "cleaning"), "clean": ()}


def put(hand, states) -> None:
    for state in states:
        hand.do("set-room-status", room="101", status=state)


def attempt(hand, wanted, **more) -> str:
    try:
        hand.do("set-room-status", room="101", status=wanted, **more)
    except Refusal as refusal:
        return refusal.code
    return ""


def state(hand) -> tuple[str, int]:
    return hand.rows("SELECT hk_state, version FROM room WHERE no = '101'")[0]


def expected(before: str, wanted: str, *, inspects: bool, occupied: bool) -> str:
    """The code of the refusal, or nothing."""
    if before == wanted:
        return ""
    if wanted not in LEGAL[before]:
        return "ILLEGAL_STATE"
    if wanted == "inspected" and not inspects:
        return "DENIED"
    return "ROOM_OCCUPIED" if wanted == "inspected" and occupied else ""


@pytest.mark.parametrize(("login", "inspects"), [("admin", True), ("desk", False)])
@pytest.mark.parametrize("wanted", STATES)
@pytest.mark.parametrize("before", STATES)
def test_a_vacant_room_goes_where_the_table_says(hand, before, wanted, login, inspects):
    put(hand, WAY[before])
    assert state(hand)[0] == before
    person = hand.at(login)
    was = state(hand)
    code = attempt(person, wanted)
    assert code == expected(before, wanted, inspects=inspects, occupied=False)
    assert state(hand) == (was if code or before == wanted else (wanted, was[1] + 1))
    person.desk.close()
    check(hand)


@pytest.mark.parametrize("wanted", STATES)
@pytest.mark.parametrize("before", WAY_OCCUPIED)
def test_an_occupied_room_is_never_inspected(hand, before, wanted):
    hand.check_in(hand.book())
    put(hand, WAY_OCCUPIED[before])
    assert attempt(hand, wanted) == expected(before, wanted, inspects=True, occupied=True)
    check(hand)


@pytest.mark.parametrize("wanted", ["cleaning", "clean", "dirty"])
def test_who_does_not_want_to_be_disturbed_is_not_cleaned_around(hand, wanted):
    hand.check_in(hand.book())
    put(hand, ("dirty",))
    hand.do("flag-room", room="101", flag="dnd")
    assert attempt(hand, wanted) == ("DO_NOT_DISTURB" if wanted == "cleaning" else "")


def test_every_change_is_in_the_rooms_history_with_who_made_it(hand):
    put(hand, ("dirty", "cleaning", "clean", "inspected"))
    rows = hand.rows("SELECT from_state, to_state, cause, actor FROM room_status_change ORDER BY id")
    assert [row[:2] for row in rows] == [
        ("clean", "dirty"),
        ("dirty", "cleaning"),
        ("cleaning", "clean"),
        ("clean", "inspected"),
    ]
    assert {row[2:] for row in rows} == {("manual", "admin")}


def test_the_version_that_was_on_the_screen_decides(hand):
    put(hand, ("dirty",))
    assert attempt(hand, "clean", version=1) == "STALE"
    assert attempt(hand, "clean", version=2) == ""


def test_setting_what_is_set_is_no_change_even_by_an_old_screen(hand):
    put(hand, ("dirty", "clean"))
    assert attempt(hand, "clean", version=1) == ""
    assert state(hand) == ("clean", 3)


@pytest.mark.parametrize("block", [None, "ooo", "oos"])
@pytest.mark.parametrize("occupied", [False, True])
@pytest.mark.parametrize("cleanliness", STATES)
def test_every_room_has_one_code_that_the_board_knows(cleanliness, occupied, block):
    code = code_of(cleanliness, occupied=occupied, block=block)
    assert code in CODES
    if block:
        assert code == block.upper()
    else:
        assert code.startswith("O" if occupied else "V")


@pytest.mark.parametrize("kind", ["ooo", "oos"])
@pytest.mark.parametrize("before", STATES)
def test_a_block_hides_the_code_and_its_end_shows_what_housekeeping_left(hand, before, kind):
    put(hand, WAY[before])
    hand.do("block-room", room="101", kind=kind, from_="2026-11-23", to="2026-11-24", reason="paint")
    assert hand.desk.show("room", no="101").code == kind.upper()
    hand.do("unblock-room", room="101")
    after = hand.desk.show("room", no="101").code
    assert after == ("VD" if kind == "ooo" else code_of(before, occupied=False, block=None))
    check(hand)
