"""Schema 4: contingency plans, their steps, whom to call, what is looked at; the library of plans for a hotel that is there already."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.cases_of_4 import plan_library
from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Four tables, what they hold at first, and who writes and approves plans."""
    _plan()
    _step()
    _number()
    _check()
    plan_library.plans()
    grant("plan.write", "GM SUP NM CMP TQC")
    grant("plan.approve", "GM")


def _plan() -> None:
    op.create_table(
        "contingency_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("call", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status IN ('approved','superseded')) <= (approved_at IS NOT NULL AND next_review IS NOT NULL)",
            name=op.f("ck_contingency_plan_approved"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in_review', 'approved', 'superseded', 'retired')",
            name=op.f("ck_contingency_plan_status"),
        ),
        sa.CheckConstraint(
            "type IN ('fire', 'medical', 'power', 'water', 'lift', 'theft', 'violence', 'missing_child', 'food', 'earthquake', 'typhoon', 'system', 'death', 'bomb', 'gas', 'other')",
            name=op.f("ck_contingency_plan_type"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_by <> author", name=op.f("ck_contingency_plan_approver")
        ),
        sa.CheckConstraint("edition > 0", name=op.f("ck_contingency_plan_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contingency_plan")),
        sa.UniqueConstraint("type", "edition", name=op.f("uq_contingency_plan_type_edition")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_contingency_plan_approved",
        "contingency_plan",
        ["type"],
        unique=True,
        sqlite_where=sa.text("status = 'approved'"),
        postgresql_where=sa.text("status = 'approved'"),
    )


def _step() -> None:
    op.create_table(
        "plan_step",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_zh", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("target_seconds", sa.Integer(), nullable=True),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(text_en) > 0 AND length(text_zh) > 0", name=op.f("ck_plan_step_texts")),
        sa.CheckConstraint("seq > 0", name=op.f("ck_plan_step_seq")),
        sa.ForeignKeyConstraint(["plan_id"], ["contingency_plan.id"], name=op.f("fk_plan_step_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "seq", name=op.f("pk_plan_step")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _number() -> None:
    op.create_table(
        "emergency_number",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("types", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(name_en) > 0 AND length(name_zh) > 0", name=op.f("ck_emergency_number_names")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_emergency_number")),
        sqlite_strict=True,
    )


def _check() -> None:
    op.create_table(
        "emergency_check",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("signed_at", Instant(), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=True),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(signed_at IS NULL) = (signed_by IS NULL)", name=op.f("ck_emergency_check_signed")
        ),
        sa.CheckConstraint("every_days BETWEEN 0 AND 365", name=op.f("ck_emergency_check_every_days")),
        sa.CheckConstraint(
            "length(name_en) > 0 AND length(name_zh) > 0", name=op.f("ck_emergency_check_names")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_emergency_check")),
        sqlite_strict=True,
    )
