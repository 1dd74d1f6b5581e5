"""A handover as it is seen: live while it is drafted, as it was written down afterwards."""

from datetime import timedelta

import pytest

from tests.conftest import NOON


@pytest.fixture
def full(crew, ids):
    """A shift with an arrival, a departure, a held booking that is late, a block, a log line and an emergency."""
    hand = crew.hand
    hand.do("open-shift", float_=10_000)
    told = {"departure": hand.check_in(hand.book(departure="2026-11-24"), waive_deposit=True)}
    hand.do("submit-registration")
    for row in hand.rows("SELECT id FROM registration"):
        hand.do("answer-registration", registration=row[0], answer="accepted")
    hand.do("close-day")
    arriving = {"arrival": "2026-11-24", "departure": "2026-11-26"}
    told["arrival"] = hand.book("Li Na", room="102", **arriving)
    hand.do("amend", reservation=told["arrival"], eta=22 * 60 + 40)
    told["hold"] = hand.book("Wu", status="tentative", hold_minutes=10, type="TWN", **arriving)
    told["block"] = "103/1"
    hand.do("block-room", room="103", kind="ooo", from_="2026-11-24", to="2026-11-25", reason="pipe")
    told["log"] = crew.log("desk", "Lift B stops at ten", carry_over=True, room="201")
    told["incident"] = hand.do("raise-incident", type="water", place="103").result["incident"]
    crew.now = NOON + timedelta(minutes=11)
    return told


def lines(crew, **asked):
    return {line.kind: line for line in crew.show("desk", "handover", **asked).lines}


def test_a_draft_lists_what_is_open_people_first_then_by_time(crew, full):
    seen = crew.show("desk", "handover")
    assert [line.kind for line in seen.lines[:2]] == ["incident", "log"]
    assert [line.kind for line in seen.lines[-2:]] == ["arrival", "departure"]
    assert [line.line for line in seen.lines] == list(range(2, 2 + len(seen.lines)))
    assert {line.kind: line.ref for line in seen.lines} == full
    assert {line.owner for line in seen.lines} == {"Administrator"}
    assert seen.figures == dict.fromkeys(full, 1) | {"late": 1}


def test_lines_say_what_room_and_by_when(crew, full):
    seen = lines(crew)
    assert (seen["arrival"].words, seen["arrival"].room, seen["arrival"].due) == ("KNG", "102", "22:40")
    assert (seen["departure"].room, seen["departure"].due) == ("101", "2026-11-24")
    assert (seen["hold"].due, seen["hold"].late) == ("2026-11-23 15:10", True)
    assert (seen["block"].words, seen["block"].room) == ("ooo pipe", "103")
    assert (seen["log"].words, seen["log"].room) == ("Lift B stops at ten", "201")
    assert (seen["incident"].words, seen["incident"].room) == ("water 103", "103")


@pytest.mark.parametrize(
    "names",
    [("line", "kind", "ref"), ("words", "due"), ("staff", "owner"), ("room",), ("late",)],
    ids=" ".join,
)
def test_what_is_written_down_is_what_was_shown_before(crew, full, names):
    live = crew.show("desk", "handover")
    crew.do("desk", "hand-over", counted=10_000)
    frozen = crew.show("desk", "handover")
    assert [line.kind for line in frozen.lines[:2]] == ["cash", "keys"]
    for name in names:
        assert [getattr(line, name) for line in frozen.lines[2:]] == [
            getattr(line, name) for line in live.lines
        ]


def test_the_figures_stay_what_they_were_when_it_was_handed_over(crew, full):
    live = crew.show("desk", "handover").figures
    crew.do("desk", "hand-over", counted=10_000)
    assert crew.show("desk", "handover").figures == live


def test_what_happens_afterwards_does_not_change_what_was_handed_over(crew, full):
    crew.do("desk", "hand-over", counted=10_000)
    before = crew.show("desk", "handover").lines
    crew.do("desk", "finish-log", entry=full["log"])
    crew.log("desk", "A new matter", carry_over=True)
    assert crew.show("desk", "handover").lines == before
    crew.do("admin", "accept-handover")
    assert crew.show("desk", "handover", no="H261124-001").lines == before
    now = lines(crew)
    assert now["log"].ref != full["log"]


def test_an_accepted_handover_says_who_gave_and_who_took_and_when(crew, full):
    crew.do("desk", "hand-over", counted=9_900, difference_reason="a note is missing")
    crew.wait(minutes=3)
    crew.do("night", "accept-handover")
    seen = crew.show("admin", "handover", no="h261124-001")
    assert (seen.status, seen.submitted_by, seen.accepted_by) == ("accepted", "desk", "night")
    assert (seen.submitted, seen.accepted) == ("2026-11-23 15:11", "2026-11-23 15:14")
    assert (seen.day, seen.shift, seen.lead, seen.staff) == ("2026-11-23", "late", "Administrator", "E001")
    assert (seen.difference_minor, seen.difference_reason) == (-100, "a note is missing")
    assert crew.show("admin", "handover").status == "none", "the next shift has not begun to hand over"


def test_a_vip_who_is_still_to_come_is_marked(crew, full):
    guest = crew.hand.value("SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no",
                            no=full["arrival"])  # fmt: skip
    crew.do("admin", "update-guest", guest=guest, vip_level=2)
    assert lines(crew)["arrival"].words == "KNG VIP2"


def test_a_handover_names_no_guest(crew, full):
    crew.do("desk", "hand-over", counted=10_000)
    kept = str(crew.hand.rows("SELECT words FROM handover_line")) + repr(crew.show("desk", "handover"))
    assert not [name for name in ("Zhang", "Li Na", "Wu") if name in kept]


def test_departures_of_yesterday_are_late_and_arrivals_of_yesterday_are_gone(crew, full):
    assert not lines(crew)["departure"].late
    crew.hand.do("close-day")
    seen = lines(crew)
    assert (seen["departure"].ref, seen["departure"].late) == (full["departure"], True)
    assert "arrival" not in seen


def test_nothing_open_is_said_by_an_empty_list(crew):
    crew.do("desk", "open-shift", float_=0)
    seen = crew.show("desk", "handover")
    assert (seen.lines, seen.figures) == ((), {})
    done = crew.do("desk", "hand-over", counted=0)
    assert done.result["lines"] == 0
    assert [line.kind for line in crew.show("desk", "handover").lines] == ["cash", "keys"]


def test_the_keys_that_are_there_are_a_line_of_their_own(crew):
    crew.do("desk", "open-shift", float_=0)
    crew.do("desk", "hand-over", counted=0, keys="4 cards, 1 master")
    (keys,) = [line for line in crew.show("desk", "handover").lines if line.kind == "keys"]
    assert (keys.words, keys.owner, keys.status) == ("4 cards, 1 master", "Front desk", "fine")


@pytest.mark.parametrize("short", ["2", "h2", "H..2", "H-002", "h261124-002"])
def test_a_short_number_names_the_latest_handover_with_it(crew, full, short):
    crew.do("desk", "hand-over", counted=10_000)
    crew.do("admin", "accept-handover")
    crew.do("admin", "start-handover")
    assert crew.show("desk", "handover", no=short).handover == "H261124-002"
    assert crew.hidden("desk", "handover", no="3").code == "HANDOVER_UNKNOWN"


def test_what_moved_and_what_is_suspected_is_told_in_the_hotels_time(crew):
    stay = crew.hand.check_in(crew.hand.book())
    crew.do("desk", "open-shift", float_=0)
    crew.wait(minutes=4)
    crew.do("desk", "take-payment", stay=stay, amount=4_600, method="cash")
    crew.do("desk", "count-cash", counted=0)
    seen = crew.show("desk", "handover")
    assert [(one.at, one.amount_minor) for one in seen.moves] == [("2026-11-23 15:04", 4_600)]
    assert [(one.at, one.why) for one in seen.suspects] == [("2026-11-23 15:04", "not_cash")]
