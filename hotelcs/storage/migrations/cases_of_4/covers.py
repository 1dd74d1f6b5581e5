"""Schema 4: parts of shifts that others take."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """One table."""
    op.create_table(
        "roster_cover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("begins", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("taker_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'taken') = (taker_id IS NOT NULL)", name=op.f("ck_roster_cover_taken")),
        sa.CheckConstraint("status IN ('asked', 'taken', 'withdrawn')", name=op.f("ck_roster_cover_status")),
        sa.CheckConstraint(
            "ends > begins AND length(begins) = 16 AND length(ends) = 16", name=op.f("ck_roster_cover_span")
        ),
        sa.CheckConstraint("taker_id IS NULL OR taker_id <> staff_id", name=op.f("ck_roster_cover_taker")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_roster_cover_staff_id")),
        sa.ForeignKeyConstraint(["taker_id"], ["staff.id"], name=op.f("fk_roster_cover_taker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_cover")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_roster_cover_ends"), "roster_cover", ["ends"], unique=False)
    op.create_index(op.f("ix_roster_cover_staff_id"), "roster_cover", ["staff_id"], unique=False)
    op.create_index(op.f("ix_roster_cover_taker_id"), "roster_cover", ["taker_id"], unique=False)
