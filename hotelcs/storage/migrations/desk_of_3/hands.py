"""Schema 3: which faster ways somebody was told already."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """One table."""
    op.create_table(
        "hint_told",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("told_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_hint_told_account_id")),
        sa.PrimaryKeyConstraint("account_id", "hint", name=op.f("pk_hint_told")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
