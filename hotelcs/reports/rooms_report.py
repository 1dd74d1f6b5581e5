"""Occupancy and revenue by day, in groups, and the nights to come (handbook 05 `report occupancy`, `report revenue`)."""

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.reports import begin
from hotelcs.reports.report import Column, Report, Section
from hotelcs.reports.thresholds import beyond
from hotelcs.workflows.measures.occupancy_view import days_before

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

ROOMS = ("M-01", "M-02", "M-03", "M-04", "M-05", "M-06", "M-07", "M-08")
MONEY = ("M-03", "M-04", "M-05", "M-40", "M-41")
BY = {"type": N_("By type"), "channel": N_("By channel"), "segment": N_("By segment")}
WEEK = 7


def occupancy(desk: "Desk", first: str = "", last: str = "", by: str = "", ahead: int = 0) -> Report:
    """From a date to a date (the week that ends today without any). Raises Refusal NO_DATA, Usage."""
    days = span(desk, first, last)
    asked = {"from": days[0], "to": days[1]}
    found = begin.measures(desk, *days[:2])
    rows = desk.show("occupancy", **asked)
    sections = [_nights(rows)]
    data: dict[str, Any] = {"series": [asdict(row) for row in rows], "metrics": _numbers(found, ROOMS)}
    if by:
        groups = desk.show("occupancy-groups", by=by, **asked)
        sections.append(_groups(tr(BY.get(by, by)), groups))
        data["groups"] = [asdict(row) for row in groups]
    if ahead:
        coming = desk.show("ahead", days=ahead)
        sections.append(_ahead(coming))
        data["forecast"] = [asdict(row) for row in coming]
    decisions = beyond(desk, found, days[1])
    return begin.report(
        desk, "occupancy", tr(N_("occupancy")), days, sections=(*sections, begin.measured(found, ROOMS, desk.currency)),
        decisions=decisions, data=data,
    )  # fmt: skip


def revenue(desk: "Desk", first: str = "", last: str = "") -> Report:
    """What was charged and paid from a date to a date. Raises Refusal NO_DATA, Usage, Denied."""
    days = span(desk, first, last)
    asked = {"from": days[0], "to": days[1]}
    found, rows = begin.measures(desk, *days[:2]), desk.show("revenue", **asked)
    ledger = desk.show("guest-ledger", **asked)
    columns = (
        Column("kind", tr(N_("Kind"))),
        Column("count", tr(N_("How many")), "count"),
        Column("amount", tr(N_("Amount")), "money"),
    )
    sections = [
        begin.table(
            tr(title),
            columns,
            [(row.kind, row.count, row.amount_minor) for row in rows if row.side == side],
            chart="amount",
        )
        for side, title in (("charged", N_("Charged")), ("paid", N_("Paid")))
    ]
    day_columns = (Column("day", tr(N_("Day"))), *(Column(key, tr(title), "money") for key, title in (
        ("opening", N_("Owed before")), ("charges", N_("Charged")), ("payments", N_("Paid")), ("closing", N_("Owed after")))))  # fmt: skip
    sections.append(begin.table(tr(N_("Guest ledger")), day_columns, [
        (row.day, row.opening_minor, row.charges_minor, row.payments_minor, row.closing_minor) for row in ledger
    ]))  # fmt: skip
    data = {"charged": [asdict(row) for row in rows if row.side == "charged"], "paid": [asdict(row) for row in rows if row.side == "paid"],
            "ledger": [asdict(row) for row in ledger], "metrics": _numbers(found, MONEY)}  # fmt: skip
    return begin.report(
        desk,
        "revenue",
        tr(N_("revenue")),
        days,
        sections=(*sections, begin.measured(found, MONEY, desk.currency)),
        data=data,
    )


def span(desk: "Desk", first: str, last: str) -> tuple[str, str, bool]:
    """The dates asked for; without any the week that ends today, as far as there is one."""
    if not first:
        end = begin.dates(desk, last, last)[1]
        first = max(begin.begin(desk), days_before(end, WEEK - 1))
        last = end
    return begin.dates(desk, first, last)


def _numbers(found: dict[str, Any], codes: tuple[str, ...]) -> dict[str, Any]:
    return {key: begin.number(row) for key, row in found.items() if row.code in codes}


def _percent(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _nights(rows: list[Any]) -> Section:
    columns = (
        Column("day", tr(N_("Day"))), Column("sellable", tr(N_("Sellable")), "count"), Column("paid", tr(N_("Paid rooms")), "count"),
        Column("complimentary", tr(N_("Free of charge")), "count", spare=True), Column("occupancy", tr(N_("Occupancy %")), "number"),
        Column("adr", tr(N_("Rate")), "money"), Column("revpar", "RevPAR", "money"), Column("rentals", tr(N_("By the hour")), "count", spare=True),
    )  # fmt: skip
    return begin.table(tr(N_("By day")), columns, [
        (row.day, row.sellable, row.paid, row.complimentary, _percent(row.occupancy), row.adr_minor, row.revpar_minor, row.rentals)
        for row in rows
    ], chart="occupancy")  # fmt: skip


def _groups(title: str, rows: list[Any]) -> Section:
    columns = (
        Column("group", tr(N_("Group"))), Column("nights", tr(N_("Nights")), "count"), Column("share", tr(N_("Share %")), "number"),
        Column("revenue", tr(N_("Revenue")), "money"), Column("adr", tr(N_("Rate")), "money"),
    )  # fmt: skip
    return begin.table(title, columns, [(row.group or "-", row.nights, _percent(row.share), row.room_minor, row.adr_minor) for row in rows],
                       chart="nights")  # fmt: skip


def _ahead(rows: list[Any]) -> Section:
    columns = (
        Column("night", tr(N_("Night of"))), Column("stayovers", tr(N_("Staying")), "count"), Column("arrivals", tr(N_("To arrive")), "count"),
        Column("expected", tr(N_("Expected")), "number"), Column("sellable", tr(N_("Sellable")), "count", spare=True),
        Column("occupancy", tr(N_("Occupancy %")), "number"), Column("short", tr(N_("To source")), "count"),
    )  # fmt: skip
    return begin.table(tr(N_("Nights to come")), columns, [
        (row.night, row.stayovers, row.arrivals, Decimal(row.expected), row.sellable, _percent(row.occupancy), row.short) for row in rows
    ], chart="occupancy")  # fmt: skip
