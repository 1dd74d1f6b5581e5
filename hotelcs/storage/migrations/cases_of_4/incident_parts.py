"""Schema 4: the steps of an emergency, its timeline, calls, guests, sign-offs, searches."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """Six tables."""
    _authority_call()
    _incident_event()
    _incident_signoff()
    _incident_step()
    _search_cell()
    _incident_guest()


def _authority_call() -> None:
    op.create_table(
        "authority_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.CheckConstraint("length(number) > 0", name=op.f("ck_authority_call_number")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_authority_call_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_call")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_authority_call_incident_id"), "authority_call", ["incident_id"], unique=False)


def _incident_event() -> None:
    op.create_table(
        "incident_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("logged_at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('observe', 'decide', 'do', 'notify', 'arrive', 'care', 'finding')",
            name=op.f("ck_incident_event_kind"),
        ),
        sa.CheckConstraint("at <= logged_at", name=op.f("ck_incident_event_late")),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_incident_event_cost")),
        sa.CheckConstraint("length(code) > 0 OR length(text) > 0", name=op.f("ck_incident_event_told")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_event_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_event")),
        sqlite_strict=True,
    )
    op.create_index("ix_incident_event_incident_id_at", "incident_event", ["incident_id", "at"], unique=False)


def _incident_signoff() -> None:
    op.create_table(
        "incident_signoff",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "side IN ('safety', 'rooms', 'guests', 'money', 'record', 'media')",
            name=op.f("ck_incident_signoff_side"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_incident_signoff_incident_id")
        ),
        sa.PrimaryKeyConstraint("incident_id", "side", name=op.f("pk_incident_signoff")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _incident_step() -> None:
    op.create_table(
        "incident_step",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("text_zh", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("target_seconds", sa.Integer(), nullable=True),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.CheckConstraint("(done_at IS NULL) = (done_by IS NULL)", name=op.f("ck_incident_step_done")),
        sa.CheckConstraint(
            "length(text_en) > 0 AND length(text_zh) > 0", name=op.f("ck_incident_step_texts")
        ),
        sa.CheckConstraint("seq > 0", name=op.f("ck_incident_step_seq")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_step_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "seq", name=op.f("pk_incident_step")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _search_cell() -> None:
    op.create_table(
        "search_cell",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=False),
        sa.Column("claimed_at", Instant(), nullable=False),
        sa.Column("cleared_by", sa.String(), nullable=True),
        sa.Column("cleared_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "cleared_at IS NULL OR cleared_by IS NOT NULL", name=op.f("ck_search_cell_cleared")
        ),
        sa.CheckConstraint("length(cell) > 0", name=op.f("ck_search_cell_cell")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_search_cell_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "cell", name=op.f("pk_search_cell")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _incident_guest() -> None:
    op.create_table(
        "incident_guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.Column("follow_due_at", Instant(), nullable=True),
        sa.Column("followed_at", Instant(), nullable=True),
        sa.Column("follow_by", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_incident_guest_cost")),
        sa.CheckConstraint(
            "followed_at IS NULL OR follow_by IS NOT NULL", name=op.f("ck_incident_guest_followed")
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_incident_guest_guest_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_guest_incident_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name=op.f("fk_incident_guest_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_guest")),
        sa.UniqueConstraint("incident_id", "guest_id", name=op.f("uq_incident_guest_incident_id_guest_id")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_incident_guest_owed",
        "incident_guest",
        ["follow_due_at"],
        unique=False,
        sqlite_where=sa.text("follow_due_at IS NOT NULL AND followed_at IS NULL"),
        postgresql_where=sa.text("follow_due_at IS NOT NULL AND followed_at IS NULL"),
    )
