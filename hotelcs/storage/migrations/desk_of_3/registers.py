"""Schema 3: visitors, luggage, wake-up calls, messages, where guests say they are; who keeps these registers."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant

KEEPERS = "GM SUP NM REC HKS"
"""The posts that keep the registers of the desk."""

_KEPT = sa.text("out_at IS NULL")
_CALLING = sa.text("status IN ('set','no_answer','escalated')")


def make() -> None:
    """Five registers, the hour at which visitors leave, and the right to keep them."""
    _guest_message()
    _luggage()
    _visitor()
    _wake_call()
    _whereabouts()
    op.execute("ALTER TABLE property ADD COLUMN visitor_cutoff_minute INTEGER DEFAULT '1380' NOT NULL")
    grant("register.write", KEEPERS)


def _guest_message() -> None:
    op.create_table(
        "guest_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="ck_guest_message_closed"),
        sa.CheckConstraint("status IN ('open', 'delivered', 'withdrawn')", name="ck_guest_message_status"),
        sa.CheckConstraint("length(words) > 0", name="ck_guest_message_words"),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name="fk_guest_message_reservation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_guest_message"),
        sa.UniqueConstraint("no", name="uq_guest_message_no"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_guest_message_open",
        "guest_message",
        ["reservation_id"],
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index("ix_guest_message_reservation_id", "guest_message", ["reservation_id"])


def _luggage() -> None:
    op.create_table(
        "luggage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("fragile", sa.Boolean(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("in_at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("out_at", Instant(), nullable=True),
        sa.Column("handed_to", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(out_at IS NULL) = (handed_to = '')", name="ck_luggage_handed"),
        sa.CheckConstraint("kind IN ('luggage', 'parcel')", name="ck_luggage_kind"),
        sa.CheckConstraint("length(tag) > 0", name="ck_luggage_tag"),
        sa.CheckConstraint("pieces BETWEEN 1 AND 99", name="ck_luggage_pieces"),
        sa.CheckConstraint("reservation_id IS NOT NULL OR length(owner) > 0", name="ck_luggage_whose"),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name="fk_luggage_reservation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_luggage"),
        sqlite_strict=True,
    )
    op.create_index("ix_luggage_reservation_id", "luggage", ["reservation_id"])
    op.create_index("ix_luggage_tag", "luggage", ["tag"])
    op.create_index(
        "uq_luggage_tag", "luggage", ["tag"], unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT
    )


def _visitor() -> None:
    op.create_table(
        "visitor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("doc_last4", sa.String(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("in_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("out_at", Instant(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(out_at IS NULL) = (outcome = '')", name="ck_visitor_gone"),
        sa.CheckConstraint("outcome IN ('', 'left', 'registered')", name="ck_visitor_outcome"),
        sa.CheckConstraint("approved OR length(reason) > 0", name="ck_visitor_approved"),
        sa.CheckConstraint("length(doc_last4) <= 4", name="ck_visitor_document"),
        sa.CheckConstraint("length(name) > 0", name="ck_visitor_name"),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name="fk_visitor_guest_id"),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name="fk_visitor_stay_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visitor"),
        sa.UniqueConstraint("no", name="uq_visitor_no"),
        sqlite_strict=True,
    )
    op.create_index("ix_visitor_stay_id", "visitor", ["stay_id"])
    op.create_index(
        "uq_visitor_person", "visitor", ["person"], unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT
    )


def _wake_call() -> None:
    op.create_table(
        "wake_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("asked_kind", sa.String(), nullable=False),
        sa.Column("repeat", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status IN ('done','cancelled')) = (closed_at IS NOT NULL)", name="ck_wake_call_closed"
        ),
        sa.CheckConstraint("asked_kind IN ('phone', 'knock')", name="ck_wake_call_asked_kind"),
        sa.CheckConstraint("kind IN ('phone', 'knock')", name="ck_wake_call_kind"),
        sa.CheckConstraint(
            "status IN ('set', 'no_answer', 'escalated', 'done', 'cancelled')", name="ck_wake_call_status"
        ),
        sa.CheckConstraint("tries >= 0 AND (status <> 'set' OR tries = 0)", name="ck_wake_call_tries"),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name="fk_wake_call_stay_id"),
        sa.PrimaryKeyConstraint("id", name="pk_wake_call"),
        sa.UniqueConstraint("no", name="uq_wake_call_no"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_wake_call_due", "wake_call", ["due_at"], sqlite_where=_CALLING, postgresql_where=_CALLING
    )
    op.create_index("ix_wake_call_stay_id", "wake_call", ["stay_id"])
    op.create_index(
        "uq_wake_call_stay_id_at",
        "wake_call",
        ["stay_id", "at"],
        unique=True,
        sqlite_where=_CALLING,
        postgresql_where=_CALLING,
    )


def _whereabouts() -> None:
    op.create_table(
        "whereabouts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint("length(place) > 0", name="ck_whereabouts_place"),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name="fk_whereabouts_stay_id"),
        sa.PrimaryKeyConstraint("id", name="pk_whereabouts"),
        sqlite_strict=True,
    )
    op.create_index("ix_whereabouts_stay_id", "whereabouts", ["stay_id"])
    op.create_index(
        "uq_whereabouts_stay_id",
        "whereabouts",
        ["stay_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
