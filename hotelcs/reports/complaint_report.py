"""Complaints of some days in groups, how they were answered, and each of them when asked for (handbook 05 `report complaints`)."""

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.reports import begin
from hotelcs.reports.report import Column, Report, Section
from hotelcs.reports.thresholds import beyond
from hotelcs.workflows.measures.complaint_cases import DAYS
from hotelcs.workflows.measures.definitions import UNITS
from hotelcs.workflows.measures.occupancy_view import days_before
from hotelcs.workflows.views import as_date

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

MEASURES = {
    "M-12": N_("First answer"),
    "M-13": N_("Until resolved"),
    "M-14": N_("Resolved at first contact"),
    "M-15": N_("Steps in time"),
    "M-16": N_("Opened again"),
    "M-17": N_("For 100 room nights"),
    "M-18": N_("Content afterwards"),
}
THRESHOLDS = {"M-15": "M-15.sla", "M-16": "M-16.reopened", "M-17": "M-17.per100"}
"""The measures that may ask for a decision, by their keys."""
MOST = 500


def complaints(
    desk: "Desk",
    first: str = "",
    last: str = "",
    by: str = "code",
    *,
    open_: bool = False,
    cases: bool = False,
) -> Report:
    """Complaints first heard of in those days, of the thirty that end today without any. Raises Usage."""
    asked = {name: day for name, day in (("from", first), ("to", last)) if day}
    only = {"open": "yes"} if open_ else {}
    groups = desk.show("complaint-report", by=by, **asked, **only)
    measures = desk.show("complaint-measures", **asked)
    today = desk.show("business-day").business_date
    last = as_date(last, "to") if last else today
    first = as_date(first, "from") if first else days_before(last, DAYS - 1)
    listed = _listed(desk, first, last, open_=open_) if cases else []
    data: dict[str, Any] = {
        "groups": [asdict(row) for row in groups],
        "measures": [asdict(row) for row in measures],
    }
    if cases:
        data["cases"] = [asdict(row) for row in listed]
    sections = (_groups(groups), *([_cases(listed)] if cases else []))
    return begin.report(
        desk, "complaints", tr(N_("complaints")), (first, last, last >= today),
        lines=tuple(_told(row) for row in measures), sections=sections, data=data, whole=cases, table=len(sections) - 1,
        decisions=beyond(desk, {THRESHOLDS[row.measure]: row for row in measures if row.measure in THRESHOLDS}, last),
    )  # fmt: skip


def _listed(desk: "Desk", first: str, last: str, *, open_: bool) -> list[Any]:
    """Complaints of those days, as the list has them."""
    rows = desk.show("complaints", all="" if open_ else "yes", limit=MOST)
    return [row for row in rows if first <= row.at[:10] <= last]


def _told(row: Any) -> str:
    """A measure with its unit and what it is counted from; n/a where there is nothing to count."""
    number = tr(UNITS[row.unit], number=row.value) if row.unit in UNITS else f"{row.value} {row.unit}".strip()
    value = f"{number} ({row.part}/{row.whole}) {row.beside}".strip() if row.value else tr(N_("n/a"))
    return tr(
        N_("{measure} {name}: {value}"), measure=row.measure, name=tr(MEASURES[row.measure]), value=value
    )


def _groups(rows: list[Any]) -> Section:
    columns = (
        Column("group", tr(N_("Group"))), Column("complaints", tr(N_("Complaints")), "count"), Column("s1", "S1", "count"),
        Column("s2", "S2", "count"), Column("s3", "S3", "count"), Column("s4", "S4", "count"), Column("open", tr(N_("Open")), "count"),
        Column("due", tr(N_("Steps due")), "count", spare=True),
        Column("met", tr(N_("In time")), "count", spare=True),
        Column("sla", tr(N_("In time %")), "number"), Column("reopened", tr(N_("Opened again")), "count"),
    )  # fmt: skip
    cells = [
        (row.group, row.complaints, row.s1, row.s2, row.s3, row.s4, row.open, row.due, row.met, Decimal(row.sla) if row.sla else None,
         row.reopened) for row in rows
    ]  # fmt: skip
    return begin.table(
        tr(N_("Complaints")), columns, cells, empty=tr(N_("No complaint in these days.")), chart="complaints"
    )


def _cases(rows: list[Any]) -> Section:
    columns = tuple(Column(key, tr(title)) for key, title in (
        ("complaint", N_("Complaint")), ("at", N_("When")), ("severity", N_("Severity")), ("code", N_("Code")), ("room", N_("Room")),
        ("status", N_("Status")), ("words", N_("Words"))))  # fmt: skip
    return begin.table(
        tr(N_("Each complaint")), columns, [tuple(getattr(row, one.key) for one in columns) for row in rows],
        empty=tr(N_("No complaint in these days.")),
    )  # fmt: skip
