"""What every report begins with: the hotel, its dates, the numbers that were measured, and the thresholds that ask for a decision."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_, tr
from hotelcs.money import Money
from hotelcs.reports.report import Cell, Column, Report, Section

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

THRESHOLDS = (
    ("M-15.sla", "<", Decimal(85), N_("Steps in time are {value} %, below {limit} %: who is late, and why?")),
    (
        "M-17.per100",
        ">",
        Decimal(3),
        N_("{value} complaints for 100 room nights, above {limit}: what comes again?"),
    ),
    (
        "M-16.reopened",
        ">",
        Decimal(8),
        N_("{value} % of complaints were opened again, above {limit} %: are they really solved?"),
    ),
    (
        "M-25.wait_p90",
        ">",
        Decimal(8),
        N_(
            "One guest in ten waits {value} min or more for a room, above {limit} min: more hands at that hour?"
        ),
    ),
    (
        "M-28.ready",
        "<",
        Decimal(85),
        N_("{value} % of the expected rooms were ready in time, below {limit} %: who cleans first?"),
    ),
    ("M-08.short", ">", Decimal(0), N_("{value} rooms are missing tonight: where are they sourced?")),
    (
        "M-39.backup",
        ">",
        Decimal(26),
        N_("The last verified backup is {value} h old, more than {limit} h: `hotelcs backup`."),
    ),
    (
        "M-38.index",
        "<",
        Decimal(100),
        N_("Readiness is {value} %, not {limit} %: screen 16 says what is missing."),
    ),
)
"""When a number asks for a decision (handbook 06, thresholds)."""
NOTHING = N_("Nothing: no number is beyond its threshold.")


def dates(desk: "Desk", first: str, last: str) -> tuple[str, str, bool]:
    """The dates of a report, the open one without any, and whether they are provisional.

    Raises Refusal NO_DATA before the hotel's first date, Usage for one that has not come.
    """
    days = desk.show("business-day")
    last = last or first or days.business_date
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


def beyond(found: dict[str, Any]) -> list[str]:
    """What the thresholds say of these numbers."""
    told = []
    for key, side, limit, sentence in THRESHOLDS:
        row = found.get(key)
        if row is None or not row.value:
            continue
        value = Decimal(row.value)
        if value < limit if side == "<" else value > limit:
            told.append(tr(sentence, value=row.value, limit=limit))
    return told


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
