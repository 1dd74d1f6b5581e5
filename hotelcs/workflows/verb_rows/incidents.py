"""Emergencies."""

from hotelcs.i18n import N_

RAISE, ACT, COMMAND = "incident.raise", "incident.act", "incident.command"
ROWS: dict[str, tuple[str, ...]] = {
    "raise-incident": ("incidents.incident_acts:RaiseIncident", N_("Raise an emergency"), RAISE),
    "confirm-incident": ("incidents.incident_acts:ConfirmIncident", N_("Confirm an emergency"), COMMAND),
    "false-alarm": ("incidents.incident_acts:FalseAlarm", N_("Call a false alarm"), COMMAND),
    "set-incident-level": ("incidents.incident_acts:SetIncidentLevel", N_("Set the level of an emergency"), COMMAND),
    "void-incident": ("incidents.incident_acts:VoidIncident", N_("Void an emergency"), COMMAND),
    "take-command": ("incidents.command_acts:TakeCommand", N_("Take the command"), COMMAND),
    "offer-command": ("incidents.command_acts:OfferCommand", N_("Hand the command over"), COMMAND),
    "tick-step": ("incidents.step_acts:TickStep", N_("Tick a step of the plan"), ACT, "untick-step"),
    "untick-step": ("incidents.step_acts:UntickStep", N_("Take the tick of a step back"), ACT, "tick-step"),
    "log-incident": ("incidents.log_acts:LogIncident", N_("Write into the timeline"), ACT),
    "report-situation": ("incidents.log_acts:ReportSituation", N_("Report how it stands"), ACT),
    "call-authority": ("incidents.log_acts:CallAuthority", N_("Note a call to an authority"), ACT),
    "evacuate": ("incidents.danger_acts:Evacuate", N_("Evacuate the house"), COMMAND),
    "contain-incident": ("incidents.danger_acts:ContainIncident", N_("Say that there is no further danger"), COMMAND),
    "reopen-danger": ("incidents.danger_acts:ReopenDanger", N_("Say that it is dangerous again"), COMMAND),
    "all-clear": ("incidents.danger_acts:AllClear", N_("Give the all-clear"), COMMAND),
    "claim-cell": ("incidents.search_acts:ClaimCell", N_("Search a part of the house"), ACT),
    "clear-cell": ("incidents.search_acts:ClearCell", N_("Say that a part of the house is clear"), ACT),
    "care-for-guest": ("incidents.care_acts:CareForGuest", N_("Note the care given to guests"), ACT),
    "plan-follow-ups": ("incidents.care_acts:PlanFollowUps", N_("Have every guest asked after it"), COMMAND),
    "follow-up-guest": ("incidents.care_acts:FollowUpGuest", N_("Note how a guest is after it"), ACT),
    "recover-incident": ("incidents.closing_acts:RecoverIncident", N_("Say that the house is recovered"), COMMAND),
    "note-incident-facts": ("incidents.closing_acts:NoteIncidentFacts", N_("Note what became of an emergency"), COMMAND),
    "sign-off-incident": ("incidents.closing_acts:SignOffIncident", N_("Sign off a side of an emergency"), ACT),
    "review-incident": ("incidents.closing_acts:ReviewIncident", N_("Review an emergency"), COMMAND),
    "close-incident": ("incidents.closing_acts:CloseIncident", N_("Close an emergency"), COMMAND),
}  # fmt: skip
