"""Escalation: rules, and steps that are due."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "escalate-step": ("escalation.step:EscalateStep", N_("Escalate"), "escalation.run"),
    "note-waiting": ("escalation.noting:NoteWaiting", N_("Look for what waits"), "escalation.run"),
    "note-metrics": ("measures.threshold_acts:NoteMetrics", N_("Look which numbers are beyond"), "escalation.run"),
    "set-threshold": ("measures.threshold_acts:SetThreshold", N_("Set from when a number asks for a decision"), "settings"),
    "set-escalation": ("escalation.rule_acts:SetEscalation", N_("Set a step of escalation"), "settings"),
    "end-escalation-rule": ("escalation.rule_acts:EndEscalationRule", N_("End a step of escalation"), "settings", "set-escalation"),
}  # fmt: skip
