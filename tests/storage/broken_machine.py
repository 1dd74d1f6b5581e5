"""How each rule of the machine room is broken, and rows of its tables that break none."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import SQLModel

from hotelcs.models.groups import GroupBooking
from hotelcs.models.jobs import JobLock, JobRun, JobSchedule
from hotelcs.models.machine import HealthEvent, SupportTicket, SystemComponent, SystemOutage
from hotelcs.models.readiness import EventReadiness, ReadinessCheck

AT = "2026-11-23T07:00:00Z"
DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def first_jobs() -> list[SQLModel]:
    """What refers to nothing."""
    return [
        JobRun(id=1, command="backup", started_at=NOW, ended_at=NOW),
        JobLock(family="backup", machine="m", process="1", begun_at=NOW),
        JobSchedule(command="backup", minutes=1560, since=NOW),
        SystemComponent(code="network", kind="network", name_en="Network", name_zh="网络"),
        HealthEvent(id=1, name="disk", severity="bad", opened_at=NOW, seen_at=NOW),
        GroupBooking(
            id=9,
            no="G9",
            name="Wedding",
            arrival=DAY,
            departure=date(2026, 11, 24),
            cutoff_date=DAY,
            booked_date=DAY,
            created_at=NOW,
        ),
    ]


def then_tickets() -> list[SQLModel]:
    """What refers to parts of the system, departments, people and groups."""
    return [
        SystemOutage(id=1, component="network", from_at=NOW, reason="dark", author="desk"),
        SupportTicket(
            id=1, no="Q1", department="FD", words="help", priority="p1", author="desk", opened_at=NOW
        ),
        EventReadiness(id=1, group_id=1, starts_at=NOW, stage=48, ran_at=NOW),
        ReadinessCheck(readiness_id=1, code="keys", state="ask"),
    ]


BROKEN: dict[str, dict[str, Any]] = {
    "ck_job_run_command": {"command": ""},
    "ck_job_run_span": {"ended_at": "2026-11-23T06:00:00Z"},
    "ck_job_run_counts": {"runs": 0},
    "ck_job_schedule_minutes": {"minutes": -1},
    "ck_system_component_name": {"name_en": ""},
    "ck_system_outage_span": {"to_at": "2026-11-23T06:00:00Z"},
    "ck_system_outage_planned": {"planned": 1, "to_at": None},
    "ck_system_outage_reason": {"reason": ""},
    "ck_health_event_acked": {"acked_at": AT},
    "ck_health_event_resolved": {"state": "resolved"},
    "ck_health_event_passes": {"passes": 3},
    "ck_support_ticket_words": {"words": ""},
    "ck_support_ticket_status": {"status": "?"},
    "ck_support_ticket_taken": {"status": "taken"},
    "ck_support_ticket_ended": {"status": "resolved"},
    "ck_event_readiness_runs": {"runs": 0},
    "ck_event_readiness_signed": {"signed_at": AT},
    "ck_readiness_check_count": {"count": -1},
    "ck_readiness_check_ticked": {"ticked_at": AT},
}
PARTLY: list[tuple[str, dict[str, Any]]] = [
    ("ck_job_run_counts", {"changed": -1}),
    ("ck_job_schedule_minutes", {"minutes": 100_001}),
    ("ck_system_component_name", {"name_zh": ""}),
    ("ck_health_event_acked", {"acked_by": "desk"}),
    ("ck_health_event_acked", {"state": "acked"}),
    ("ck_health_event_resolved", {"resolved_at": AT}),
    ("ck_health_event_passes", {"passes": -1}),
    ("ck_support_ticket_taken", {"status": "waiting", "staff_id": 1}),
    ("ck_support_ticket_ended", {"ended_at": AT}),
    ("ck_event_readiness_runs", {"stage": -1}),
    ("ck_event_readiness_signed", {"signed_by": "desk"}),
    ("ck_readiness_check_ticked", {"ticked_by": "desk"}),
]
"""The other ways of breaking those with several parts."""
SAME: dict[str, dict[str, Any]] = {
    "uq_system_outage_down": {"planned": 0, "to_at": None},
    "uq_health_event_standing": {"state": "open", "resolved_at": None},
}
"""What a row has to have beside the columns that another has too."""
OTHER: dict[str, dict[str, Any]] = {
    "job_lock": {"family": "import"},
    "job_schedule": {"command": "escalate"},
    "system_component": {"code": "power"},
    "system_outage": {"to_at": AT},
    "health_event": {"name": "wal"},
    "event_readiness": {"group_id": 9},
    "readiness_check": {"code": "pack"},
}
"""What another row of a table has to have different."""
