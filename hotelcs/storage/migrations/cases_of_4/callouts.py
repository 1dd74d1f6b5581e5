"""Schema 4: call-outs of a team, and who answered."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Two tables; everybody may call a team, and answer."""
    _callout()
    _answer()
    grant("callout.write", "GM SUP NM RES REC RAT HKS MNT CRM CMP INF TQC")


def _callout() -> None:
    op.create_table(
        "callout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("case_kind", sa.String(), nullable=False),
        sa.Column("case_ref", sa.String(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("raised_at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("answer_due_at", Instant(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("on_scene_at", Instant(), nullable=True),
        sa.Column("escalated_at", Instant(), nullable=True),
        sa.Column("stood_down_at", Instant(), nullable=True),
        sa.Column("stood_down_by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(case_kind = '') = (case_ref = '')", name=op.f("ck_callout_case")),
        sa.CheckConstraint(
            "(status = 'stood_down') = (stood_down_at IS NOT NULL)", name=op.f("ck_callout_stood_down")
        ),
        sa.CheckConstraint(
            "status <> 'escalated' OR escalated_at IS NOT NULL", name=op.f("ck_callout_escalated")
        ),
        sa.CheckConstraint(
            "status <> 'on_scene' OR on_scene_at IS NOT NULL", name=op.f("ck_callout_on_scene")
        ),
        sa.CheckConstraint(
            "status IN ('raised', 'escalated', 'accepted', 'on_scene', 'stood_down')",
            name=op.f("ck_callout_status"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('accepted','on_scene') OR accepted_at IS NOT NULL",
            name=op.f("ck_callout_accepted"),
        ),
        sa.CheckConstraint("(lead_id IS NULL) = (accepted_at IS NULL)", name=op.f("ck_callout_lead")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_callout_reason")),
        sa.ForeignKeyConstraint(["lead_id"], ["staff.id"], name=op.f("fk_callout_lead_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_callout_room_id")),
        sa.ForeignKeyConstraint(["team"], ["team.code"], name=op.f("fk_callout_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callout")),
        sa.UniqueConstraint("no", name=op.f("uq_callout_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_callout_business_date"), "callout", ["business_date"], unique=False)
    op.create_index(
        "ix_callout_open",
        "callout",
        ["id"],
        unique=False,
        sqlite_where=sa.text("stood_down_at IS NULL"),
        postgresql_where=sa.text("stood_down_at IS NULL"),
    )
    op.create_index(
        "uq_callout_team_case_kind_case_ref",
        "callout",
        ["team", "case_kind", "case_ref"],
        unique=True,
        sqlite_where=sa.text("stood_down_at IS NULL AND case_ref <> ''"),
        postgresql_where=sa.text("stood_down_at IS NULL AND case_ref <> ''"),
    )


def _answer() -> None:
    op.create_table(
        "callout_answer",
        sa.Column("callout_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("on_scene_at", Instant(), nullable=True),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("(answer = 'called') = (at IS NULL)", name=op.f("ck_callout_answer_at")),
        sa.CheckConstraint(
            "answer IN ('called', 'lead', 'joined', 'declined')", name=op.f("ck_callout_answer_answer")
        ),
        sa.CheckConstraint(
            "on_scene_at IS NULL OR answer IN ('lead','joined')", name=op.f("ck_callout_answer_on_scene")
        ),
        sa.ForeignKeyConstraint(["callout_id"], ["callout.id"], name=op.f("fk_callout_answer_callout_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_callout_answer_staff_id")),
        sa.PrimaryKeyConstraint("callout_id", "staff_id", name=op.f("pk_callout_answer")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_callout_answer_staff_id"), "callout_answer", ["staff_id"], unique=False)
    op.create_index(
        "uq_callout_answer_callout_id",
        "callout_answer",
        ["callout_id"],
        unique=True,
        sqlite_where=sa.text("answer = 'lead'"),
        postgresql_where=sa.text("answer = 'lead'"),
    )
