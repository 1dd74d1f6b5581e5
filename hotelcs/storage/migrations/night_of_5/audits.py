"""Schema 5: the audit of each date, its steps, the arrivals that are kept, the books; whether uncounted cash stops it."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """Five tables and a setting. Dates that were closed before owe no audit."""
    _run()
    _step()
    _kept()
    _books()
    _review()
    op.execute("ALTER TABLE property ADD COLUMN audit_cash INTEGER DEFAULT '1' NOT NULL")


def _run() -> None:
    op.create_table(
        "audit_run",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("backup", sa.String(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.CheckConstraint("done_at IS NULL OR done_at >= closed_at", name=op.f("ck_audit_run_done")),
        sa.CheckConstraint("warnings >= 0", name=op.f("ck_audit_run_warnings")),
        sa.ForeignKeyConstraint(["day"], ["business_day.day"], name=op.f("fk_audit_run_day")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_audit_run")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_audit_run_owed",
        "audit_run",
        ["day"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def _step() -> None:
    op.create_table(
        "audit_step",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0 AND seq > 0", name=op.f("ck_audit_step_count")),
        sa.CheckConstraint("length(step) > 0", name=op.f("ck_audit_step_step")),
        sa.ForeignKeyConstraint(["day"], ["audit_run.day"], name=op.f("fk_audit_step_day")),
        sa.PrimaryKeyConstraint("day", "step", name=op.f("pk_audit_step")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _books() -> None:
    op.create_table(
        "books_night",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("sold", sa.Integer(), nullable=False),
        sa.CheckConstraint("night > day", name=op.f("ck_books_night_ahead")),
        sa.CheckConstraint("sold > 0", name=op.f("ck_books_night_sold")),
        sa.ForeignKeyConstraint(["day"], ["audit_run.day"], name=op.f("fk_books_night_day")),
        sa.PrimaryKeyConstraint("day", "night", name=op.f("pk_books_night")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_books_night_night", "books_night", ["night", "day"], unique=False)


def _kept() -> None:
    op.create_table(
        "kept_arrival",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_kept_arrival_reservation_id")
        ),
        sa.PrimaryKeyConstraint("day", "reservation_id", name=op.f("pk_kept_arrival")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _review() -> None:
    op.create_table(
        "daily_review",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("numbers", sa.String(), nullable=False),
        sa.CheckConstraint("length(numbers) > 1", name=op.f("ck_daily_review_numbers")),
        sa.ForeignKeyConstraint(["day"], ["audit_run.day"], name=op.f("fk_daily_review_day")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_daily_review")),
        sqlite_strict=True,
    )
