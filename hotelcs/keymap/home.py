"""The keys of what Home and the arrivals open."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

REGISTRATIONS = (
    Action("step", ("s",), N_("Step"), N_("Submitted, exempt, accepted, sent back: by digit")),
    Action(
        "reveal",
        ("v",),
        N_("Number"),
        N_("The whole number of the document, with a reason; closes by itself"),
        bar=False,
        verb="reveal-document",
    ),
    Action("pane", ("tab",), N_("Next"), N_("To be sent, or submitted and not answered")),
    *LIST,
)


ASSISTED = (
    Action("save", ("f10",), N_("To the form"), N_("On to the check-in form, with what was answered")),
    Action("yes", ("y", "1"), N_("yes"), N_("Yes, and the next question")),
    Action("no", ("n", "0"), N_("no"), N_("No, and the next question")),
    Action("field", ("enter", "up"), N_("Next"), N_("The next question, or the one before"), bar=False),
)
