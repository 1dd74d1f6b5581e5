"""Who is still there after the departure has the night (docs/adr/0034), and nothing of a closed date changes afterwards."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.reports import daily
from hotelcs.reports import night as paper
from hotelcs.workflows.night import audit
from tests.conftest import IDS, Hand
from tests.invariants import check

D23, D24, D25, D26 = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"
CLOSED = {"from": D23, "to": D24}


@pytest.fixture
def stayed(hand: Hand) -> tuple[Hand, str]:
    """Two dates are closed; on the second of them somebody should have left, and nobody decided."""
    stay = hand.check_in(hand.book(departure=D24))
    hand.check_in(hand.book("Li Na", departure=D26), room="102", document=IDS[1])
    for day in (D23, D24):
        list(audit.run(hand.desk, day, lambda _: "copy.db"))
    check(hand)
    return hand, stay


def figures(hand: Hand) -> dict[str, object]:
    """All that views and reports say of the closed dates."""
    show = hand.desk.show
    told: dict[str, object] = {
        name: show(name, **CLOSED) for name in ("day-figures", "occupancy", "guest-ledger", "revenue")
    }
    told |= {by: show("occupancy-groups", by=by, **CLOSED) for by in ("type", "channel", "segment")}
    for code in ("M-01", "M-02", "M-03", "M-04", "M-05", "M-06", "M-07", "M-17", "M-41"):
        rows = show(
            "metric-rows", code=code, **CLOSED
        )  # what a record is called now may change, what it counts for not
        told[code] = (
            show("metric", code=code, **CLOSED),
            [(row.ref, row.day, row.amount_minor, row.counted) for row in rows],
        )
    told["review"] = show("daily-review", day=D24)
    told["report"] = daily.daily(hand.desk, D24).data["metrics"]
    told["print"] = paper.night(hand.desk, D24, lang="en").text
    return told


def test_a_guest_past_the_departure_is_a_sold_room_in_both(stayed: tuple[Hand, str]) -> None:
    hand, _ = stayed
    kept = hand.desk.show("day-figures", **CLOSED)
    told = hand.desk.show("occupancy", **CLOSED)
    assert [(day.sold, day.occupancy, day.adr_minor) for day in kept] == [(2, 33.33, 37600)] * 2
    assert [(day.occupied, day.occupancy, day.adr_minor) for day in told] == [(2, "33.33", 37600)] * 2
    groups = hand.desk.show("occupancy-groups", by="type", **CLOSED)
    assert [(row.group, row.nights) for row in groups] == [("KNG", 4)]


@pytest.mark.parametrize("after", ["extend", "check-out", "skip", "nothing"])
def test_whatever_becomes_of_them_the_closed_dates_stay_as_they_were(
    stayed: tuple[Hand, str], after: str
) -> None:
    hand, stay = stayed
    before = figures(hand)
    if after == "extend":
        hand.do("extend", stay=stay, departure=D26)
    elif after == "check-out":
        hand.do("check-out", stay=stay, settle="cash")
    elif after == "skip":
        booked = hand.value(
            "SELECT r.no FROM reservation r JOIN stay s ON s.reservation_id = r.id WHERE s.no = :no", no=stay
        )
        for _ in range(2):
            hand.do("record-call", reservation=booked, kind="due_out", outcome="unreachable")
        hand.do("skip", stay=stay, reason="empty", no_baggage=True)
    check(hand)
    assert figures(hand) == before
    hand.do("close-day")
    check(hand)
    assert figures(hand) == before


def test_they_are_due_out_on_the_next_date_and_marked_as_having_stayed_on(stayed: tuple[Hand, str]) -> None:
    hand, stay = stayed
    [row] = hand.desk.show("departures", left="no")
    assert (row.stay, row.departure, row.overdue, row.balance_minor) == (stay, D25, True, 2 * 37600)
    line = "SELECT business_date, night, amount_minor FROM folio_line WHERE description = 'overstay'"
    assert hand.rows(line) == [(D24, D24, 37600)]


def test_a_type_that_is_sold_out_sells_them_their_night_all_the_same(hand: Hand) -> None:
    for number, room in enumerate(("101", "102", "103")):
        hand.check_in(hand.book(f"Guest {number}", departure=D24), room=room, document=IDS[number])
    hand.do("close-day")
    for number in range(3):
        hand.book(f"Next {number}", arrival=D24, departure=D25, guarantee="card", room=f"10{number + 1}")
    done = hand.do("close-day").result
    assert (len(done["overstays"]), done["rooms_charged"], len(done["no_shows"])) == (3, 3, 3)
    check(hand)


def test_a_room_for_the_day_becomes_no_night_and_is_checked_out_and_taken_in_anew(hand: Hand) -> None:
    stay = hand.check_in(hand.book(kind="day_use", departure=D23))
    done = hand.do("close-day").result
    assert (done["overstays"], done["rooms_charged"]) == ([stay], 0)
    with pytest.raises(Refusal) as told:
        hand.do("extend", stay=stay, departure=D25)
    assert (told.value.code, told.value.next) == ("DATE_CLOSED", ("check-out", "walk-in"))
    hand.do("check-out", stay=stay, settle="cash")
    check(hand)


def test_a_free_night_stays_free(hand: Hand) -> None:
    hand.check_in(hand.book(kind="complimentary", rate=0, departure=D24))
    hand.do("close-day")
    assert hand.do("close-day").result["room_revenue_minor"] == 0
    [day] = hand.desk.show("day-figures", **{"from": D24, "to": D24})
    assert (day.complimentary, day.paid) == (1, 0)


def test_a_night_goes_where_the_nights_of_the_stay_went(hand: Hand) -> None:
    stay = hand.check_in(hand.book(departure=D24))
    hand.do("add-company", code="SUN", name="Sun Ltd", credit=500_000)
    hand.do("route-charges", stay=stay, what=["room"], company="SUN")
    hand.do("close-day")
    hand.do("close-day")
    lines = hand.rows(
        'SELECT b."window", l.description FROM folio_line l JOIN folio b ON b.id = l.folio_id ORDER BY l.id'
    )
    assert [window for window, _ in lines] == [lines[0][0]] * 2
    assert [words for _, words in lines] == ["", "overstay"]
    check(hand)
