"""Area J of the peer scenarios: the night audit and its figures. Dates and amounts are the peers' own."""

import json
from datetime import date

import pytest

from hotelcs.storage import driver
from hotelcs.workflows.night.figures_view import figures_of
from tests.conftest import IDS, Hand

D23, D24 = "2026-11-23", "2026-11-24"
_LATE = (
    "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, reason, actor) "
    f"SELECT id, '{D23}', '2026-11-23T07:00:00Z', 'other', '', 1, 5, 5, '', 'x' FROM folio"
)


def closed_with(**counted: int) -> dict[str, object]:
    """What is kept of a date on which this was counted."""
    zero = dict.fromkeys(
        ("rooms", "ooo", "oos", "house_use", "paid", "complimentary", "day_use", "arrivals", "departures", "people", "due",
         "no_shows", "walked", "cancelled", "booked", "complaints"), 0,
    )  # fmt: skip
    revenue = counted.pop("revenue", 0)
    posted = {"room": revenue, "room_hour": 0, "breakfast": 0, "no_show_fee": 0, "other": 0}
    return {
        **zero,
        **counted,
        "posted": posted,
        "revenue": {"night": revenue, "hours": 0},
        "ledger": dict.fromkeys(("opening", "charges", "payments", "closing"), 0),
    }


def test_J2_a_night_posts_the_room_and_its_taxes(hand: Hand) -> None:
    for code, amount in (("CITY", 900), ("TOUR", 150), ("SERV", 900)):
        hand.do("set-tax", code=code, name_en=code, name_zh=code, amount=amount)
    hand.check_in(hand.book(rate=15000))
    done = hand.do("close-day").result
    assert (done["rooms_charged"], done["room_revenue_minor"], done["taxes_minor"]) == (1, 15000, 1950)
    [day] = hand.desk.show("day-figures", **{"from": D23, "to": D23})
    assert (day.room_revenue_minor, day.charges_minor, day.closing_minor) == (15000, 16950, 16950)


def test_J8_what_is_closed_is_locked(hand: Hand) -> None:
    """The first half of the row; tasks of tomorrow come with housekeeping."""
    stay = hand.check_in(hand.book(rate=15000))
    hand.do("close-day")
    connection = driver.connect(str(hand.path))
    for statement in (
        _LATE,
        "UPDATE folio_line SET amount_minor = 1, unit_minor = 1",
        "DELETE FROM folio_line",
        f"UPDATE business_day SET totals = '{{}}' WHERE day = '{D23}'",
        f"UPDATE reservation_night SET rate_minor = 1 WHERE night = '{D23}'",
    ):
        with pytest.raises(driver.IntegrityError):
            connection.execute(statement)
    connection.close()
    hand.do("post-charge", stay=stay, kind="minibar", amount="5.00")
    assert hand.value("SELECT business_date FROM folio_line WHERE kind = 'minibar'") == D24


def test_J11_occupancy_leaves_out_what_cannot_be_sold(hand: Hand) -> None:
    day = figures_of(D23, closed_with(rooms=100, ooo=5, oos=5, paid=60), "CNY")
    assert (day.in_service, day.occupancy_in_service) == (90, 66.67)
    assert (day.sellable, day.occupancy, day.occupancy_inventory) == (95, 63.16, 60.0)
    block = {"from": D23, "to": D24, "reason": "pipe"}
    hand.do("block-room", room="103", kind="ooo", **block)
    hand.do("block-room", room="202", kind="oos", **block)
    hand.check_in(hand.book())
    hand.check_in(hand.book(type="TWN"), room="201", document=IDS[1])
    hand.do("close-day")
    [own] = hand.desk.show("day-figures", **{"from": D23, "to": D23})
    assert (own.rooms, own.ooo, own.oos, own.sellable, own.in_service, own.sold) == (6, 1, 1, 5, 4, 2)
    assert (own.occupancy, own.occupancy_in_service) == (40.0, 50.0)


def test_J14_rates_per_room_sold_and_per_room_available() -> None:
    day = figures_of(D23, closed_with(rooms=50, ooo=5, paid=20, revenue=300000), "CNY")
    assert (day.adr_minor, day.occupancy, day.revpar_minor) == (15000, 44.44, 6667)


def test_J17_pickup_is_what_came_onto_the_books_since(hand: Hand) -> None:
    hand.do("set-overbooking", type="KNG", overbooking=60)
    for night, rooms in (("2027-08-15", 5), ("2027-08-16", 3)):
        hand.do("book", type="KNG", guest="Ana", arrival=night, departure=_next(night), rooms=rooms)
    hand.do("close-day")
    hand.do("audit-step", day=D23, step="books")
    assert hand.rows("SELECT night, sold FROM books_night ORDER BY night") == [
        ("2027-08-15", 5),
        ("2027-08-16", 3),
    ]
    hand.do("book", type="KNG", guest="Bo", arrival="2027-08-15", departure="2027-08-16", rooms=7)
    hand.do("book", type="KNG", guest="Bo", arrival="2027-08-17", departure="2027-08-18", rooms=2)
    seen = hand.desk.show("pickup", **{"from": "2027-08-15", "to": "2027-08-18"})
    assert [(row.night, row.before, row.now, row.pickup) for row in seen] == [
        ("2027-08-15", 5, 12, 7), ("2027-08-16", 3, 3, 0), ("2027-08-17", 0, 2, 2), ("2027-08-18", 0, 0, 0),
    ]  # fmt: skip
    assert {row.since for row in seen} == {D23}


def _next(night: str) -> str:
    return date.fromordinal(date.fromisoformat(night).toordinal() + 1).isoformat()


def test_the_worked_example_of_the_handbook() -> None:
    kept = closed_with(rooms=120, ooo=4, oos=2, house_use=2, paid=95, complimentary=1, day_use=6, due=61, no_shows=3,
                       walked=2, booked=180, cancelled=14, revenue=3572000)  # fmt: skip
    kept["revenue"]["hours"] = 72000  # type: ignore[index]
    kept["ledger"] = {"opening": 1864000, "charges": 3741200, "payments": 3390500, "closing": 2214700}
    day = figures_of(D23, json.loads(json.dumps(kept)), "CNY")
    assert (day.sellable, day.occupancy, day.occupancy_paid, day.occupancy_inventory) == (
        114,
        84.21,
        83.33,
        80.0,
    )
    assert (day.adr_minor, day.revpar_minor, day.day_use_minor) == (37600, 31965, 12000)
    assert (day.no_show_rate, day.cancel_rate, day.walk_rate) == (4.92, 7.78, 3.28)
    assert day.opening_minor + day.charges_minor - day.payments_minor == day.closing_minor
