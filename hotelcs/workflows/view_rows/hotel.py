"""Views of the hotel, its settings, its organisation and its ledger."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "call-outs": View("callouts.callouts_view:callouts", N_("Call-outs of teams"), "read", ("open", "limit")),
    "call-out-answers": View(
        "callouts.callouts_view:callout_answers",
        N_("Who was called out, and what they answered"),
        "read",
        ("callout",),
    ),
    "team-readiness": View(
        "callouts.readiness_view:team_readiness", N_("Who of a team could come now"), "read", ("team",)
    ),
    "guest-ledger": View(
        "night.guest_ledger_view:guest_ledger", N_("The guest ledger by day"), "folio.read", ("from", "to")
    ),
    "letterhead": View("organisation.letterhead_view:letterhead", N_("The head of what is printed"), "read"),
    "home": View("home_view:home", N_("The duty board"), "read"),
    "room-types": View("organisation.room_types_view:room_types", N_("Room types"), "read"),
    "business-day": View("night.day_view:business_day", N_("The business day"), "read"),
    "ledger": View(
        "ledger_view:ledger",
        N_("The ledger of acts"),
        "ledger.read",
        ("from", "verb", "actor", "entity", "day", "until", "limit"),
    ),
    "pressing": View("pressing_view:pressing", N_("What presses"), "read"),
    "staffing": View("organisation.settings_view:staffing", N_("The least on every shift"), "read"),
    "departments": View("organisation.structure_view:departments", N_("Departments"), "read"),
    "posts": View("organisation.structure_view:posts", N_("Posts"), "read"),
    "rights": View("organisation.structure_view:rights", N_("Rights"), "read", ("mine",)),
    "organisation-versions": View(
        "organisation.structure_view:organisation_versions", N_("Versions of the organisation"), "read"
    ),
    "organisation-differences": View(
        "organisation.structure_view:organisation_differences",
        N_("What changed in the organisation"),
        "read",
        ("from", "to"),
        ("from",),
    ),
    "settings": View("organisation.settings_view:settings", N_("Settings of the hotel"), "read", ("name",)),
    "service-levels": View(
        "organisation.settings_view:service_levels", N_("Service levels"), "read", ("kind",)
    ),
    "calendars": View("organisation.settings_view:calendars", N_("Calendars"), "read"),
}
