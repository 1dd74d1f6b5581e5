"""What every report begins with: the hotel, its dates, and the numbers that were measured."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_, tr
from hotelcs.money import Money
from hotelcs.reports.report import Cell, Column, Report, Section

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

NOTHING = N_("Nothing: no number is beyond its threshold.")


TODAY = "today"
"""What may be typed for the open date."""


def dates(desk: "Desk", first: str, last: str, *, closed: bool = False) -> tuple[str, str, bool]:
    """The dates of a report, the open one without any (with `closed` the last closed one), and whether they are provisional.

    Raises Refusal NO_DATA before the hotel's first date, Usage for one that has not come.
    """
    days = desk.show("business-day")
    first, last = (days.business_date if day == TODAY else day for day in (first, last))
    last = last or first or (days.last_closed_date if closed else "") or days.business_date
    first = first or last
    from hotelcs.workflows.views import as_date

    first, last = as_date(first, "from"), as_date(last, "to")
    if first > last:
        raise Usage(N_("{first} is after {last}."), first=first, last=last)
    if last > days.business_date:
        raise Usage(
            N_("{day} has not come yet; the business date is {today}."), day=last, today=days.business_date
        )
    begins = begin(desk)
    if last < begins:
        raise Refusal(
            "NO_DATA", N_("No data before {day}."), field="date", next=("report daily",), day=begins
        )
    return first, last, last >= days.business_date


_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII | re.IGNORECASE
)


def within(desk: "Desk", period: str, first: str, last: str) -> tuple[str, str]:
    """The first and the last date of a month, a quarter or a year, as far as it has come; `first` and `last` without one.

    Raises Usage for anything else, for both, and for a period that is still to come.
    """
    if not period:
        return first, last
    if first or last:
        raise Usage(N_("Name one of {options}."), options="--period, --from --to")
    found = _PERIOD.fullmatch(period)
    if found is None:
        raise Usage(N_("{option} is {choices}."), option="--period", choices="2026-11, 2026-Q4, 2026")
    months = (
        (int(found["month"]),) * 2 if found["month"] else
        (3 * int(found["quarter"]) - 2, 3 * int(found["quarter"])) if found["quarter"] else (1, 12)
    )  # fmt: skip
    end = monthrange(int(found["year"]), months[1])[1]
    begins, ends = f"{found['year']}-{months[0]:02d}-01", f"{found['year']}-{months[1]:02d}-{end}"
    return max(begins, begin(desk)) if ends >= begin(desk) else begins, min(
        ends, max(begins, desk.show("business-day").business_date)
    )


def closed_at(desk: "Desk", day: str) -> str:
    """When a date was closed, "02:02" on the hotel's clock; with its date when that is not the next one."""
    from datetime import date, timedelta
    from zoneinfo import ZoneInfo

    from hotelcs.clock import parse_instant

    with desk.file.read() as reader:
        rows = reader.rows(
            "SELECT closed_at FROM business_day WHERE day = :day AND closed_at IS NOT NULL", day=day
        )
    if not rows:
        return ""
    at = parse_instant(rows[0][0]).astimezone(ZoneInfo(desk.tz))
    near = (at.date() - date.fromisoformat(day)) in (timedelta(0), timedelta(days=1))
    return f"{at:%H:%M}" if near else f"{at:%m-%d %H:%M}"


def begin(desk: "Desk") -> str:
    """The hotel's first business date."""
    with desk.file.read() as reader:
        return str(reader.rows("SELECT min(day) FROM business_day")[0][0])


def report(desk: "Desk", name: str, title: str, days: tuple[str, str, bool], **parts: Any) -> Report:
    """A report of this hotel, made now."""
    from zoneinfo import ZoneInfo

    made = f"{desk.clock().astimezone(ZoneInfo(desk.tz)):%Y-%m-%d %H:%M}"
    decided = tuple(parts.pop("decisions", ())) or (tr(NOTHING),)
    first, last, provisional = days
    told = {"date": last} if first == last else {"from": first, "to": last}
    data = {
        **told,
        "provisional": provisional,
        **parts.pop("data", {}),
        "decisions": [] if decided == (tr(NOTHING),) else list(decided),
    }
    return Report(
        name,
        title,
        desk.hotel,
        desk.currency,
        first,
        last,
        provisional,
        made,
        closed="" if provisional else closed_at(desk, last),
        decisions=decided,
        data=data,
        **parts,
    )


def measures(desk: "Desk", first: str, last: str) -> dict[str, Any]:
    """Every number by its key, `M-02.occ`, as rows of the view `metrics`."""
    return {f"{row.code}.{row.key}": row for row in desk.show("metrics", **{"from": first, "to": last})}


def number(row: Any) -> int | float | None:
    """A number as programs read it: minor units and counts whole, others with their decimals, None where there is none."""
    if row is None or not row.value:
        return None
    return (
        int(row.value)
        if row.unit in ("money", "rooms", "rentals") and "." not in row.value
        else float(row.value)
    )


def table(
    title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, empty: str = "", chart: str = ""
) -> Section:
    """A section of rows."""
    return Section(title, tuple(columns), tuple(tuple(row) for row in rows), empty, chart)


def measured(found: dict[str, Any], codes: Sequence[str] = (), currency: str = "") -> Section:
    """The measures as a table: all, or those with some codes."""
    columns = (
        Column("code", tr(N_("Metric"))), Column("key", tr(N_("Figure"))), Column("name", tr(N_("Measure"))),
        Column("value", tr(N_("Value"))), Column("part", tr(N_("Numerator")), spare=True), Column("whole", tr(N_("Out of")), spare=True),
        Column("lacks", tr(N_("Why not")), spare=True),
    )  # fmt: skip
    rows = [(row.code, row.what, row.name, row.shown, _part(row, currency), row.whole, row.lacks) for row in found.values()
            if not codes or row.code in codes]  # fmt: skip
    return table(tr(N_("Measures")), columns, rows)


def _part(row: Any, currency: str) -> str:
    """What was counted; an amount as an amount."""
    return Money(int(row.part), currency).plain(",") if row.unit == "money" and row.part else str(row.part)
