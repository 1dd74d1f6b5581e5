"""Headings of clocks, chains of escalation, and parts of shifts that others take; words that several cases share."""

from hotelcs.i18n import N_

ESCALATION_HEADINGS = {
    "action": N_("To do"), "before": N_("Before"), "begun": N_("Begun"), "bell": N_("Bell"), "breached": N_("Missed"),
    "calls": N_("Calls"), "compensation": N_("Given"), "cover": N_("Part of a shift"), "data": N_("Details"),
    "here": N_("Here"), "instead_of": N_("Instead of"), "mood": N_("Mood"), "paused": N_("Waits"),
    "percent": N_("Used %"), "quiet": N_("May wait for morning"), "ran": N_("Done at"), "revoked": N_("Taken back"),
    "round": N_("Round"), "sat": N_("Content"), "step": N_("Step"), "steps": N_("Steps"), "stopped": N_("Stopped"),
    "taker": N_("Taken by"), "taker_name": N_("Name of who takes it"), "times": N_("Times"),
    "value_minor": N_("Value"), "what": N_("What"), "whom": N_("Whom"),
}  # fmt: skip
