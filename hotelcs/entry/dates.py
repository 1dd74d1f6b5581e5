"""Dates and nights as hands type them at a desk, in English and Chinese. Pure; never asks for the time.

Without a year the nearest such day that is not past is meant. 24/12 is day/month; 12/24 can only be month/day.
12-03, as lists show days, is month-day.
"""

import re
from datetime import date, timedelta

from hotelcs.entry.typed import plain, shown
from hotelcs.errors import Refusal
from hotelcs.i18n import N_

EARLIEST, LATEST = 1900, 2199
MOST_NIGHTS = 999
NAMED = (
    {"today": 0, "tod": 0, "今天": 0, "今日": 0, "今晚": 0, "tonight": 0, "tomorrow": 1, "tom": 1, "tmr": 1}
    | {"明天": 1, "明日": 1, "明晚": 1, "后天": 2, "大后天": 3, "yesterday": -1, "昨天": -1, "昨日": -1}
)  # fmt: skip
"""Days by name, counted from the business date."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_WORD = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"

NIGHTS = re.compile(r"(\d{1,4}) ?(?:n|nt|nts|nights?|晚|夜)", re.ASCII)
OFFSET = re.compile(r"([+-]) ?(\d{1,4}) ?(d|days?|天|日|w|weeks?|周)?", re.ASCII)
CHINESE_WEEKDAY = re.compile(r"(下)?(?:周|星期|礼拜)([一二三四五六日天])")
WITH_YEAR = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})| ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?|(\d\d)(\d\d))", re.ASCII
)
TWO_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4})|\.)?", re.ASCII)
CHINESE_DAY = re.compile(r"(?:(\d{1,2}) ?月 ?)?(\d{1,2}) ?[日号]", re.ASCII)
DAY_MONTH = re.compile(rf"(\d{{1,2}})[ -]?{MONTH_WORD}[ -]?(\d{{4}})?", re.ASCII)
MONTH_DAY = re.compile(rf"{MONTH_WORD}[ -]?(\d{{1,2}})(?:,? (\d{{4}}))?", re.ASCII)


def parse_date(text: str, today: date, *, field: str = "date", month_first: bool = False) -> date:
    """The day meant by `text`: +3, fri, 周五, 下周五, 24/12, 24.12, 12-24, 24 dec, 2026-12-24, 12月24日, tomorrow, 今天.

    `today` is the business date. A weekday is the next one after today. `month_first` reads 3/4 as 4 March.
    Raises Refusal DATE_INVALID.
    """
    return _day(plain(text), text, today, today, field, month_first)


def parse_nights(text: str, *, field: str = "nights") -> int:
    """Nights of a stay, 0 (day use) to 999: 2, 2n, 2 nights, 2晚. Raises Refusal NIGHTS_INVALID."""
    typed = plain(text)
    found = NIGHTS.fullmatch(typed)
    number = found[1] if found else typed
    if not re.fullmatch(r"[0-9]{1,3}", number):
        message = N_("{text} is not a number of nights. Type for example 2 or 2n, at most {most}.")
        raise Refusal("NIGHTS_INVALID", message, field=field, text=shown(text), most=MOST_NIGHTS)
    return int(number)


def parse_departure(
    text: str, arrival: date, today: date, *, field: str = "departure", month_first: bool = False
) -> date:
    """The departure: nights (2, 2n, 2晚) or +2 after `arrival`, a weekday or date after it, or a named day.

    Named days (tomorrow, 明天) count from the business date `today`. Equal to arrival means day use.
    Raises Refusal NIGHTS_INVALID, DATE_INVALID or DEPARTURE_BEFORE_ARRIVAL.
    """
    typed = plain(text)
    if NIGHTS.fullmatch(typed) or re.fullmatch(r"[0-9]{1,3}", typed):
        return arrival + timedelta(days=parse_nights(typed, field=field))
    day = _day(typed, text, today, arrival, field, month_first)
    if day < arrival:
        message = N_(
            "The departure {departure} lies before the arrival {arrival}. Type a later day or the nights."
        )
        raise Refusal(
            "DEPARTURE_BEFORE_ARRIVAL",
            message,
            field=field,
            departure=day.isoformat(),
            arrival=arrival.isoformat(),
        )
    return day


def _day(typed: str, text: str, today: date, start: date, field: str, month_first: bool) -> date:
    """Try each reading; `start` is what relative days, weekdays and days without a year follow."""
    try:
        if typed in NAMED:
            return today + timedelta(days=NAMED[typed])
        day = _relative(typed, start) or _dated(typed, start) or _numbers(typed, start, month_first)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        message = N_("{text} is not a date. Type for example 2026-12-24, 24/12, +3, fri or tomorrow.")
        raise Refusal("DATE_INVALID", message, field=field, text=shown(text))
    return day


def _relative(typed: str, start: date) -> date | None:
    """+3, -1, +1w, fri, friday, 周五, 下周五."""
    if found := OFFSET.fullmatch(typed):
        step = int(found[2]) * (7 if (found[3] or "d")[0] in "w周" else 1)
        return start + timedelta(days=-step if found[1] == "-" else step)
    for names in (WEEKDAYS, WEEKDAY_NAMES):
        if typed in names:
            return _next_weekday(names.index(typed), start)
    if found := CHINESE_WEEKDAY.fullmatch(typed):
        weekday = 6 if found[2] == "天" else "一二三四五六日".index(found[2])
        if not found[1]:
            return _next_weekday(weekday, start)
        return start + timedelta(days=7 - start.weekday() + weekday)
    return None


def _next_weekday(weekday: int, start: date) -> date:
    """The first such weekday after `start`, 1 to 7 days later."""
    return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)


def _dated(typed: str, start: date) -> date | None:
    """Dates with a written month or year: 2026-12-24, 20261224, 12月24日, 24号, 24 dec 2026, dec 24."""
    if found := WITH_YEAR.fullmatch(typed):
        month, day = filter(None, found.group(3, 4, 5, 6, 7, 8))
        return _of_year(int(found[1]), int(month), int(day))
    if found := DAY_MONTH.fullmatch(typed):
        return _resolve(found[3], MONTHS.index(found[2][:3]) + 1, int(found[1]), start)
    if found := MONTH_DAY.fullmatch(typed):
        return _resolve(found[3], MONTHS.index(found[1][:3]) + 1, int(found[2]), start)
    if found := CHINESE_DAY.fullmatch(typed):
        day = int(found[2])
        if found[1]:
            return _resolve(None, int(found[1]), day, start)
        month = start.month if day >= start.day else start.month % 12 + 1
        return _resolve(None, month, day, start)
    return None


def _numbers(typed: str, start: date, month_first: bool) -> date | None:
    """24/12, 24.12, 24-12-2026: day first unless only the other order is a date (or `month_first`); 12-03 is month-day, as lists show it."""
    found = TWO_NUMBERS.fullmatch(typed)
    if not found:
        return None
    one, two = int(found[1]), int(found[3])
    listed = found[2] == "-" and not found[4]
    if two > 12 or ((month_first or listed) and one <= 12):
        one, two = two, one
    return _resolve(found[4], two, one, start)


def _resolve(year: str | None, month: int, day: int, start: date) -> date:
    """That day of `year`, or the nearest not before `start`. Raises ValueError where there is none."""
    if year:
        return _of_year(int(year), month, day)
    if (month, day) >= (start.month, start.day):
        return date(start.year, month, day)
    return date(start.year + 1, month, day)


def _of_year(year: int, month: int, day: int) -> date:
    """A day of a year that a hotel may mean. Raises ValueError."""
    if not EARLIEST <= year <= LATEST:
        raise ValueError(year)
    return date(year, month, day)
