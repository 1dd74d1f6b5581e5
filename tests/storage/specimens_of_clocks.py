"""Sound rows of clocks, escalation and parts of shifts, and what breaks their rules."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import SQLModel

from hotelcs.models.clocks import SlaClock, SlaPause
from hotelcs.models.covers import RosterCover
from hotelcs.models.escalation import (
    EscalationChain,
    EscalationRule,
    EscalationRun,
    EscalationStep,
    EscalationTold,
)

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AT = "2026-11-23T07:00:00Z"


def clocks() -> list[SQLModel]:
    """What stands on calendars and people."""
    return [
        SlaClock(id=1, kind="complaint", ref="C1", metric="ack", level="s1", minutes=60, calendar="open", started_at=NOW, due_at=LATER),
        EscalationRule(id=1, kind="complaint", level="s1", place=1, whom="owner"),
        EscalationChain(id=1, kind="complaint", ref="C1", level="s1", begun_at=NOW),
        RosterCover(id=1, staff_id=1, begins="2026-11-23T10:00", ends="2026-11-23T12:00", asked_at=NOW),
        RosterCover(id=2, staff_id=1, begins="2026-11-23T12:00", ends="2026-11-23T13:00", status="taken", taker_id=2, asked_at=NOW),
    ]  # fmt: skip


def on_clocks() -> list[SQLModel]:
    """What stands on those."""
    return [
        SlaPause(id=1, clock_id=1, from_at=NOW, until_at=LATER),
        EscalationStep(chain_id=1, place=1, since="begun", whom="owner"),
        EscalationRun(id=1, chain_id=1, place=1, due_at=NOW, at=NOW, outcome="told"),
        EscalationTold(run_id=1, staff_id=1),
    ]


OTHER: dict[str, dict[str, Any]] = {
    "sla_pause": {"to_at": AT},
    "escalation_step": {"place": 2},
    "escalation_run": {"turn": 1},
    "escalation_told": {"staff_id": 2},
    "roster_cover": {"begins": "2026-11-24T10:00", "ends": "2026-11-24T12:00"},
}
"""What makes another row of what may be there once."""
STANDING_ALONE: dict[str, dict[str, Any]] = {
    "uq_sla_clock_kind_ref_round_metric_turn": {"state": "void"},
    "uq_sla_pause_open": {"to_at": None},
    "uq_escalation_chain_kind_ref_turn": {"ended_at": AT},
}
"""What else a row has to have so that it breaks one rule alone."""
BROKEN: dict[str, dict[str, Any]] = {
    "ck_sla_clock_breached": {"state": "stopped", "stopped_at": "2026-11-23T09:00:00Z"},
    "ck_sla_clock_minutes": {"minutes": 0},
    "ck_sla_clock_state": {"state": "?"},
    "ck_sla_clock_stopped": {"state": "stopped"},
    "ck_sla_pause_span": {"until_at": AT},
    "ck_escalation_chain_taken": {"acknowledgements": 1},
    "ck_escalation_rule_hours": {"from_minute": 60},
    "ck_escalation_rule_repeat": {"every": 5},
    "ck_escalation_rule_taken": {"since": "acknowledged"},
    "ck_escalation_rule_when": {"percent": 50},
    "ck_escalation_step_repeat": {"every": 5},
    "ck_escalation_step_when": {"percent": 50},
    "ck_roster_cover_span": {"ends": "2026-11-23T09:00"},
    "ck_roster_cover_taken": {"status": "taken"},
    "ck_roster_cover_taker": {"status": "taken", "taker_id": 1},
}
"""What breaks each CHECK that is more than a list of codes."""
ALSO_BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("ck_sla_clock_stopped", {"stopped_at": AT}),
    ("ck_sla_pause_span", {"to_at": "2026-11-23T06:00:00Z"}),
    ("ck_escalation_chain_taken", {"acknowledged_at": AT}),
    ("ck_escalation_rule_hours", {"from_minute": 60, "to_minute": 60}),
    ("ck_escalation_rule_hours", {"from_minute": 60, "to_minute": 1440}),
    ("ck_escalation_rule_hours", {"from_minute": -1, "to_minute": 60}),
    ("ck_escalation_rule_repeat", {"times": 5}),
    ("ck_escalation_rule_repeat", {"every": 1441, "times": 1}),
    ("ck_escalation_rule_repeat", {"every": 1, "times": 21}),
    ("ck_escalation_rule_when", {"metric": "ack"}),
    ("ck_escalation_rule_when", {"minutes": -1}),
    ("ck_escalation_rule_when", {"minutes": 100_001}),
    ("ck_escalation_rule_when", {"since": "clock"}),
    ("ck_escalation_rule_when", {"since": "clock", "metric": "ack", "percent": 1001, "until": "over"}),
    ("ck_roster_cover_span", {"begins": "2026-11-24"}),
    ("ck_roster_cover_taken", {"taker_id": 2}),
]
"""The other ways of breaking those with several parts."""
_COVER = (
    "INSERT INTO roster_cover (staff_id, begins, ends, reason, status, taker_id, asked_at, version) VALUES "
)
TRIGGERED = {
    "tr_escalation_step_no_update": "UPDATE escalation_step SET whom = 'x'",
    "tr_escalation_step_no_delete": "DELETE FROM escalation_step",
    "tr_escalation_run_no_update": "UPDATE escalation_run SET outcome = 'nobody'",
    "tr_escalation_run_no_delete": "DELETE FROM escalation_run",
    "tr_escalation_told_no_update": "UPDATE escalation_told SET staff_id = 2",
    "tr_escalation_told_no_delete": "DELETE FROM escalation_told",
    "tr_roster_cover_apart_insert": f"{_COVER}(1, '2026-11-23T11:59', '2026-11-23T12:00', '', 'asked', NULL, '{AT}', 1)",
    "tr_roster_cover_apart_update": "UPDATE roster_cover SET ends = '2026-11-23T12:01' WHERE id = 1",
    "tr_roster_cover_taker_insert": f"{_COVER}(3, '2026-11-23T12:59', '2026-11-23T14:00', '', 'taken', 2, '{AT}', 1)",
    "tr_roster_cover_taker_update": "UPDATE roster_cover SET begins = '2026-11-23T09:00', staff_id = 3, status = 'taken', taker_id = 2, "
    "ends = '2026-11-23T12:30' WHERE id = 1",
}
"""A statement that each trigger refuses, by the trigger's name."""
