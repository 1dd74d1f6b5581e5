"""The keys of what Home opens."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

REGISTRATIONS = (
    Action("step", ("s",), N_("Step"), N_("Submitted, exempt, accepted, sent back: by digit")),
    Action("pane", ("tab",), N_("Next"), N_("To be sent, or submitted and not answered")),
    *LIST,
)
