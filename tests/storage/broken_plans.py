"""How each rule of plans and drills is broken, and rows of their tables that break none."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import SQLModel

from hotelcs.models.drills import Drill, DrillFinding, DrillParticipant, DrillSchedule, DrillScore
from hotelcs.models.plans import ContingencyPlan, EmergencyCheck, EmergencyNumber, PlanStep

AT = "2026-11-23T07:00:00Z"
NOW, DAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC), date(2026, 11, 23)


def first_plans() -> list[SQLModel]:
    """What refers to nothing."""
    return [
        ContingencyPlan(id=1, type="fire", code="CP-FIRE", edition=1, name_en="Fire", name_zh="火警", status="approved", author="desk",
                        created_at=NOW, approved_by="admin", approved_at=NOW, next_review=date(2027, 11, 23)),
        EmergencyNumber(code="police", name_en="Police", name_zh="公安", number="110"),
        EmergencyCheck(code="lifts", name_en="Lifts", name_zh="电梯", post="MNT", every_days=15, since=DAY),
        DrillSchedule(type="fire", per_year=2, since=DAY),
    ]  # fmt: skip


def then_drills() -> list[SQLModel]:
    """What refers to plans and people; a drill in whose place another is planned."""
    return [
        PlanStep(plan_id=1, seq=1, text_en="Look", text_zh="查看", post="REC"),
        Drill(id=1, no="Z1", type="fire", place="101", planned_at=NOW, author="desk"),
        Drill(id=2, no="Z2", type="fire", place="101", planned_at=NOW, author="desk", status="running", incident_id=1,
              started_at=NOW),
        DrillParticipant(drill_id=1, staff_id=1, calm=5, correct=5, observer="desk"),
        DrillScore(drill_id=1, criterion="calm", points=4, scorer="desk"),
        DrillFinding(id=1, drill_id=1, seq=1, words="door sticks", staff_id=1, due=DAY),
    ]  # fmt: skip


RAN = {"incident_id": 1, "started_at": AT}
BROKEN: dict[str, dict[str, Any]] = {
    "ck_contingency_plan_approved": {"next_review": None},
    "ck_contingency_plan_approver": {"approved_by": "desk"},
    "ck_contingency_plan_edition": {"edition": 0},
    "ck_plan_step_seq": {"seq": 0},
    "ck_plan_step_texts": {"text_zh": ""},
    "ck_emergency_check_every_days": {"every_days": 366},
    "ck_emergency_check_names": {"name_zh": ""},
    "ck_emergency_check_signed": {"signed_at": AT},
    "ck_emergency_number_names": {"name_zh": ""},
    "ck_drill_place": {"place": ""},
    "ck_drill_started": {"incident_id": 1},
    "ck_drill_ended": {"status": "debrief", **RAN},
    "ck_drill_closed": {"status": "closed", "ended_at": AT, "plan_change": "no", **RAN},
    "ck_drill_cancelled": {"status": "cancelled"},
    "ck_drill_span": {"status": "debrief", **RAN, "ended_at": "2026-11-23T06:59:59Z"},
    "ck_drill_status": {"status": "?"},
    "ck_drill_participant_calm": {"calm": 0},
    "ck_drill_participant_correct": {"correct": 6},
    "ck_drill_score_points": {"points": 5},
    "ck_drill_finding_words": {"words": ""},
    "ck_drill_finding_done": {"done_at": AT},
    "ck_drill_schedule_per_year": {"per_year": 13},
}
PARTLY: list[tuple[str, dict[str, Any]]] = [
    ("ck_contingency_plan_approved", {"approved_at": None}),
    ("ck_plan_step_texts", {"text_en": ""}),
    ("ck_emergency_check_every_days", {"every_days": -1}),
    ("ck_emergency_check_names", {"name_en": ""}),
    ("ck_emergency_check_signed", {"signed_by": "desk"}),
    ("ck_emergency_number_names", {"name_en": ""}),
    ("ck_drill_started", {"status": "running"}),
    ("ck_drill_ended", {"ended_at": AT}),
    ("ck_drill_closed", {"status": "closed", "ended_at": AT, "closed_at": AT, **RAN}),
    ("ck_drill_cancelled", {"instead_id": 1}),
    ("ck_drill_finding_done", {"done_by": "desk"}),
    ("ck_drill_schedule_per_year", {"per_year": -1}),
]
"""The other ways of breaking those with several parts."""
SAME: dict[str, dict[str, Any]] = {
    "uq_contingency_plan_type_edition": {"status": "draft"},
    "uq_drill_incident_id": {"status": "aborted", "ended_at": AT},
    "uq_drill_running": {"status": "running", "incident_id": 2, "started_at": AT},
}
"""What a row has to have beside the columns that another has too."""
BY_ITSELF: dict[str, dict[str, Any]] = {
    "fk_drill_incident_id": {"status": "aborted", "started_at": AT, "ended_at": AT},
    "fk_drill_instead_id": {"status": "cancelled"},
}
"""What else a row has to have for a reference to stand alone."""
OTHER: dict[str, dict[str, Any]] = {
    "contingency_plan": {"type": "gas", "edition": 2},
    "plan_step": {"seq": 2},
    "emergency_number": {"code": "gas"},
    "emergency_check": {"code": "radios"},
    "drill_participant": {"staff_id": 2},
    "drill_score": {"criterion": "lifts"},
    "drill_finding": {"seq": 2},
    "drill_schedule": {"type": "gas"},
}
"""What another row of a table has to have different."""
