"""Schema 4: roll calls, and what help guests need to get out."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Four tables, a column of those who sleep in a room, a right."""
    _call()
    _entry()
    _tick()
    _mark()
    op.add_column(
        "stay_guest", sa.Column("assist_evac", sa.String(), server_default=sa.text("''"), nullable=False)
    )
    grant("roll.call", "GM SUP NM RES REC RAT HKS MNT CRM CMP INF")


def _call() -> None:
    op.create_table(
        "roll_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("assembly", sa.String(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("frozen", sa.Integer(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("handed_to", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_roll_call_closed")),
        sa.CheckConstraint("frozen IS NULL OR frozen >= 0", name=op.f("ck_roll_call_frozen")),
        sa.CheckConstraint("length(assembly) > 0", name=op.f("ck_roll_call_assembly")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_roll_call_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_roll_call_incident_id"), "roll_call", ["incident_id"], unique=False)
    op.create_index(
        "uq_roll_call_open",
        "roll_call",
        ["incident_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _entry() -> None:
    op.create_table(
        "roll_call_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll_call_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=True),
        sa.Column("assist", sa.Boolean(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("nationality", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("marked_at", Instant(), nullable=True),
        sa.Column("marked_by", sa.String(), nullable=False),
        sa.Column("appended", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('guest', 'visitor', 'staff', 'contractor')", name=op.f("ck_roll_call_entry_kind")
        ),
        sa.CheckConstraint("length(name) > 0 OR kind = 'guest'", name=op.f("ck_roll_call_entry_name")),
        sa.CheckConstraint(
            "status = 'unknown' OR marked_at IS NOT NULL", name=op.f("ck_roll_call_entry_marked")
        ),
        sa.CheckConstraint(
            "status IN ('unknown', 'safe', 'off_site', 'injured', 'hospital', 'missing')",
            name=op.f("ck_roll_call_entry_status"),
        ),
        sa.CheckConstraint("NOT withdrawn OR appended", name=op.f("ck_roll_call_entry_withdrawn")),
        sa.ForeignKeyConstraint(
            ["roll_call_id"], ["roll_call.id"], name=op.f("fk_roll_call_entry_roll_call_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call_entry")),
        sa.UniqueConstraint("roll_call_id", "seq", name=op.f("uq_roll_call_entry_roll_call_id_seq")),
        sa.UniqueConstraint("roll_call_id", "source", name=op.f("uq_roll_call_entry_roll_call_id_source")),
        sqlite_strict=True,
    )
    op.create_index("ix_roll_call_entry_room", "roll_call_entry", ["roll_call_id", "room"], unique=False)


def _mark() -> None:
    op.create_table(
        "roll_call_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll_call_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint("kind <> 'reopened' OR length(words) > 0", name=op.f("ck_roll_call_mark_words")),
        sa.CheckConstraint(
            "kind IN ('opened', 'moved', 'closed', 'reopened')", name=op.f("ck_roll_call_mark_kind")
        ),
        sa.ForeignKeyConstraint(
            ["roll_call_id"], ["roll_call.id"], name=op.f("fk_roll_call_mark_roll_call_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call_mark")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_roll_call_mark_roll_call_id"), "roll_call_mark", ["roll_call_id"], unique=False)


def _tick() -> None:
    op.create_table(
        "roll_call_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("after_close", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('unknown', 'safe', 'off_site', 'injured', 'hospital', 'missing')",
            name=op.f("ck_roll_call_tick_status"),
        ),
        sa.CheckConstraint("NOT after_close OR length(reason) > 0", name=op.f("ck_roll_call_tick_reason")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["roll_call_entry.id"], name=op.f("fk_roll_call_tick_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call_tick")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_roll_call_tick_entry_id"), "roll_call_tick", ["entry_id"], unique=False)
    # ### end Alembic commands ###
