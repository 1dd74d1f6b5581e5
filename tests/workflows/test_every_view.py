"""Every view: at an empty hotel, at a busy one, with each of its filters and with what nobody should ask."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, asdict, fields, is_dataclass
from datetime import date
from inspect import signature
from keyword import iskeyword
from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.errors import Denied, HotelcsError, Refusal, Usage
from hotelcs.storage.reading import DriverReader
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.machine.backing_up import Purpose, make
from hotelcs.workflows.views import VIEWS
from tests.conftest import IDS, NOON, TODAY, Hand
from tests.source_tree import ROOT
from tests.workflows import one_of_each_machine, one_of_each_page, one_of_privacy
from tests.workflows.escalation.house import opened
from tests.workflows.night.closed_dates import close_the_day_before
from tests.workflows.one_of_each_plans import debriefed

NEEDS = {
    "escalation-preview": {"kind": "complaint", "level": "s2"},
    "reservation": {"no": "R261123-001"},
    "group": {"no": "G261123-001"},
    "find": {"text": "zhang"},
    "room": {"no": "101"},
    "guest": {"no": "P261123-001"},
    "guest-data": {"no": "P261123-001"},
    "revealed-document": {"entry": 1},
    "folio": {"stay": "S261123-001"},
    "company-statement": {"code": "SUN"},
    "invoice-offer": {"stay": "S261123-001"},
    "stay": {"no": "S261123-001"},
    "suggestions": {"type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-25"},
    "free-rooms": {"type": "TWN", "arrival": "2026-11-24", "departure": "2026-11-25"},
    "room-busy": {"room": "101"},
    "quote": {"type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-26"},
    "staff-member": {"no": "E002"},
    "duty": {"no": "DU-01"},
    "log-entry": {"no": "J261123-001"},
    "notice": {"no": "B261123-001"},
    "approval": {"no": "A261123-001"},
    "incident": {"no": "N261123-001"},
    "incident-people": {"no": "N261123-001"},
    "incident-text": {"no": "N261123-001"},
    "organisation-differences": {"from": 1},
    "complaint": {"no": "C261123-001"},
    "metric": {"code": "M-02"},
    "metric-rows": {"code": "M-02"},
    "plan": {"plan": "fire"},
    "plan-editions": {"type": "fire"},
    "plan-diff": {"to": "fire/1"},
    "drill-scores": {"no": "Z261123-001"},
    "drill-participants": {"no": "Z261123-001"},
    "event-checks": {"no": "G261123-001"},
    "event-run-sheet": {"no": "G261123-001"},
}
"""What a view must be told to have something to show."""
OF_ONE_THING = {"letterhead", "metric", "arrival-rates", "reservation", "group", "company-statement", "invoice-offer", "folio", "room", "business-day", "stay", "guest", "home", "revealed-document", "me", "door",
                "staff-member", "duty", "log-entry", "handover", "notice", "approval", "complaint", "complaint-intake", "incident", "incident-text", "night"}  # fmt: skip
UNKNOWN_AT_AN_EMPTY_HOTEL = {
    "reservation": "RESERVATION_UNKNOWN",
    "group": "GROUP_UNKNOWN",
    "guest": "GUEST_UNKNOWN",
    "guest-data": "GUEST_UNKNOWN",
    "stay": "STAY_UNKNOWN",
    "folio": "BILL_UNKNOWN",
    "invoice-offer": "BILL_UNKNOWN",
    "company-statement": "COMPANY_UNKNOWN",
    "revealed-document": "REVEAL_FIRST",
    "log-entry": "LOG_UNKNOWN",
    "handover": "NO_SHIFT",
    "notice": "NOTICE_UNKNOWN",
    "approval": "APPROVAL_UNKNOWN",
    "complaint": "COMPLAINT_UNKNOWN",
    "incident": "INCIDENT_UNKNOWN",
    "incident-text": "INCIDENT_UNKNOWN",
    "organisation-differences": "VERSION_UNKNOWN",
    "drill-scores": "DRILL_UNKNOWN",
    "drill-participants": "DRILL_UNKNOWN",
    "event-checks": "GROUP_UNKNOWN",
    "event-run-sheet": "GROUP_UNKNOWN",
}
"""What is said where there is no such thing."""
NOTHING_AT_WORK = {"debts", "departures", "registrations", "duty-problems", "incident-people"}
"""Lists that are empty on a good day."""
NOT_IN_THE_DEMO = {
    "holds",
    "erasures",
    "covers",
    "backups",
    "complaint",
    "incident",
    "incident-people",
    "incident-text",
    "clocks",
    "escalations",
    "company-statement",
    "log-entry",
    "handover",
    "notice",
    "approval",
    "organisation-differences",
    "drill-scores",
    "drill-participants",
    "event-checks",
    "event-run-sheet",
}
ODD = ("", " ", "x", "0", "-1", "1.5", "9" * 30, "2026-02-30", "2026-11-23T00:00:00", "'; DROP TABLE room; --", "%", "_",
       "\u202e", "\x00", "张", "R" * 500)  # fmt: skip
BEDS = [f"202-{number}" for number in range(1, 5)]
"""The beds of a shared room at the hotel at work."""
QUERIES = 13
"""No view asks more, however much there is to show; the first asks who wants to know."""
OF_EVERY_KIND = {
    "retention": 60,
    "items": 40,
    "audit-checks": 20,
    "audit-items": 20,
    "pressing": 65,
    "complaint": 19,
    "complaint-measures": 24,
    "readiness": 15,
    "readiness-index": 15,
    "escalation-preview": 18,
    "metrics": 150,
    "thresholds": 100,
    "thresholds-untold": 100,
    "metric": 70,
}
"""Views with a query for each kind of open item, or for each calendar by which clocks run."""


def complain(hand: Hand) -> None:
    """The same three times, and one that is resolved."""
    hand.do("note-report", kind="report", name="daily", rows=8)
    for room in ("103", "201", "202"):
        no = hand.do("take-complaint", code="noise", words="loud", whose=room, acknowledge=True, understood="x", wants="fix",
                     steps="1").result["complaint"]  # fmt: skip
    hand.do("finish-action", action=f"{no}/1")
    hand.do("on-site", complaint=no)
    hand.do("resolve-complaint", complaint=no, told=True)


@pytest.fixture(scope="module")
def at_work(model_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hotel with something in every list; copied, never changed."""
    path = tmp_path_factory.mktemp("work") / "hotel.db"
    shutil.copy(model_hotel, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "home" / "config"))
        close_the_day_before(path)
        hand = Hand(path)
        hand.check_in(hand.book(children=1, phone="+8613800138000"), cards=2)
        hand.book("Li Na", room="102", requests="quiet\nplease")
        waiting = hand.book("Wu Min", type="TWN")
        hand.do("queue", reservation=waiting)
        hand.book("Ana", type="SUI", status="waitlist")
        opened(hand)
        hand.do("roster", staff="E002", day="2026-11-23", shift="late")
        hand.do("ask-cover", staff="E002", begins="20:00", ends="22:00")
        hand.do("block-room", room="103", kind="ooo", from_="2026-11-23", to="2026-11-25", reason="pipe")
        hand.do("post-charge", stay="101", kind="minibar", amount=2500)
        bills_at_work(hand)
        sent_and_turned_away(hand)
        rates(hand)
        registers_at_work(hand)
        drilled(hand)
        people_at_work(hand)
        make(hand.desk, Purpose(examine=False))
        roll_calls_at_work(hand)
        for each in (one_of_each_page, one_of_each_machine, one_of_privacy):
            each.at_work(hand)
        hand.do(
            "read-feed",
            feed="channel",
            room="101",
            entries=[{"uid": "a", "arrival": "2026-12-01", "departure": "2026-12-03"}],
        )
        hand.desk.close()
    return path


def bills_at_work(hand: Hand) -> None:
    """A price list, a company that owes and has paid, invoices asked for."""
    hand.do("add-service-item", code="COLA", category="minibar", name_en="Cola", name_zh="可乐", price=1000)
    hand.do("add-company", code="SUN", name="Sunshine", credit=500_000)
    hand.do("take-payment", stay="101", amount=900, method="company_ar", company="SUN")
    hand.do("receive-on-account", company="SUN", amount=400, method="transfer")
    for title in ("A guest", "Another"):
        hand.do("request-invoice", stay="101", kind="personal", title=title, amount=100)


def sent_and_turned_away(hand: Hand) -> None:
    """A guest sent to another hotel, one turned away, one to be called tomorrow."""
    hand.do("add-partner", code="GRAND", name_en="Grand Hotel", name_zh="大饭店", rate=52_000)
    sent = hand.book("Eva", type="TWN", departure="2026-11-24", channel="ota", arrival="2026-11-23")
    hand.do("walk", reservation=sent, partner="GRAND", reason="burst pipe")
    hand.do("turn-away", arrival="2026-11-23", type="SUI", reason="sold_out")
    hand.do("turn-away", arrival="2026-11-24", type="SUI", reason="price")
    hand.book("Max", type="TWN", arrival="2026-11-24", departure="2026-11-25", phone="+8613800138000")


def rates(hand: Hand) -> None:
    """Something of everything that has to do with prices."""
    hand.do("set-package", code="BKF", name_en="Breakfast", name_zh="早餐", amount=5000)
    hand.do("set-tax", code="CITY", amount=350, most_nights=7)
    hand.do("set-season", code="WINTER", first="2026-12-01", until="2027-03-01")
    hand.do("set-plan", code="FLEX", includes=["BKF"])
    hand.do("set-plan", code="NRF", base="FLEX", percent_off=10, refundable=False, needs="prepaid")
    hand.do("set-price", plan="FLEX", type="KNG", season="WINTER", rate=42000)
    hand.do("set-length", plan="FLEX", nights=7, percent_off=10)
    hand.do("restrict", type="KNG", first="2026-12-24", until="2026-12-27", least=3, quota=2)
    hand.do("restrict", type="KNG", plan="NRF", first="2026-12-24", until="2026-12-27", quota=1)
    hand.do("add-room-type", code="DORM", rate=9000, max_adults=1)
    hand.do("add-beds", room="202", beds=4, type="DORM")


def registers_at_work(hand: Hand) -> None:
    """Something in every register of the desk, open and over."""
    hand.do("visitor-in", stay="101", name="Fan Ying", last4="002X", approved=True)
    hand.do("visitor-in", stay="101", name="Gu Bo", approved=True)
    hand.do("visitor-out", visitor="V261123-002")
    for tag in ("A17", "A18"):
        hand.do("take-luggage", whose="101", tag=tag, pieces=2, location="shelf 3")
    hand.do("hand-luggage", tag="A18", to="the guest")
    hand.do("set-wake-call", stays="101", at="0630")
    hand.do("set-wake-call", stays="101", at="0700")
    hand.do("cancel-wake-call", calls="Y261123-002")
    for text in ("call home", "the taxi is here"):
        hand.do("take-message", whose="101", words=text, sender="the office", urgent=True)
    hand.do("deliver-message", message="M261123-002")
    hand.do("locate", stay="101", place="pool", until="16:00")


def drilled(hand: Hand) -> None:
    """A drill that was held, scored and debriefed."""
    drill = hand.do("close-drill", **debriefed(hand)).result["drill"]
    assert drill == NEEDS["drill-scores"]["no"]
    later = {"drill": hand.do("start-drill", type="lift", place="101").result["drill"]}
    hand.do("add-finding", **later, words="door sticks", owner="E002", due="2026-11-30")
    hand.do("end-drill")


def people_at_work(hand: Hand) -> None:
    """Something of everything that people write."""
    desk, night = hand.at("desk"), hand.at("night")
    hand.do("qualify", staff="E002", kind="first_aid")
    hand.do("save-organisation", label="Autumn")
    hand.do("grant", post="MNT", right="room.clean")
    night.do(
        "propose-rotation",
        staff="E002",
        to_post="RES",
        first="2026-12-01",
        last="2026-12-31",
        goals="bookings",
    )
    desk.do("open-shift", float=50_000)
    desk.do("pay-out", amount=1200, reason="stamps")
    desk.do("log", text="Leak in 102", carry_over=True)
    desk.do("hand-over", counted=48_800)
    hand.do("post-notice", title="Water off at two", to=["all"], must_read=True, until="2026-11-30")
    group = hand.do("book-group", name="Tours", arrival="2026-11-26", departure="2026-11-28", block="TWN 2")
    people = [{"name": "Wu Di", "document": IDS[2]}, {"name": "Bai Lu", "sharing": "Wu Di"}]
    hand.do("rooming-list", group=group.result["group"], rows=people)
    booked = {
        "guest": "Bo",
        "type": "SUI",
        "arrival": "2026-11-24",
        "departure": "2026-11-25",
        "overbook": True,
    }
    desk.do("ask-approval", for_="book", fields=booked, reason="an old guest")
    desk.do("raise-incident", type="water", place="102")
    complain(hand)
    for other in (desk, night):
        other.desk.close()


def roll_calls_at_work(hand: Hand) -> None:
    """A roll call that is over and one under way, people ticked on both."""
    for _ in range(2):
        hand.do("open-roll-call", assembly="Car park")
        hand.do("tick-roll-call", who="101", status="yo")
        hand.do("close-roll-call", handed="fire brigade")
    hand.do("reopen-roll-call", reason="it burns again")


@pytest.fixture
def busy(at_work: Path, tmp_path: Path) -> Iterator[Hand]:
    """A manager's hands at a hotel at work."""
    shutil.copy(at_work, tmp_path / "busy.db")
    shutil.copytree(at_work.parent / "backups", tmp_path / "backups")
    hand = Hand(tmp_path / "busy.db")
    yield hand
    hand.desk.close()


@pytest.fixture(scope="module")
def demo(demo_hotel) -> Desk:
    """A desk that reads the demo hotel of two hundred rooms."""
    return open_desk(demo_hotel, login="manager", terminal="test", clock=lambda: NOON)


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Every query from now on."""
    listed: list[str] = []
    original = DriverReader.rows

    def rows(self: DriverReader, sql: str, **values: Any) -> Any:
        listed.append(sql)
        return original(self, sql, **values)

    monkeypatch.setattr(DriverReader, "rows", rows)
    return listed


def listed(seen: Any) -> list[Any]:
    """The rows of a view, one thing being one row."""
    return list(seen) if isinstance(seen, list | tuple) else [seen]


def must_be_sound(row: Any) -> None:
    """A row is frozen, complete, and JSON."""
    assert is_dataclass(row)
    name = fields(row)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(row, name, None)
    told = json.loads(json.dumps(asdict(row)))
    assert list(told) == [field.name for field in fields(row)]
    for key, value in told.items():
        if key.endswith("_minor") and value is not None:
            assert isinstance(value, int), key
        if key.endswith("_date") and value:
            assert date.fromisoformat(value).isoformat() == value, key


def needed(view: str) -> dict[str, Any]:
    return dict(NEEDS.get(view, {}))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_hotel_where_nothing_happened_is_empty_or_says_what_is_missing(hand, view):
    if view in UNKNOWN_AT_AN_EMPTY_HOTEL:
        with pytest.raises(Refusal) as caught:
            hand.desk.show(view, **needed(view))
        assert caught.value.code == UNKNOWN_AT_AN_EMPTY_HOTEL[view]
        return
    seen = hand.desk.show(view, **needed(view))
    assert isinstance(seen, list | tuple) != (view in OF_ONE_THING)
    for row in listed(seen):
        must_be_sound(row)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("view", [view for view in VIEWS if view != "revealed-document"])
def test_a_view_of_a_hotel_at_work_shows_sound_rows_in_both_languages(busy, view, language):
    i18n.use(language)
    rows = listed(busy.desk.show(view, **needed(view)))
    assert rows or view in NOTHING_AT_WORK
    for row in rows:
        must_be_sound(row)
    assert len({type(row) for row in rows}) <= 1


@pytest.mark.parametrize(
    "view",
    [
        view
        for view in VIEWS
        if view not in {"revealed-document", "guest", "guest-data", "find", "suggestions", *NOT_IN_THE_DEMO}
    ],
)
def test_a_view_of_two_hundred_rooms_is_sound_and_asks_few_questions(demo, view, asked):
    stay = demo.show("in-house")[0]
    told = {
        "reservation": {"no": stay.reservation},
        "room": {"no": stay.room},
        "room-busy": {"room": stay.room},
        "folio": {"stay": stay.stay},
        "invoice-offer": {"stay": stay.stay},
        "stay": {"no": stay.stay},
        "staff-member": {"no": "E001"},
        "duty": {"no": "DU-01"},
        "group": {"no": demo.show("groups")[0].group},
        "escalation-preview": needed("escalation-preview"),
        "metric": needed("metric"),
        "metric-rows": needed("metric-rows"),
        **{of_plans: needed(of_plans) for of_plans in ("plan", "plan-editions", "plan-diff")},
    }
    telling = told.get(
        view,
        {**needed(view), "type": demo.show("room-types")[0].type} if view in ("free-rooms", "quote") else {},
    )
    asked.clear()
    for row in listed(demo.show(view, **telling)):
        must_be_sound(row)
    assert len(asked) <= OF_EVERY_KIND.get(view, QUERIES)


@pytest.mark.parametrize("view", sorted(NOT_IN_THE_DEMO))
def test_a_view_of_what_people_wrote_asks_few_questions(busy, view, asked):
    busy.desk.show(view, **needed(view))
    assert len(asked) <= OF_EVERY_KIND.get(view, QUERIES)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_takes_the_filters_its_row_names_and_no_other(view):
    parameters = list(signature(VIEWS[view].load()).parameters)[1:]
    assert [
        name.removesuffix("_") if iskeyword(name.removesuffix("_")) else name for name in parameters
    ] == list(VIEWS[view].filters)
    assert set(VIEWS[view].needs) <= set(VIEWS[view].filters)


@pytest.mark.parametrize("view", VIEWS)
def test_a_filter_nobody_knows_is_refused_with_those_there_are(hand, view):
    with pytest.raises(Usage) as caught:
        hand.desk.show(view, colour="red")
    assert caught.value.hint == ", ".join(VIEWS[view].filters)
    assert str(caught.value) == f"{view} has no filter colour."


def test_a_view_nobody_knows_is_refused_with_those_there_are(hand):
    with pytest.raises(Usage) as caught:
        hand.desk.show("weather")
    assert caught.value.hint == ", ".join(VIEWS)


@pytest.mark.parametrize(
    ("view", "name"), [(view, name) for view, row in VIEWS.items() for name in row.filters]
)
def test_whatever_is_asked_of_a_filter_ends_in_rows_or_a_typed_error(busy, view, name):
    for odd in ODD:
        try:
            seen = busy.desk.show(view, **{**needed(view), name: odd})
        except (HotelcsError, ValueError):
            continue
        except Exception as error:
            raise AssertionError(f"{view} {name}={odd!r} ended in {error!r}") from error
        assert len(listed(seen)) < 5000
    assert busy.value("SELECT count(*) FROM room") == 10


@pytest.mark.parametrize("view", [view for view, row in VIEWS.items() if "limit" in row.filters])
@pytest.mark.parametrize("limit", [1, "1", 2])
def test_a_limit_is_a_limit(busy, view, limit):
    rows = busy.desk.show(view, **needed(view), limit=limit)
    assert 1 <= len(rows) <= int(limit)


def test_a_limit_that_is_no_number_of_rows_is_refused_with_its_name_and_value(hand):
    for view in (view for view, row in VIEWS.items() if "limit" in row.filters):
        for limit in (0, -1, "-5", "many", "", 10**9, "1.5"):
            with pytest.raises(Usage) as caught:
                hand.desk.show(view, **needed(view), limit=limit)
            told = str(caught.value)
            assert "limit is a whole number from 1 to" in told, (view, limit)
            assert str(limit) in told
            assert caught.value.hint


def test_a_page_of_bookings_goes_on_after_the_last_one(hand):
    booked = hand.do(
        "book", guest="A", type="KNG", arrival="2026-12-01", departure="2026-12-02", rooms=7, overbook=True
    )
    made = booked.result["reservations"]
    seen: list[str] = []
    after = None
    while page := hand.desk.show("reservations", limit=3, **({"after": after} if after else {})):
        seen += [row.reservation for row in page]
        after = page[-1].reservation
    assert seen == made


@pytest.mark.parametrize(("filters", "count"), [
    ({"status": "checked_in"}, 1), ({"status": "waitlist"}, 1), ({"status": "cancelled"}, 0), ({"arrival": "2026-11-23"}, 5),
    ({"arrival": TODAY}, 5), ({"arrival": "2026-11-24"}, 1), ({"arrival": "2026-11-23", "status": "confirmed"}, 2),
])  # fmt: skip
def test_bookings_are_narrowed_by_each_filter_and_by_all_of_them(busy, filters, count):
    assert len(busy.desk.show("reservations", **filters)) == count


@pytest.mark.parametrize(("filters", "rooms"), [
    ({}, ["101", "102", "103", "201", "202", *BEDS, "301"]), ({"floor": 2}, ["201", "202", *BEDS]), ({"floor": "3"}, ["301"]), ({"type": "KNG"}, ["101", "102", "103"]),
    ({"code": "OOO"}, ["103"]), ({"code": "OC"}, ["101"]), ({"floor": 1, "code": "VC"}, ["102"]), ({"type": "NONE"}, []), ({"floor": 99}, []),
])  # fmt: skip
def test_rooms_are_narrowed_by_floor_code_and_type(busy, filters, rooms):
    assert [row.room for row in busy.desk.show("rooms", **filters)] == rooms


def test_what_a_view_shows_is_of_one_moment(busy):
    """A read unit sees one state of the hotel, whatever another desk writes meanwhile."""
    with busy.desk.file.read() as reader:
        before = reader.rows("SELECT count(*) FROM reservation")
        other = busy.at("desk")
        other.book("Late", type="TWN", departure="2026-11-24")
        other.desk.close()
        assert reader.rows("SELECT count(*) FROM reservation") == before
    assert len(busy.desk.show("reservations")) == before[0][0] + 1


def test_a_whole_document_number_is_shown_only_to_who_asked_and_only_for_seconds(busy):
    from datetime import timedelta

    guest = busy.value("SELECT no FROM guest ORDER BY id LIMIT 1")
    done = busy.do("reveal-document", guest=guest, reason="the police asked")
    assert busy.desk.show("revealed-document", entry=done.entry).number.endswith("001X")
    other = busy.at("desk")
    for person, later, entry in (
        (other, 0, done.entry),
        (busy, 21, done.entry),
        (busy, -1, done.entry),
        (busy, 0, 1),
        (busy, 0, 10**6),
    ):
        person.now = NOON + timedelta(seconds=later)
        with pytest.raises(Denied) as caught:
            person.desk.show("revealed-document", entry=entry)
        assert (caught.value.code, caught.value.exit) == ("REVEAL_FIRST", 6)
    other.desk.close()


@pytest.mark.parametrize(
    "asked", [{"no": "F261123-999"}, {"stay": "S261123-999"}, {"reservation": "R261123-999"}]
)
def test_a_bill_that_is_not_there_is_said(busy, asked):
    with pytest.raises(Refusal) as caught:
        busy.desk.show("folio", **asked)
    assert caught.value.code in {"BILL_UNKNOWN", "STAY_UNKNOWN", "RESERVATION_UNKNOWN"}


# --- times

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
IN_UTC = {
    "approval",
    "audit-items",
    "door",
    "incident",
    "approvals",
    "business-day",
    "ledger",
    "registrations",
}
"""Views whose rows have instants; `docs/reference/json.md` says the same."""


def texts(found: Any) -> Iterator[str]:
    """Every text in a row, at every depth."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list | tuple):
        for inner in found.values() if isinstance(found, dict) else found:
            yield from texts(inner)


def test_times_are_hotel_time_but_in_views_that_are_said_to_be_in_utc(busy):
    stay = busy.value("SELECT min(no) FROM stay")
    busy.do("take-payment", stay=stay, amount=100, method="cash")
    busy.do("reveal-document", guest=busy.value("SELECT min(no) FROM guest"), reason="a look")
    found = set()
    for view in VIEWS:
        try:
            rows = listed(busy.desk.show(view, **needed(view)))
        except HotelcsError:
            continue
        for text in texts([asdict(row) for row in rows]):
            if (instant := INSTANT.fullmatch(text)) and instant[2]:
                assert instant[2] == "Z", f"{view}: {text}"
                found.add(view)
    assert found <= IN_UTC
    page = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
    (told,) = [line for line in page.splitlines() if "an instant, UTC" in line]
    assert all(f"`{view}`" in told for view in IN_UTC)
