"""Area L: response-time clocks of complaints and incidents (peer scenarios L)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage import driver
from hotelcs.workflows.clocks.clocks_view import ClockRow
from hotelcs.workflows.clocks.hours import Hours
from hotelcs.workflows.clocks.running import Case, Clocks
from tests.conftest import Hand
from tests.workflows.clocks.units import unit

TICKET = Case("ticket", "1")
BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS = (((480, 1200),),) * 5 + ((),) * 2


@pytest.fixture
def berlin(hand: Hand) -> Hand:
    """A hotel in Berlin."""
    hand.desk.close()
    connection = driver.connect(str(hand.path))
    connection.execute("UPDATE property SET tz = 'Europe/Berlin'")
    connection.commit()
    connection.close()
    return Hand(hand.path)


def within(hand: Hand, calendar: str = "CAL_24X7", **minutes: int) -> None:
    """What has to be done within so many minutes."""
    for metric, own in minutes.items():
        hand.do(
            "set-sla", kind="ticket", level="any", metric=metric, minutes=own, calendar=calendar, pauses=True
        )


def open_daily(hand: Hand, begins: str, ends: str, days: range) -> None:
    """The office has these hours on some weekdays, and none on the others."""
    for weekday in range(1, 8):
        hours = {"begins": begins, "ends": ends} if weekday in days else {}
        hand.do("set-hours", calendar="CAL_OFFICE", weekday=weekday, **hours)


def at(hand: Hand, instant: str, deed: Callable[[Clocks], object]) -> None:
    """Something is done at an instant."""
    hand.now = datetime.fromisoformat(instant).astimezone(UTC)
    with unit(hand) as work:
        deed(Clocks(work, TICKET))


def begin(*metrics: str) -> Callable[[Clocks], object]:
    """Clocks start now."""
    return lambda clocks: clocks.start("any", metrics, clocks.work.now)


def clock(hand: Hand, metric: str) -> ClockRow:
    """The last clock of a metric."""
    return [row for row in hand.desk.show("clocks", no="1", open=False) if row.metric == metric][-1]


def due(hand: Hand, metric: str) -> str:
    """By when, in UTC."""
    return str(
        hand.value("SELECT due_at FROM sla_clock WHERE metric = :metric ORDER BY id DESC", metric=metric)
    )


def test_L2_a_reply_after_half_the_time_leaves_the_other_half_and_the_update_is_next(hand: Hand) -> None:
    within(hand, ack=60, update=120)
    at(hand, "2013-03-21T09:30Z", begin("ack", "update"))
    at(hand, "2013-03-21T10:00Z", lambda clocks: clocks.stop("ack"))
    replied = clock(hand, "ack")
    assert (replied.used, replied.left, replied.breached) == (30, 30, False)
    (coming,) = hand.desk.show("clocks", no="1")
    assert (coming.metric, due(hand, "update")) == ("update", "2013-03-21T11:30:00Z")


def test_L5_when_the_guest_writes_again_the_update_is_due_from_then(hand: Hand) -> None:
    within(hand, ack=60, update=120)
    at(hand, "2013-03-21T09:30Z", begin("ack", "update"))
    at(hand, "2013-03-21T11:00Z", lambda clocks: clocks.stop("ack", "update"))
    at(hand, "2013-03-21T12:05Z", begin("update"))
    assert due(hand, "update") == "2013-03-21T14:05:00Z"


def test_L8_neither_hold_nor_closed_time_counts(berlin: Hand) -> None:
    open_daily(berlin, "09:00", "18:00", range(1, 8))
    within(berlin, "CAL_OFFICE", ack=120)
    at(berlin, "2013-06-04T09:00Z", begin("ack"))
    for begins, ends, why in (("09:30", "09:45", "on hold"), ("10:00", "10:30", "closed")):
        at(berlin, f"2013-06-04T{begins}Z", lambda clocks, why=why: clocks.pause(why))
        at(berlin, f"2013-06-04T{ends}Z", lambda clocks: clocks.resume())
    assert due(berlin, "ack") == "2013-06-04T11:45:00Z"


def test_L11_a_case_on_hold_from_the_beginning_has_used_nothing(hand: Hand) -> None:
    within(hand, resolve=240)
    at(hand, "2013-06-04T09:00Z", lambda clocks: (begin("resolve")(clocks), clocks.pause("on hold")))
    at(hand, "2013-06-04T12:00Z", lambda clocks: clocks.stop())
    solved = clock(hand, "resolve")
    assert (solved.used, solved.left, solved.breached) == (0, 240, False)


def test_L14_the_update_waits_on_hold_and_counts_office_hours_from_the_guests_first_message(
    berlin: Hand,
) -> None:
    """The peer cuts the seconds off; nothing here does."""
    open_daily(berlin, "08:00", "20:00", range(1, 6))
    berlin.do("set-day", calendar="CAL_OFFICE", day="2026-12-25", kind="holiday")
    within(berlin, "CAL_OFFICE", update=1200)
    at(berlin, "2016-11-07T13:00:00Z", begin("update"))
    at(berlin, "2016-11-07T13:10:00Z", lambda clocks: clocks.stop("update"))
    assert berlin.desk.show("clocks", no="1") == [], "none while on hold"
    at(berlin, "2016-11-07T13:26:36Z", begin("update"))
    assert due(berlin, "update") == "2016-11-09T09:26:36Z"
    at(berlin, "2016-11-07T13:50:00Z", begin("update"))
    assert due(berlin, "update") == "2016-11-09T09:26:36Z", "a repeated message does not move it"


def test_L17_without_a_message_of_the_guest_no_update_is_owed(hand: Hand) -> None:
    within(hand, ack=60, update=120)
    at(hand, "2013-03-21T09:30Z", begin("ack"))
    at(hand, "2013-03-21T09:40Z", lambda clocks: clocks.stop("ack", "update"))
    assert hand.rows("SELECT metric, state FROM sla_clock") == [("ack", "stopped")]
    assert hand.desk.show("clocks", no="1") == []


def test_L20_a_hold_over_five_days_is_told_by_its_days() -> None:
    noon = datetime(2013, 6, 4, 12, tzinfo=BERLIN)
    pieces = Hours(BERLIN).pieces(noon, noon + timedelta(days=5))
    assert [((end - begin).total_seconds() / 3600) for begin, end in pieces] == [12, 24, 24, 24, 24, 12]
    assert [begin.astimezone(BERLIN).hour for begin, _ in pieces] == [12, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("minutes", [-1, "1one", 0, "", None])
def test_L26_a_length_that_is_none_is_refused(hand: Hand, minutes: object) -> None:
    before = hand.rows("SELECT * FROM sla_policy")
    with pytest.raises(Refusal) as told:
        hand.do("set-sla", kind="ticket", level="any", metric="ack", minutes=minutes)
    assert (told.value.code, told.value.field) == ("FIELD_INVALID", "minutes")
    assert hand.rows("SELECT * FROM sla_policy") == before
    with pytest.raises(ValueError, match="-1"):
        Hours(BERLIN).due(datetime(2013, 6, 4, tzinfo=BERLIN), -1)


def test_L29_a_holiday_and_a_break_inside_the_hours_are_closed() -> None:
    hours = Hours(BERLIN, (((540, 720), (780, 1080)),) * 7, {date(2013, 6, 5): ()})
    tuesday = datetime(2013, 6, 4, 10, tzinfo=BERLIN)
    assert hours.is_open(tuesday)
    assert not hours.is_open(tuesday.replace(hour=12, minute=30)), "the break"
    assert not hours.is_open(tuesday.replace(day=5)), "the holiday"
    assert [hours.is_open(tuesday.replace(hour=hour)) for hour in (8, 9, 12, 13, 17, 18)] == [
        False, True, False, True, True, False
    ]  # fmt: skip
