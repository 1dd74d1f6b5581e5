"""What each rule of the tables of complaints refuses."""

from typing import Any

_AT = "2026-11-23T07:00:00Z"
BROKEN_COMPLAINTS: dict[str, dict[str, Any]] = {
    "ck_complaint_whose": {"room_id": None, "guest_id": None},
    "ck_complaint_words": {"words": ""},
    "ck_complaint_moods": {"mood_in": 0},
    "ck_complaint_sat": {"sat_out": 6},
    "ck_complaint_closed": {"closed_at": _AT, "close_kind": "confirmed"},
    "ck_complaint_understood": {"status": "acknowledged"},
    "ck_complaint_waiting": {"waits_until": _AT},
    "ck_complaint_resolved": {"status": "resolved", "understood": "x", "wants": "fix"},
    "ck_complaint_twin": {"duplicate_of_id": 1},
    "ck_complaint_wants": {"wants": "?"},
    "ck_complaint_close_kind": {
        "status": "closed",
        "closed_at": _AT,
        "close_kind": "?",
        "understood": "x",
        "wants": "fix",
    },
    "ck_complaint_status": {"status": "?", "understood": "x", "wants": "fix"},
    "ck_complaint_action_text": {"text": ""},
    "ck_complaint_action_done": {"done_at": _AT},
    "ck_complaint_action_outcome": {"done_at": _AT, "outcome": "?"},
    "ck_compensation_value": {"value_minor": -1},
    "ck_compensation_points": {"points": 5},
    "ck_recovery_call_ended": {"ended_at": _AT},
    "ck_recovery_call_answers": {"sat": 6},
    "ck_recovery_call_asked": {"status": "done", "ended_at": _AT},
    "ck_recovery_call_tries": {"days": 1},
    "ck_recovery_call_status": {"status": "?", "ended_at": _AT},
    "ck_complaint_pattern_count": {"count": 1},
    "ck_complaint_pattern_closed": {"outcome": "x"},
}
ALSO_BROKEN_COMPLAINTS: list[tuple[str, dict[str, Any]]] = [
    ("ck_complaint_moods", {"mood_out": 6}),
    ("ck_complaint_understood", {"status": "acknowledged", "understood": "x"}),
    ("ck_recovery_call_answers", {"mood": 0}),
]
BY_ITSELF_COMPLAINTS = {
    "fk_complaint_duplicate_of_id": {"status": "merged", "closed_at": _AT, "close_kind": "merged"},
}
TRIGGERED_COMPLAINTS = {
    "tr_case_event_no_update": "UPDATE case_event SET words = 'other' WHERE id = 1",
    "tr_case_event_no_delete": "DELETE FROM case_event WHERE id = 1",
    "tr_complaint_undone": "UPDATE complaint SET status = 'resolved', resolved_at = '2026-11-23T07:00:00Z' WHERE id = 1",
}
BEFORE_COMPLAINTS = {
    "tr_complaint_undone": "UPDATE complaint SET status = 'in_action', understood = 'x', wants = 'fix' WHERE id = 1",
}
