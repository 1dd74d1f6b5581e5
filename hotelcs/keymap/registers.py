"""The keys of screen 29, the registers of the desk: each register has its own, the same letter for the same thing."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

_TURN = (
    Action("view", ("v",), N_("View"), N_("What is open, or what is over as well"), bar=False),
    Action("pane", ("tab",), N_("Next"), N_("The next register"), bar=False),
    *LIST,
)


def _new(help_: str, verb: str) -> Action:
    return Action("new", ("n",), N_("New"), help_, verb=verb)


VISITORS = (
    _new(N_("Note a visitor, with the guest's yes"), "visitor-in"),
    Action("out", ("k",), N_("Visitor out"), N_("The visitor has left the house"), verb="visitor-out"),
    Action(
        "register",
        ("i",),
        N_("Register"),
        N_("The visitor stays overnight and registers as a guest"),
        verb="register-visitor",
    ),
    *_TURN,
)
LUGGAGE = (
    _new(N_("Keep luggage or a parcel, under a tag"), "take-luggage"),
    Action("return", ("r",), N_("Hand out"), N_("Hand it out, and say to whom"), verb="hand-luggage"),
    Action("edit", ("e",), N_("Change"), N_("How many pieces, where, until when"), verb="change-luggage"),
    *_TURN,
)
WAKE_CALLS = (
    _new(N_("Wake a room, several, or a party"), "set-wake-call"),
    Action("done", ("y",), N_("Awake"), N_("The guest has answered"), verb="answer-wake-call"),
    Action(
        "unanswered",
        ("-",),
        N_("No answer"),
        N_("No answer: again in 5 minutes, then a knock, then the duty manager"),
        verb="answer-wake-call",
    ),
    Action("cancel", ("x",), N_("Cancel"), N_("Cancel the wake-up call"), verb="cancel-wake-call"),
    *_TURN,
)
MESSAGES = (
    _new(N_("Take a message for a guest"), "take-message"),
    Action("done", ("y",), N_("Given"), N_("The guest has the message"), verb="deliver-message"),
    Action(
        "cancel",
        ("x",),
        N_("Withdraw"),
        N_("The message need not be given any more"),
        verb="withdraw-message",
    ),
    *_TURN,
)
WHEREABOUTS = (
    _new(N_("Note where a guest is, until when"), "locate"),
    Action("cancel", ("x",), N_("Forget"), N_("They are in their room again"), verb="locate"),
    *_TURN[1:],
)
REGISTERS = (VISITORS, LUGGAGE, LUGGAGE, WAKE_CALLS, MESSAGES, WHEREABOUTS)
"""By tab: visitors, luggage, parcels, wake-up calls, messages, where guests say they are."""
