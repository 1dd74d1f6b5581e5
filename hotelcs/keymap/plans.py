"""The keys of screen 16, plans and drills, and of one plan and one drill: each list has its own, a letter means one thing."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

_TURN = (Action("pane", ("tab",), N_("Next"), N_("The next list"), bar=False), *LIST)
_GAPS = Action("gaps", ("l",), N_("Gaps"), N_("What is missing for the hotel to be ready"))


def _new(help_: str, verb: str, title: str = N_("New")) -> Action:
    return Action("new", ("n",), title, help_, verb=verb)


PLANS = (
    _new(N_("Draft a new edition of the plan"), "draft-plan"),
    Action(
        "step", ("s",), N_("Step"), N_("Submit the draft, or approve what is in review"), verb="submit-plan"
    ),
    Action("library", ("1",), N_("Library"), N_("Begin a missing plan from the library"), verb="draft-plan"),
    Action("drill", ("d",), N_("Drill"), N_("Begin a drill of this plan now"), verb="start-drill"),
    _GAPS,
    Action("cancel", ("x",), N_("Retire"), N_("Take the plan out of use"), bar=False, verb="retire-plan"),
    *_TURN,
)
DRILLS = (
    _new(N_("Plan a drill"), "plan-drill"),
    Action("step", ("s",), N_("Step"), N_("Begin it, end it, debrief it, close it"), verb="start-drill"),
    Action("drill", ("d",), N_("Begin"), N_("Begin the drill now"), verb="start-drill"),
    Action("cancel", ("x",), N_("Put off"), N_("Put the drill off to another date"), verb="cancel-drill"),
    _GAPS,
    *_TURN,
)
DUE = (
    _new(N_("Plan a drill of this type"), "plan-drill"),
    Action(
        "edit", ("e",), N_("A year"), N_("How many drills of this type a year"), verb="set-drill-schedule"
    ),
    _GAPS,
    *_TURN,
)
FINDINGS = (
    Action("done", ("y",), N_("Mended"), N_("It is mended; say how"), verb="finish-finding"),
    Action("view", ("v",), N_("View"), N_("What is open, or what is mended as well")),
    _GAPS,
    *_TURN,
)
READY = (
    Action("gaps", ("l",), N_("Gaps"), N_("Only what is missing, or everything")),
    Action("step", ("s",), N_("Mend"), N_("Go where it is mended")),
    *_TURN,
)
CHECKS = (
    Action("done", ("y",), N_("Looked at"), N_("It was looked at and works"), verb="sign-check"),
    _new(N_("Something else to look at"), "set-check"),
    Action("edit", ("e",), N_("Interval"), N_("Every how many days it is looked at"), verb="set-check"),
    _GAPS,
    *_TURN,
)
NUMBERS = (
    _new(N_("Somebody else to call"), "set-emergency-number"),
    Action("edit", ("e",), N_("Number"), N_("Set the number that is called"), verb="set-emergency-number"),
    *_TURN,
)
PLANS_AND_DRILLS = (PLANS, DRILLS, DUE, FINDINGS, READY, CHECKS, NUMBERS)
"""By tab: plans, drills, drills due, findings, readiness, checks, numbers."""
PLAN = (
    _new(N_("Write a step behind this one"), "write-step"),
    Action("edit", ("e",), N_("Edit"), N_("Change this step"), verb="write-step"),
    Action("up", ("-",), N_("Up"), N_("Move this step up"), verb="move-step"),
    Action("down", ("+", "="), N_("Down"), N_("Move this step down"), verb="move-step"),
    Action("cancel", ("x",), N_("Drop"), N_("Drop this step"), verb="drop-step"),
    Action(
        "step", ("s",), N_("Step"), N_("Submit the draft, or approve what is in review"), verb="submit-plan"
    ),
    Action(
        "return",
        ("r",),
        N_("Send back"),
        N_("Send the plan back to whoever wrote it"),
        bar=False,
        verb="return-plan",
    ),
    Action("drill", ("d",), N_("Drill"), N_("Begin a drill of this plan now"), bar=False, verb="start-drill"),
    *_TURN,
)
DRILL = (
    Action(
        "score",
        ("0", "1", "2", "3", "4"),
        N_("Points"),
        N_("Points for this line, 0 to 4"),
        verb="score-drill",
    ),
    Action("edit", ("e",), N_("Form"), N_("All twelve points in a form"), verb="score-drill"),
    Action("step", ("s",), N_("Step"), N_("End it, debrief it, close it"), verb="end-drill"),
    *_TURN,
)
SEEN = (_new(N_("Note how somebody did"), "observe-participant"), DRILL[2], *_TURN)
SHOWED = (
    _new(N_("Note what the drill showed, whose it is, by when"), "add-finding"),
    FINDINGS[0],
    DRILL[2],
    *_TURN,
)
OF_DRILL = (DRILL, SEEN, SHOWED)
"""By tab of one drill: points, people, findings."""
