"""One measure of a period as a report: its formula, its numbers, how it went, and the records behind it; or all of them."""

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.reports import begin
from hotelcs.reports.report import Cell, Column, Report
from hotelcs.reports.thresholds import beyond

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

MOST = 5000


def metric(desk: "Desk", code: str, first: str, last: str) -> Report:
    """The measure `code` of some dates. Raises Usage, Denied."""
    asked = {"from": first, "to": last}
    found = desk.show("metric", code=code, **asked)
    rows = desk.show("metric-rows", code=code, limit=MOST, **asked)
    unit = found.figures[0].unit
    trend = [(row.day, _cell(row.value, unit)) for row in found.trend]
    value = Column("value", tr(N_("Value")), "money" if unit == "money" else "number")
    sections = (
        begin.table(tr(N_("By day")), (Column("day", tr(N_("Day"))), value), trend, chart="value"),
        begin.measured({row.key: row for row in found.figures}, (), desk.currency),
        begin.table(
            tr(N_("Records")),
            (Column("ref", tr(N_("Number"))), Column("day", tr(N_("Day"))), Column("what", tr(N_("What"))),
             Column("amount", tr(N_("Amount")), "money"), Column("counted", tr(N_("Is counted")), "count")),
            [(row.ref, row.day, row.what, row.amount_minor, int(row.counted)) for row in rows],
        ),
    )  # fmt: skip
    days = (found.first, found.last, found.provisional)
    name = f"{found.code} {found.name}"
    return begin.report(desk, found.code, name, days, lines=(found.formula, *filter(None, (found.lacks,))), sections=sections,
                        data={"formula": found.formula, "lacks": found.lacks or None,
                              "metrics": {f"{row.code}.{row.key}": begin.number(row) for row in found.figures},
                              "trend": [{"day": row.day, "value": row.value} for row in found.trend],
                              "rows": [asdict(row) for row in rows]})  # fmt: skip


def asked(desk: "Desk", code: str, first: str, last: str) -> Report:
    """The measure `code`, or every one without a code; of the open date without dates. Raises Refusal NO_DATA, Usage, Denied."""
    days = begin.dates(desk, first or last, last)
    return metric(desk, code, *days[:2]) if code else every(desk, days)


def every(desk: "Desk", days: tuple[str, str, bool]) -> Report:
    """Every measure with its formula."""
    from hotelcs.workflows.measures.catalogue import METRICS

    found = begin.measures(desk, *days[:2])
    columns = (
        Column("code", tr(N_("Metric"))),
        Column("name", tr(N_("Measure"))),
        Column("formula", tr(N_("Formula"))),
    )
    seen = {row.code for row in found.values()}
    formulas = [(code, tr(one.name), tr(one.formula)) for code, one in METRICS.items() if code in seen]
    return begin.report(
        desk, "metrics", tr(N_("measures")), days, decisions=beyond(desk, found, days[1]),
        sections=(begin.measured(found, (), desk.currency), begin.table(tr(N_("Formulas")), columns, formulas)),
        data={"metrics": {key: begin.number(row) for key, row in found.items()}}, whole=True,
    )  # fmt: skip


def _cell(value: str, unit: str) -> Cell:
    if not value:
        return None
    return int(value) if unit == "money" else Decimal(value)
