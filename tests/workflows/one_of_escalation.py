"""One plausible act of every verb of escalation and of parts of shifts, with what has to be there before it."""

from typing import Any

from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import chains
from tests.conftest import Hand
from tests.workflows.clocks.units import unit

LATE = Case("transfer", "L261123-001")


def _waits(hand: Hand) -> dict[str, Any]:
    """A step that is due since it was to be told a quarter of an hour after the beginning."""
    hand.do("set-escalation", kind="transfer", level="any", place=1, minutes=15, whom="supervisor")
    with unit(hand) as work:
        chains.begin(work, LATE, "any")
    hand.now = hand.now.replace(minute=20)
    return {"kind": LATE.kind, "no": LATE.ref, "chain": 1, "place": 1}


def _forgotten(hand: Hand) -> dict[str, Any]:
    """A shift that was handed over and that nobody takes."""
    hand.do("open-shift", float_=0)
    hand.do("hand-over", counted=0)
    hand.now = hand.now.replace(minute=20)
    return {}


def _empty(hand: Hand) -> dict[str, Any]:
    """A date closed without a guest, where half of the rooms were to be sold."""
    hand.do("set-threshold", metric="M-02.occ", side="<", bound="50")
    hand.do("close-day")
    return {}


def _on_late(hand: Hand) -> dict[str, Any]:
    """The receptionist is on the late shift tomorrow; another could be."""
    hand.do("roster", staff="E002", day="2026-11-24", shift="late")
    hand.do("add-staff", name="Lin", posts=["REC"], no="E077")
    return {}


def _asked(hand: Hand) -> dict[str, Any]:
    _on_late(hand)
    asked = hand.do("ask-cover", staff="E002", begins="2026-11-24 16:00", ends="2026-11-24 18:00")
    return {"cover": asked.result["cover"]}


def _taken(hand: Hand) -> dict[str, Any]:
    asked = _asked(hand)
    hand.do("take-cover", staff="E077", **asked)
    return asked


READY: dict[str, Any] = {
    "ask-cover": (_on_late, {"staff": "E002", "begins": "2026-11-24 16:00", "ends": "2026-11-24 18:00", "reason": "school"}),
    "take-cover": (_asked, {"staff": "E077"}),
    "give-back-cover": (_taken, {}),
    "withdraw-cover": (_taken, {}),
    "escalate-step": (_waits, {}),
    "note-waiting": (_forgotten, {}),
    "note-metrics": (_empty, {}),
    "set-threshold": (lambda _: {}, {"metric": "M-15.sla", "side": "<", "bound": "90", "days": 2}),
    "set-escalation": (lambda _: {}, {"kind": "complaint", "level": "s4", "place": 9, "since": "clock", "metric": "plan",
                                      "percent": 150, "whom": "post:GM", "quiet": True}),
    "end-escalation-rule": (lambda _: {}, {"kind": "complaint", "level": "s4", "place": 1}),
}  # fmt: skip
"""Verb → what makes ready, and the rest of the fields."""
