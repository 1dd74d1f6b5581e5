"""Schema 4: contingency plans and their steps."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """Two tables."""
    _plan()
    _step()


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
    # ### end Alembic commands ###
