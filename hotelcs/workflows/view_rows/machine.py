"""Views of the machine room: backups, checks, jobs, parts of the system, tickets; and of readiness for events."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "backups": View("machine.backups_view:backups", N_("Backups"), "health.read", ("limit",)),
    "tickets": View("machine.tickets_view:tickets", N_("Support tickets"), "read", ("no", "all", "mine", "limit")),
    "components": View("machine.components_view:components", N_("Parts of the system"), "read", ("all",)),
    "outages": View("machine.components_view:outages", N_("When parts of the system were down"), "read", ("component", "limit")),
    "system-availability": View("measures.availability_view:system_availability", N_("How much of the time it worked"), "read", ("from", "to")),
    "health": View("machine.health_view:health", N_("Checks that are not well"), "health.read", ("all", "limit")),
    "jobs": View("machine.jobs_view:jobs", N_("Jobs: when each ran, whether one was missed"), "health.read"),
    "job-runs": View("machine.jobs_view:job_runs", N_("How jobs ended, the newest first"), "health.read", ("command", "limit")),
    "event-readiness": View("events.readiness_view:event_readiness", N_("Large groups to come, and whether the house is ready"), "read"),
    "coming-checks": View("events.readiness_view:coming_checks", N_("The checks of every large group to come"), "read"),
    "event-run-sheet": View("events.run_sheet_view:event_run_sheet", N_("What happens when with one group"), "read", ("no",), ("no",)),
    "event-checks": View("events.readiness_view:event_checks", N_("The checks of one group"), "read", ("no",), ("no",)),
}  # fmt: skip
