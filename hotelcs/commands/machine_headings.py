"""Headings of the machine room and of readiness, for the tables that people read."""

from hotelcs.i18n import N_

MACHINE_HEADINGS = {
    "bytes": N_("Bytes"), "file": N_("File"), "folder": N_("Folder"), "pinned": N_("Pinned"), "sealed": N_("Sealed"),
    "verified_at": N_("Verified at"),
    "acked": N_("Taken at"), "acked_by": N_("Looked after by"), "check": N_("Check"), "command": N_("Job"),
    "component": N_("Part of the system"), "down": N_("Minutes down"), "exit": N_("Exit"), "good": N_("Well at"),
    "issues": N_("Not well"), "ok": N_("Well"), "outage": N_("Outage"), "passes": N_("Good looks"), "priority": N_("How urgent"),
    "running": N_("Runs since"), "runs": N_("Looks"), "seen": N_("Seen last"), "starts": N_("Comes"),
    "ticked": N_("Ticked at"), "ticked_by": N_("Ticked by"),
}  # fmt: skip
