"""The keys of screen 31, the night audit: each list has its own, r runs it from everywhere."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

_RUN = Action(
    "run", ("r",), N_("Run it"), N_("Run the audit: backup, charges, the next date"), verb="close-day"
)
_PRINT = Action("print", ("p",), N_("Print"), N_("Print the last audit"))
_TURN = (_PRINT, Action("pane", ("tab",), N_("Next"), N_("The next list"), bar=False), *LIST)
CHECKS = (
    _RUN,
    Action("open", ("enter",), N_("Mend"), N_("Go where it is mended; Esc comes back")),
    *_TURN[:-2],
    _TURN[-1],
)
AWAITED = (
    Action(
        "keep", ("1",), N_("Keep"), N_("Keep the booking: the guest is still coming"), verb="keep-arrival"
    ),
    Action("no_show", ("2",), N_("No-show"), N_("Mark as a no-show now"), verb="no-show"),
    Action("cancel", ("3",), N_("Cancel"), N_("Cancel the booking; u takes it back"), verb="cancel"),
    _RUN,
    *_TURN,
)
STAYING = (
    Action("extend", ("1",), N_("Extend"), N_("One night more"), verb="extend"),
    Action("late", ("2",), N_("Late out"), N_("They leave late; noted"), verb="record-call"),
    Action("out", ("3",), N_("Out"), N_("To check-out, where bills are settled")),
    Action(
        "ran_off",
        ("4",),
        N_("Ran off"),
        N_("Gone without paying: the room is free, the debt stays"),
        verb="skip",
    ),
    Action(
        "silent",
        ("5",),
        N_("No answer"),
        N_("Nobody answered the telephone; noted"),
        bar=False,
        verb="record-call",
    ),
    _RUN,
    *_TURN,
)
STEPS = (_RUN, *_TURN)
NIGHT = (CHECKS, AWAITED, STAYING, STEPS)
"""By tab: check list, arrivals not arrived, due out and still here, the audit."""
