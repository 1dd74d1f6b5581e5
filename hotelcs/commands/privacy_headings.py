"""Headings of retention, holds and erasures, for the tables that people read."""

from hotelcs.i18n import N_

PRIVACY_HEADINGS = {
    "data_class": N_("Data class"),
    "basis": N_("Rests on"),
    "then": N_("Afterwards"),
    "oldest": N_("Oldest"),
    "hold": N_("Hold"),
    "record": N_("Record"),
    "placed_by": N_("Placed by"),
    "placed_at": N_("Placed at"),
    "lifted_by": N_("Lifted by"),
    "lifted_at": N_("Lifted at"),
    "erasure": N_("Erasure"),
    "confirmed_by": N_("Confirmed by"),
    "to_go": N_("Rows to go"),
    "over_time": N_("Over its time"),
    "under_hold": N_("Under a hold"),
    "rest_date": N_("Rest until"),
    "confirm_code": N_("Code"),
    "field": N_("Field"),
}
