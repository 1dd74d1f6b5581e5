"""Every measure of handbook 06, each defined once; screens, commands, reports and the night ask here."""

from dataclasses import replace
from datetime import datetime, timedelta

from hotelcs.clock import parse_instant
from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, one, value
from hotelcs.workflows.actors import nobody
from hotelcs.workflows.measures import complaint_cases
from hotelcs.workflows.measures.behind import LISTED, MOST, Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.definition import LONGEST, Measured, Metric, days
from hotelcs.workflows.measures.definitions import ALL
from hotelcs.workflows.views import Asking

METRICS: dict[str, Metric] = {metric.code: metric for metric in ALL}
"""By code, in the order of the handbook."""
BEFORE = N_("No data before {day}.")


def measured(reader: Reader, code: str, from_: str, to: str, now: datetime | None = None) -> Measured:
    """The measure `code` of the dates from → to, both included, for whoever has no desk (the night, tests).

    `now` is the end of the last date unless told, so that a closed period always comes to the same. Raises Usage.
    """
    uid, tz, currency = one(reader, "SELECT uid, tz, currency FROM property") or ("", "UTC", "CNY")
    ends = parse_instant(f"{to}T00:00:00Z") + timedelta(days=1)
    asking = Asking(reader, now or ends, tz, currency, uid, nobody(""))  # type: ignore[arg-type] # any reader will do
    dates = span(asking, from_, to)
    return of(replace(asking, now=now or parse_instant(dates.until)), code, dates)


def span(asking: Asking, from_: str | None, to: str | None) -> Span:
    """The dates asked for. Raises Usage for more than four hundred, or when the last is before the first."""
    dates = complaint_cases.span(asking, from_, to)
    if days(dates) > LONGEST:
        raise Usage(N_("Ask for at most {count} days, the first one first."), count=LONGEST)
    return dates


def named(code: str) -> Metric:
    """The measure with that code, in either case. Raises Usage."""
    metric = METRICS.get(code.strip().upper())
    if metric is None:
        raise Usage(N_("There is no measure {code}."), hint=", ".join(METRICS), code=code[:20])
    return metric


def of(asking: Asking, code: str, dates: Span) -> Measured:
    """The measure `code` of some dates. Raises Usage for a code nobody knows."""
    metric = named(code)
    provisional = metric.when == "days" and dates.last >= asking.business_date()
    figures = metric.figures(asking, dates)
    found = Measured(metric.code, dates.first, dates.last, provisional, figures, metric.lacks)
    if not metric.lacks and dates.last < begins(asking):
        return found.empty(BEFORE)
    return found


def begins(asking: Asking) -> str:
    """The first business date there is."""
    return str(value(asking.reader, "SELECT min(day) FROM business_day"))


def behind(asking: Asking, code: str, dates: Span, limit: int = LISTED) -> list[Behind]:
    """The records behind a measure, at most `limit`. Raises Usage."""
    return named(code).rows(asking, dates, max(1, min(limit, MOST)))
