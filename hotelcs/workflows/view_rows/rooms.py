"""Views of rooms and their state."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "rooms": View(
        "housekeeping.rooms_view:rooms", N_("The rack of rooms"), "read", ("floor", "code", "type")
    ),
    "room": View("housekeeping.room_view:room", N_("One room"), "read", ("no",), needs=("no",)),
}
