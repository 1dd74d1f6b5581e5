"""The keys of a roll call: a room's number and Enter, then a letter for each person in it (handbook 03 §3.3, row 14)."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import Action

ROLL_CALL = (
    Action("room", tuple("0123456789"), N_("Room"), N_("A room's number and Enter, or # and a place on the list")),
    Action("open", ("enter",), N_("Next"), N_("The first person of the room; without a number of the next room"), bar=False),
    Action("tick", ("y",), N_("Safe"),
           N_("y safe, o off-site, i injured, h hospital, m missing, - not seen: whoever is under the cursor"), verb="tick-roll-call"),
    Action("new", ("n",), N_("Append"), N_("Somebody who is not on the list; the first one opens the roll call"),
           verb="append-to-roll-call"),
    Action("print", ("p",), N_("Print"), N_("The list on paper, and where it lies on the disk")),
    Action("view", ("v",), N_("View"), N_("Only who is not seen yet, or everybody"), bar=False),
    Action("filter", ("f",), N_("Filter"), N_("Only rows with what you type, a floor as 6F; Esc clears"), bar=False),
    Action("edit", ("e",), N_("Place"), N_("People gather at another place"), bar=False, verb="move-assembly"),
    Action("cancel", ("x",), N_("Take off"), N_("Take off the list who was appended by hand and is on it twice"), bar=False,
           verb="withdraw-from-roll-call"),
    Action("step", ("s",), N_("Close"), N_("Close the roll call, or open it again"), verb="close-roll-call"),
)  # fmt: skip
