"""One plausible act of every verb of plans and drills, with all that has to be there before it."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand

LESSONS = {"lessons": "The door of the stairs sticks.", "plan_change": "no", "why": "it was the door"}
POINTS = dict.fromkeys(
    ("alarm_time", "confirmation", "call_text", "broadcast", "lifts", "floor_sweep", "assist_list", "roll_complete",
     "roll_speed", "calm", "radio", "handover"), 3,
)  # fmt: skip


def new(hand: Hand) -> dict[str, Any]:
    """Nothing has to be there."""
    del hand
    return {}


def in_review(hand: Hand) -> dict[str, Any]:
    """The library's plan for fires, submitted."""
    hand.do("submit-plan", plan="fire")
    return {"plan": "fire/1"}


def planned(hand: Hand) -> dict[str, Any]:
    """A drill that is planned."""
    done = hand.do("plan-drill", type="fire", place="201", at="2026-11-24 10:00", scenario="A bin burns.")
    return {"drill": done.result["drill"]}


def running(hand: Hand) -> dict[str, Any]:
    """A drill that runs."""
    return {"drill": hand.do("start-drill", **planned(hand)).result["drill"]}


def in_debrief(hand: Hand) -> dict[str, Any]:
    """A drill that is over and not debriefed."""
    return {"drill": hand.do("end-drill", **running(hand)).result["drill"]}


def debriefed(hand: Hand) -> dict[str, Any]:
    """A drill of which all is known."""
    drill = in_debrief(hand)
    hand.do("score-drill", **drill, **POINTS)
    hand.do("observe-participant", **drill, staff="E002", calm=5, correct=4, role="first on the spot")
    hand.do("debrief-drill", **drill, **LESSONS)
    return drill


def finding(hand: Hand) -> dict[str, Any]:
    """Something to be mended."""
    done = hand.do("add-finding", **in_debrief(hand), words="door sticks", owner="E002", due="2026-11-30")
    return {"finding": done.result["finding"]}


PLANS: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "draft-plan": (in_review, {"type": "fire"}),
    "write-step": (new, {"plan": "fire", "text_en": "Count the keys", "text_zh": "清点钥匙", "post": "REC", "target": 60}),
    "move-step": (new, {"plan": "fire", "step": 2, "to": 4}),
    "drop-step": (new, {"plan": "fire", "step": 2}),
    "submit-plan": (new, {"plan": "fire"}),
    "return-plan": (in_review, {"reason": "the gas is missing"}),
    "approve-plan": (in_review, {"review": "2027-06-01"}),
    "retire-plan": (in_review, {"reason": "no lift any more"}),
    "set-emergency-number": (new, {"code": "water", "number": "96390"}),
    "sign-check": (new, {"code": "assist_list"}),
    "set-check": (new, {"code": "generator", "every_days": 14}),
    "plan-drill": (new, {"type": "fire", "place": "201", "at": "2026-11-24 10:00", "announced": False}),
    "cancel-drill": (planned, {"at": "2026-12-01 10:00", "reason": "a full house"}),
    "set-drill-schedule": (new, {"type": "fire", "per_year": 4}),
    "start-drill": (planned, {}),
    "end-drill": (running, {}),
    "score-drill": (running, {"alarm_time": 4}),
    "observe-participant": (running, {"staff": "E002", "calm": 4, "correct": 5}),
    "add-finding": (running, {"words": "door sticks", "owner": "E002", "due": "2026-11-30"}),
    "finish-finding": (finding, {"outcome": "planed"}),
    "debrief-drill": (in_debrief, LESSONS),
    "close-drill": (debriefed, {}),
}  # fmt: skip
"""Verb → what makes ready, and the rest of the fields."""
DROPPED = {"draft-plan": ("plan",)}
"""What making ready tells that the act does not ask for."""
