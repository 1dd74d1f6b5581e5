"""Schema 3: rate plans, seasons, rules of sale, taxes and packages, beds of shared rooms; a kind of line for taxes."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3 import rebuilding, rights

TAX = ("'transfer')", "'transfer', 'tax')")


def make() -> None:
    """Make the tables; folio lines may be a tax from now on."""
    make_rates()
    make_extras()
    make_beds()
    rebuilding.reworded("folio_line", *TAX)
    rights.grant("rates.write", "GM SUP NM")


def make_rates() -> None:
    """Plans, seasons, prices, rules of sale, the terms of a booking."""
    op.create_table(
        "rate_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("percent_off", sa.Integer(), nullable=False),
        sa.Column("amount_off_minor", sa.Integer(), nullable=False),
        sa.Column("per_person", sa.Boolean(), nullable=False),
        sa.Column("member", sa.Boolean(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("cancel_free_hours", sa.Integer(), nullable=True),
        sa.Column("cancel_fee", sa.String(), nullable=False),
        sa.Column("cancel_percent", sa.Integer(), nullable=False),
        sa.Column("no_show_fee", sa.String(), nullable=False),
        sa.Column("no_show_percent", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "cancel_fee IN ('none', 'first_night', 'percent', 'all')", name="ck_rate_plan_cancel_fee"
        ),
        sa.CheckConstraint("needs IN ('none', 'any', 'prepaid')", name="ck_rate_plan_needs"),
        sa.CheckConstraint(
            "no_show_fee IN ('none', 'first_night', 'percent', 'all')", name="ck_rate_plan_no_show_fee"
        ),
        sa.CheckConstraint("base_id <> id", name="ck_rate_plan_base"),
        sa.CheckConstraint("cancel_free_hours >= 0", name="ck_rate_plan_free"),
        sa.CheckConstraint(
            "cancel_percent BETWEEN 0 AND 100 AND no_show_percent BETWEEN 0 AND 100", name="ck_rate_plan_fees"
        ),
        sa.CheckConstraint("percent_off BETWEEN -100 AND 100", name="ck_rate_plan_off"),
        sa.ForeignKeyConstraint(["base_id"], ["rate_plan.id"], name="fk_rate_plan_base_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rate_plan"),
        sa.UniqueConstraint("code", name="uq_rate_plan_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "season",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_season"),
        sa.UniqueConstraint("code", name="uq_season_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_length",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("percent_off", sa.Integer(), nullable=False),
        sa.CheckConstraint("nights > 1", name="ck_plan_length_nights"),
        sa.CheckConstraint("percent_off BETWEEN 1 AND 100", name="ck_plan_length_off"),
        sa.ForeignKeyConstraint(["plan_id"], ["rate_plan.id"], name="fk_plan_length_plan_id"),
        sa.PrimaryKeyConstraint("plan_id", "nights", name="pk_plan_length"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan_price",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("rate_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("rate_minor >= 0", name="ck_plan_price_rate"),
        sa.CheckConstraint("weekday BETWEEN 0 AND 7", name="ck_plan_price_weekday"),
        sa.ForeignKeyConstraint(["plan_id"], ["rate_plan.id"], name="fk_plan_price_plan_id"),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name="fk_plan_price_season_id"),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name="fk_plan_price_type_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_price"),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_plan_price_season",
        "plan_price",
        ["plan_id", "type_id", "season_id", "weekday"],
        unique=True,
        sqlite_where=sa.text("season_id IS NOT NULL"),
        postgresql_where=sa.text("season_id IS NOT NULL"),
    )
    op.create_index(
        "uq_plan_price_year",
        "plan_price",
        ["plan_id", "type_id", "weekday"],
        unique=True,
        sqlite_where=sa.text("season_id IS NULL"),
        postgresql_where=sa.text("season_id IS NULL"),
    )
    op.create_table(
        "sale_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("closed_arrival", sa.Boolean(), nullable=False),
        sa.Column("closed_departure", sa.Boolean(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "least >= 0 AND most >= 0 AND (most = 0 OR least <= most)", name="ck_sale_rule_nights"
        ),
        sa.CheckConstraint("quota >= 0", name="ck_sale_rule_quota"),
        sa.ForeignKeyConstraint(["plan_id"], ["rate_plan.id"], name="fk_sale_rule_plan_id"),
        sa.ForeignKeyConstraint(["type_id"], ["room_type.id"], name="fk_sale_rule_type_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sale_rule"),
        sqlite_strict=True,
    )
    op.create_index("ix_sale_rule_night", "sale_rule", ["night"], unique=False)
    op.create_index(
        "uq_sale_rule_plan",
        "sale_rule",
        ["type_id", "night", "plan_id"],
        unique=True,
        sqlite_where=sa.text("plan_id IS NOT NULL"),
        postgresql_where=sa.text("plan_id IS NOT NULL"),
    )
    op.create_index(
        "uq_sale_rule_type",
        "sale_rule",
        ["type_id", "night"],
        unique=True,
        sqlite_where=sa.text("plan_id IS NULL"),
        postgresql_where=sa.text("plan_id IS NULL"),
    )
    op.create_table(
        "season_span",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("season_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first < until", name="ck_season_span_days"),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name="fk_season_span_season_id"),
        sa.PrimaryKeyConstraint("first", name="pk_season_span"),
        sqlite_strict=True,
    )
    op.create_index("ix_season_span_season_id", "season_span", ["season_id"], unique=False)
    op.create_table(
        "reservation_terms",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("cancel_free_hours", sa.Integer(), nullable=True),
        sa.Column("cancel_fee", sa.String(), nullable=False),
        sa.Column("cancel_percent", sa.Integer(), nullable=False),
        sa.Column("no_show_fee", sa.String(), nullable=False),
        sa.Column("no_show_percent", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "cancel_fee IN ('none', 'first_night', 'percent', 'all')", name="ck_reservation_terms_cancel_fee"
        ),
        sa.CheckConstraint(
            "no_show_fee IN ('none', 'first_night', 'percent', 'all')",
            name="ck_reservation_terms_no_show_fee",
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["rate_plan.id"], name="fk_reservation_terms_plan_id"),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name="fk_reservation_terms_reservation_id"
        ),
        sa.PrimaryKeyConstraint("reservation_id", name="pk_reservation_terms"),
        sqlite_strict=True,
    )
    op.create_index("ix_reservation_terms_plan_id", "reservation_terms", ["plan_id"], unique=False)


def make_extras() -> None:
    """Taxes and packages."""
    op.create_table(
        "package",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("every", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("every IN ('night', 'stay')", name="ck_package_every"),
        sa.CheckConstraint(
            "kind IN ('breakfast', 'extra_bed', 'laundry', 'transport', 'other')", name="ck_package_kind"
        ),
        sa.CheckConstraint("per IN ('room', 'adult', 'person')", name="ck_package_per"),
        sa.CheckConstraint("amount_minor >= 0", name="ck_package_amount"),
        sa.PrimaryKeyConstraint("id", name="pk_package"),
        sa.UniqueConstraint("code", name="uq_package_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "tax",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("basis_points", sa.Integer(), nullable=False),
        sa.Column("most_nights", sa.Integer(), nullable=False),
        sa.Column("exempt", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("per IN ('room', 'adult', 'person')", name="ck_tax_per"),
        sa.CheckConstraint(
            "amount_minor >= 0 AND basis_points BETWEEN 0 AND 10000 AND most_nights >= 0",
            name="ck_tax_amount",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tax"),
        sa.UniqueConstraint("code", name="uq_tax_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_package",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name="fk_plan_package_package_id"),
        sa.ForeignKeyConstraint(["plan_id"], ["rate_plan.id"], name="fk_plan_package_plan_id"),
        sa.PrimaryKeyConstraint("plan_id", "package_id", name="pk_plan_package"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reservation_package",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.Column("unit_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("unit_minor >= 0", name="ck_reservation_package_unit"),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name="fk_reservation_package_package_id"),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name="fk_reservation_package_reservation_id"
        ),
        sa.PrimaryKeyConstraint("reservation_id", "package_id", name="pk_reservation_package"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_beds() -> None:
    """Beds of shared rooms."""
    op.create_table(
        "bed",
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("of_room_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("room_id <> of_room_id", name="ck_bed_itself"),
        sa.ForeignKeyConstraint(["of_room_id"], ["room.id"], name="fk_bed_of_room_id"),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name="fk_bed_room_id"),
        sa.PrimaryKeyConstraint("room_id", name="pk_bed"),
        sqlite_strict=True,
    )
    op.create_index("ix_bed_of_room_id", "bed", ["of_room_id"], unique=False)
