"""Building the demo hotel: the last days of a real resort, worked by acts, up to this morning.

The bookings come in on the import path; from then on everybody who is in the house was checked in, every
night was charged by closing the day, every room that is clean was cleaned. The same seed and day make the
same hotel, apart from keys, ids and instants.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from hotelcs.demo import cases, furnishing, morning, on_duty, plans, price_list, registers, resort, to_settle
from hotelcs.demo.bookings import bookings
from hotelcs.demo.crew import Crew
from hotelcs.demo.furnishing import Booked
from hotelcs.demo.people import people
from hotelcs.demo.ready import mark_of
from hotelcs.demo.shift import Shift
from hotelcs.storage import keys
from hotelcs.storage.anchors import Anchors
from hotelcs.workflows.night.steps import JOBS
from hotelcs.workflows.organisation.founding import Plan, found

DAYS = 3
"""Days that are worked before today."""

Told = Callable[[int, int], None]
"""Called now and then with steps done and steps in all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The demo hotel to build: its day, its seed, its time zone, the language of its papers."""

    today: date
    zone: str
    seed: int = 7
    lang: str = "en"

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """An hour of a day at the hotel, in UTC."""
        return datetime.combine(day, time(hour, minute), ZoneInfo(self.zone)).astimezone(UTC)


def build(path: Path, wanted: Wanted, now: datetime, told: Told | None = None) -> None:
    """Make the demo hotel at `path`; nothing is left of it when that fails."""
    work = path.with_name(f".{path.name}.{os.getpid()}.new")
    first = wanted.today - timedelta(days=DAYS)
    plan = Plan(resort.NAME_EN, resort.NAME_ZH, first, "boutique", wanted.zone, resort.CURRENCY, wanted.lang,
                "manager", demo=True, accounts=resort.STAFF)  # fmt: skip
    begin = wanted.at(first, 7)
    hotel = found(work, plan, begin)
    hotel.close()
    crew = Crew(work, wanted.zone, begin)
    uid = crew.desk("manager").uid
    try:
        _work(crew, wanted, now, told or _untold)
        crew.close()
        work.replace(path)
        Anchors(uid, work).move_to(Anchors(uid, path))
    except BaseException:
        keys.key_file(uid).unlink(missing_ok=True)
        Anchors(uid, work).forget()
        raise
    finally:
        crew.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            work.with_name(work.name + ending).unlink(missing_ok=True)


def _untold(done: int, total: int) -> None:
    """Nobody watches."""


def _work(crew: Crew, wanted: Wanted, now: datetime, told: Told) -> None:
    """Everything that happens in the hotel, from its first morning to this one."""
    first, guests = wanted.today - timedelta(days=DAYS), people(wanted.seed)
    known = [
        one
        for one in bookings(wanted.today)
        if one.adults and not _was_by_day(one.nights, one.arrival, wanted)
    ]
    listed = furnishing.name_guests(known, guests, first)
    mark = mark_of(wanted.today, wanted.seed)
    furnishing.furnish(crew, mark)
    price_list.furnish(crew)
    plans.price(crew, wanted.today)
    on_duty.staff(crew, first)
    furnishing.take_bookings(crew, listed, first, mark, Random(f"{wanted.seed} requests"))
    told(1, DAYS + 3)
    shift = Shift(crew, guests, Random(f"{wanted.seed} shift"))
    stays = [
        one for one in listed if one.booking.comes and one.booking.departure > first and one.booking.nights
    ]
    for booked in stays:
        if booked.booking.arrival < first:
            shift.check_in(booked, shift.take_room(booked), first)
    crew.do("demo", "submit-registration")
    told(2, DAYS + 3)
    for done in range(DAYS):
        _day(shift, stays, first + timedelta(days=done), wanted)
        told(3 + done, DAYS + 3)
    on_duty.open_doors(crew)
    on_duty.night(crew)
    crew.wait_until(_this_morning(wanted, now))
    on_duty.morning(crew, wanted.today)
    morning.begin(shift, listed, wanted.today, _this_morning(wanted, now))
    registers.fill(shift)
    to_settle.begin(shift, wanted.today)
    cases.morning(shift)


def _was_by_day(nights: int, arrival: date, wanted: Wanted) -> bool:
    """A booking of a day before today without a night: it left no trace that the demo shows."""
    return nights == 0 and arrival < wanted.today


def _this_morning(wanted: Wanted, now: datetime) -> datetime:
    """The instant of today's first acts: some time ago, never before six, when arrivals cost more, nor when visitors must go."""
    return min(max(wanted.at(wanted.today, 6), now - timedelta(minutes=80)), wanted.at(wanted.today, 20))


def _day(shift: Shift, stays: list[Booked], day: date, wanted: Wanted) -> None:
    """One whole day: guests leave, rooms are cleaned, guests arrive, the night manager closes."""
    shift.crew.wait_until(wanted.at(day, 9))
    left = [shift.check_out(one) for one in stays if one.booking.departure == day]
    shift.crew.wait_until(wanted.at(day, 12))
    yesterday = day == wanted.today - timedelta(days=1)
    for room in left[: -morning.UNCLEANED] if yesterday else left:
        shift.set_status(room, "clean")
    shift.crew.wait_until(wanted.at(day, 15))
    unready = set(left[-morning.UNCLEANED :]) if yesterday else set()
    for booked in stays:
        if booked.booking.arrival == day:
            shift.check_in(booked, shift.ready_room(booked, unready), day)
    shift.crew.do("demo", "submit-registration")
    shift.crew.wait_until(wanted.at(day + timedelta(days=1), 2))
    shift.crew.do("night", "close-day", day=day.isoformat())
    for step in JOBS:
        shift.crew.do("night", "audit-step", day=day.isoformat(), step=step)
