"""Sound rows of the tables of complaints."""

from datetime import UTC, date, datetime

from sqlmodel import SQLModel

from hotelcs.models.complaints import (
    CaseEvent,
    Compensation,
    Complaint,
    ComplaintAction,
    ComplaintPattern,
    RecoveryCall,
)

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def complaints() -> list[SQLModel]:
    """A complaint, and one that is open without anything to do."""
    asked = {"at": NOW, "business_date": date(2026, 11, 23), "code": "NOI-1", "severity": "s3", "department": "FD",
             "taken_by": "desk", "words": "loud"}  # fmt: skip
    return [
        Complaint(id=1, no="C1", room_id=1, guest_id=1, **asked),
        Complaint(id=2, no="C2", room_id=1, **asked),
    ]


def of_complaints() -> list[SQLModel]:
    """What hangs on it."""
    return [
        ComplaintAction(id=1, ref="C1/1", complaint_id=1, seq=1, text="go up", department="FD", created_at=NOW, due_at=NOW,
                        actor="desk"),
        Compensation(id=1, complaint_id=1, kind="gift", value_minor=3800, line_id=1, actor="desk", at=NOW),
        CaseEvent(id=1, kind="complaint", ref="C1", at=NOW, actor="desk", event="note"),
        RecoveryCall(id=1, complaint_id=1, round=1, due_at=NOW),
        ComplaintPattern(id=1, no="P1", kind="code", subject="NOI-1", count=3, opened_at=NOW, last_at=NOW),
    ]  # fmt: skip


OTHER_COMPLAINTS = {
    "complaint_action": {"seq": 2},
    "compensation": {"line_id": 2},
    "recovery_call": {"turn": 2},
    "complaint_pattern": {"subject": "NOI-2"},
}
