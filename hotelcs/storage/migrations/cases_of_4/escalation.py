"""Schema 4: rules of escalation, the chains of cases, what of them ran and who was told."""

import csv

import sqlalchemy as sa
from alembic import op

from hotelcs.config import data_path
from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Five tables, the rules a hotel begins with, and the right to run what is due."""
    _chain()
    _rule()
    _run()
    _step()
    _told()
    _shipped()
    grant("escalation.run", "GM SUP NM RES REC RAT HKS MNT CRM CMP INF TQC")


def _chain() -> None:
    op.create_table(
        "escalation_chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("begun_at", Instant(), nullable=False),
        sa.Column("acknowledged_at", Instant(), nullable=True),
        sa.Column("acknowledgements", sa.Integer(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(acknowledged_at IS NULL) = (acknowledgements = 0)", name=op.f("ck_escalation_chain_taken")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_chain")),
        sa.UniqueConstraint("kind", "ref", "turn", name=op.f("uq_escalation_chain_kind_ref_turn")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_escalation_chain_open",
        "escalation_chain",
        ["kind", "ref"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _rule() -> None:
    op.create_table(
        "escalation_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=True),
        sa.Column("to_minute", sa.Integer(), nullable=True),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.CheckConstraint(
            "minutes BETWEEN 0 AND 100000 AND (since = 'clock') = (metric <> '') AND (since = 'clock') = (percent > 0) AND percent <= 1000",
            name=op.f("ck_escalation_rule_when"),
        ),
        sa.CheckConstraint(
            "since <> 'acknowledged' OR until = 'over'", name=op.f("ck_escalation_rule_taken")
        ),
        sa.CheckConstraint(
            "since IN ('begun', 'acknowledged', 'clock')", name=op.f("ck_escalation_rule_since")
        ),
        sa.CheckConstraint("until IN ('acknowledged', 'over')", name=op.f("ck_escalation_rule_until")),
        sa.CheckConstraint(
            "(every = 0) = (times = 0) AND every BETWEEN 0 AND 1440 AND times BETWEEN 0 AND 20",
            name=op.f("ck_escalation_rule_repeat"),
        ),
        sa.CheckConstraint(
            "(from_minute IS NULL) = (to_minute IS NULL) AND (from_minute IS NULL OR (from_minute BETWEEN 0 AND 1439 AND to_minute BETWEEN 0 AND 1439 AND from_minute <> to_minute))",
            name=op.f("ck_escalation_rule_hours"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_rule")),
        sa.UniqueConstraint("kind", "level", "place", name=op.f("uq_escalation_rule_kind_level_place")),
        sqlite_strict=True,
    )


def _run() -> None:
    op.create_table(
        "escalation_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chain_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('told', 'nobody')", name=op.f("ck_escalation_run_outcome")),
        sa.ForeignKeyConstraint(
            ["chain_id"], ["escalation_chain.id"], name=op.f("fk_escalation_run_chain_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_run")),
        sa.UniqueConstraint(
            "chain_id", "place", "mark", "turn", name=op.f("uq_escalation_run_chain_id_place_mark_turn")
        ),
        sqlite_strict=True,
    )


def _step() -> None:
    op.create_table(
        "escalation_step",
        sa.Column("chain_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.CheckConstraint(
            "minutes BETWEEN 0 AND 100000 AND (since = 'clock') = (metric <> '') AND (since = 'clock') = (percent > 0) AND percent <= 1000",
            name=op.f("ck_escalation_step_when"),
        ),
        sa.CheckConstraint(
            "since IN ('begun', 'acknowledged', 'clock')", name=op.f("ck_escalation_step_since")
        ),
        sa.CheckConstraint("until IN ('acknowledged', 'over')", name=op.f("ck_escalation_step_until")),
        sa.CheckConstraint(
            "(every = 0) = (times = 0) AND every BETWEEN 0 AND 1440 AND times BETWEEN 0 AND 20",
            name=op.f("ck_escalation_step_repeat"),
        ),
        sa.ForeignKeyConstraint(
            ["chain_id"], ["escalation_chain.id"], name=op.f("fk_escalation_step_chain_id")
        ),
        sa.PrimaryKeyConstraint("chain_id", "place", name=op.f("pk_escalation_step")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _told() -> None:
    op.create_table(
        "escalation_told",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["escalation_run.id"], name=op.f("fk_escalation_told_run_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_escalation_told_staff_id")),
        sa.PrimaryKeyConstraint("run_id", "staff_id", name=op.f("pk_escalation_told")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_escalation_told_staff_id"), "escalation_told", ["staff_id"], unique=False)


_RULE = sa.text(
    "INSERT INTO escalation_rule (kind, level, place, since, minutes, metric, percent, whom, every, times, from_minute, "
    "to_minute, quiet, until) VALUES (:kind, :level, :place, :since, :minutes, :metric, :percent, :whom, :every, :times, "
    ":from_minute, :to_minute, :quiet, :until)"
)


def _shipped() -> None:
    """What a new hotel takes from its template, a hotel that is there already takes now."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM property")).first() is None:
        return
    with data_path("organisation", "escalation.csv").open(encoding="utf-8", newline="") as file:
        places: dict[tuple[str, str], int] = {}
        for row in csv.DictReader(file):
            of = row["kind"], row["level"]
            places[of] = places.get(of, 0) + 1
            op.get_bind().execute(_RULE, {
                **{name: row[name] for name in ("kind", "level", "since", "metric", "whom", "until")},
                **{name: int(row[name]) for name in ("minutes", "percent", "every", "times")},
                "place": places[of], "from_minute": _minute(row["from"]), "to_minute": _minute(row["to"]),
                "quiet": row["quiet"] == "yes",
            })  # fmt: skip


def _minute(text: str) -> int | None:
    return int(text[:2]) * 60 + int(text[3:]) if text else None
