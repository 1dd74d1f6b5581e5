"""An emergency for the desk in memory: a fire with a plan of three steps, seven minutes old."""

from dataclasses import replace
from typing import Any

from hotelcs.workflows.incidents.incident_view import EventRow, IncidentDetail, StepRow

STEPS = (
    StepRow(1, "Two people go and look", "SEC", 60, False, "15:00", 50, "desk"),
    StepRow(2, "Call 119", "NM", 120, True, "", None, ""),
    StepRow(3, "Broadcast in Chinese and English", "REC", 150, False, "", None, ""),
)
FIRE = IncidentDetail(
    incident="N261123-001", drill=False, type="fire", place="6F corridor", room="", status="responding", level="l2",
    at="2026-11-23 15:00", began="2026-11-23T07:00:00Z", commander="night", offered="", plan="CP-FIRE", edition=7,
    plan_name="Fire", plan_approved=True, reported_by="desk", signed_in=True, evac=False, no_reentry=False, casualties=0,
    media=False, cctv_until="", damage="", report_due="2026-11-23T07:15:00Z", report_minutes=15, review="", plan_change="",
    plan_change_note="", lesson="", reason="", ended="", version=1, cost_minor=0, authorities=("119",), steps=STEPS,
    events=(EventRow("15:00", 0, "alarm raised: 6F corridor", "notify", "raised", "desk", "REC", "", 0),), calls=(), guests=(),
    signed=(), unsigned=("safety", "rooms", "guests", "money", "record"), lacking=("the review",), cells=(),
)  # fmt: skip


def fire(**changed: Any) -> IncidentDetail:
    """The fire, with some of it another way."""
    return replace(FIRE, **changed)
