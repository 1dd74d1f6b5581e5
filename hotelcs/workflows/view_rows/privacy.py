"""Views of what is kept how long, of legal holds, of what went, and of one guest's data."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "retention": View(
        "privacy.retention_view:retention", N_("What is kept how long"), "privacy.read", ("count",)
    ),
    "legal-holds": View("privacy.retention_view:holds", N_("Legal holds"), "privacy.read", ("every",)),
    "erasures": View("privacy.retention_view:erasures", N_("What was asked to be erased"), "privacy.read"),
    "guest-data": View(
        "privacy.guest_data_view:guest_data",
        N_("Everything about one guest"),
        "privacy.write",
        ("no",),
        ("no",),
    ),
}
