"""The keys of the screens about people and the hotel: log, items, rosters, duties, notices, users, ledger."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action
from hotelcs.keymap.callouts import ANSWERS, CALL_OUT

SHIFT_LOG = (
    Action(
        "step",
        ("s",),
        N_("Hand over"),
        N_("Next step: open, hand over, take over; of a line of the log, its steps"),
    ),
    Action(
        "submit",
        ("f10",),
        N_("Submit"),
        N_("Hand over; or take over what another hands over"),
        verb="hand-over",
    ),
    Action("new", ("n",), N_("Write"), N_("A line into the shift log"), verb="log"),
    Action(
        "assign", ("a",), N_("Owner"), N_("Give the item under the cursor to somebody"), verb="transfer-item"
    ),
    Action("take", ("t",), N_("Take"), N_("Take the item under the cursor"), bar=False, verb="take-item"),
    Action(
        "cancel", ("x",), N_("Dispute"), N_("Dispute a line of what is handed over"), verb="dispute-handover"
    ),
    Action("note", ("c",), N_("Note"), N_("The note to the next shift"), verb="edit-handover"),
    Action("edit", ("e",), N_("Correct"), N_("Correct a line of the log"), bar=False, verb="amend-log"),
    Action("pane", ("tab", "f6"), N_("Log"), N_("Carried over, or the log"), bar=False),
    Action(
        "drawer",
        ("d",),
        N_("Drawer"),
        N_("Pay out of the drawer, drop cash into the safe"),
        bar=False,
        verb="pay-out",
    ),
    Action("history", ("h",), N_("Earlier"), N_("Earlier handovers"), bar=False),
    Action("items", ("i",), N_("Items"), N_("Open items and their owners"), bar=False),
    Action("view", ("v",), N_("Department"), N_("The shift of the own department, or the desk's"), bar=False),
    *LIST,
)


ITEMS = (
    Action("take", ("t",), N_("Take"), N_("Take the item under the cursor"), verb="take-item"),
    Action("assign", ("a",), N_("Owner"), N_("Give it to somebody, or offer it"), verb="transfer-item"),
    Action("step", ("s",), N_("Step"), N_("What can be done with it now")),
    Action("pane", ("tab",), N_("Mine/all"), N_("One's own, or everybody's")),
    *LIST,
)


ROSTER = (
    Action("new", ("n",), N_("New"), N_("Put somebody on a shift"), verb="roster"),
    CALL_OUT,
    *ANSWERS,
    Action("swap", ("w",), N_("Swap"), N_("Exchange two shifts"), verb="swap-shifts"),
    Action("cancel", ("x",), N_("Off"), N_("Take somebody off a shift"), verb="unroster"),
    Action("fill", ("l",), N_("Fill"), N_("Fill the gaps from the least on every shift"), verb="fill-roster"),
    Action("copy", ("+",), N_("Copy"), N_("Copy a week"), verb="copy-roster"),
    Action("rotate", ("r",), N_("Rotate"), N_("Propose a rotation"), verb="propose-rotation"),
    Action("step", ("s",), N_("Step"), N_("Fill this gap; decide on this rotation")),
    Action(
        "pane",
        ("tab",),
        N_("Tab"),
        N_("Now, week, gaps, skills, teams, rotation, call-outs, who can come"),
        bar=False,
    ),
    *LIST,
)


DUTIES = (
    Action("sign", ("k",), N_("Sign"), N_("Sign one's own duties"), verb="sign-duties"),
    Action("check", ("l",), N_("Check"), N_("Check the matrix, and every shift of the week")),
    Action("what_if", ("w",), N_("What if"), N_("With only these people, which duty has no owner?")),
    Action("raci", ("r",), "RACI", N_("Set the letters of a post for this duty"), verb="assign-duty"),
    Action(
        "edit", ("e",), N_("Change"), N_("Change the words; or the deputies of a post"), verb="change-duty"
    ),
    Action("differ", ("d",), N_("Versions"), N_("Every version of this duty"), bar=False),
    Action("new", ("n",), N_("New"), N_("Add a duty"), bar=False, verb="add-duty"),
    Action("cancel", ("x",), N_("Retire"), N_("Retire this duty"), bar=False, verb="retire-duty"),
    Action(
        "template", ("m",), N_("Template"), N_("Furnish from a template"), bar=False, verb="apply-template"
    ),
    Action("pane", ("tab",), N_("Tab"), N_("Duties, to sign, this shift, gaps, faults, posts"), bar=False),
    *LIST,
)


NOTICES = (
    Action("read", ("y",), N_("Read"), N_("Say that one has read it"), verb="read-notice"),
    Action("new", ("n",), N_("New"), N_("Write a notice"), verb="post-notice"),
    Action("remind", ("r",), N_("Remind"), N_("Ask whoever has not read it"), verb="remind-notice"),
    Action("cancel", ("x",), N_("Take back"), N_("Take a notice back"), verb="withdraw-notice"),
    Action("pane", ("tab",), N_("Mine/all"), N_("For me, or all"), bar=False),
    *LIST,
)


USERS = (
    Action("new", ("n",), N_("New"), N_("A new one of what this tab shows")),
    Action("edit", ("e",), N_("Change"), N_("Change what is under the cursor")),
    Action("step", ("s",), N_("Step"), N_("Everything that can be done with somebody")),
    Action("password", ("k",), N_("Password"), N_("Hand out a password for one use"), verb="reset-password"),
    Action("shut", ("d",), N_("Shut"), N_("Shut or open an account"), verb="disable-account"),
    Action(
        "what_if", ("w",), N_("What if"), N_("With only these people, which duty has no owner?"), bar=False
    ),
    Action(
        "pane",
        ("tab",),
        N_("Tab"),
        N_("People, accounts, posts, rights, settings, shifts, least, levels, calendars"),
    ),
    *LIST,
)


LEDGER = (
    Action("order", ("o",), N_("Record"), N_("Entries about a record")),
    Action("who", ("w",), N_("Person"), N_("Entries of one person")),
    Action("day", ("d",), N_("Day"), N_("Entries from a business date on")),
    Action("check", ("k",), N_("Check"), N_("Check the whole chain against the anchors")),
    *LIST,
)
