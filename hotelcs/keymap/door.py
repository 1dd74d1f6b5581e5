"""The keys before somebody is in: the door, the first run, what must be read."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import Action

DOOR = (
    Action("field", ("enter",), N_("Next"), N_("Next field; after the last one, come in")),
    Action("language", ("f7",), N_("中文"), N_("Switch between English and Chinese at once")),
    Action(
        "alarm", ("f9",), N_("SOS"), N_("Emergency: a digit for the type, the place, Enter; signed in or not")
    ),
    Action("command", ("f3",), N_("Cmd"), N_("Type :quit to leave")),
)


FIRST_RUN = (
    Action("save", ("f10",), N_("Make it"), N_("Make the hotel")),
    Action("field", ("tab", "enter"), N_("Next field"), N_("Next field; Shift+Tab goes back")),
    Action("language", ("f7",), N_("中文"), N_("Switch between English and Chinese at once")),
    Action("back", ("escape",), N_("Leave"), N_("Leave without making a hotel")),
)


MADE = (
    Action(
        "go_on",
        ("enter",),
        N_("Go on"),
        N_("Go on to the sign-in: password and recovery key are written down"),
    ),
)


MUST_READ = (
    Action(
        "read", ("enter", "y"), N_("I have read this"), N_("Say that one has read it; the next one follows")
    ),
)
