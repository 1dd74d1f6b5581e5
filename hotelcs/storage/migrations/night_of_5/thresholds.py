"""Schema 5: from which value on a number asks for a decision."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.night_of_5.machine_rows import rows

_ROW = sa.text(
    "INSERT INTO metric_threshold (metric, side, bound_hundredths, days, version) VALUES (:metric, :side, :bound, :days, 1)"
)


def make() -> None:
    """The table, with what the handbook ships for a hotel that is there already."""
    op.create_table(
        "metric_threshold",
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("bound_hundredths", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('<', '>')", name=op.f("ck_metric_threshold_side")),
        sa.CheckConstraint(
            "bound_hundredths BETWEEN -100000000 AND 100000000", name=op.f("ck_metric_threshold_bound")
        ),
        sa.CheckConstraint("days BETWEEN 1 AND 31", name=op.f("ck_metric_threshold_days")),
        sa.PrimaryKeyConstraint("metric", name=op.f("pk_metric_threshold")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().execute(sa.text("SELECT 1 FROM property")).first() is not None:
        op.get_bind().execute(_ROW, [
            {**row, "bound": int(row["bound"]) * 100, "days": int(row["days"])}
            for row in rows("organisation", "thresholds.csv")
        ])  # fmt: skip
