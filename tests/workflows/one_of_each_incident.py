"""One plausible act of every verb of emergencies, with all that has to be there before it."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand
from tests.plans_at_hand import with_plan

Ready = Callable[[Hand], dict[str, Any]]


def raised(hand: Hand) -> dict[str, Any]:
    """An emergency in a room."""
    return {"incident": hand.do("raise-incident", type="fire", place="102").result["incident"]}


def planned(hand: Hand) -> dict[str, Any]:
    """One with the steps of a plan."""
    with_plan(hand.desk.file)
    return raised(hand)


def _ticked(hand: Hand) -> dict[str, Any]:
    asked = planned(hand)
    hand.do("tick-step", step=1, **asked)
    return asked


def _after(*verbs: str) -> Ready:
    def ready(hand: Hand) -> dict[str, Any]:
        asked = raised(hand)
        for verb in verbs:
            hand.do(verb, **asked)
        return asked

    return ready


def _lodged(hand: Hand) -> dict[str, Any]:
    hand.check_in(hand.book(), room="102")
    return raised(hand)


def _followed(hand: Hand) -> dict[str, Any]:
    asked = _lodged(hand)
    hand.do("plan-follow-ups", **asked)
    return {**asked, "guest": hand.value("SELECT no FROM guest")}


def finished(hand: Hand) -> dict[str, Any]:
    """One that can be closed."""
    asked = reviewing(hand)
    for side in ("safety", "rooms", "guests", "money", "record"):
        hand.do("sign-off-incident", side=side, **asked)
    hand.do(
        "review-incident", review="Put out", plan_change="no", why="it worked", lesson="Look first", **asked
    )
    return asked


CONTAINED = ("confirm-incident", "contain-incident")
RECOVERING = (*CONTAINED, "all-clear")
reviewing = _after(*RECOVERING, "recover-incident")
_free = _after()
INCIDENTS: dict[str, tuple[Ready, dict[str, Any]]] = {
    "raise-incident": (lambda _: {}, {"type": "fire", "place": "102"}),
    "confirm-incident": (_free, {"level": "l3"}),
    "false-alarm": (_free, {"reason": "steam", "cause": "kettle"}),
    "set-incident-level": (_free, {"level": "l4"}),
    "void-incident": (_free, {"reason": "a finger slipped"}),
    "take-command": (_free, {}),
    "offer-command": (_free, {"to": "night"}),
    "tick-step": (planned, {"step": 1}),
    "untick-step": (_ticked, {"step": 1}),
    "log-incident": (_free, {"text": "smoke on the floor", "at": "14:50"}),
    "report-situation": (_free, {"text": "two engines are here", "minutes": 10}),
    "call-authority": (_free, {"number": "119", "reference": "0421", "trapped": "two"}),
    "evacuate": (_free, {"assembly": "A"}),
    "contain-incident": (_after("confirm-incident"), {"text": "out"}),
    "reopen-danger": (_after(*CONTAINED), {"reason": "smoke again"}),
    "all-clear": (_after(*CONTAINED), {"by": "authority", "who": "brigade"}),
    "claim-cell": (_free, {"cell": "2F pool"}),
    "clear-cell": (_free, {"cell": "2F pool"}),
    "care-for-guest": (_lodged, {"stay": "102", "what": "water and a blanket", "cost": 1200}),
    "plan-follow-ups": (_lodged, {"at": "2026-11-24 09:00"}),
    "follow-up-guest": (_followed, {"how": "well"}),
    "recover-incident": (_after(*RECOVERING), {"text": "rooms aired"}),
    "note-incident-facts": (
        _free,
        {"casualties": 1, "damage": "a bed", "media": True, "cctv_until": "2026-12-23"},
    ),
    "sign-off-incident": (reviewing, {"side": "money", "note": "nothing to pay"}),
    "review-incident": (reviewing, {"review": "Put out", "plan_change": "yes", "why": "no keys"}),
    "close-incident": (finished, {"reason": "put out"}),
}
"""Verb → what makes ready, and the rest of the fields."""
