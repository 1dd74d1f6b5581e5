"""Schema 3: overbooked nights, guests sent to another hotel, guests turned away, calls to guests."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Make the tables, the caps that fit, the settings of no-shows, and the right to send a guest to another hotel."""
    _partners()
    _walked()
    _turned_away()
    _calls()
    for column, default, rule in (
        ("no_show_none", 12, ""),
        ("no_show_guaranteed", 2, ""),
        ("no_show_evidence", 50, _RULE),
    ):
        op.execute(f"ALTER TABLE property ADD COLUMN {column} INTEGER DEFAULT '{default}' NOT NULL {rule}")
    grant("walk", "GM SUP NM")
    op.execute(f"UPDATE type_night SET cap = max(sold, {_ALLOWED}) WHERE cap > max(sold, {_ALLOWED})")


_ALLOWED = (
    "(SELECT count(*) FROM room r WHERE r.type_id = type_night.type_id) "
    "+ (SELECT t.overbooking FROM room_type t WHERE t.id = type_night.type_id) - blocked"
)
"""What may be sold of a type for a night; what was sold by force and given up was for sale again until now."""
_RULE = (
    "CONSTRAINT ck_property_no_show CHECK "
    "(no_show_none BETWEEN 0 AND 100 AND no_show_guaranteed BETWEEN 0 AND 100 AND no_show_evidence > 0)"
)


def _partners() -> None:
    """Hotels that take guests for whom there is no room here, and rooms held there."""
    op.create_table(
        "partner_hotel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("distance_m", sa.Integer(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("distance_m >= 0 AND rate_minor >= 0", name="ck_partner_hotel_measures"),
        sa.CheckConstraint("length(name_en) > 0 AND length(name_zh) > 0", name="ck_partner_hotel_name"),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="ck_partner_hotel_stars"),
        sa.PrimaryKeyConstraint("id", name="pk_partner_hotel"),
        sa.UniqueConstraint("code", name="uq_partner_hotel_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "partner_hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("released_at", Instant(), nullable=True),
        sa.CheckConstraint("rooms > 0 AND rate_minor >= 0", name="ck_partner_hold_rooms"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner_hotel.id"], name="fk_partner_hold_partner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_partner_hold"),
        sqlite_strict=True,
    )
    op.create_index("ix_partner_hold_night", "partner_hold", ["night"], unique=False)
    op.create_index("ix_partner_hold_partner_id", "partner_hold", ["partner_id"], unique=False)


def _walked() -> None:
    """Who was sent there, and who was promised to stay."""
    op.create_table(
        "room_promise",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("length(reason) > 0", name="ck_room_promise_reason"),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name="fk_room_promise_reservation_id"
        ),
        sa.PrimaryKeyConstraint("reservation_id", name="pk_room_promise"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "walk_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("room_type", sa.String(), nullable=False),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.Column("transport", sa.String(), nullable=False),
        sa.Column("transport_minor", sa.Integer(), nullable=False),
        sa.Column("folio_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", Instant(), nullable=False),
        sa.Column("return_offer", sa.String(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("follow_due_at", Instant(), nullable=False),
        sa.Column("followed_at", Instant(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('content', 'unhappy', 'unreachable')", name="ck_walk_record_outcome"),
        sa.CheckConstraint(
            "transport IN ('none', 'taxi', 'hotel_car', 'own')", name="ck_walk_record_transport"
        ),
        sa.CheckConstraint("followed_at IS NULL OR outcome IS NOT NULL", name="ck_walk_record_followed"),
        sa.CheckConstraint(
            "nights > 0 AND cost_minor >= 0 AND transport_minor >= 0", name="ck_walk_record_measures"
        ),
        sa.ForeignKeyConstraint(["folio_id"], ["folio.id"], name="fk_walk_record_folio_id"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner_hotel.id"], name="fk_walk_record_partner_id"),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name="fk_walk_record_reservation_id"),
        sa.ForeignKeyConstraint(["return_id"], ["reservation.id"], name="fk_walk_record_return_id"),
        sa.PrimaryKeyConstraint("id", name="pk_walk_record"),
        sqlite_strict=True,
    )
    op.create_index("ix_walk_record_business_date", "walk_record", ["business_date"], unique=False)
    op.create_index(
        "ix_walk_record_channel",
        "walk_record",
        ["agreed_at"],
        unique=False,
        sqlite_where=sa.text("told_at IS NULL AND channel <> '' AND undone_at IS NULL"),
        postgresql_where=sa.text("told_at IS NULL AND channel <> '' AND undone_at IS NULL"),
    )
    op.create_index("ix_walk_record_folio_id", "walk_record", ["folio_id"], unique=False)
    op.create_index(
        "ix_walk_record_follow",
        "walk_record",
        ["follow_due_at"],
        unique=False,
        sqlite_where=sa.text("followed_at IS NULL AND undone_at IS NULL"),
        postgresql_where=sa.text("followed_at IS NULL AND undone_at IS NULL"),
    )
    op.create_index("ix_walk_record_partner_id", "walk_record", ["partner_id"], unique=False)
    op.create_index("ix_walk_record_reservation_id", "walk_record", ["reservation_id"], unique=False)
    op.create_index("ix_walk_record_return_id", "walk_record", ["return_id"], unique=False)
    op.create_index(
        "uq_walk_record_standing",
        "walk_record",
        ["reservation_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def _turned_away() -> None:
    """Who asked and got no room, or did not want it."""
    op.create_table(
        "turnaway",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=True),
        sa.Column("arrival", sa.Date(), nullable=False),
        sa.Column("departure", sa.Date(), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("voided_at", Instant(), nullable=True),
        sa.CheckConstraint("kind IN ('denial', 'regret')", name="ck_turnaway_kind"),
        sa.CheckConstraint(
            "reason IN ('sold_out', 'restriction', 'price', 'plans', 'other')", name="ck_turnaway_reason"
        ),
        sa.CheckConstraint(
            "departure >= arrival AND rooms > 0 AND (rate_minor IS NULL OR rate_minor >= 0)",
            name="ck_turnaway_stay",
        ),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name="fk_turnaway_type_id"),
        sa.PrimaryKeyConstraint("id", name="pk_turnaway"),
        sqlite_strict=True,
    )
    op.create_index("ix_turnaway_arrival", "turnaway", ["arrival"], unique=False)


def _calls() -> None:
    """Calls to guests."""
    op.create_table(
        "guest_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("at_minute", sa.Integer(), nullable=True),
        sa.Column("transport", sa.String(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("assist", sa.Boolean(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("voided_at", Instant(), nullable=True),
        sa.CheckConstraint("kind IN ('pre_arrival', 'hold', 'due_out')", name="ck_guest_call_kind"),
        sa.CheckConstraint(
            "outcome IN ('confirmed', 'changed', 'cancelled', 'unreachable', 'leaving', 'late_out', 'extends')",
            name="ck_guest_call_outcome",
        ),
        sa.CheckConstraint(
            "at_minute IS NULL OR at_minute BETWEEN 0 AND 1440", name="ck_guest_call_at_minute"
        ),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name="fk_guest_call_reservation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_guest_call"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_guest_call_reservation_id_kind_day", "guest_call", ["reservation_id", "kind", "day"], unique=False
    )
