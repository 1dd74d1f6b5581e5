"""Views of complaints, emergencies, roll calls, plans, drills, clocks, escalation and pages."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "pages": View(
        "paging.pages_view:pages", N_("Pages, the newest first"), "read", ("state", "case", "staff", "limit")
    ),
    "channels": View("paging.pages_view:channels", N_("Where people are paged"), "page.channel", ("all",)),
    "team-effect": View(
        "measures.team_effect_view:team_effect",
        N_("How much faster a team is there than before"),
        "health.read",
        ("since",),
    ),
    "complaints": View(
        "complaints.complaints_view:complaints",
        N_("Complaints"),
        "read",
        ("all", "severity", "department", "room", "code", "status", "owner", "day", "limit"),
    ),
    "complaint": View("complaints.complaint_view:complaint", N_("One complaint"), "read", ("no",), ("no",)),
    "complaint-intake": View(
        "complaints.intake_view:complaint_intake",
        N_("What is known when somebody complains"),
        "read",
        ("room", "code"),
    ),
    "complaint-codes": View("complaints.patterns_view:complaint_codes", N_("Kinds of complaint"), "read"),
    "complaint-causes": View("complaints.patterns_view:complaint_causes", N_("Root causes"), "read"),
    "complaint-patterns": View(
        "complaints.patterns_view:complaint_patterns", N_("Complained of again and again"), "read", ("all",)
    ),
    "recovery-calls": View(
        "complaints.recovery_view:recovery_calls", N_("Calls after a complaint"), "read", ("due",)
    ),
    "report-runs": View(
        "exports.runs_view:report_runs", N_("Reports and exports that were made"), "read", ("name", "limit")
    ),
    "occupancy": View(
        "measures.occupancy_view:occupancy", N_("Rooms and revenue by day"), "read", ("from", "to")
    ),
    "occupancy-groups": View(
        "measures.occupancy_view:occupancy_groups",
        N_("Nights by type, channel or segment"),
        "read",
        ("by", "from", "to"),
    ),
    "ahead": View("measures.occupancy_view:ahead", N_("The nights to come"), "read", ("days",)),
    "revenue": View(
        "measures.occupancy_view:revenue", N_("What was charged and paid"), "folio.read", ("from", "to")
    ),
    "staff-work": View(
        "measures.staff_view:staff_work", N_("What everybody did"), "read", ("from", "to", "person")
    ),
    "thresholds": View(
        "measures.thresholds_view:thresholds", N_("From when a number asks for a decision"), "read", ("date",)
    ),
    "thresholds-untold": View(
        "measures.thresholds_view:thresholds_untold", N_("Numbers beyond that nobody was told of"), "read"
    ),
    "metrics": View("measures.metrics_view:metrics", N_("Measures of a period"), "read", ("from", "to")),
    "metric": View(
        "measures.metrics_view:metric", N_("A measure in full"), "read", ("code", "from", "to"), ("code",)
    ),
    "metric-rows": View(
        "measures.metrics_view:metric_rows",
        N_("The records behind a measure"),
        "read",
        ("code", "from", "to", "limit"),
        ("code",),
    ),
    "complaint-measures": View(
        "measures.complaints_view:complaint_measures", N_("Measures of complaints"), "read", ("from", "to")
    ),
    "complaint-report": View(
        "measures.complaint_report_view:complaint_report",
        N_("Complaints in groups"),
        "read",
        ("from", "to", "by", "open"),
    ),
    "incidents": View(
        "incidents.incidents_view:incidents", N_("Emergencies"), "read", ("open", "drills", "limit")
    ),
    "incident": View(
        "incidents.incident_view:incident", N_("One emergency"), "read", ("no", "lines"), needs=("no",)
    ),
    "incident-people": View(
        "incidents.people_view:incident_people",
        N_("Who is in the room of an emergency"),
        "guest.read",
        ("no",),
        needs=("no",),
    ),
    "incident-text": View(
        "incidents.authority_view:incident_text",
        N_("What to tell an authority"),
        "read",
        ("no", "trapped"),
        needs=("no",),
    ),
    "roll-calls": View(
        "rollcall.roll_call_view:roll_calls", N_("Roll calls"), "roll.call", ("incident", "open", "limit")
    ),
    "roll-call": View(
        "rollcall.roll_call_view:roll_call", N_("One roll call"), "roll.call", ("incident", "unseen", "floor")
    ),
    "roll-call-ticks": View(
        "rollcall.roll_call_view:roll_call_ticks",
        N_("Who said what on a roll call"),
        "roll.call",
        ("incident", "who", "limit"),
    ),
    "house-list": View("rollcall.house_list:house_list", N_("Who is in the house"), "guest.read"),
    "clocks": View("clocks.clocks_view:clocks", N_("Clocks of cases"), "read", ("kind", "no", "open")),
    "escalation-rules": View(
        "escalation.rules_view:escalation_rules", N_("Steps of escalation"), "read", ("kind", "level")
    ),
    "escalation-preview": View(
        "escalation.rules_view:escalation_preview",
        N_("Whom a case would escalate to"),
        "read",
        ("kind", "level"),
        needs=("kind", "level"),
    ),
    "escalations": View(
        "escalation.escalations_view:escalations",
        N_("Escalation of cases"),
        "read",
        ("kind", "no", "open", "limit"),
    ),
    "plans": View("plans.plans_view:plans", N_("Emergency plans"), "read"),
    "plan-editions": View(
        "plans.plans_view:plan_editions", N_("Editions of an emergency plan"), "read", ("type",), ("type",)
    ),
    "plan": View("plans.plan_view:plan", N_("The steps of an emergency plan"), "read", ("plan",), ("plan",)),
    "plan-diff": View(
        "plans.plan_view:plan_diff", N_("What changed in an emergency plan"), "read", ("to", "from"), ("to",)
    ),
    "emergency-numbers": View(
        "plans.plan_view:emergency_numbers", N_("Whom to call in an emergency"), "read", ("type",)
    ),
    "emergency-checks": View("plans.readiness_view:emergency_checks", N_("Emergency checks"), "read"),
    "readiness": View(
        "plans.readiness_view:readiness", N_("How ready the hotel is, item by item"), "read", ("gaps",)
    ),
    "readiness-index": View("plans.readiness_view:readiness_index", N_("The readiness index"), "read"),
    "drills": View("drills.drills_view:drills", N_("Drills"), "read", ("status", "type", "no", "limit")),
    "drill-schedule": View("drills.drills_view:drill_schedule", N_("Drills due"), "read"),
    "drill-scores": View(
        "drills.drills_view:drill_scores", N_("The points of a drill"), "read", ("no",), ("no",)
    ),
    "drill-participants": View(
        "drills.drills_view:drill_participants",
        N_("Who was seen in a drill"),
        "drill.score",
        ("no",),
        ("no",),
    ),
    "drill-findings": View(
        "drills.drills_view:drill_findings", N_("What drills showed"), "read", ("no", "open", "limit")
    ),
}
