"""Headings of the views of emergencies."""

from hotelcs.i18n import N_

INCIDENT_HEADINGS = {
    "authorities": N_("Whom to call"), "broadcast": N_("Read out"), "began": N_("Began (UTC)"), "bell": N_("Rings"), "calls": N_("Calls"), "casualties": N_("People hurt"),
    "cctv_until": N_("Recordings kept until"), "cell": N_("Part of the house"), "cells": N_("Searched"),
    "claimed_by": N_("Searched by"), "cleared_by": N_("Clear, says"), "commander": N_("Commander"), "critical": N_("Critical"),
    "damage": N_("Damage"), "done": N_("Done"), "edition": N_("Edition"), "en": N_("In English"), "evac": N_("Evacuated"),
    "followed": N_("Asked after"), "lacking": N_("Missing before it is closed"), "lesson": N_("Lesson for all"),
    "logged": N_("Written at"), "media": N_("Press"), "no_reentry": N_("No re-entry"), "numbers": N_("Numbers"),
    "offered": N_("Offered to"), "plan_approved": N_("Plan approved"), "plan_change": N_("Change the plan?"),
    "plan_change_note": N_("Why the plan changes or not"), "plan_name": N_("Name of the plan"), "report_due": N_("Superiors are told next (UTC)"),
    "report_minutes": N_("Superiors are told every, minutes"), "review": N_("Review"), "said": N_("Read aloud"), "side": N_("Side"),
    "steps": N_("Steps"), "target_seconds": N_("Target, seconds"), "zh": N_("In Chinese"),
}  # fmt: skip
"""By field; those of other views stand in `headings`."""
