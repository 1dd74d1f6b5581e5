"""Contingency plans, whom to call, what is looked at, drills."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "draft-plan": ("plans.plan_acts:DraftPlan", N_("Draft an emergency plan"), "plan.write"),
    "write-step": ("plans.step_acts:WriteStep", N_("Write a step of a plan"), "plan.write"),
    "move-step": ("plans.step_acts:MoveStep", N_("Move a step of a plan"), "plan.write"),
    "drop-step": ("plans.step_acts:DropStep", N_("Drop a step of a plan"), "plan.write"),
    "submit-plan": ("plans.plan_acts:SubmitPlan", N_("Submit an emergency plan"), "plan.write"),
    "return-plan": ("plans.plan_acts:ReturnPlan", N_("Send an emergency plan back"), "plan.approve"),
    "approve-plan": ("plans.plan_acts:ApprovePlan", N_("Approve an emergency plan"), "plan.approve"),
    "retire-plan": ("plans.plan_acts:RetirePlan", N_("Take an emergency plan out of use"), "plan.approve"),
    "set-emergency-number": ("plans.number_acts:SetEmergencyNumber", N_("Set whom to call in an emergency"), "plan.write"),
    "sign-check": ("plans.check_acts:SignCheck", N_("Sign an emergency check"), "log.write"),
    "set-check": ("plans.check_acts:SetCheck", N_("Set an emergency check"), "plan.write"),
    "plan-drill": ("drills.planning:PlanDrill", N_("Plan a drill"), "drill.run"),
    "cancel-drill": ("drills.planning:CancelDrill", N_("Put a drill off"), "drill.run"),
    "set-drill-schedule": ("drills.planning:SetDrillSchedule", N_("Set how many drills a year"), "plan.write"),
    "start-drill": ("drills.running:StartDrill", N_("Begin a drill"), "drill.run"),
    "end-drill": ("drills.running:EndDrill", N_("End a drill"), "drill.run"),
    "score-drill": ("drills.scoring:ScoreDrill", N_("Score a drill"), "drill.score"),
    "observe-participant": ("drills.scoring:ObserveParticipant", N_("Note how somebody did in a drill"), "drill.score"),
    "add-finding": ("drills.findings:AddFinding", N_("Note what a drill showed"), "drill.score"),
    "finish-finding": ("drills.findings:FinishFinding", N_("Say that a finding is mended"), "log.write"),
    "debrief-drill": ("drills.debriefing:DebriefDrill", N_("Debrief a drill"), "drill.run"),
    "close-drill": ("drills.debriefing:CloseDrill", N_("Close a drill"), "drill.run"),
}  # fmt: skip
