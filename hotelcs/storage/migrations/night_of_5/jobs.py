"""Schema 5: what ran, which job runs, how often each is to run."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.night_of_5.machine_rows import rows
from hotelcs.storage.types import Instant

_SCHEDULE = sa.text(
    "INSERT INTO job_schedule (command, minutes, since) "
    "SELECT :command, :minutes, max(opened_at) FROM business_day HAVING count(*) > 0"
)


def make() -> None:
    """Three tables; a hotel that is there already is asked for its jobs from its open day on."""
    _job_lock()
    _job_run()
    _job_schedule()
    for row in rows("machine", "jobs.csv"):
        op.get_bind().execute(_SCHEDULE, {**row, "minutes": int(row["minutes"])})


def _job_lock() -> None:
    op.create_table(
        "job_lock",
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("begun_at", Instant(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("family", name=op.f("pk_job_lock")),
        sqlite_strict=True,
    )


def _job_run() -> None:
    op.create_table(
        "job_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=False),
        sa.Column("exit", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.CheckConstraint("command <> ''", name=op.f("ck_job_run_command")),
        sa.CheckConstraint("ended_at >= started_at", name=op.f("ck_job_run_span")),
        sa.CheckConstraint("runs >= 1 AND changed >= 0", name=op.f("ck_job_run_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_run")),
        sqlite_strict=True,
    )
    op.create_index("ix_job_run_command_ended_at", "job_run", ["command", "ended_at"], unique=False)


def _job_schedule() -> None:
    op.create_table(
        "job_schedule",
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 0 AND 100000", name=op.f("ck_job_schedule_minutes")),
        sa.PrimaryKeyConstraint("command", name=op.f("pk_job_schedule")),
        sqlite_strict=True,
    )
