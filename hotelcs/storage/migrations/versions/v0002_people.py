"""People: the organisation, sign-in, rosters, duties, the shift log, handovers, notices, ownership, approvals.

A hotel of schema 1 keeps its accounts: each person becomes a member of staff in the post the account had. Nobody
has a password yet, so the first one is handed out at the shell (`hotelcs user reset-password`).
"""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.people_of_2 import seed
from hotelcs.storage.triggers import first_triggers, second_triggers
from hotelcs.storage.types import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SETTINGS = (
    "id, uid, name_en, name_zh, template, tz, currency, locale, checkin_minute, checkout_minute, hold_minute, "
    "cancel_free_hours, late_free_minutes, late_half_until_minute, hourly_base_hours, hourly_free_minutes, "
    "hourly_latest_minute, early_until_minute, early_policy, undo_minutes, lost_key_minor, inspection_required, demo"
)
"""The settings a hotel of schema 1 has."""


def upgrade() -> None:
    """Make the new tables, rebuild the three that change, bring the people over, add the rules."""
    for trigger in first_triggers():
        if "property" in trigger:  # SQLite looks into triggers when a table they read is renamed
            op.execute(f"DROP TRIGGER {trigger.split()[2]}")
    _rebuilt_tables()
    _new_tables()
    seed(op.get_bind())
    for trigger in (*(t for t in first_triggers() if "property" in t), *second_triggers()):
        op.execute(trigger)


def downgrade() -> None:
    """There is no way back: what people did could not be kept."""
    raise NotImplementedError


def _rebuilt_tables() -> None:
    """The accounts, what posts may, the settings: new columns without a default, so each table is made anew."""
    op.create_table(
        "account_of_2",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("service", sa.Boolean(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("password_at", Instant(), nullable=True),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("secret_until", Instant(), nullable=True),
        sa.Column("pin", sa.String(), nullable=False),
        sa.Column("signed_in_at", Instant(), nullable=True),
        sa.CheckConstraint("status IN ('active', 'disabled')", name=op.f("ck_account_status")),
        sa.CheckConstraint(
            "(service AND staff_id IS NULL AND post IS NOT NULL) OR (NOT service AND staff_id IS NOT NULL AND post IS NULL)",
            name=op.f("ck_account_whose"),
        ),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_account_post")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_account_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_account_staff_id")),
        sqlite_strict=True,
    )
    _move_account()
    op.create_table(
        "post_grant_of_2",
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("permission", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_post_grant_post")),
        sa.PrimaryKeyConstraint("post", "permission", name=op.f("pk_post_grant")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _move_post_grant()
    op.create_table(
        "property_of_2",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("tz", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("checkin_minute", sa.Integer(), nullable=False),
        sa.Column("checkout_minute", sa.Integer(), nullable=False),
        sa.Column("hold_minute", sa.Integer(), nullable=False),
        sa.Column("cancel_free_hours", sa.Integer(), nullable=False),
        sa.Column("late_free_minutes", sa.Integer(), nullable=False),
        sa.Column("late_half_until_minute", sa.Integer(), nullable=False),
        sa.Column("hourly_base_hours", sa.Integer(), nullable=False),
        sa.Column("hourly_free_minutes", sa.Integer(), nullable=False),
        sa.Column("hourly_latest_minute", sa.Integer(), nullable=False),
        sa.Column("early_until_minute", sa.Integer(), nullable=False),
        sa.Column("early_policy", sa.String(), nullable=False),
        sa.Column("undo_minutes", sa.Integer(), nullable=False),
        sa.Column("lost_key_minor", sa.Integer(), nullable=False),
        sa.Column("inspection_required", sa.Boolean(), nullable=False),
        sa.Column("quiet_from_minute", sa.Integer(), nullable=False),
        sa.Column("quiet_to_minute", sa.Integer(), nullable=False),
        sa.Column("password_least", sa.Integer(), nullable=False),
        sa.Column("idle_minutes", sa.Integer(), nullable=False),
        sa.Column("secret_hours", sa.Integer(), nullable=False),
        sa.Column("approval_minutes", sa.Integer(), nullable=False),
        sa.Column("transfer_minutes", sa.Integer(), nullable=False),
        sa.Column("handover_minutes", sa.Integer(), nullable=False),
        sa.Column("rest_hours", sa.Integer(), nullable=False),
        sa.Column("week_days", sa.Integer(), nullable=False),
        sa.Column("holders_warn", sa.Integer(), nullable=False),
        sa.Column("duty_managers", sa.String(), nullable=False),
        sa.Column("supervisors", sa.String(), nullable=False),
        sa.Column("self_inspect", sa.Boolean(), nullable=False),
        sa.Column("briefing_blocks", sa.Boolean(), nullable=False),
        sa.Column("key_kinds", sa.String(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("early_policy IN ('none', 'half', 'full')", name=op.f("ck_property_early_policy")),
        sa.CheckConstraint("locale IN ('en', 'zh')", name=op.f("ck_property_locale")),
        sa.CheckConstraint(
            "template IN ('boutique', 'business', 'chain')", name=op.f("ck_property_template")
        ),
        sa.CheckConstraint("cancel_free_hours >= 0", name=op.f("ck_property_cancel_free")),
        sa.CheckConstraint(
            "checkout_minute < checkin_minute AND checkin_minute < 1440 AND checkout_minute > 0",
            name=op.f("ck_property_hours"),
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_property_one_row")),
        sa.CheckConstraint("idle_minutes BETWEEN 1 AND 15", name=op.f("ck_property_idle")),
        sa.CheckConstraint("password_least BETWEEN 12 AND 64", name=op.f("ck_property_password")),
        sa.CheckConstraint(
            "quiet_from_minute BETWEEN 0 AND 1439 AND quiet_to_minute BETWEEN 0 AND 1439",
            name=op.f("ck_property_quiet"),
        ),
        sa.CheckConstraint("rest_hours BETWEEN 0 AND 24", name=op.f("ck_property_rest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property")),
        sqlite_strict=True,
    )
    _move_property()


def _new_tables() -> None:
    """Everything that schema 1 did not have."""
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("fields", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'pending') = (decided_by IS NULL)", name=op.f("ck_approval_decided")),
        sa.CheckConstraint(
            "status IN ('pending', 'approved', 'declined', 'used')", name=op.f("ck_approval_status")
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> asked_by", name=op.f("ck_approval_second_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("no", name=op.f("uq_approval_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_approval_asked_by"), "approval", ["asked_by"], unique=False)
    op.create_index(op.f("ix_approval_digest"), "approval", ["digest"], unique=False)
    op.create_index(
        "ix_approval_open",
        "approval",
        ["until"],
        unique=False,
        sqlite_where=sa.text("status IN ('pending','approved')"),
        postgresql_where=sa.text("status IN ('pending','approved')"),
    )
    op.create_index(
        "ix_approval_over",
        "approval",
        ["status"],
        unique=False,
        sqlite_where=sa.text("status NOT IN ('pending','approved')"),
        postgresql_where=sa.text("status NOT IN ('pending','approved')"),
    )
    op.create_table(
        "calendar",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_calendar")),
        sqlite_strict=True,
    )
    op.create_table(
        "department",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('core', 'liaison')", name=op.f("ck_department_kind")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_department")),
        sqlite_strict=True,
    )
    op.create_table(
        "organisation_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("snapshot", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "shift",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint("from_minute <> to_minute", name=op.f("ck_shift_length")),
        sa.CheckConstraint(
            "from_minute BETWEEN 0 AND 1439 AND to_minute BETWEEN 0 AND 1439", name=op.f("ck_shift_minutes")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_shift")),
        sqlite_strict=True,
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_latin", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("hired_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_on IS NULL OR hired_on IS NULL OR left_on >= hired_on", name=op.f("ck_staff_left")
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_staff_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("no", name=op.f("uq_staff_no")),
        sqlite_strict=True,
    )
    op.create_table(
        "team",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('rapid_response', 'fire_brigade', 'reception_peak')", name=op.f("ck_team_kind")
        ),
        sa.CheckConstraint("least BETWEEN 0 AND 99", name=op.f("ck_team_least")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_team")),
        sqlite_strict=True,
    )
    op.create_table(
        "throttle",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("wait_seconds", sa.Integer(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("latest_at", Instant(), nullable=False),
        sa.Column("quiet_from", Instant(), nullable=False),
        sa.CheckConstraint("scope IN ('account', 'terminal', 'pin')", name=op.f("ck_throttle_scope")),
        sa.CheckConstraint("failures >= 0 AND wait_seconds >= 0", name=op.f("ck_throttle_counts")),
        sa.PrimaryKeyConstraint("scope", "name", name=op.f("pk_throttle")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "calendar_day",
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=True),
        sa.Column("to_minute", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('holiday', 'makeup_workday', 'closure')", name=op.f("ck_calendar_day_kind")
        ),
        sa.CheckConstraint(
            "(from_minute IS NULL) = (to_minute IS NULL) AND (from_minute IS NULL OR (from_minute >= 0 AND to_minute <= 1440 AND from_minute < to_minute))",
            name=op.f("ck_calendar_day_minutes"),
        ),
        sa.ForeignKeyConstraint(["calendar"], ["calendar.code"], name=op.f("fk_calendar_day_calendar")),
        sa.PrimaryKeyConstraint("calendar", "day", name=op.f("pk_calendar_day")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "calendar_window",
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "from_minute >= 0 AND to_minute <= 1440 AND from_minute < to_minute",
            name=op.f("ck_calendar_window_minutes"),
        ),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_calendar_window_weekday")),
        sa.ForeignKeyConstraint(["calendar"], ["calendar.code"], name=op.f("fk_calendar_window_calendar")),
        sa.PrimaryKeyConstraint("calendar", "weekday", "from_minute", name=op.f("pk_calendar_window")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "duty",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("frequency", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("review_date", sa.Date(), nullable=True),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "frequency IN ('shift', 'day', 'week', 'month', 'quarter', 'event')",
            name=op.f("ck_duty_frequency"),
        ),
        sa.CheckConstraint("source IN ('seed', 'derived', 'local')", name=op.f("ck_duty_source")),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_duty_department")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_duty")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_duty_department"), "duty", ["department"], unique=False)
    op.create_table(
        "ledger_reference",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["ledger.seq"], name=op.f("fk_ledger_reference_seq")),
        sa.PrimaryKeyConstraint("ref", "seq", name=op.f("pk_ledger_reference")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ledger_reference_seq", "ledger_reference", ["seq"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("must_read", sa.Boolean(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("reminded_at", Instant(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.CheckConstraint("NOT must_read OR until_date IS NOT NULL", name=op.f("ck_notice_until")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_notice_title")),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_notice_department")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("no", name=op.f("uq_notice_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_notice_at"), "notice", ["at"], unique=False)
    op.create_index(op.f("ix_notice_until_date"), "notice", ["until_date"], unique=False)
    op.create_table(
        "ownership",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_ownership_staff_id")),
        sa.PrimaryKeyConstraint("kind", "ref", name=op.f("pk_ownership")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_ownership_staff_id"), "ownership", ["staff_id"], unique=False)
    op.create_table(
        "post",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reports_to", sa.String(), nullable=True),
        sa.Column("compensation_minor", sa.Integer(), nullable=False),
        sa.Column("gesture_minor", sa.Integer(), nullable=False),
        sa.Column("discount", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "compensation_minor >= 0 AND gesture_minor >= 0 AND discount BETWEEN 0 AND 100",
            name=op.f("ck_post_limits"),
        ),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_post_level")),
        sa.CheckConstraint("reports_to IS NULL OR reports_to <> code", name=op.f("ck_post_reports_to")),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_post_department")),
        sa.ForeignKeyConstraint(["reports_to"], ["post.code"], name=op.f("fk_post_reports_to")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_post")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_post_department"), "post", ["department"], unique=False)
    op.create_table(
        "qualification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("issued_date", sa.Date(), nullable=False),
        sa.Column("expires_date", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('first_aid', 'fire_warden', 'aed', 'lift_rescue', 'lang_en', 'lang_ja', 'lang_ko', 'sign_language', 'food_safety', 'rapid_response')",
            name=op.f("ck_qualification_kind"),
        ),
        sa.CheckConstraint(
            "expires_date IS NULL OR expires_date >= issued_date", name=op.f("ck_qualification_days")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_qualification_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_qualification_staff_id"), "qualification", ["staff_id"], unique=False)
    op.create_table(
        "shift_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shift", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("float_minor", sa.Integer(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=True),
        sa.Column("payments_from", sa.Integer(), nullable=False),
        sa.Column("payments_to", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_shift_run_closed")),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_shift_run_status")),
        sa.CheckConstraint(
            "payments_to IS NULL OR payments_to >= payments_from", name=op.f("ck_shift_run_payments")
        ),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_shift_run_department")),
        sa.ForeignKeyConstraint(["lead_id"], ["staff.id"], name=op.f("fk_shift_run_lead_id")),
        sa.ForeignKeyConstraint(["shift"], ["shift.code"], name=op.f("fk_shift_run_shift")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_run")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_shift_run_day"), "shift_run", ["day"], unique=False)
    op.create_index(
        "uq_shift_run_open",
        "shift_run",
        ["department"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "sla_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("pauses", sa.Boolean(), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_sla_policy_minutes")),
        sa.ForeignKeyConstraint(["calendar"], ["calendar.code"], name=op.f("fk_sla_policy_calendar")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sla_policy")),
        sa.UniqueConstraint("kind", "level", "metric", name=op.f("uq_sla_policy_kind_level_metric")),
        sqlite_strict=True,
    )
    op.create_table(
        "team_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_team_member_days")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_team_member_staff_id")),
        sa.ForeignKeyConstraint(["team"], ["team.code"], name=op.f("fk_team_member_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_team_member_staff_id"), "team_member", ["staff_id"], unique=False)
    op.create_index(op.f("ix_team_member_team"), "team_member", ["team"], unique=False)
    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.CheckConstraint("(status = 'pending') = (decided_at IS NULL)", name=op.f("ck_transfer_decided")),
        sa.CheckConstraint(
            "status IN ('pending', 'accepted', 'declined', 'bounced')", name=op.f("ck_transfer_status")
        ),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_transfer_reason")),
        sa.CheckConstraint("to_id <> from_id", name=op.f("ck_transfer_people")),
        sa.ForeignKeyConstraint(["from_id"], ["staff.id"], name=op.f("fk_transfer_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name=op.f("fk_transfer_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_transfer_to_id"), "transfer", ["to_id"], unique=False)
    op.create_index(
        "uq_transfer_pending",
        "transfer",
        ["kind", "ref"],
        unique=True,
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_table(
        "cash_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("counted_minor", sa.Integer(), nullable=False),
        sa.Column("expected_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("counted_minor >= 0", name=op.f("ck_cash_count_counted")),
        sa.ForeignKeyConstraint(["run_id"], ["shift_run.id"], name=op.f("fk_cash_count_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_count")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cash_count_run_id"), "cash_count", ["run_id"], unique=False)
    op.create_table(
        "duty_ack",
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["duty"], ["duty.code"], name=op.f("fk_duty_ack_duty")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_duty_ack_staff_id")),
        sa.PrimaryKeyConstraint("duty", "version", "staff_id", name=op.f("pk_duty_ack")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_duty_ack_staff_id"), "duty_ack", ["staff_id"], unique=False)
    op.create_table(
        "duty_assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("raci", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("raci IN ('A', 'R', 'C', 'I')", name=op.f("ck_duty_assignment_raci")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_duty_assignment_days")
        ),
        sa.ForeignKeyConstraint(["duty"], ["duty.code"], name=op.f("fk_duty_assignment_duty")),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_duty_assignment_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_assignment")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_duty_assignment_duty"), "duty_assignment", ["duty"], unique=False)
    op.create_index(op.f("ix_duty_assignment_post"), "duty_assignment", ["post"], unique=False)
    op.create_table(
        "duty_text",
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("detail_en", sa.String(), nullable=False),
        sa.Column("detail_zh", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["duty"], ["duty.code"], name=op.f("fk_duty_text_duty")),
        sa.PrimaryKeyConstraint("duty", "version", name=op.f("pk_duty_text")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("next_run_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("difference_reason", sa.String(), nullable=False),
        sa.Column("expected_minor", sa.Integer(), nullable=True),
        sa.Column("keys", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("submitted_by", sa.String(), nullable=True),
        sa.Column("submitted_at", Instant(), nullable=True),
        sa.Column("accepted_by", sa.String(), nullable=True),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'accepted') = (accepted_by IS NOT NULL)", name=op.f("ck_handover_accepted")
        ),
        sa.CheckConstraint(
            "status = 'draft' OR submitted_by IS NOT NULL", name=op.f("ck_handover_submitted")
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'disputed', 'accepted')", name=op.f("ck_handover_status")
        ),
        sa.CheckConstraint(
            "accepted_by IS NULL OR accepted_by <> submitted_by", name=op.f("ck_handover_two_people")
        ),
        sa.ForeignKeyConstraint(["next_run_id"], ["shift_run.id"], name=op.f("fk_handover_next_run_id")),
        sa.ForeignKeyConstraint(["run_id"], ["shift_run.id"], name=op.f("fk_handover_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("no", name=op.f("uq_handover_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_handover_run_id"), "handover", ["run_id"], unique=False)
    op.create_index(
        "uq_handover_run_open",
        "handover",
        ["run_id"],
        unique=True,
        sqlite_where=sa.text("status <> 'accepted'"),
        postgresql_where=sa.text("status <> 'accepted'"),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("reported_by", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("signed_in", sa.Boolean(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status IN ('false_alarm','closed')) = (ended_at IS NOT NULL)", name=op.f("ck_incident_ended")
        ),
        sa.CheckConstraint(
            "status IN ('reported', 'responding', 'false_alarm', 'closed')", name=op.f("ck_incident_status")
        ),
        sa.CheckConstraint(
            "type IN ('fire', 'medical', 'power', 'water', 'lift', 'theft', 'violence', 'missing_child', 'food', 'earthquake', 'typhoon', 'system', 'death', 'bomb', 'gas', 'other')",
            name=op.f("ck_incident_type"),
        ),
        sa.CheckConstraint("length(place) > 0", name=op.f("ck_incident_place")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_incident_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("no", name=op.f("uq_incident_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_incident_business_date"), "incident", ["business_date"], unique=False)
    op.create_index(
        "ix_incident_open",
        "incident",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status IN ('reported','responding')"),
        postgresql_where=sa.text("status IN ('reported','responding')"),
    )
    op.create_table(
        "log_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("must_read", sa.Boolean(), nullable=False),
        sa.Column("report_up", sa.Boolean(), nullable=False),
        sa.Column("carry_over", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "category IN ('guest', 'room', 'money', 'safety', 'maintenance', 'notice', 'vip', 'other')",
            name=op.f("ck_log_entry_category"),
        ),
        sa.CheckConstraint("length(words) > 0", name=op.f("ck_log_entry_words")),
        sa.ForeignKeyConstraint(["amends_id"], ["log_entry.id"], name=op.f("fk_log_entry_amends_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_log_entry_room_id")),
        sa.ForeignKeyConstraint(["run_id"], ["shift_run.id"], name=op.f("fk_log_entry_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entry")),
        sa.UniqueConstraint("amends_id", name=op.f("uq_log_entry_amends_id")),
        sa.UniqueConstraint("no", name=op.f("uq_log_entry_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_log_entry_business_date"), "log_entry", ["business_date"], unique=False)
    op.create_index(op.f("ix_log_entry_category"), "log_entry", ["category"], unique=False)
    op.create_index(op.f("ix_log_entry_room_id"), "log_entry", ["room_id"], unique=False)
    op.create_index(op.f("ix_log_entry_run_id"), "log_entry", ["run_id"], unique=False)
    op.create_table(
        "notice_addressee",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.CheckConstraint("(kind = 'everybody') = (code = '')", name=op.f("ck_notice_addressee_code")),
        sa.CheckConstraint(
            "kind IN ('everybody', 'department', 'post')", name=op.f("ck_notice_addressee_kind")
        ),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_addressee_notice_id")),
        sa.PrimaryKeyConstraint("notice_id", "kind", "code", name=op.f("pk_notice_addressee")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notice_read",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_read_notice_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_notice_read_staff_id")),
        sa.PrimaryKeyConstraint("notice_id", "staff_id", name=op.f("pk_notice_read")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_notice_read_staff_id"), "notice_read", ["staff_id"], unique=False)
    op.create_table(
        "post_deputy",
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("deputy", sa.String(), nullable=False),
        sa.CheckConstraint("deputy <> post", name=op.f("ck_post_deputy_deputy")),
        sa.ForeignKeyConstraint(["deputy"], ["post.code"], name=op.f("fk_post_deputy_deputy")),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_post_deputy_post")),
        sa.PrimaryKeyConstraint("post", "place", name=op.f("pk_post_deputy")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "roster_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shift", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("on_call", sa.Boolean(), nullable=False),
        sa.Column("begins", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends > begins AND length(begins) = 16 AND length(ends) = 16", name=op.f("ck_roster_entry_span")
        ),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_roster_entry_post")),
        sa.ForeignKeyConstraint(["shift"], ["shift.code"], name=op.f("fk_roster_entry_shift")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_roster_entry_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_entry")),
        sa.UniqueConstraint("staff_id", "day", "shift", name=op.f("uq_roster_entry_staff_id_day_shift")),
        sqlite_strict=True,
    )
    op.create_index("ix_roster_entry_begins", "roster_entry", ["begins", "ends"], unique=False)
    op.create_index(op.f("ix_roster_entry_day"), "roster_entry", ["day"], unique=False)
    op.create_index("ix_roster_entry_staff_id_begins", "roster_entry", ["staff_id", "begins"], unique=False)
    op.create_table(
        "rotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("from_post", sa.String(), nullable=False),
        sa.Column("to_post", sa.String(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("goals", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'approved', 'rejected', 'ended')", name=op.f("ck_rotation_status")
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> proposed_by", name=op.f("ck_rotation_decided")
        ),
        sa.CheckConstraint("from_post <> to_post", name=op.f("ck_rotation_posts")),
        sa.CheckConstraint("to_date >= from_date", name=op.f("ck_rotation_days")),
        sa.ForeignKeyConstraint(["from_post"], ["post.code"], name=op.f("fk_rotation_from_post")),
        sa.ForeignKeyConstraint(["mentor_id"], ["staff.id"], name=op.f("fk_rotation_mentor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_rotation_staff_id")),
        sa.ForeignKeyConstraint(["to_post"], ["post.code"], name=op.f("fk_rotation_to_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotation")),
        sa.UniqueConstraint("no", name=op.f("uq_rotation_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rotation_staff_id"), "rotation", ["staff_id"], unique=False)
    op.create_table(
        "staff_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("deputy_for", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "deputy_for IS NULL OR (deputy_for <> staff_id AND valid_to IS NOT NULL AND NOT main)",
            name=op.f("ck_staff_post_deputy"),
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_staff_post_days")),
        sa.ForeignKeyConstraint(["deputy_for"], ["staff.id"], name=op.f("fk_staff_post_deputy_for")),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_staff_post_post")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_post_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_post")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_staff_post_post"), "staff_post", ["post"], unique=False)
    op.create_index(op.f("ix_staff_post_staff_id"), "staff_post", ["staff_id"], unique=False)
    op.create_table(
        "staffing_least",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shift", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("qualification", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("on_call", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(post IS NULL) <> (qualification IS NULL)", name=op.f("ck_staffing_least_what")),
        sa.CheckConstraint("people BETWEEN 1 AND 999", name=op.f("ck_staffing_least_people")),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_staffing_least_post")),
        sa.ForeignKeyConstraint(["shift"], ["shift.code"], name=op.f("fk_staffing_least_shift")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staffing_least")),
        sa.UniqueConstraint("shift", "post", name=op.f("uq_staffing_least_shift_post")),
        sa.UniqueConstraint("shift", "qualification", name=op.f("uq_staffing_least_shift_qualification")),
        sqlite_strict=True,
    )
    op.create_table(
        "draft",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("screen", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_draft_account_id")),
        sa.PrimaryKeyConstraint("account_id", "record", name=op.f("pk_draft")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handover_line",
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("settled", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('fine', 'disputed', 'settled')", name=op.f("ck_handover_line_status")),
        sa.ForeignKeyConstraint(["handover_id"], ["handover.id"], name=op.f("fk_handover_line_handover_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_handover_line_owner_id")),
        sa.PrimaryKeyConstraint("handover_id", "line", name=op.f("pk_handover_line")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('done', 'read', 'reopened')", name=op.f("ck_log_mark_kind")),
        sa.ForeignKeyConstraint(["entry_id"], ["log_entry.id"], name=op.f("fk_log_mark_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_mark")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_log_mark_entry_id"), "log_mark", ["entry_id"], unique=False)
    op.create_table(
        "log_open",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('carry', 'report')", name=op.f("ck_log_open_kind")),
        sa.ForeignKeyConstraint(["entry_id"], ["log_entry.id"], name=op.f("fk_log_open_entry_id")),
        sa.PrimaryKeyConstraint("entry_id", "kind", name=op.f("pk_log_open")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signed_in",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("pin_good", sa.Boolean(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("ended", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_signed_in_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_in")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_signed_in_open",
        "signed_in",
        ["account_id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index("ix_signed_in_terminal", "signed_in", ["terminal", "opened_at"], unique=False)
    op.create_index("ix_ledger_actor", "ledger", ["actor", "seq"], unique=False)
    op.create_index("ix_ledger_verb", "ledger", ["verb", "seq"], unique=False)


def _move_account() -> None:
    """People become staff in `seed`; until then nobody has a password."""
    op.execute("ALTER TABLE account RENAME TO account_of_1")
    op.execute("ALTER TABLE account_of_2 RENAME TO account")


def _move_post_grant() -> None:
    """Rights belong to posts that are there now; `seed` grants them."""
    op.execute("DROP TABLE post_grant")
    op.execute("ALTER TABLE post_grant_of_2 RENAME TO post_grant")


def _move_property() -> None:
    """The settings there were, and what a template of that size begins with."""
    op.execute(
        f"INSERT INTO property_of_2 SELECT {SETTINGS.replace(', demo', '')}, 1320, 420, 15, 3, 24, 10, 5, 15, 11, 5, "
        "CASE template WHEN 'boutique' THEN 20 WHEN 'chain' THEN 8 ELSE 12 END, 'NM SUP GM', 'SUP NM GM', "
        "template = 'boutique', template = 'chain', 'master floor spare', demo FROM property"
    )
    op.execute("DROP TABLE property")
    op.execute("ALTER TABLE property_of_2 RENAME TO property")
