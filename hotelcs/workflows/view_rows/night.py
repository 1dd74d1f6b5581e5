"""Views of the night: the check list, audits and their steps, the figures of closed dates, pickup."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "night": View("night.audits_view:night", N_("Whether an audit is due"), "read"),
    "audit-checks": View("night.checks_view:audit_checks", N_("The check list of the night audit"), "read"),
    "audit-items": View(
        "night.checks_view:audit_items", N_("What stands on the check list"), "read", ("kind",)
    ),
    "not-arrived": View(
        "night.not_arrived_view:not_arrived", N_("Arrivals that are undecided, with their fees"), "guest.read"
    ),
    "audits": View("night.audits_view:audits", N_("Night audits"), "read", ("day", "limit")),
    "audit-steps": View("night.audits_view:audit_steps", N_("The steps of a night audit"), "read", ("day",)),
    "day-figures": View(
        "night.figures_view:day_figures", N_("Figures of closed dates"), "folio.read", ("from", "to")
    ),
    "daily-review": View(
        "night.review_view:daily_review",
        N_("The measures of a closed date as they were kept"),
        "read",
        ("day",),
    ),
    "pickup": View(
        "night.pickup_view:pickup",
        N_("Pickup: rooms on the books now and before"),
        "read",
        ("since", "from", "to"),
    ),
}
