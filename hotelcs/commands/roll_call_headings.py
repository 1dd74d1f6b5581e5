"""Headings of roll calls and of who is in the house, for the tables that people read."""

from hotelcs.i18n import N_

ROLL_CALL_HEADINGS = {
    "after_close": N_("After the end"),
    "appended": N_("Later"),
    "assembly": N_("Assembly point"),
    "assist": N_("Needs help"),
    "completeness": N_("Found %"),
    "drill": N_("Drill"),
    "frozen": N_("At opening"),
    "hospital": N_("Hospital"),
    "injured": N_("Injured"),
    "off_site": N_("Off-site"),
    "opened_by": N_("Opened by"),
    "safe": N_("Safe"),
    "spot": N_("On the list"),
    "unknown": N_("Not seen"),
    "years": N_("Years"),
}
"""By field; those of other views stand in `headings`."""
