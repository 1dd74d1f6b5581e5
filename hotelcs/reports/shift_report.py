"""The sheet of a shift on paper (handbook 05 `report shift`)."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Denied
from hotelcs.i18n import N_, tr
from hotelcs.money import Money
from hotelcs.reports import begin
from hotelcs.reports.report import Column, Report, Section

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

DESK = "FD"
"""The department that has a drawer."""
CASH = (
    ("shift", N_("Shift"), "text"), ("lead", N_("Lead"), "text"), ("float_minor", N_("In the drawer"), "money"),
    ("in_minor", N_("Came in"), "money"), ("out_minor", N_("Went out"), "money"), ("received_minor", N_("From companies"), "money"),
    ("paid_out_minor", N_("Paid out"), "money"), ("dropped_minor", N_("Into the safe"), "money"),
    ("expected_minor", N_("Should be"), "money"), ("counted_minor", N_("Counted"), "money"),
    ("difference_minor", N_("Difference"), "money"),
)  # fmt: skip


def shift(desk: "Desk", day: str = "", code: str = "", department: str = "") -> Report:
    """The sheet of a shift: handovers, the drawers for who reads bills, the log, what is open now. Raises Refusal NO_DATA, Usage."""
    days = begin.dates(desk, day, day)
    handed = [row for row in desk.show("handovers", limit=200) if row.day == days[1] and code in ("", row.shift)
              and department in ("", row.department)]  # fmt: skip
    log = [
        row
        for row in desk.show("log", day=days[1], limit=200)
        if code in ("", row.shift) and department in ("", row.department)
    ]
    items = desk.show("items", **({"department": department} if department else {}))
    drawers = _of_drawers(desk, days[1], code, department)
    hand_columns = (
        Column("handover", tr(N_("Handover"))), Column("department", tr(N_("Department"))), Column("shift", tr(N_("Shift"))),
        Column("lead", tr(N_("Lead"))), Column("status", tr(N_("Status"))), Column("lines", tr(N_("Lines")), "count"),
        Column("difference", tr(N_("Cash difference")), "money"),
    )  # fmt: skip
    log_columns = (
        Column("entry", tr(N_("Entry"))),
        Column("at", tr(N_("When"))),
        Column("category", tr(N_("Category"))),
        Column("words", tr(N_("Words"))),
    )
    item_columns = (
        Column("item", tr(N_("Item"))),
        Column("kind", tr(N_("Kind"))),
        Column("due", tr(N_("Due"))),
        Column("staff", tr(N_("Owner"))),
    )
    late = [row.item for row in items if row.late]
    told = (
        [tr(N_("{count} items are late: {items}."), count=len(late), items=", ".join(late[:8]))]
        if late
        else []
    )
    told += [
        tr(N_("{handover}: nobody has taken the shift over."), handover=row.handover)
        for row in handed
        if row.overdue
    ]
    told += [
        tr(N_("{shift}: the drawer differs by {difference}: {reason}"), shift=row.shift, reason=row.reason or tr(N_("no reason given")),
           difference=Money(row.difference_minor, desk.currency).plain(","))
        for row in drawers if row.difference_minor
    ]  # fmt: skip
    return begin.report(
        desk, "shift", tr(N_("shift sheet")), days, decisions=told, sections=(
            begin.table(tr(N_("Handovers")), hand_columns, [
                (row.handover, row.department, row.shift, row.lead, row.status, row.lines, row.difference_minor) for row in handed]),
            *([_drawers(drawers)] if drawers else []),
            begin.table(tr(N_("Shift log")), log_columns, [(row.entry, row.at[11:16], row.category, row.words) for row in log]),
            begin.table(tr(N_("Open items")), item_columns, [(row.item, row.title, row.due, row.staff) for row in items]),
        ),
        data={"cash": [asdict(row) for row in drawers], "handovers": [asdict(row) for row in handed], "log": [row.entry for row in log], "items": [_item(row) for row in items]},
    )  # fmt: skip


def _item(row: Any) -> dict[str, Any]:
    return {"item": row.item, "kind": row.kind, "due": row.due, "staff": row.staff, "late": row.late}


def _of_drawers(desk: "Desk", day: str, code: str, department: str) -> list[Any]:
    """The drawers that belong to the sheet; none for who reads no bills."""
    if department.upper() not in ("", DESK):
        return []
    try:
        found: list[Any] = desk.show("cash-sheets", day=day, shift=code)
    except Denied:
        return []
    return found


def _drawers(rows: list[Any]) -> Section:
    """Of a drawer that is not counted nothing is told but what was in it."""
    columns = [Column(key, tr(title), sort) for key, title, sort in CASH]  # type: ignore[arg-type] # the words above
    return begin.table(tr(N_("Cash")), columns, [[getattr(row, key) for key, *_ in CASH] for row in rows])
