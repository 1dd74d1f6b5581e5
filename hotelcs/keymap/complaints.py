"""The keys of screen 09, complaints: the list, one case, the intake; and of 13, the calls afterwards."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action
from hotelcs.keymap.desk import FORM

_ON_A_CASE = (
    Action("step", ("s",), N_("Next step"), N_("The next step of the complaint, and what is to be done for it, by number")),
    Action("note", ("c",), N_("Note"), N_("Note something about the complaint"), verb="note-complaint"),
    Action("raise", ("r",), N_("Raise"), N_("It is a level worse"), verb="raise-severity"),
    Action("lower", ("l",), N_("Lower"), N_("It is not as bad; a supervisor says why"), bar=False, verb="lower-severity"),
    Action("add", ("+",), N_("Task"), N_("Give part of it to a department, by an hour"), verb="add-action"),
    Action("promise", ("w",), N_("Promise"), N_("Tell the guest what will be by when"), bar=False, verb="promise-guest"),
    Action("money", ("m",), N_("Give"), N_("Give the guest something for it"), verb="compensate"),
    Action("again", ("b",), N_("Again"), N_("The guest is back on the same matter"), bar=False, verb="complain-again"),
    Action("merge", ("j",), N_("Merge"), N_("It is about the same as another complaint"), bar=False, verb="merge-complaints"),
    Action("incident", ("i",), N_("Emergency"), N_("Danger or injury: raise an emergency out of it"), bar=False, verb="complaint-incident"),
    Action("call", ("k",), N_("Call"), N_("A word with the guest: what was told, or what they said"), bar=False, verb="contact-guest"),
    Action("take", ("t",), N_("Take"), N_("Take it into one's own hands, or accept it"), bar=False, verb="take-item"),
    Action("assign", ("a",), N_("Assign"), N_("Give or offer it to somebody who is here"), verb="transfer-item"),
    Action("cancel", ("x",), N_("Withdraw"), N_("The guest withdraws it, in their own words"), bar=False, verb="withdraw-complaint"),
    Action("keep", ("z",), N_("Few eyes"), N_("Keep it from most eyes, or show it again"), bar=False, verb="keep-sensitive"),
)  # fmt: skip
COMPLAINTS = (
    Action("new", ("n",), N_("New"), N_("Take a complaint"), verb="take-complaint"),
    *_ON_A_CASE,
    Action("history", ("h",), N_("Timeline"), N_("Everything that was said and done about it"), bar=False),
    Action("view", ("v",), N_("View"), N_("What is open, or what is over as well"), bar=False),
    Action("pane", ("tab",), N_("Next"), N_("Complaints, or what comes again and again"), bar=False),
    *LIST,
)
PATTERNS = (
    Action("new", ("n",), N_("New"), N_("Take a complaint"), verb="take-complaint"),
    Action("step", ("s",), N_("Dealt with"), N_("Something was done about it: counting begins anew"), verb="close-pattern"),
    Action("view", ("v",), N_("View"), N_("What is open, or what is over as well"), bar=False),
    Action("pane", ("tab",), N_("Next"), N_("Complaints, or what comes again and again"), bar=False),
    *LIST,
)  # fmt: skip
COMPLAINT = (
    *_ON_A_CASE,
    Action("scroll", ("pagedown", "pageup"), N_("More"), N_("Further down, further up"), bar=False),
)
INTAKE = FORM
FOLLOW_UPS = (
    Action("outcome", ("1", "2", "3", "4", "5"), N_("Outcome"),
           N_("1 reached, 2 no answer, 3 declined, 4 wrong number, 5 open it again"), verb="recovery-call"),
    Action("call", ("k",), N_("Script"), N_("The whole number, and what to say"), bar=False),
    *LIST,
)  # fmt: skip
