"""Headings of the registers of the desk, for the tables that people read."""

from hotelcs.i18n import N_

REGISTER_HEADINGS = {
    "approved": N_("Guest agreed"),
    "call": N_("Call"),
    "clock": N_("Clock"),
    "closed": N_("Ended"),
    "closed_by": N_("Ended by"),
    "fragile": N_("Fragile"),
    "handed_to": N_("Handed to"),
    "location": N_("Kept at"),
    "message": N_("Message"),
    "out_at": N_("Out at"),
    "pieces": N_("Pieces"),
    "repeat": N_("Every day"),
    "sender": N_("From whom"),
    "text": N_("Text"),
    "urgent": N_("Urgent"),
    "visitor": N_("Visitor"),
    "whereabouts": N_("Whereabouts"),
}
"""By field; those of other views stand in `headings`."""
