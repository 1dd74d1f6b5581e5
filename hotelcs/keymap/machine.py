"""The keys of screen 25, the machine room: checks, jobs, backups, tickets, readiness."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

_PANE = Action("pane", ("tab",), N_("Next"), N_("Health, jobs, backups, tickets, readiness"), bar=False)
MACHINE = (
    Action("backup", ("b",), N_("Back up"), N_("Make a backup now; desks go on working")),
    Action("verify", ("y",), N_("Verify"), N_("Check the file, the ledger, the rules and the last backup now")),
    Action("ready", ("r",), N_("Ready?"), N_("Run the fourteen checks of the group under the cursor"), verb="run-readiness"),
    Action("ack", ("k",), N_("Look after"), N_("Say that you look after the check under the cursor"), verb="ack-health"),
    Action("new", ("n",), N_("New"), N_("Ask for support; on the list of jobs, say how often one is to run"), verb="raise-ticket"),
    Action("take", ("t",), N_("Take"), N_("Take the ticket under the cursor"), bar=False, verb="take-ticket"),
    Action("step", ("s",), N_("Step"), N_("The next step of a ticket, or of a group's checks"), bar=False),
    Action("down", ("d",), N_("Down"), N_("Note that a part of the system is down, or that it works again"), bar=False, verb="note-outage"),
    Action("view", ("v",), N_("All"), N_("Tickets that are over as well"), bar=False),
    _PANE,
    *LIST,
)  # fmt: skip
