"""The keys of screen 17 for calling a team out and answering."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import Action

CALL_OUT = Action(
    "call_out",
    ("k",),
    N_("Call out"),
    N_("Call the rapid response team, and see who can come"),
    verb="call-out",
)
ANSWERS = (
    Action(
        "accept",
        ("y",),
        N_("Accept"),
        N_("Come to this call-out; the first to accept leads"),
        bar=False,
        verb="accept-call-out",
    ),
    Action(
        "decline", ("-",), N_("Decline"), N_("Say that one cannot come"), bar=False, verb="decline-call-out"
    ),
)
