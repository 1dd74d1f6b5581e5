"""Every kind of open item: when it is open, what it says, and that it is gone when it is done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hotelcs.workflows.ownership.sources import SOURCES
from tests.conftest import IDS, NOON

Made = Callable[[Any], tuple[str, Callable[[], Any]]]
"""Makes an item; its reference and what ends it come back."""


def held(crew):
    no = crew.hand.book(status="tentative", hold_minutes=30)
    return no, lambda: crew.do("desk", "confirm", reservation=no)


def waiting(crew):
    no = crew.hand.book(status="waitlist")
    return no, lambda: crew.do("desk", "cancel", reservation=no, reason="plans")


def queued(crew):
    no = crew.hand.book()
    crew.do("desk", "queue", reservation=no)
    return no, lambda: crew.do("desk", "unqueue", reservation=no)


def registered(crew):
    stay = crew.hand.check_in(crew.hand.book())
    row, kind = crew.hand.rows("SELECT stay_guest_id, kind FROM registration")[0]

    def accepted():
        crew.do("desk", "submit-registration")
        number = crew.hand.value("SELECT id FROM registration")
        crew.do("desk", "answer-registration", registration=number, answer="accepted")

    return f"{stay}/{row}/{kind}", accepted


def blocked(crew):
    crew.hand.do("block-room", room="103", kind="ooo", from_="2026-11-23", to="2026-11-25", reason="pipe")
    return "103/1", lambda: crew.hand.do("unblock-room", room="103")


def carried(crew):
    no = crew.log("desk", "Lift B stops at ten", carry_over=True, room="201")
    return no, lambda: crew.do("desk", "finish-log", entry=no)


def reported(crew):
    no = crew.log("desk", "A window is broken", report_up=True, room="201")
    return no, lambda: crew.do("night", "read-log", entry=no)


def burning(crew):
    no = str(crew.do("desk", "raise-incident", type="fire", place="201").result["incident"])
    return no, lambda: crew.do("night", "false-alarm", incident=no, reason="put out")


def asked_for(crew):
    no = str(crew.do("desk", "raise-ticket", words="The printer eats paper", priority="p3").result["ticket"])
    return no, lambda: crew.hand.do("resolve-ticket", ticket=no, outcome="a new roller")


def touched(crew):
    crew.hand.check_in(crew.hand.book(), room="201")
    crew.do("desk", "submit-registration")
    crew.do(
        "desk",
        "answer-registration",
        registration=crew.hand.value("SELECT id FROM registration"),
        answer="accepted",
    )
    no, _ = burning(crew)
    crew.do("night", "plan-follow-ups", incident=no)
    crew.do("night", "void-incident", incident=no, reason="x")
    guest = crew.hand.value("SELECT no FROM guest")
    return f"AFTER-{no}", lambda: crew.do("desk", "follow-up-guest", incident=no, guest=guest, how="well")


def short(crew):
    for name in ("A", "B", "C", "D", "E", "F", "G"):
        crew.hand.book(
            name, type="SUI", arrival="2026-11-25", departure="2026-11-26", overbook=True, guarantee="card"
        )
    crew.hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=50_000)
    done = {"partner": "grand", "rooms": 1, "night": "2026-11-25"}
    return "NEED-11-25", lambda: crew.do("desk", "source-rooms", **done)


def to_call(crew):
    no = crew.hand.book(arrival="2026-11-24", departure="2026-11-25", guarantee="card")
    crew.now = NOON + timedelta(hours=4)
    said = {"reservation": no, "kind": "pre_arrival", "outcome": "confirmed"}
    return "CALL-11-24", lambda: crew.do("desk", "record-call", **said)


def lapsed(crew):
    no = crew.hand.book()
    crew.now = NOON + timedelta(hours=3)
    return "HOLD-11-23", lambda: crew.do("desk", "keep-hold", reservation=no)


def _sent(crew, **booked):
    no = crew.hand.book(departure="2026-11-24", **booked)
    crew.hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=50_000)
    crew.do("night", "walk", reservation=no, partner="grand", reason="burst pipe")
    return no


def sent(crew):
    no = _sent(crew)
    return no, lambda: crew.do("desk", "follow-walk", reservation=no, outcome="content")


def untold(crew):
    no = _sent(crew, channel="ota", source_ref="B-77")
    crew.do("desk", "follow-walk", reservation=no, outcome="content")
    return no, lambda: crew.do("desk", "tell-channel", reservation=no)


def coach(crew, **fields):
    asked = {"name": "Tours", "arrival": "2026-11-26", "departure": "2026-11-28", "block": "TWN 1", **fields}
    return str(crew.hand.do("book-group", **asked).result["group"])


def cut_off(crew):
    coach(crew, name="Later", cutoff="2026-11-25")
    no = coach(crew, cutoff="2026-11-24", block="SUI 1")
    return no, lambda: crew.do("desk", "release-block", group=no)


def unlisted(crew):
    coach(crew, name="Later", arrival="2026-11-26", cutoff="2026-11-25")
    no = coach(crew, arrival="2026-11-25", departure="2026-11-26", cutoff="2026-11-25", block="KNG 1")
    return no, lambda: crew.do("desk", "rooming-list", group=no, rows=[{"name": "Wu Di"}])


KINDS: dict[str, tuple[Made, dict[str, Any]]] = {
    "hold": (held, {"words": "KNG 2026-11-23", "room": "", "due": "2026-11-23 15:30", "screen": "06"}),
    "waitlist": (waiting, {"words": "KNG 2026-11-23", "room": "", "due": "2026-11-23", "screen": "06"}),
    "shortage": (short, {"words": "1", "room": "", "due": "2026-11-25", "screen": "06"}),
    "calls": (to_call, {"words": "1", "room": "", "due": "2026-11-23", "screen": "06"}),
    "holds": (lapsed, {"words": "1", "room": "", "due": "2026-11-23", "screen": "06"}),
    "walk_follow": (
        sent,
        {"words": "GRAND", "room": "", "due": "2026-11-24 10:00", "screen": "06", "held": "own"},
    ),
    "walk_channel": (untold, {"words": "ota B-77", "room": "", "screen": "06"}),
    "cutoff": (cut_off, {"words": "Tours 1", "room": "", "due": "2026-11-24", "screen": "06"}),
    "list": (unlisted, {"words": "Tours 2026-11-25", "room": "", "due": "2026-11-25", "screen": "06"}),
    "queue": (queued, {"words": "KNG", "room": "", "due": "", "screen": "02"}),
    "registration": (registered, {"words": "domestic pending", "room": "101", "screen": "02"}),
    "block": (blocked, {"words": "ooo pipe", "room": "103", "due": "2026-11-25", "screen": "05"}),
    "log": (carried, {"words": "Lift B stops at ten", "room": "201", "due": "", "screen": "11"}),
    "report": (reported, {"words": "A window is broken", "room": "201", "due": "", "screen": "11"}),
    "incident": (burning, {"words": "fire 201", "room": "201", "due": "2026-11-23 15:15", "screen": "10"}),
    "ticket": (asked_for, {"words": "p3 FD", "room": "", "screen": "25"}),
    "after-incident": (touched, {"words": "1", "room": "", "due": "2026-11-24 10:00", "screen": "10"}),
}


REGISTERS = {"wake", "visitor", "message", "luggage", "parcel"}
DRILLS = {"finding", "drill_due", "complaint", "action", "recovery", "pattern", "callout", "page"}
"""What is kept in the registers, what drills leave to do, and cases, is tried beside them."""


def test_every_kind_is_tried_here():
    assert set(KINDS) | REGISTERS | DRILLS == set(SOURCES)


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_is_open_from_when_it_is_made_until_it_is_done(crew, kind):
    make, expected = KINDS[kind]
    assert crew.show("desk", "items") == []
    ref, end = make(crew)
    (item,) = crew.show("desk", "items")
    assert (item.kind, item.item) == (kind, ref)
    for name, value in expected.items():
        assert getattr(item, name) == value, name
    assert item.since.startswith("2026-11-23")
    assert item.title
    assert (item.held, item.login) == (expected.get("held", "unassigned"), "night")
    end()
    assert crew.show("desk", "items") == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_goes_into_somebodys_hands_by_its_number(crew, kind):
    ref, _ = KINDS[kind][0](crew)
    done = crew.do("night", "assign-item", item=ref.lower(), to="desk").result
    assert (done["kind"], done["item"], done["staff"], done["other"]) == (kind, ref, "E002", "E003")
    (item,) = crew.show("desk", "items", owner="desk")
    assert (item.staff, item.owner, item.held) == ("E002", "Front desk", "own")
    assert crew.show("desk", "items", owner="E002") == [item]
    assert crew.show("desk", "items", owner="night") == []


def test_items_of_one_kind_are_listed_alone(crew):
    beside = ("registration", "queue", "shortage", "calls", "holds", "walk_follow", "walk_channel")
    made = {kind: make(crew)[0] for kind, (make, _) in KINDS.items() if kind not in beside}
    for kind, ref in made.items():
        assert [item.item for item in crew.show("desk", "items", kind=kind)] == [ref]
    assert {item.kind for item in crew.show("desk", "items")} == set(made)


def test_items_due_first_come_first_and_those_without_a_time_come_last(crew):
    crew.log("desk", carry_over=True)
    crew.hand.book(status="tentative", hold_minutes=90)
    crew.hand.book(status="tentative", hold_minutes=60, type="TWN")
    dues = [item.due for item in crew.show("desk", "items")]
    assert dues == ["2026-11-23 16:00", "2026-11-23 16:30", ""]


@pytest.mark.parametrize(
    ("passed", "late"),
    [(timedelta(minutes=30), False), (timedelta(minutes=30, seconds=1), True), (-timedelta(hours=1), False)],
)
def test_a_held_booking_is_late_when_its_hold_is_past(crew, passed, late):
    no, _ = held(crew)
    crew.now = NOON + passed
    assert crew.item("hold", no).late is late


def test_a_registration_is_late_after_its_deadline(crew):
    ref, _ = registered(crew)
    deadline = crew.item("registration", ref).due
    assert not crew.item("registration", ref).late
    crew.now = NOON + timedelta(days=2)
    assert crew.item("registration", ref).late
    assert crew.item("registration", ref).due == deadline


def test_a_rejected_registration_is_open_again_and_one_that_is_under_way_is_not(crew):
    ref, _ = registered(crew)
    crew.do("desk", "submit-registration")
    assert crew.item("registration", ref) is None
    number = crew.hand.value("SELECT id FROM registration")
    crew.do("desk", "answer-registration", registration=number, answer="rejected", reason="name")
    assert crew.item("registration", ref).words == "domestic rejected"


def test_a_place_on_the_waitlist_is_open_until_its_day_is_over(crew):
    no, _ = waiting(crew)
    later = crew.hand.book(status="waitlist", arrival="2026-11-24", departure="2026-11-25")
    crew.hand.do("close-day")
    assert crew.item("waitlist", no) is None
    assert crew.item("waitlist", later) is not None


def test_a_block_is_open_from_its_first_day_to_the_day_before_its_last(crew):
    crew.hand.do("block-room", room="103", kind="oos", from_="2026-11-24", to="2026-11-26", reason="paint")
    open_on = []
    for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"):
        if crew.item("block", "103/1") is not None:
            open_on.append(day)
        crew.hand.do("close-day")
    assert open_on == ["2026-11-24", "2026-11-25"]


def test_a_confirmed_emergency_is_open_and_a_false_alarm_is_not(crew):
    no, _ = burning(crew)
    crew.do("night", "confirm-incident", incident=no)
    assert crew.item("incident", no) is not None
    crew.do("night", "false-alarm", incident=no, reason="steam")
    assert crew.item("incident", no) is None


def test_a_line_that_is_carried_over_and_reported_is_two_items_with_an_owner_each(crew):
    no = crew.log("desk", carry_over=True, report_up=True)
    crew.do("night", "assign-item", item=no, kind="report", to="night")
    crew.do("night", "assign-item", item=no, kind="log", to="desk")
    assert (crew.item("report", no).login, crew.item("log", no).login) == ("night", "desk")


def test_two_guests_of_one_stay_are_two_registrations(crew):
    stay = crew.hand.check_in(crew.hand.book())
    crew.hand.do("add-guest", stay=stay, document=IDS[1], name="Li Na")
    refs = [item.item for item in crew.show("desk", "items", kind="registration")]
    assert len(refs) == len(set(refs)) == 2


@pytest.mark.parametrize("reference", ["R261123-001", "nothing", "001", "J261123-001"])
def test_what_is_not_open_is_not_moved(crew, reference):
    done, end = carried(crew)
    end()
    assert done == "J261123-001"
    for verb, extra in (
        ("assign-item", {"to": "desk"}),
        ("take-item", {}),
        ("accept-item", {}),
        ("decline-item", {}),
        ("transfer-item", {"to": "desk", "reason": "x"}),
    ):
        refusal = crew.refused("night", verb, item=reference, **extra)
        assert (refusal.code, refusal.field) == ("ITEM_UNKNOWN", "item")


def test_the_end_of_a_number_names_an_item_while_only_one_ends_so(crew):
    no = crew.log("desk", carry_over=True)
    assert crew.do("night", "take-item", item="001").result["item"] == no
    crew.hand.book(status="waitlist")
    assert crew.code("desk", "take-item", item="001") == "ITEM_UNKNOWN", "two end so"
    assert crew.do("night", "take-item", item="001", kind="log").result["item"] == no
