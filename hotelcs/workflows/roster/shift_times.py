"""Which shift is on, from when to when, on the hotel's wall clock (handbook 02 §2.2 Shift; times are settings)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader

_SHIFTS = "SELECT code, name_en, name_zh, from_minute, to_minute, beside FROM shift ORDER BY beside, sort"
WHOLE_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ShiftTimes:
    """A shift in minutes of the day; one that ends at or before its beginning ends on the next day."""

    code: str
    name_en: str
    name_zh: str
    from_minute: int
    to_minute: int
    beside: bool

    def begins(self, day: date) -> datetime:
        """The beginning on the shift's day, without a zone."""
        return datetime.combine(day, time()) + timedelta(minutes=self.from_minute)

    def ends(self, day: date) -> datetime:
        """The end, on the shift's day or the next."""
        return self.begins(day) + timedelta(minutes=self.minutes)

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return (self.to_minute - self.from_minute) % WHOLE_DAY


def shifts(reader: Reader) -> list[ShiftTimes]:
    """Every shift, those round the clock first, in the hotel's order."""
    return [
        ShiftTimes(code, en, zh, first, last, bool(beside))
        for code, en, zh, first, last, beside in reader.rows(_SHIFTS)
    ]


def named(listed: list[ShiftTimes], text: str) -> ShiftTimes:
    """The shift of a code, or of its name in either language, in any case. Raises Refusal SHIFT_UNKNOWN."""
    wanted = text.strip().casefold()
    for shift in listed:
        if wanted in {shift.code.casefold(), shift.name_en.casefold(), shift.name_zh.casefold()}:
            return shift
    zh = i18n.current() == "zh"
    told = ", ".join(f"{shift.code} {shift.name_zh if zh else shift.name_en}" for shift in listed)
    raise Refusal("SHIFT_UNKNOWN", N_("There is no shift {shift}; there are: {choices}."), field="shift", shift=text,
                  choices=told, items=tuple(shift.code for shift in listed), next=("show shifts",))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Now:
    """The shift that is on: its day, when it began and when it ends, on the hotel's wall clock without a zone."""

    shift: ShiftTimes
    day: date
    begins: datetime
    ends: datetime


def on_at(listed: list[ShiftTimes], wall: datetime) -> Now | None:
    """The shift round the clock that is on at `wall` (the hotel's clock, without a zone); None without any shifts."""
    for shift in listed:
        for day in (wall.date(), wall.date() - timedelta(days=1)):
            if not shift.beside and shift.begins(day) <= wall < shift.ends(day):
                return Now(shift, day, shift.begins(day), shift.ends(day))
    return None


def wall_of(now: datetime, tz: str) -> datetime:
    """The hotel's wall clock at an instant, without a zone."""
    return now.astimezone(ZoneInfo(tz)).replace(tzinfo=None)


def begun(reader: Reader, now: datetime, tz: str) -> datetime:
    """The instant at which the shift that is on began; the last midnight where no shift is on.

    A beginning in the hour that the clocks leave out, or have twice, is not later than `now`.
    """
    wall = wall_of(now, tz)
    found = on_at(shifts(reader), wall)
    began = found.begins if found else datetime.combine(wall.date(), time())
    return min(began.replace(tzinfo=ZoneInfo(tz)).astimezone(now.tzinfo), now)
