"""The days that a question about duties is about, as they were typed: checked before anything is read."""

from datetime import date, timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.views import day_of

MOST_DAYS = 62


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
