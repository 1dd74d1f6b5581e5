"""The days that a question about duties is about, as they were typed: checked before anything is read."""

from datetime import date, timedelta

from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_

MOST_DAYS = 62
FIRST_YEAR, LAST_YEAR = 2000, 2100


def span_of(first: str | date | None, last: str | date | None, today: str) -> tuple[date, date]:
    """From a day to a day: that day alone without a last one, a week from `today` without a first one.

    Raises Usage for a day that is none, Refusal DAYS_REVERSED for days in the wrong order or more than two months.
    """
    begin = day_of(first or today, "from")
    usual = begin if first else begin + timedelta(days=6)
    end = day_of(last, "to") if last else usual
    if not begin <= end <= begin + timedelta(days=MOST_DAYS):
        raise Refusal("DAYS_REVERSED", N_("From {first} to {last} are not 1 to {most} days."), field="to", first=begin,
                      last=end, most=MOST_DAYS)  # fmt: skip
    return begin, end


def day_of(given: str | date, option: str) -> date:
    """The day typed for `option`, as 2026-11-23 and of a year a hotel can mean. Raises Usage."""
    text = str(given)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Usage(N_("{option} wants a date like {example}; it was given {value}."), option=option,
                    example="2026-11-23", value=text[:40])  # fmt: skip
    return day
