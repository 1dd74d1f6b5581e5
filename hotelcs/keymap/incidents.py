"""The keys of screen 10, which has a short alphabet of its own because seconds count (handbook 04 §4.1)."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

INCIDENTS = (
    Action("view", ("v",), N_("View"), N_("What is open, or what is over as well"), bar=False),
    *LIST,
)
_STEPS = (
    Action("digits", tuple("123456789"), N_("Tick"), N_("A digit ticks that step of the plan"), bar=False),
    Action("tick", ("enter",), N_("Tick step"), N_("Tick the step under the cursor"), bar=False, verb="tick-step"),
    Action("untick", ("0",), N_("Untick"), N_("Take back the step that was ticked last"), bar=False, verb="untick-step"),
    Action("yes", ("y",), N_("Confirm"), N_("Somebody is on the spot, and it is so"), verb="confirm-incident"),
    Action("no", ("n",), N_("False"), N_("Somebody is on the spot, and there is nothing"), verb="false-alarm"),
    Action("evacuate", ("v",), N_("Evacuate"), N_("Everybody leaves the house; the roll call is opened"), verb="evacuate"),
    Action("call", ("k",), N_("Call"), N_("Whom to call and what to read aloud; a digit stamps the call"), verb="call-authority"),
    Action("team", ("m",), N_("Team"), N_("Call the rapid response team out for this emergency"), bar=False, verb="call-out"),
    Action("level", ("l",), N_("Level"), N_("Change the level"), verb="set-incident-level"),
    Action("step", ("s",), N_("Next"), N_("What comes next: contained, all clear, recovered, signed, reviewed, closed")),
)  # fmt: skip
_MORE = (
    Action("arrive", ("b",), N_("Arrived"), N_("Who has arrived: first-aider, ambulance, fire brigade, police"), verb="log-incident"),
    Action("inform", ("i",), N_("Inform"), N_("Tell the superiors how it stands; the timer begins anew"), verb="report-situation"),
    Action("take", ("t",), N_("Command"), N_("Take the command, or accept it"), bar=False, verb="take-command"),
    Action("offer", ("o",), N_("Hand over"), N_("Hand the command over"), bar=False, verb="offer-command"),
    Action("care", ("+",), N_("Care"), N_("Note what guests were given, and what it cost"), bar=False, verb="care-for-guest"),
    Action("search", ("f",), N_("Search"), N_("A part of the house: claim it, or say that it is clear"), bar=False, verb="claim-cell"),
    Action("history", ("h",), N_("History"), N_("The whole timeline"), bar=False),
    Action("print", ("p",), N_("Print"), N_("Print the report"), verb=""),
    Action("facts", ("e",), N_("Facts"), N_("People hurt, damage, press, recordings"), bar=False, verb="note-incident-facts"),
    Action("void", ("x",), N_("Void"), N_("Raised by mistake"), bar=False, verb="void-incident"),
    Action("pane", ("tab",), N_("Roll call"), N_("To the roll call and back"), bar=False),
)  # fmt: skip
INCIDENT = (
    *_STEPS,
    Action("note", ("c", "w"), N_("Note"), N_("A line into the timeline; begun with an hour it is a late one"), verb="log-incident"),
    Action("announce", ("a",), N_("Announce"), N_("What is read out to everybody in the house"), bar=False),
    *_MORE,
)  # fmt: skip
INCIDENT_MEDICAL = (
    *_STEPS,
    Action("cpr", ("c",), N_("CPR"), N_("Compressions begun: a line with the time"), verb="log-incident"),
    Action("shock", ("a",), N_("AED"), N_("A shock was given: a line with the time"), verb="log-incident"),
    Action("breathing", ("r",), N_("Breathes"), N_("Breathing again: a line with the time"), verb="log-incident"),
    Action("note", ("w",), N_("Note"), N_("A line into the timeline; begun with an hour it is a late one"), verb="log-incident"),
    *_MORE,
)  # fmt: skip
"""While somebody's heart stands still, the lines that count have a key each."""
