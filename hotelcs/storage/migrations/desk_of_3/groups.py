"""Schema 3: groups, the rooms held for them, the rooms they have taken, the people on their lists."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def make() -> None:
    """Make the four tables."""
    op.create_table(
        "group_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("leader", sa.String(), nullable=False),
        sa.Column("leader_phone", sa.String(), nullable=False),
        sa.Column("arrival", sa.Date(), nullable=False),
        sa.Column("departure", sa.Date(), nullable=False),
        sa.Column("pax", sa.Integer(), nullable=False),
        sa.Column("billing", sa.String(), nullable=False),
        sa.Column("cutoff_date", sa.Date(), nullable=False),
        sa.Column("released_at", Instant(), nullable=True),
        sa.Column("rooming_list_at", Instant(), nullable=True),
        sa.Column("coach_minute", sa.Integer(), nullable=True),
        sa.Column("event", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("booked_date", sa.Date(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "billing IN ('master', 'individual', 'split')", name=op.f("ck_group_booking_billing")
        ),
        sa.CheckConstraint(
            "kind IN ('tour', 'conference', 'wedding', 'sport', 'corporate')",
            name=op.f("ck_group_booking_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('enquiry', 'definite', 'cancelled')", name=op.f("ck_group_booking_status")
        ),
        sa.CheckConstraint("coach_minute BETWEEN 0 AND 1440", name=op.f("ck_group_booking_coach")),
        sa.CheckConstraint(
            "departure > arrival AND cutoff_date <= arrival", name=op.f("ck_group_booking_dates")
        ),
        sa.CheckConstraint("pax >= 0", name=op.f("ck_group_booking_pax")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_booking")),
        sa.UniqueConstraint("no", name=op.f("uq_group_booking_no")),
        sqlite_strict=True,
    )
    op.create_index("ix_group_booking_departure", "group_booking", ["departure"], unique=False)
    op.create_index(
        "ix_group_booking_held",
        "group_booking",
        ["cutoff_date"],
        unique=False,
        sqlite_where=sa.text("released_at IS NULL AND status = 'definite'"),
        postgresql_where=sa.text("released_at IS NULL AND status = 'definite'"),
    )
    op.create_table(
        "group_night",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("released", sa.Integer(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("0 <= held AND held <= rooms", name=op.f("ck_group_night_held")),
        sa.CheckConstraint(
            "0 <= released AND released + held <= rooms", name=op.f("ck_group_night_released")
        ),
        sa.CheckConstraint("rate_minor >= 0", name=op.f("ck_group_night_rate")),
        sa.ForeignKeyConstraint(["group_id"], ["group_booking.id"], name=op.f("fk_group_night_group_id")),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name=op.f("fk_group_night_type_id")),
        sa.PrimaryKeyConstraint("group_id", "type_id", "night", name=op.f("pk_group_night")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_group_night_night_type_id", "group_night", ["night", "type_id"], unique=False)
    op.create_table(
        "group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=True),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("blind", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_group_member_name")),
        sa.CheckConstraint("nth >= 1", name=op.f("ck_group_member_nth")),
        sa.ForeignKeyConstraint(["group_id"], ["group_booking.id"], name=op.f("fk_group_member_group_id")),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_group_member_reservation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sa.UniqueConstraint("group_id", "key", "nth", name=op.f("uq_group_member_group_id_key_nth")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_group_member_reservation_id"), "group_member", ["reservation_id"], unique=False)
    op.create_table(
        "group_room",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["group_booking.id"], name=op.f("fk_group_room_group_id")),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_group_room_reservation_id")
        ),
        sa.PrimaryKeyConstraint("reservation_id", name=op.f("pk_group_room")),
        sqlite_strict=True,
    )
    op.create_index("ix_group_room_group_id", "group_room", ["group_id"], unique=False)
