"""The keys of overbooked nights: whom to send elsewhere, partner hotels, guests turned away."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

OVERBOOKING = (
    Action("walk", ("k",), N_("Walk"), N_("Send the guest under the cursor to another hotel"), verb="walk"),
    Action("new", ("n",), N_("New"), N_("Rooms at a partner hotel, a partner hotel, or a guest turned away"), verb="turn-away"),
    Action("edit", ("e",), N_("Change"), N_("Change the partner hotel"), bar=False, verb="change-partner"),
    Action("promise", ("y",), N_("Promise"), N_("Promise the guest to stay here, or take that back"), verb="promise-room"),
    Action("step", ("s",), N_("Follow up"), N_("Call the guest who was sent elsewhere, tell the channel"), verb="follow-walk"),
    Action("cancel", ("x",), N_("Take back"), N_("Take back a walk, a note of a guest turned away"), bar=False, verb="strike-turnaway"),
    Action("pane", ("tab",), N_("Next"), N_("Shortage, walk list, who stays, sent, turned away, partners"), bar=False),
    *LIST,
)  # fmt: skip
