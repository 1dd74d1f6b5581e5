"""Views of the machine room."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "backups": View("machine.backups_view:backups", N_("Backups"), "health.read", ("limit",)),
}
