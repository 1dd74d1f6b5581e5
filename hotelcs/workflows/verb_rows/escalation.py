"""Escalation: rules, and steps that are due."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "escalate-step": ("escalation.step:EscalateStep", N_("Escalate"), "escalation.run"),
    "set-escalation": ("escalation.rule_acts:SetEscalation", N_("Set a step of escalation"), "settings"),
    "end-escalation-rule": ("escalation.rule_acts:EndEscalationRule", N_("End a step of escalation"), "settings", "set-escalation"),
}  # fmt: skip
