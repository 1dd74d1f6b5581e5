"""Headings of the machine room, for the tables that people read."""

from hotelcs.i18n import N_

MACHINE_HEADINGS = {
    "bytes": N_("Bytes"),
    "file": N_("File"),
    "folder": N_("Folder"),
    "pinned": N_("Pinned"),
    "sealed": N_("Sealed"),
    "tag": N_("Purpose"),
    "verified_at": N_("Verified at"),
}
