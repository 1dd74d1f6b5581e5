"""Schema 4: clocks of cases and their pauses."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """Two tables."""
    _clock()
    _pause()


def _clock() -> None:
    op.create_table(
        "sla_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("pauses", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("stopped_at", Instant(), nullable=True),
        sa.Column("breached_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'stopped') = (stopped_at IS NOT NULL)", name=op.f("ck_sla_clock_stopped")
        ),
        sa.CheckConstraint(
            "state = 'void' OR stopped_at IS NULL OR stopped_at <= due_at OR breached_at IS NOT NULL",
            name=op.f("ck_sla_clock_breached"),
        ),
        sa.CheckConstraint("state IN ('running', 'stopped', 'void')", name=op.f("ck_sla_clock_state")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_sla_clock_minutes")),
        sa.ForeignKeyConstraint(["calendar"], ["calendar.code"], name=op.f("fk_sla_clock_calendar")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sla_clock")),
        sa.UniqueConstraint(
            "kind", "ref", "round", "metric", "turn", name=op.f("uq_sla_clock_kind_ref_round_metric_turn")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_sla_clock_due",
        "sla_clock",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index(
        "uq_sla_clock_running",
        "sla_clock",
        ["kind", "ref", "metric"],
        unique=True,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )


def _pause() -> None:
    op.create_table(
        "sla_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("from_at", Instant(), nullable=False),
        sa.Column("until_at", Instant(), nullable=False),
        sa.Column("to_at", Instant(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "until_at > from_at AND (to_at IS NULL OR to_at >= from_at)", name=op.f("ck_sla_pause_span")
        ),
        sa.ForeignKeyConstraint(["clock_id"], ["sla_clock.id"], name=op.f("fk_sla_pause_clock_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sla_pause")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sla_pause_clock_id"), "sla_pause", ["clock_id"], unique=False)
    op.create_index(
        "uq_sla_pause_open",
        "sla_pause",
        ["clock_id"],
        unique=True,
        sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    )
    # ### end Alembic commands ###
