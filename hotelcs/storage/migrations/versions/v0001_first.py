"""The first schema."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.triggers import first_triggers
from hotelcs.storage.types import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, index and trigger."""
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("service", sa.Boolean(), nullable=False),
        sa.CheckConstraint("status IN ('active', 'locked', 'disabled')", name=op.f("ck_account_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
        sqlite_strict=True,
    )
    op.create_table(
        "business_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("totals", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(status = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_business_day_closed_at")
        ),
        sa.CheckConstraint("status IN ('open', 'closed')", name=op.f("ck_business_day_status")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_business_day")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_business_day_open",
        "business_day",
        ["status"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_latin", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("nationality", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("vip_level", sa.Integer(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("blacklist", sa.String(), nullable=False),
        sa.Column("blacklist_reason", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("blacklist IN ('none', 'watch', 'refuse')", name=op.f("ck_guest_blacklist")),
        sa.CheckConstraint("sex IN ('m', 'f', 'x')", name=op.f("ck_guest_sex")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_guest_name")),
        sa.CheckConstraint("vip_level BETWEEN 0 AND 3", name=op.f("ck_guest_vip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
        sa.UniqueConstraint("no", name=op.f("uq_guest_no")),
        sa.UniqueConstraint("source", "source_ref", name=op.f("uq_guest_source_source_ref")),
        sqlite_strict=True,
    )
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("act_key", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["ledger.seq"], name=op.f("fk_ledger_undoes")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_ledger")),
        sa.UniqueConstraint("act_key", name=op.f("uq_ledger_act_key")),
        sa.UniqueConstraint("undoes", name=op.f("uq_ledger_undoes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ledger_business_date"), "ledger", ["business_date"], unique=False)
    op.create_table(
        "number_sequence",
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last > 0", name=op.f("ck_number_sequence_last")),
        sa.PrimaryKeyConstraint("prefix", "day", name=op.f("pk_number_sequence")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "post_grant",
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("permission", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("post", "permission", name=op.f("pk_post_grant")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "property",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("tz", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("checkin_minute", sa.Integer(), nullable=False),
        sa.Column("checkout_minute", sa.Integer(), nullable=False),
        sa.Column("hold_minute", sa.Integer(), nullable=False),
        sa.Column("cancel_free_hours", sa.Integer(), nullable=False),
        sa.Column("late_free_minutes", sa.Integer(), nullable=False),
        sa.Column("late_half_until_minute", sa.Integer(), nullable=False),
        sa.Column("hourly_base_hours", sa.Integer(), nullable=False),
        sa.Column("hourly_free_minutes", sa.Integer(), nullable=False),
        sa.Column("hourly_latest_minute", sa.Integer(), nullable=False),
        sa.Column("early_until_minute", sa.Integer(), nullable=False),
        sa.Column("early_policy", sa.String(), nullable=False),
        sa.Column("undo_minutes", sa.Integer(), nullable=False),
        sa.Column("lost_key_minor", sa.Integer(), nullable=False),
        sa.Column("inspection_required", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("early_policy IN ('none', 'half', 'full')", name=op.f("ck_property_early_policy")),
        sa.CheckConstraint("locale IN ('en', 'zh')", name=op.f("ck_property_locale")),
        sa.CheckConstraint(
            "template IN ('boutique', 'business', 'chain')", name=op.f("ck_property_template")
        ),
        sa.CheckConstraint("cancel_free_hours >= 0", name=op.f("ck_property_cancel_free")),
        sa.CheckConstraint(
            "checkout_minute < checkin_minute AND checkin_minute < 1440 AND checkout_minute > 0",
            name=op.f("ck_property_hours"),
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_property_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property")),
        sqlite_strict=True,
    )
    op.create_table(
        "room_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("max_adults", sa.Integer(), nullable=False),
        sa.Column("max_children", sa.Integer(), nullable=False),
        sa.Column("base_rate_minor", sa.Integer(), nullable=False),
        sa.Column("hourly_rate_minor", sa.Integer(), nullable=False),
        sa.Column("overbooking", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "max_adults >= 1 AND max_children >= 0 AND base_rate_minor >= 0", name=op.f("ck_room_type_sizes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_type")),
        sa.UniqueConstraint("code", name=op.f("uq_room_type_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "id_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("blind", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("expires_date", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(), nullable=False),
        sa.Column("checked_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('cn_id', 'cn_temp_id', 'hukou', 'passport', 'hk_mo_permit', 'tw_permit', 'hkmt_residence', 'foreign_pr', 'military', 'police_cert', 'other')",
            name=op.f("ck_id_document_kind"),
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_id_document_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_id_document")),
        sa.UniqueConstraint("blind", name=op.f("uq_id_document_blind")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_id_document_guest_id"), "id_document", ["guest_id"], unique=False)
    op.create_table(
        "imported_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("ledger_seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ledger_seq"], ["ledger.seq"], name=op.f("fk_imported_file_ledger_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_file")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_imported_file_sha256"), "imported_file", ["sha256"], unique=False)
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("hk_state", sa.String(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("connecting_to", sa.String(), nullable=False),
        sa.Column("vacant_since", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "hk_state IN ('dirty', 'cleaning', 'clean', 'inspected')", name=op.f("ck_room_hk_state")
        ),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name=op.f("fk_room_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("no", name=op.f("uq_room_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_room_floor"), "room", ["floor"], unique=False)
    op.create_index(op.f("ix_room_type_id"), "room", ["type_id"], unique=False)
    op.create_table(
        "search_term",
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_search_term_guest_id")),
        sa.PrimaryKeyConstraint("term", "guest_id", name=op.f("pk_search_term")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_term_guest_id"), "search_term", ["guest_id"], unique=False)
    op.create_table(
        "type_night",
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("sold", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.Integer(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=False),
        sa.CheckConstraint("0 <= sold AND sold <= cap", name=op.f("ck_type_night_sold")),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name=op.f("fk_type_night_type_id")),
        sa.PrimaryKeyConstraint("night", "type_id", name=op.f("pk_type_night")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reservation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("tail", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("booker", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("do_not_move", sa.Boolean(), nullable=False),
        sa.Column("arrival", sa.Date(), nullable=False),
        sa.Column("departure", sa.Date(), nullable=False),
        sa.Column("eta_minute", sa.Integer(), nullable=True),
        sa.Column("from_minute", sa.Integer(), nullable=True),
        sa.Column("to_minute", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("adults", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=False),
        sa.Column("guarantee", sa.String(), nullable=False),
        sa.Column("hold_until", Instant(), nullable=True),
        sa.Column("prepaid_minor", sa.Integer(), nullable=False),
        sa.Column("requests", sa.String(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_before", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("status_date", sa.Date(), nullable=True),
        sa.Column("booked_date", sa.Date(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('walk_in', 'phone', 'direct_web', 'ota', 'corporate', 'agency', 'member', 'bot', 'house')",
            name=op.f("ck_reservation_channel"),
        ),
        sa.CheckConstraint(
            "departure > arrival OR (departure = arrival AND kind IN ('day_use', 'hourly'))",
            name=op.f("ck_reservation_nights"),
        ),
        sa.CheckConstraint(
            "guarantee IN ('none', 'prepaid', 'card', 'company', 'credit_stay', 'deposit')",
            name=op.f("ck_reservation_guarantee"),
        ),
        sa.CheckConstraint(
            "kind IN ('overnight', 'day_use', 'hourly', 'early_hours', 'long_stay', 'house_use', 'complimentary')",
            name=op.f("ck_reservation_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('tentative', 'waitlist', 'confirmed', 'guaranteed', 'checked_in', 'checked_out', 'cancelled', 'no_show', 'walked')",
            name=op.f("ck_reservation_status"),
        ),
        sa.CheckConstraint(
            "(from_minute IS NULL) = (to_minute IS NULL) AND (from_minute IS NULL OR from_minute < to_minute)",
            name=op.f("ck_reservation_hours"),
        ),
        sa.CheckConstraint("adults >= 0 AND children >= 0", name=op.f("ck_reservation_party_size")),
        sa.CheckConstraint("rate_minor >= 0 AND prepaid_minor >= 0", name=op.f("ck_reservation_rate")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_reservation_guest_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_reservation_room_id")),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name=op.f("fk_reservation_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.UniqueConstraint("no", name=op.f("uq_reservation_no")),
        sa.UniqueConstraint("source", "source_ref", name=op.f("uq_reservation_source_source_ref")),
        sqlite_strict=True,
    )
    op.create_index("ix_reservation_arrival_status", "reservation", ["arrival", "status"], unique=False)
    op.create_index(op.f("ix_reservation_guest_id"), "reservation", ["guest_id"], unique=False)
    op.create_index(
        "ix_reservation_open_arrivals",
        "reservation",
        ["arrival"],
        unique=False,
        sqlite_where=sa.text("status IN ('confirmed','guaranteed')"),
        postgresql_where=sa.text("status IN ('confirmed','guaranteed')"),
    )
    op.create_index(op.f("ix_reservation_party"), "reservation", ["party"], unique=False)
    op.create_index(op.f("ix_reservation_tail"), "reservation", ["tail"], unique=False)
    op.create_index(
        "ix_reservation_waiting",
        "reservation",
        ["arrival"],
        unique=False,
        sqlite_where=sa.text("status IN ('tentative','waitlist')"),
        postgresql_where=sa.text("status IN ('tentative','waitlist')"),
    )
    op.create_table(
        "room_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("to_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint("kind IN ('ooo', 'oos')", name=op.f("ck_room_block_kind")),
        sa.CheckConstraint("to_date > from_date", name=op.f("ck_room_block_nights")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_room_block_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_block")),
        sqlite_strict=True,
    )
    op.create_index("ix_room_block_room_id_to_date", "room_block", ["room_id", "to_date"], unique=False)
    op.create_table(
        "room_status_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("from_state", sa.String(), nullable=False),
        sa.Column("to_state", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_room_status_change_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_status_change")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_room_status_change_room_id"), "room_status_change", ["room_id"], unique=False)
    op.create_table(
        "queue_ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("luggage_tag", sa.String(), nullable=False),
        sa.Column("promised_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_queue_ticket_reservation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_ticket")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_queue_ticket_open",
        "queue_ticket",
        ["reservation_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "reservation_night",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("rate_minor >= 0", name=op.f("ck_reservation_night_rate")),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_reservation_night_reservation_id")
        ),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name=op.f("fk_reservation_night_type_id")),
        sa.PrimaryKeyConstraint("reservation_id", "night", name=op.f("pk_reservation_night")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_reservation_night_night_type_id", "reservation_night", ["night", "type_id"], unique=False
    )
    op.create_table(
        "room_night",
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=True),
        sa.Column("block_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(reservation_id IS NULL) <> (block_id IS NULL)", name=op.f("ck_room_night_holder")
        ),
        sa.ForeignKeyConstraint(["block_id"], ["room_block.id"], name=op.f("fk_room_night_block_id")),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_room_night_reservation_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_room_night_room_id")),
        sa.PrimaryKeyConstraint("night", "room_id", name=op.f("pk_room_night")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_room_night_block_id"), "room_night", ["block_id"], unique=False)
    op.create_index(op.f("ix_room_night_reservation_id"), "room_night", ["reservation_id"], unique=False)
    op.create_index("ix_room_night_room_id_night", "room_night", ["room_id", "night"], unique=False)
    op.create_table(
        "room_slot",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440",
            name=op.f("ck_room_slot_minutes"),
        ),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_room_slot_reservation_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_room_slot_room_id")),
        sa.PrimaryKeyConstraint("reservation_id", name=op.f("pk_room_slot")),
        sqlite_strict=True,
    )
    op.create_index("ix_room_slot_room_id_day", "room_slot", ["room_id", "day"], unique=False)
    op.create_table(
        "stay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("arrived_at", Instant(), nullable=False),
        sa.Column("due_out", sa.Date(), nullable=False),
        sa.Column("departed_at", Instant(), nullable=True),
        sa.Column("date_in", sa.Date(), nullable=False),
        sa.Column("date_out", sa.Date(), nullable=True),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("briefed", sa.String(), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("room_hk_before", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status IN ('checked_out','skipped')) = (departed_at IS NOT NULL)", name=op.f("ck_stay_departed")
        ),
        sa.CheckConstraint(
            "status IN ('in_house', 'checked_out', 'skipped', 'voided')", name=op.f("ck_stay_status")
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_stay_guest_id")),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name=op.f("fk_stay_reservation_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_stay_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
        sa.UniqueConstraint("no", name=op.f("uq_stay_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_stay_date_in"), "stay", ["date_in"], unique=False)
    op.create_index(op.f("ix_stay_date_out"), "stay", ["date_out"], unique=False)
    op.create_index(
        "ix_stay_due_out",
        "stay",
        ["due_out"],
        unique=False,
        sqlite_where=sa.text("status = 'in_house'"),
        postgresql_where=sa.text("status = 'in_house'"),
    )
    op.create_index(op.f("ix_stay_guest_id"), "stay", ["guest_id"], unique=False)
    op.create_index(op.f("ix_stay_room_id"), "stay", ["room_id"], unique=False)
    op.create_index(
        "uq_stay_reservation",
        "stay",
        ["reservation_id"],
        unique=True,
        sqlite_where=sa.text("status <> 'voided'"),
        postgresql_where=sa.text("status <> 'voided'"),
    )
    op.create_index(
        "uq_stay_room_in_house",
        "stay",
        ["room_id"],
        unique=True,
        sqlite_where=sa.text("status = 'in_house'"),
        postgresql_where=sa.text("status = 'in_house'"),
    )
    op.create_table(
        "deposit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("receipt_no", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("waived_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "amount_minor >= 0 AND (status <> 'waived' OR amount_minor = 0)", name=op.f("ck_deposit_amount")
        ),
        sa.CheckConstraint(
            "method IN ('none', 'cash', 'wechat', 'alipay', 'unionpay', 'intl_card', 'card', 'preauth', 'prepaid_ota', 'company_ar', 'points', 'voucher', 'ecny')",
            name=op.f("ck_deposit_method"),
        ),
        sa.CheckConstraint(
            "status IN ('held', 'applied', 'refunded', 'part_refunded', 'forfeited', 'waived', 'captured', 'released')",
            name=op.f("ck_deposit_status"),
        ),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name=op.f("fk_deposit_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposit")),
        sa.UniqueConstraint("receipt_no", name=op.f("uq_deposit_receipt_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_deposit_stay_id"), "deposit", ["stay_id"], unique=False)
    op.create_table(
        "folio",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('guest', 'house')", name=op.f("ck_folio_kind")),
        sa.CheckConstraint("status IN ('open', 'settled', 'closed')", name=op.f("ck_folio_status")),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name=op.f("fk_folio_reservation_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name=op.f("fk_folio_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folio")),
        sa.UniqueConstraint("no", name=op.f("uq_folio_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_folio_reservation_id"), "folio", ["reservation_id"], unique=False)
    op.create_index(op.f("ix_folio_stay_id"), "folio", ["stay_id"], unique=False)
    op.create_table(
        "key_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("issued_at", Instant(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('out', 'returned', 'lost', 'cancelled')", name=op.f("ck_key_card_status")
        ),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name=op.f("fk_key_card_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_card")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_key_card_stay_id"), "key_card", ["stay_id"], unique=False)
    op.create_table(
        "stay_guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("nationality", sa.String(), nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("guardian_name", sa.String(), nullable=False),
        sa.Column("guardian_phone", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("exception", sa.String(), nullable=False),
        sa.Column("joined_at", Instant(), nullable=False),
        sa.Column("left_at", Instant(), nullable=True),
        sa.CheckConstraint("NOT minor OR guardian_name <> ''", name=op.f("ck_stay_guest_guardian")),
        sa.CheckConstraint(
            "document_id IS NOT NULL OR minor OR exception <> ''", name=op.f("ck_stay_guest_identity")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["id_document.id"], name=op.f("fk_stay_guest_document_id")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_stay_guest_guest_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name=op.f("fk_stay_guest_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_guest")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_stay_guest_guest_id"), "stay_guest", ["guest_id"], unique=False)
    op.create_index(op.f("ix_stay_guest_stay_id"), "stay_guest", ["stay_id"], unique=False)
    op.create_index(
        "uq_stay_guest_present",
        "stay_guest",
        ["stay_id", "guest_id"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_table(
        "folio_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folio_id", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("qty", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=True),
        sa.Column("auto_key", sa.String(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('room', 'room_half', 'room_hour', 'extra_bed', 'breakfast', 'minibar', 'laundry', 'damage', 'phone', 'transport', 'other', 'discount', 'allowance', 'cancel_fee', 'no_show_fee', 'early_fee', 'late_fee', 'lost_key', 'correction', 'transfer')",
            name=op.f("ck_folio_line_kind"),
        ),
        sa.CheckConstraint("amount_minor = qty * unit_minor AND qty > 0", name=op.f("ck_folio_line_amount")),
        sa.ForeignKeyConstraint(["corrects_id"], ["folio_line.id"], name=op.f("fk_folio_line_corrects_id")),
        sa.ForeignKeyConstraint(["folio_id"], ["folio.id"], name=op.f("fk_folio_line_folio_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folio_line")),
        sa.UniqueConstraint("auto_key", name=op.f("uq_folio_line_auto_key")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_folio_line_corrects_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_folio_line_business_date"), "folio_line", ["business_date"], unique=False)
    op.create_index(op.f("ix_folio_line_folio_id"), "folio_line", ["folio_id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folio_id", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("auth_no", sa.String(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint(
            "amount_minor <> 0 AND (kind NOT IN ('refund','deposit_out') OR amount_minor < 0)",
            name=op.f("ck_payment_sign"),
        ),
        sa.CheckConstraint(
            "kind IN ('payment', 'refund', 'deposit_in', 'deposit_out', 'preauth_hold', 'preauth_capture', 'preauth_release')",
            name=op.f("ck_payment_kind"),
        ),
        sa.CheckConstraint(
            "method IN ('none', 'cash', 'wechat', 'alipay', 'unionpay', 'intl_card', 'card', 'preauth', 'prepaid_ota', 'company_ar', 'points', 'voucher', 'ecny')",
            name=op.f("ck_payment_method"),
        ),
        sa.ForeignKeyConstraint(["corrects_id"], ["payment.id"], name=op.f("fk_payment_corrects_id")),
        sa.ForeignKeyConstraint(["folio_id"], ["folio.id"], name=op.f("fk_payment_folio_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_payment_corrects_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_payment_business_date"), "payment", ["business_date"], unique=False)
    op.create_index(op.f("ix_payment_folio_id"), "payment", ["folio_id"], unique=False)
    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stay_guest_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("deadline", Instant(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("submitted_at", Instant(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('domestic', 'overseas', 'departure')", name=op.f("ck_registration_kind")
        ),
        sa.CheckConstraint(
            "status IN ('pending', 'submitted', 'accepted', 'rejected', 'exempt')",
            name=op.f("ck_registration_status"),
        ),
        sa.ForeignKeyConstraint(
            ["stay_guest_id"], ["stay_guest.id"], name=op.f("fk_registration_stay_guest_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_registration_pending",
        "registration",
        ["deadline"],
        unique=False,
        sqlite_where=sa.text("status IN ('pending','rejected')"),
        postgresql_where=sa.text("status IN ('pending','rejected')"),
    )
    op.create_index("uq_registration_guest_kind", "registration", ["stay_guest_id", "kind"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        for trigger in first_triggers():
            op.execute(trigger)


def downgrade() -> None:
    """Drop everything, children first."""
    op.drop_table("registration")
    op.drop_table("payment")
    op.drop_table("folio_line")
    op.drop_table("stay_guest")
    op.drop_table("key_card")
    op.drop_table("folio")
    op.drop_table("deposit")
    op.drop_table("stay")
    op.drop_table("room_slot")
    op.drop_table("room_night")
    op.drop_table("reservation_night")
    op.drop_table("queue_ticket")
    op.drop_table("room_status_change")
    op.drop_table("room_block")
    op.drop_table("reservation")
    op.drop_table("type_night")
    op.drop_table("search_term")
    op.drop_table("room")
    op.drop_table("imported_file")
    op.drop_table("id_document")
    op.drop_table("room_type")
    op.drop_table("property")
    op.drop_table("post_grant")
    op.drop_table("number_sequence")
    op.drop_table("ledger")
    op.drop_table("guest")
    op.drop_table("business_day")
    op.drop_table("account")
