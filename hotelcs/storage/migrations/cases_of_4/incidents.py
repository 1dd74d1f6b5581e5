"""Schema 4: emergencies with level, commander, plan and review; what belongs to each; the right to act in one."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.cases_of_4 import incident_parts
from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant

_KEPT = "id, no, type, place, room_id, status, at, business_date, reported_by, terminal, signed_in, ended_at, reason, version"
_NEW = "drill, plan_approved, report_minutes, evac, no_reentry, casualties, media, damage, review, plan_change_note, lesson"
_SETTINGS = (
    "address_en TEXT DEFAULT '' NOT NULL",
    "address_zh TEXT DEFAULT '' NOT NULL",
    "alarm_phone TEXT DEFAULT '' NOT NULL",
    "assembly TEXT DEFAULT 'A' NOT NULL",
    "report_minutes INTEGER DEFAULT '15' NOT NULL",
    "alarm_bell INTEGER DEFAULT '1' NOT NULL",
)


def make() -> None:
    """The table of emergencies anew, its parts, settings for an emergency, the right to act in one."""
    _incident()
    incident_parts.make()
    for column in _SETTINGS:
        op.execute(f"ALTER TABLE property ADD COLUMN {column}")
    grant("incident.act", "GM SUP NM RES REC RAT HKS MNT CRM CMP INF TQC")


def _incident() -> None:
    op.execute("DROP INDEX ix_incident_open")
    op.execute("DROP INDEX ix_incident_business_date")
    op.execute("ALTER TABLE incident RENAME TO incident_of_3")
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("reported_by", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("signed_in", sa.Boolean(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("commander_id", sa.Integer(), nullable=True),
        sa.Column("offered_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("plan_approved", sa.Boolean(), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("report_minutes", sa.Integer(), nullable=False),
        sa.Column("evac", sa.Boolean(), nullable=False),
        sa.Column("no_reentry", sa.Boolean(), nullable=False),
        sa.Column("casualties", sa.Integer(), nullable=False),
        sa.Column("media", sa.Boolean(), nullable=False),
        sa.Column("cctv_until", sa.Date(), nullable=True),
        sa.Column("damage", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("plan_change", sa.String(), nullable=True),
        sa.Column("plan_change_note", sa.String(), nullable=False),
        sa.Column("lesson", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status IN ('false_alarm','closed','voided')) = (ended_at IS NOT NULL)",
            name=op.f("ck_incident_ended"),
        ),
        sa.CheckConstraint("level IN ('l1', 'l2', 'l3', 'l4')", name=op.f("ck_incident_level")),
        sa.CheckConstraint("plan_change IN ('yes', 'no')", name=op.f("ck_incident_plan_change")),
        sa.CheckConstraint(
            "status IN ('reported', 'responding', 'contained', 'recovering', 'reviewing', 'false_alarm', 'closed', 'voided')",
            name=op.f("ck_incident_status"),
        ),
        sa.CheckConstraint(
            "type IN ('fire', 'medical', 'power', 'water', 'lift', 'theft', 'violence', 'missing_child', 'food', 'earthquake', 'typhoon', 'system', 'death', 'bomb', 'gas', 'other')",
            name=op.f("ck_incident_type"),
        ),
        sa.CheckConstraint(
            "casualties >= 0 AND report_minutes BETWEEN 1 AND 240", name=op.f("ck_incident_counts")
        ),
        sa.CheckConstraint("evac OR NOT no_reentry", name=op.f("ck_incident_no_reentry")),
        sa.CheckConstraint("length(place) > 0", name=op.f("ck_incident_place")),
        sa.CheckConstraint(
            "offered_id IS NULL OR commander_id IS NOT NULL", name=op.f("ck_incident_command")
        ),
        sa.CheckConstraint(
            "plan_change IS NULL OR length(plan_change_note) > 0", name=op.f("ck_incident_plan_change_note")
        ),
        sa.ForeignKeyConstraint(["commander_id"], ["staff.id"], name=op.f("fk_incident_commander_id")),
        sa.ForeignKeyConstraint(["offered_id"], ["staff.id"], name=op.f("fk_incident_offered_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["contingency_plan.id"], name=op.f("fk_incident_plan_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_incident_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("no", name=op.f("uq_incident_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_incident_business_date"), "incident", ["business_date"], unique=False)
    op.create_index(
        "ix_incident_open",
        "incident",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status IN ('reported','responding','contained','recovering','reviewing')"),
        postgresql_where=sa.text("status IN ('reported','responding','contained','recovering','reviewing')"),
    )
    op.execute(
        f"INSERT INTO incident ({_KEPT}, {_NEW}) SELECT {_KEPT}, 0, 0, 15, 0, 0, 0, 0, '', '', '', '' FROM incident_of_3"
    )
    op.execute("DROP TABLE incident_of_3")
