"""Sound rows of the night audit, and what breaks their rules."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import SQLModel

from hotelcs.models.audits import AuditRun, AuditStep, BooksNight, DailyReview, KeptArrival
from hotelcs.models.hotel import BusinessDay

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def runs() -> list[SQLModel]:
    """A run, an arrival that is kept, and a date that is closed."""
    return [
        AuditRun(day=TODAY, closed_at=NOW, actor="night"),
        BusinessDay(day=date(2026, 11, 19), status="closed", opened_at=NOW, closed_at=NOW),
        KeptArrival(day=TODAY, reservation_id=1, actor="night"),
        BusinessDay(day=date(2026, 11, 20), status="closed", opened_at=NOW, closed_at=NOW),
    ]


def steps() -> list[SQLModel]:
    """What was done for it."""
    return [
        AuditRun(day=date(2026, 11, 19), closed_at=NOW, actor="night"),
        AuditStep(day=TODAY, step="rooms", seq=2, at=NOW, count=0),
        BooksNight(day=TODAY, night=date(2026, 11, 24), sold=1),
        DailyReview(day=TODAY, made_at=NOW, numbers="{}"),
    ]


OTHER: dict[str, dict[str, Any]] = {
    "audit_run": {"day": "2026-11-20"},
    "audit_step": {"step": "extras"},
    "kept_arrival": {"day": "2026-11-24"},
    "books_night": {"night": "2026-11-25"},
    "daily_review": {"day": "2026-11-19"},
}
"""What makes another row of what may be there once."""
BROKEN: dict[str, dict[str, Any]] = {
    "ck_audit_run_warnings": {"day": "2026-11-20", "warnings": -1},
    "ck_audit_run_done": {"day": "2026-11-20", "done_at": "2026-11-23T06:00:00Z"},
    "ck_audit_step_step": {"step": ""},
    "ck_audit_step_count": {"step": "extras", "count": -1},
    "ck_daily_review_numbers": {"day": "2026-11-19", "numbers": ""},
    "ck_books_night_ahead": {"night": "2026-11-23"},
    "ck_books_night_sold": {"night": "2026-11-25", "sold": 0},
}

_LINE = (
    "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, auto_key, reason, actor) "
    "SELECT folio_id, {day}, at, kind, '', 1, 5, 5, {key}, '', 'x' FROM folio_line LIMIT 1"
)
_NIGHT = "reservation_night SET rate_minor = rate_minor + 1"
TRIGGERED = {
    "tr_daily_review_no_update": "UPDATE daily_review SET numbers = '{\"M-01\": 1}'",
    "tr_daily_review_no_delete": "DELETE FROM daily_review",
    "tr_audit_step_no_update": "UPDATE audit_step SET count = 7",
    "tr_audit_step_no_delete": "DELETE FROM audit_step",
    "tr_folio_line_closed_date": _LINE.format(day="'2026-11-20'", key="NULL"),
    "tr_payment_closed_date": "INSERT INTO payment (folio_id, business_date, at, method, kind, amount_minor, auth_no, reason, actor) "
    "SELECT folio_id, '2026-11-20', at, 'cash', 'payment', 5, '', '', 'x' FROM folio_line LIMIT 1",
    "tr_business_day_closed_update": "UPDATE business_day SET totals = '{}' WHERE day = '2026-11-20'",
    "tr_business_day_closed_delete": "DELETE FROM business_day WHERE day = '2026-11-20'",
    "tr_reservation_night_charged_update": f"UPDATE {_NIGHT}",
    "tr_reservation_night_charged_delete": "DELETE FROM reservation_night",
}
"""A statement that each trigger refuses."""
_CHARGED = _LINE.format(
    day="business_date",
    key="(SELECT 'room:' || reservation_id || ':' || night FROM reservation_night LIMIT 1)",
)
BEFORE = {f"tr_reservation_night_charged_{verb}": _CHARGED for verb in ("update", "delete")}
"""What makes ready for that."""
