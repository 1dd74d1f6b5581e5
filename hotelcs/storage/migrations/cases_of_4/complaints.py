"""Schema 4: complaints, what is done about them, what is given, their timeline, calls afterwards, what comes back again and again."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant

_ACTIONS = (
    "INSERT INTO sla_policy (kind, level, metric, minutes, calendar, pauses) "
    "SELECT 'action', 'std', 'resolve', 30, code, 0 FROM calendar WHERE code = 'CAL_24X7'"
)


def make() -> None:
    """Six tables, the clock of what others do for a complaint, and who may do what."""
    _case_event()
    _complaint_pattern()
    _complaint()
    _complaint_action()
    _recovery_call()
    _compensation()
    op.create_index("ix_transfer_item", "transfer", ["kind", "ref"], unique=False)
    op.execute(_ACTIONS)
    for right, posts in _RIGHTS.items():
        grant(right, posts)


_RIGHTS = {
    "complaint.take": "*",
    "complaint.own": "GM SUP NM HKS CRM CMP",
    "complaint.lower": "GM SUP NM",
    "complaint.sensitive": "GM SUP NM CMP",
    "complaint.grave": "GM",
}


def _case_event() -> None:
    op.create_table(
        "case_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.CheckConstraint(
            "event IN ('note', 'state', 'transfer', 'escalation', 'contact', 'evidence', 'money', 'action')",
            name=op.f("ck_case_event_event"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
        sqlite_strict=True,
    )
    op.create_index("ix_case_event_case", "case_event", ["kind", "ref", "id"], unique=False)


def _complaint_pattern() -> None:
    op.create_table(
        "complaint_pattern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(closed_at IS NULL) = (outcome = '')", name=op.f("ck_complaint_pattern_closed")),
        sa.CheckConstraint(
            "kind IN ('code', 'room', 'asset', 'cause')", name=op.f("ck_complaint_pattern_kind")
        ),
        sa.CheckConstraint("count > 1", name=op.f("ck_complaint_pattern_count")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_pattern")),
        sa.UniqueConstraint("no", name=op.f("uq_complaint_pattern_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_complaint_pattern_subject", "complaint_pattern", ["kind", "subject", "closed_at"], unique=False
    )
    op.create_index(
        "uq_complaint_pattern_open",
        "complaint_pattern",
        ["kind", "subject"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _complaint() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("in_house", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("asset", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("understood", sa.String(), nullable=False),
        sa.Column("wants", sa.String(), nullable=False),
        sa.Column("mood_in", sa.Integer(), nullable=True),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("media", sa.Boolean(), nullable=False),
        sa.Column("vulnerable", sa.Boolean(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("reopen_count", sa.Integer(), nullable=False),
        sa.Column("reopened_early", sa.Boolean(), nullable=False),
        sa.Column("first_contact", sa.Boolean(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("acknowledged_at", Instant(), nullable=True),
        sa.Column("waits_until", Instant(), nullable=True),
        sa.Column("resolved_at", Instant(), nullable=True),
        sa.Column("resolved_by", sa.String(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("close_kind", sa.String(), nullable=False),
        sa.Column("reopened_at", Instant(), nullable=True),
        sa.Column("mood_out", sa.Integer(), nullable=True),
        sa.Column("sat_out", sa.Integer(), nullable=True),
        sa.Column("root_cause", sa.String(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("duplicate_of_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'merged') = (duplicate_of_id IS NOT NULL) AND duplicate_of_id <> id",
            name=op.f("ck_complaint_twin"),
        ),
        sa.CheckConstraint(
            "(status = 'waiting_guest') = (waits_until IS NOT NULL)", name=op.f("ck_complaint_waiting")
        ),
        sa.CheckConstraint(
            "(status IN ('closed','merged','withdrawn')) = (closed_at IS NOT NULL) AND (status IN ('closed','merged','withdrawn')) = (close_kind <> '')",
            name=op.f("ck_complaint_closed"),
        ),
        sa.CheckConstraint(
            "channel IN ('verbal', 'phone', 'card', 'survey', 'ota_review', 'social', 'letter', 'hotline', 'gov_hotline')",
            name=op.f("ck_complaint_channel"),
        ),
        sa.CheckConstraint(
            "close_kind IN ('', 'confirmed', 'unreachable', 'unfounded', 'withdrawn', 'merged')",
            name=op.f("ck_complaint_close_kind"),
        ),
        sa.CheckConstraint("severity IN ('s1', 's2', 's3', 's4')", name=op.f("ck_complaint_severity")),
        sa.CheckConstraint(
            "status <> 'resolved' OR resolved_at IS NOT NULL", name=op.f("ck_complaint_resolved")
        ),
        sa.CheckConstraint(
            "status IN ('new', 'acknowledged', 'planned', 'in_action', 'waiting_guest', 'resolved', 'closed', 'merged', 'withdrawn')",
            name=op.f("ck_complaint_status"),
        ),
        sa.CheckConstraint(
            "status IN ('new','merged','withdrawn') OR (understood <> '' AND wants <> '')",
            name=op.f("ck_complaint_understood"),
        ),
        sa.CheckConstraint(
            "wants IN ('', 'fix', 'move', 'apology', 'money', 'manager', 'record')",
            name=op.f("ck_complaint_wants"),
        ),
        sa.CheckConstraint(
            "coalesce(mood_in, 1) BETWEEN 1 AND 5 AND coalesce(mood_out, 1) BETWEEN 1 AND 5",
            name=op.f("ck_complaint_moods"),
        ),
        sa.CheckConstraint("coalesce(sat_out, 1) BETWEEN 1 AND 5", name=op.f("ck_complaint_sat")),
        sa.CheckConstraint("length(words) > 0", name=op.f("ck_complaint_words")),
        sa.CheckConstraint(
            "room_id IS NOT NULL OR guest_id IS NOT NULL OR anonymous", name=op.f("ck_complaint_whose")
        ),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_complaint_department")),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"], ["complaint.id"], name=op.f("fk_complaint_duplicate_of_id")
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_complaint_guest_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_complaint_incident_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_complaint_room_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name=op.f("fk_complaint_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("no", name=op.f("uq_complaint_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_complaint_asset_at", "complaint", ["asset", "at"], unique=False)
    op.create_index(op.f("ix_complaint_business_date"), "complaint", ["business_date"], unique=False)
    op.create_index("ix_complaint_cause_at", "complaint", ["root_cause", "at"], unique=False)
    op.create_index("ix_complaint_code_at", "complaint", ["code", "at"], unique=False)
    op.create_index(op.f("ix_complaint_guest_id"), "complaint", ["guest_id"], unique=False)
    op.create_index(
        "ix_complaint_live",
        "complaint",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status NOT IN ('closed','merged','withdrawn')"),
        postgresql_where=sa.text("status NOT IN ('closed','merged','withdrawn')"),
    )
    op.create_index(op.f("ix_complaint_resolved_at"), "complaint", ["resolved_at"], unique=False)
    op.create_index("ix_complaint_room_at", "complaint", ["room_id", "at"], unique=False)
    op.create_index(op.f("ix_complaint_stay_id"), "complaint", ["stay_id"], unique=False)


def _complaint_action() -> None:
    op.create_table(
        "complaint_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(done_at IS NULL) = (outcome = '')", name=op.f("ck_complaint_action_done")),
        sa.CheckConstraint("kind IN ('task', 'promise')", name=op.f("ck_complaint_action_kind")),
        sa.CheckConstraint("outcome IN ('', 'done', 'dropped')", name=op.f("ck_complaint_action_outcome")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_complaint_action_text")),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_action_complaint_id")
        ),
        sa.ForeignKeyConstraint(
            ["department"], ["department.code"], name=op.f("fk_complaint_action_department")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_action")),
        sa.UniqueConstraint("complaint_id", "seq", name=op.f("uq_complaint_action_complaint_id_seq")),
        sa.UniqueConstraint("ref", name=op.f("uq_complaint_action_ref")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_complaint_action_open",
        "complaint_action",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def _recovery_call() -> None:
    op.create_table(
        "recovery_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("last_try", sa.Date(), nullable=True),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("sat", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("ended_date", sa.Date(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'due') = (ended_at IS NULL)", name=op.f("ck_recovery_call_ended")),
        sa.CheckConstraint(
            "status <> 'done' OR (mood IS NOT NULL AND sat IS NOT NULL)", name=op.f("ck_recovery_call_asked")
        ),
        sa.CheckConstraint(
            "status IN ('due', 'done', 'unreachable', 'declined', 'dropped')",
            name=op.f("ck_recovery_call_status"),
        ),
        sa.CheckConstraint(
            "coalesce(mood, 1) BETWEEN 1 AND 5 AND coalesce(sat, 1) BETWEEN 1 AND 5",
            name=op.f("ck_recovery_call_answers"),
        ),
        sa.CheckConstraint("tries >= 0 AND days BETWEEN 0 AND tries", name=op.f("ck_recovery_call_tries")),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_recovery_call_complaint_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_call")),
        sa.UniqueConstraint(
            "complaint_id", "round", "turn", name=op.f("uq_recovery_call_complaint_id_round_turn")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_recovery_call_due",
        "recovery_call",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("status = 'due'"),
        postgresql_where=sa.text("status = 'due'"),
    )
    op.create_index("ix_recovery_call_ended", "recovery_call", ["ended_date"], unique=False)


def _compensation() -> None:
    op.create_table(
        "compensation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("approval", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'points') = (points > 0)", name=op.f("ck_compensation_points")),
        sa.CheckConstraint(
            "kind IN ('apology', 'gift', 'fnb', 'upgrade', 'discount', 'refund', 'free_night', 'points', 'other')",
            name=op.f("ck_compensation_kind"),
        ),
        sa.CheckConstraint("value_minor >= 0 AND points >= 0", name=op.f("ck_compensation_value")),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_compensation_complaint_id")
        ),
        sa.ForeignKeyConstraint(["line_id"], ["folio_line.id"], name=op.f("fk_compensation_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation")),
        sa.UniqueConstraint("line_id", name=op.f("uq_compensation_line_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_compensation_complaint_id"), "compensation", ["complaint_id"], unique=False)
