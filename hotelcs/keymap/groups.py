"""The keys of groups: their sheet, their list being typed, their people being checked in."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

GROUP = (
    Action("list", ("l",), N_("List"), N_("Paste or type the rooming list"), verb="rooming-list"),
    Action("assign", ("a",), N_("Give rooms"), N_("Give all bookings without a room one, near each other"), verb="assign-group"),
    Action("check_in", ("m",), N_("Check in"), N_("Check the group in: a line for each room"), verb="check-in-rooms"),
    Action("quick", ("q",), N_("Check out"), N_("Check out the marked rooms, or all that leave today and owe nothing"), verb="check-out-rooms"),
    Action("mark", ("space",), N_("Mark"), N_("Mark the room, or take the mark away"), bar=False),
    Action("new", ("n",), N_("Take up"), N_("A booking out of the block"), verb="pick-up"),
    Action("edit", ("e",), N_("Change"), N_("Change what is known of the group"), verb="change-group"),
    Action("block", ("b",), N_("Hold"), N_("How many rooms of a type are held"), verb="set-block"),
    Action("release", ("r",), N_("Release"), N_("Give what is not taken up back to sale"), bar=False, verb="release-block"),
    Action("step", ("s",), N_("Definite"), N_("Make an enquiry definite"), bar=False, verb="confirm-group"),
    Action("cancel", ("x",), N_("Cancel"), N_("Cancel the booking under the cursor; on the block the whole group"), bar=False,
           verb="cancel"),
    Action("divide", ("d",), N_("Divide"), N_("Give some of the guests a booking of their own"), bar=False, verb="split-guests"),
    Action("unassign", ("-",), N_("Rooms back"), N_("Take the rooms back that nobody is in yet"), bar=False, verb="unassign-group"),
    Action("pane", ("tab",), N_("Next"), N_("Its rooms, its people, the rooms held"), bar=False),
    *LIST,
)  # fmt: skip


LIST_FORM = (
    Action("save", ("f10",), N_("Save"), N_("Take the list; lines that cannot be taken say why")),
    Action(
        "field",
        ("enter", "tab"),
        N_("Next line"),
        N_("The next line; Enter on the last one makes another"),
        bar=False,
    ),
)


GROUP_CHECK_IN = (
    Action(
        "save", ("f10",), N_("Check in"), N_("Check in every room whose people have all shown a document")
    ),
    Action(
        "field",
        ("enter", "tab"),
        N_("Next"),
        N_("The next document that is missing; Shift+Tab goes back"),
        bar=False,
    ),
)
