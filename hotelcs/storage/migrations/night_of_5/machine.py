"""Schema 5: parts of the system, when they were down, what checks showed, what people need help with."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.migrations.night_of_5 import machine_rows
from hotelcs.storage.types import Instant

_COMPONENT = sa.text(
    "INSERT INTO system_component (code, kind, name_en, name_zh, critical) "
    "SELECT :code, :kind, :name_en, :name_zh, :critical WHERE EXISTS (SELECT 1 FROM property)"
)


def make() -> None:
    """Four tables, the parts of a system as a new hotel has them, how soon a ticket is answered and who is told."""
    _health_event()
    _system_component()
    _support_ticket()
    _system_outage()
    for row in machine_rows.rows("machine", "components.csv"):
        op.get_bind().execute(_COMPONENT, {**row, "critical": int(row["critical"] == "yes")})
    machine_rows.service_levels("ticket")
    machine_rows.escalation(
        "health", "ticket", "handover", "transfer", "notice", "registration", "readiness", "metric"
    )
    grant("ticket.raise", "*")
    grant("system.write", "GM NM INF")


def _health_event() -> None:
    op.create_table(
        "health_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.Column("acked_at", Instant(), nullable=True),
        sa.Column("acked_by", sa.String(), nullable=True),
        sa.Column("resolved_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "(acked_at IS NULL) = (acked_by IS NULL) AND (state <> 'acked' OR acked_at IS NOT NULL)",
            name=op.f("ck_health_event_acked"),
        ),
        sa.CheckConstraint(
            "(state = 'resolved') = (resolved_at IS NOT NULL)", name=op.f("ck_health_event_resolved")
        ),
        sa.CheckConstraint("severity IN ('warn', 'bad')", name=op.f("ck_health_event_severity")),
        sa.CheckConstraint("state IN ('open', 'acked', 'resolved')", name=op.f("ck_health_event_state")),
        sa.CheckConstraint("passes BETWEEN 0 AND 2", name=op.f("ck_health_event_passes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_event")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_health_event_standing",
        "health_event",
        ["name"],
        unique=True,
        sqlite_where=sa.text("state <> 'resolved'"),
        postgresql_where=sa.text("state <> 'resolved'"),
    )


def _system_component() -> None:
    op.create_table(
        "system_component",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('program', 'network', 'locks', 'id_reader', 'printer', 'channel', 'phones', 'power', 'other')",
            name=op.f("ck_system_component_kind"),
        ),
        sa.CheckConstraint("name_en <> '' AND name_zh <> ''", name=op.f("ck_system_component_name")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_system_component")),
        sqlite_strict=True,
    )


def _support_ticket() -> None:
    op.create_table(
        "support_ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("component", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("taken_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status IN ('resolved','withdrawn')) = (ended_at IS NOT NULL)",
            name=op.f("ck_support_ticket_ended"),
        ),
        sa.CheckConstraint("priority IN ('p1', 'p2', 'p3', 'p4')", name=op.f("ck_support_ticket_priority")),
        sa.CheckConstraint(
            "status IN ('open', 'taken', 'waiting', 'resolved', 'withdrawn')",
            name=op.f("ck_support_ticket_status"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('taken','waiting') OR (staff_id IS NOT NULL AND taken_at IS NOT NULL)",
            name=op.f("ck_support_ticket_taken"),
        ),
        sa.CheckConstraint("words <> ''", name=op.f("ck_support_ticket_words")),
        sa.ForeignKeyConstraint(
            ["component"], ["system_component.code"], name=op.f("fk_support_ticket_component")
        ),
        sa.ForeignKeyConstraint(
            ["department"], ["department.code"], name=op.f("fk_support_ticket_department")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_support_ticket_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_ticket")),
        sa.UniqueConstraint("no", name=op.f("uq_support_ticket_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_support_ticket_open",
        "support_ticket",
        ["priority", "opened_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('open','taken','waiting')"),
        postgresql_where=sa.text("status IN ('open','taken','waiting')"),
    )


def _system_outage() -> None:
    op.create_table(
        "system_outage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("component", sa.String(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("from_at", Instant(), nullable=False),
        sa.Column("to_at", Instant(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("cancelled_at", Instant(), nullable=True),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_system_outage_reason")),
        sa.CheckConstraint("NOT planned OR to_at IS NOT NULL", name=op.f("ck_system_outage_planned")),
        sa.CheckConstraint("to_at IS NULL OR to_at >= from_at", name=op.f("ck_system_outage_span")),
        sa.ForeignKeyConstraint(
            ["component"], ["system_component.code"], name=op.f("fk_system_outage_component")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system_outage")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_system_outage_component"), "system_outage", ["component"], unique=False)
    op.create_index("ix_system_outage_from_at", "system_outage", ["from_at"], unique=False)
    op.create_index(
        "uq_system_outage_down",
        "system_outage",
        ["component"],
        unique=True,
        sqlite_where=sa.text("to_at IS NULL AND NOT planned"),
        postgresql_where=sa.text("to_at IS NULL AND NOT planned"),
    )
