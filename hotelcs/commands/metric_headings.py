"""Headings of measures, of rooms by day, and of files that were made."""

from hotelcs.i18n import N_

METRIC_HEADINGS = {
    "wrong": N_("Not right"),
    "beyond": N_("Beyond"),
    "beyond_when": N_("Beyond when"),
    "bound": N_("Bound"),
    "counted": N_("Is counted"),
    "duties_signed": N_("Duties signed"),
    "format": N_("Ending"),
    "formula": N_("Formula"),
    "handovers": N_("Handovers"),
    "hours_minor": N_("Revenue by the hour"),
    "made_at": N_("Kept at"),
    "occupied": N_("Occupied"),
    "out_of_order": N_("Out of order"),
    "provisional": N_("Provisional"),
    "rentals": N_("By the hour"),
    "report": N_("Report"),
    "revealed": N_("Whole"),
    "run": N_("Run"),
    "sha256": N_("Digest"),
    "share": N_("Share %"),
    "shifts": N_("Shifts"),
    "shown": N_("Shown"),
    "total": N_("All rooms"),
    "trend": N_("By day"),
}
