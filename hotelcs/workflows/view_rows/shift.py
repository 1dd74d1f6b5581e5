"""Views of the shift: log, handover, notices, items, requests."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "drawer-moves": View("shifts.drawer_view:drawer_moves", N_("What moved the drawer"), "folio.read"),
    "cash-sheets": View(
        "shifts.cash_sheets_view:cash_sheets", N_("Drawers of a date"), "folio.read", ("day", "shift")
    ),
    "log": View(
        "shifts.log_view:log",
        N_("The shift log"),
        "read",
        ("day", "category", "room", "open", "run", "limit"),
    ),
    "log-entry": View("shifts.log_view:log_entry", N_("A line of the log"), "read", ("no",), ("no",)),
    "handover": View("shifts.handover_view:handover", N_("A handover"), "read", ("no", "department")),
    "handovers": View("shifts.handovers_view:handovers", N_("Handovers"), "read", ("status", "limit")),
    "items": View(
        "ownership.items_view:items",
        N_("Open items and their owners"),
        "read",
        ("kind", "owner", "offered_to", "department"),
    ),
    "notices": View(
        "notices.notices_view:notices", N_("Notices"), "read", ("unread", "must_read", "all", "limit")
    ),
    "notice": View("notices.notices_view:notice", N_("One notice"), "read", ("no",), ("no",)),
    "reminders": View(
        "reminders.reminders_view:reminders",
        N_("What is due, and whether anybody was told"),
        "read",
        ("what", "until"),
    ),
    "approvals": View(
        "approvals.approvals_view:approvals",
        N_("Requests for a second person"),
        "read",
        ("status", "asked_by"),
    ),
    "approval": View("approvals.approvals_view:approval", N_("One request"), "read", ("no",), ("no",)),
}
