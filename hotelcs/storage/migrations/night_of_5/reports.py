"""Schema 5: reports and exports that were made, the right to see in them what is masked; how long a check-in took."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """One table, one column, one right. How long earlier check-ins took is not known."""
    op.create_table(
        "report_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('report', 'export')", name=op.f("ck_report_run_kind")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_report_run_name")),
        sa.CheckConstraint("first IS NULL OR last IS NULL OR last >= first", name=op.f("ck_report_run_days")),
        sa.CheckConstraint("rows >= 0", name=op.f("ck_report_run_rows")),
        sa.CheckConstraint("NOT revealed OR length(reason) > 0", name=op.f("ck_report_run_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_run")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_report_run_name"), "report_run", ["name"], unique=False)
    op.add_column("stay", sa.Column("checkin_seconds", sa.Integer(), nullable=True))
    grant("export.reveal", "GM")
