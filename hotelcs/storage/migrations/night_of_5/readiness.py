"""Schema 5: whether the house is ready for a large group, and from how many rooms on that is asked."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Two tables and a setting."""
    op.add_column("property", sa.Column("event_rooms", sa.Integer(), server_default="20", nullable=False))
    _event_readiness()
    _readiness_check()
    grant("event.ready", "GM SUP NM RES REC CRM INF")


def _event_readiness() -> None:
    op.create_table(
        "event_readiness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("ran_at", Instant(), nullable=False),
        sa.Column("signed_at", Instant(), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(signed_at IS NULL) = (signed_by IS NULL)", name=op.f("ck_event_readiness_signed")
        ),
        sa.CheckConstraint("runs >= 1 AND stage BETWEEN 0 AND 999", name=op.f("ck_event_readiness_runs")),
        sa.ForeignKeyConstraint(["group_id"], ["group_booking.id"], name=op.f("fk_event_readiness_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_readiness")),
        sa.UniqueConstraint("group_id", name=op.f("uq_event_readiness_group_id")),
        sqlite_strict=True,
    )


def _readiness_check() -> None:
    op.create_table(
        "readiness_check",
        sa.Column("readiness_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("parts", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("ticked_at", Instant(), nullable=True),
        sa.Column("ticked_by", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('ok', 'issue', 'ask')", name=op.f("ck_readiness_check_state")),
        sa.CheckConstraint(
            "(ticked_at IS NULL) = (ticked_by IS NULL)", name=op.f("ck_readiness_check_ticked")
        ),
        sa.CheckConstraint("count >= 0", name=op.f("ck_readiness_check_count")),
        sa.ForeignKeyConstraint(
            ["readiness_id"], ["event_readiness.id"], name=op.f("fk_readiness_check_readiness_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_readiness_check_staff_id")),
        sa.PrimaryKeyConstraint("readiness_id", "code", name=op.f("pk_readiness_check")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_readiness_check_staff_id"), "readiness_check", ["staff_id"], unique=False)
