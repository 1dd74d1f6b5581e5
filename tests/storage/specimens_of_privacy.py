"""Sound rows of the tables of retention, holds, erasures and thresholds, and what breaks each of their rules."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import SQLModel

from hotelcs.models.privacy import Erasure, ErasureGate, LegalHold, RetentionRule
from hotelcs.models.thresholds import MetricThreshold
from hotelcs.storage.erasing_triggers import WORDS

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def of_privacy() -> list[SQLModel]:
    """One row of each table, after guests are there."""
    return [
        RetentionRule(code="visitor", days=180),
        LegalHold(id=1, no="L1", kind="guest", ref="G1", reason="court", placed_by="gm", placed_at=NOW),
        Erasure(id=1, no="W1", kind="guest", guest_id=1, scope="{}", plan="{}", digest="d", asked_by="inf", asked_at=NOW, until=NOW,
                status="running", confirmed_by="gm", confirmed_at=NOW),
        ErasureGate(erasure="W1"),
        MetricThreshold(metric="M-15.sla", side="<", bound_hundredths=8500),
    ]  # fmt: skip


BROKEN: dict[str, dict[str, Any]] = {
    "ck_retention_rule_days": {"days": 0},
    "ck_retention_rule_least": {"least": -1, "days": None},
    "ck_metric_threshold_bound": {"bound_hundredths": 100_000_001},
    "ck_metric_threshold_days": {"days": 0},
    "ck_legal_hold_reason": {"reason": ""},
    "ck_legal_hold_lifted": {"lifted_by": "gm"},
    "ck_erasure_kind": {"kind": "all", "guest_id": None},
    "ck_erasure_second_person": {"confirmed_by": "inf", "status": "running"},
    "ck_erasure_confirmed": {"confirmed_by": "gm"},
    "ck_erasure_ended": {"ended_at": "2026-11-23T07:00:00Z"},
    "ck_erasure_whose": {"guest_id": None},
}
"""Rule → what breaks it."""
OTHER: dict[str, dict[str, Any]] = {
    "retention_rule": {"code": "log"},
    "metric_threshold": {"metric": "M-16.reopened"},
    "legal_hold": {"ref": "G2"},
    "erasure": {"status": "planned", "confirmed_by": None, "confirmed_at": None},
    "erasure_gate": {"erasure": "W2"},
}
"""What another row of a table has to have different."""
SAME: dict[str, dict[str, Any]] = {"uq_erasure_running": {"confirmed_by": "gm"}}
"""What else a row needs to have the same."""
TRIGGERED = {
    **{
        f"tr_{table}_no_update_words": f"UPDATE {table} SET {words.split(',')[0]} = ''"
        for table, (words, _) in WORDS.items()
    },
    "tr_roll_call_entry_kept_name": "UPDATE roll_call_entry SET name = ''",
}
"""Trigger → what it refuses while the gate is shut."""
