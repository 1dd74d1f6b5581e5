"""Headings of the night: the check list, audits, the figures of closed dates, for the tables that people read."""

from hotelcs.i18n import N_

NIGHT_HEADINGS = {
    "calendar_date": N_("Calendar date"),
    "behind": N_("Days behind"),
    "owed": N_("Not finished"),
    "blocks": N_("Stops it"),
    "closed_at": N_("Closed"),
    "done_at": N_("Done"),
    "backup": N_("Backup"),
    "of": N_("Of"),
    "backup_bytes": N_("Bytes"),
    "backup_sha256": N_("SHA-256"),
    "support": N_("Help"),
    "ooo": N_("Out of order"),
    "oos": N_("Out of service"),
    "in_service": N_("In service"),
    "day_use": N_("Day use"),
    "room_revenue_minor": N_("Room revenue"),
    "day_use_revenue_minor": N_("Day-use revenue"),
    "occupancy_paid": N_("Occupancy of paid rooms, %"),
    "occupancy_inventory": N_("Occupancy of all rooms, %"),
    "occupancy_in_service": N_("Occupancy of rooms in service, %"),
    "day_use_minor": N_("Day-use average"),
    "no_show_rate": N_("No-shows, %"),
    "cancel_rate": N_("Cancelled, %"),
    "walk_rate": N_("Walked, %"),
    "now": N_("Now"),
    "pickup": N_("Pickup"),
}
