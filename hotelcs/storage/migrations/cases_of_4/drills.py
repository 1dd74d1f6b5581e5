"""Schema 4: drills, who took part, how they were scored, what they showed, how many a year; who runs and scores them."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.cases_of_4 import plan_library
from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Five tables; a hotel that is there already has its drills a year counted from now on."""
    _drill()
    _participant()
    _score()
    _finding()
    _schedule()
    plan_library.schedule()
    grant("drill.run", "GM SUP NM")
    grant("drill.score", "GM SUP NM CMP TQC")


def _drill() -> None:
    op.create_table(
        "drill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.Column("planned_at", Instant(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("started_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("plan_change", sa.String(), nullable=True),
        sa.Column("plan_change_note", sa.String(), nullable=False),
        sa.Column("lessons", sa.String(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("instead_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'cancelled') = (instead_id IS NOT NULL)", name=op.f("ck_drill_cancelled")
        ),
        sa.CheckConstraint(
            "(status = 'closed') <= (plan_change IS NOT NULL AND closed_at IS NOT NULL)",
            name=op.f("ck_drill_closed"),
        ),
        sa.CheckConstraint(
            "(status IN ('debrief','closed','aborted')) = (ended_at IS NOT NULL)", name=op.f("ck_drill_ended")
        ),
        sa.CheckConstraint(
            "(status IN ('running','debrief','closed','aborted')) = (incident_id IS NOT NULL) AND (incident_id IS NULL) = (started_at IS NULL)",
            name=op.f("ck_drill_started"),
        ),
        sa.CheckConstraint("plan_change IN ('yes', 'no')", name=op.f("ck_drill_plan_change")),
        sa.CheckConstraint(
            "status IN ('planned', 'running', 'debrief', 'closed', 'aborted', 'cancelled')",
            name=op.f("ck_drill_status"),
        ),
        sa.CheckConstraint(
            "type IN ('fire', 'medical', 'power', 'water', 'lift', 'theft', 'violence', 'missing_child', 'food', 'earthquake', 'typhoon', 'system', 'death', 'bomb', 'gas', 'other')",
            name=op.f("ck_drill_type"),
        ),
        sa.CheckConstraint("ended_at IS NULL OR ended_at >= started_at", name=op.f("ck_drill_span")),
        sa.CheckConstraint("length(place) > 0", name=op.f("ck_drill_place")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_drill_incident_id")),
        sa.ForeignKeyConstraint(["instead_id"], ["drill.id"], name=op.f("fk_drill_instead_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["contingency_plan.id"], name=op.f("fk_drill_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill")),
        sa.UniqueConstraint("incident_id", name=op.f("uq_drill_incident_id")),
        sa.UniqueConstraint("no", name=op.f("uq_drill_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_drill_planned_at"), "drill", ["planned_at"], unique=False)
    op.create_index("ix_drill_type_ended_at", "drill", ["type", "ended_at"], unique=False)
    op.create_index(
        "uq_drill_running",
        "drill",
        ["status"],
        unique=True,
        sqlite_where=sa.text("status = 'running'"),
        postgresql_where=sa.text("status = 'running'"),
    )


def _participant() -> None:
    op.create_table(
        "drill_participant",
        sa.Column("drill_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("calm", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("observer", sa.String(), nullable=False),
        sa.CheckConstraint("calm BETWEEN 1 AND 5", name=op.f("ck_drill_participant_calm")),
        sa.CheckConstraint("correct BETWEEN 1 AND 5", name=op.f("ck_drill_participant_correct")),
        sa.ForeignKeyConstraint(["drill_id"], ["drill.id"], name=op.f("fk_drill_participant_drill_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_drill_participant_staff_id")),
        sa.PrimaryKeyConstraint("drill_id", "staff_id", name=op.f("pk_drill_participant")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_drill_participant_staff_id"), "drill_participant", ["staff_id"], unique=False)


def _score() -> None:
    op.create_table(
        "drill_score",
        sa.Column("drill_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("scorer", sa.String(), nullable=False),
        sa.CheckConstraint(
            "criterion IN ('alarm_time', 'confirmation', 'call_text', 'broadcast', 'lifts', 'floor_sweep', 'assist_list', 'roll_complete', 'roll_speed', 'calm', 'radio', 'handover')",
            name=op.f("ck_drill_score_criterion"),
        ),
        sa.CheckConstraint("points BETWEEN 0 AND 4", name=op.f("ck_drill_score_points")),
        sa.ForeignKeyConstraint(["drill_id"], ["drill.id"], name=op.f("fk_drill_score_drill_id")),
        sa.PrimaryKeyConstraint("drill_id", "criterion", name=op.f("pk_drill_score")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _finding() -> None:
    op.create_table(
        "drill_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("drill_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint("(done_at IS NULL) = (done_by IS NULL)", name=op.f("ck_drill_finding_done")),
        sa.CheckConstraint("length(words) > 0", name=op.f("ck_drill_finding_words")),
        sa.ForeignKeyConstraint(["drill_id"], ["drill.id"], name=op.f("fk_drill_finding_drill_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_drill_finding_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_finding")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_drill_finding_open",
        "drill_finding",
        ["due"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index("uq_drill_finding_drill_id_seq", "drill_finding", ["drill_id", "seq"], unique=True)


def _schedule() -> None:
    op.create_table(
        "drill_schedule",
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("per_year", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "type IN ('fire', 'medical', 'power', 'water', 'lift', 'theft', 'violence', 'missing_child', 'food', 'earthquake', 'typhoon', 'system', 'death', 'bomb', 'gas', 'other')",
            name=op.f("ck_drill_schedule_type"),
        ),
        sa.CheckConstraint("per_year BETWEEN 0 AND 12", name=op.f("ck_drill_schedule_per_year")),
        sa.PrimaryKeyConstraint("type", name=op.f("pk_drill_schedule")),
        sqlite_strict=True,
    )
