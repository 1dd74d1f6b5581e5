"""Schema 3: bills of parties and companies, where charges go, the price list, invoices, the drawer."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3 import folio_accounts
from hotelcs.storage.migrations.desk_of_3.rights import grant

RIGHTS = {
    "company.read": "GM SUP NM REC",
    "company.write": "GM SUP",
    "drawer.move": "GM SUP NM REC",
    "folio.transfer": "GM SUP NM",
}
"""Right → posts that have it in a hotel that is there already."""
_KEPT = 'id, no, reservation_id, stay_id, kind, status, "window", title'
_OLD_ACCOUNT = """INSERT INTO company_account
    (code, name, name_en, tax_id, contact, credit_minor, owed_minor, terms_days, active, opened_at, version)
SELECT 'OLD', '此前挂账', 'Before accounts', '', '', max(sum(amount_minor), 0), sum(amount_minor), 30, 0, min(at), 1
FROM payment WHERE method = 'company_ar' HAVING count(*) > 0"""
"""What was charged to companies before they had accounts is owed by one account that is shut."""
_OLD_CHARGES = """INSERT INTO account_charge (payment_id, company_id, due_date)
SELECT p.id, a.id, date(p.business_date, '+30 days') FROM payment p JOIN company_account a ON a.code = 'OLD'
WHERE p.method = 'company_ar'"""


def make() -> None:
    """Make the tables, those first that others refer to; give the rights."""
    folio_accounts.accounts()
    _price_list()
    _folio()
    _rules()
    folio_accounts.invoices()
    folio_accounts.drawer()
    op.execute(_OLD_ACCOUNT)
    op.execute(_OLD_CHARGES)
    for right, posts in RIGHTS.items():
        grant(right, posts)


def _folio() -> None:
    """The table of bills anew, with master bills and companies; its rows are copied."""
    op.create_table(
        "folio_of_3",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("stay_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('guest', 'house', 'master')", name="ck_folio_kind"),
        sa.CheckConstraint("status IN ('open', 'settled', 'closed')", name="ck_folio_status"),
        sa.ForeignKeyConstraint(["company_id"], ["company_account.id"], name="fk_folio_company_id"),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name="fk_folio_reservation_id"),
        sa.ForeignKeyConstraint(["stay_id"], ["stay.id"], name="fk_folio_stay_id"),
        sa.PrimaryKeyConstraint("id", name="pk_folio"),
        sa.UniqueConstraint("no", name="uq_folio_no"),
        sqlite_strict=True,
    )

    op.execute(f"INSERT INTO folio_of_3 ({_KEPT}) SELECT {_KEPT} FROM folio")
    op.execute("DROP TABLE folio")
    op.execute("ALTER TABLE folio_of_3 RENAME TO folio")
    op.create_index("ix_folio_company_id", "folio", ["company_id"], unique=False)
    op.create_index("ix_folio_reservation_id", "folio", ["reservation_id"], unique=False)
    op.create_index("ix_folio_stay_id", "folio", ["stay_id"], unique=False)
    op.create_index(
        "uq_folio_master_open",
        "folio",
        ["reservation_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'master' AND status <> 'closed'"),
        postgresql_where=sa.text("kind = 'master' AND status <> 'closed'"),
    )


def _price_list() -> None:
    """Items and what they cost from which day on."""
    op.create_table(
        "service_item",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("tax_note", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "category IN ('minibar', 'laundry', 'breakfast', 'extra_bed', 'phone', 'transport', 'damage', 'lost_key', 'other')",
            name="ck_service_item_category",
        ),
        sa.CheckConstraint("length(name_en) > 0 AND length(name_zh) > 0", name="ck_service_item_names"),
        sa.PrimaryKeyConstraint("code", name="pk_service_item"),
        sqlite_strict=True,
    )
    op.create_index("ix_service_item_category", "service_item", ["category"], unique=False)
    op.create_table(
        "service_price",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=False),
        sa.CheckConstraint("price_minor >= 0", name="ck_service_price_price"),
        sa.ForeignKeyConstraint(["item"], ["service_item.code"], name="fk_service_price_item"),
        sa.PrimaryKeyConstraint("item", "from_date", name="pk_service_price"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _rules() -> None:
    """Where charges go, and where lines came from."""
    op.create_table(
        "routing",
        sa.Column("reservation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.CheckConstraint('"window" BETWEEN 1 AND 9', name="ck_routing_window"),
        sa.CheckConstraint("length(kind) > 0", name="ck_routing_kind"),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name="fk_routing_reservation_id"),
        sa.PrimaryKeyConstraint("reservation_id", "kind", name="pk_routing"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "master_route",
        sa.Column("folio_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("length(kind) > 0", name="ck_master_route_kind"),
        sa.ForeignKeyConstraint(["folio_id"], ["folio.id"], name="fk_master_route_folio_id"),
        sa.PrimaryKeyConstraint("folio_id", "kind", name="pk_master_route"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "line_source",
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=True),
        sa.Column("reservation_id", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.CheckConstraint(
            "origin_id IS NOT NULL OR reservation_id IS NOT NULL OR item IS NOT NULL",
            name="ck_line_source_said",
        ),
        sa.ForeignKeyConstraint(["item"], ["service_item.code"], name="fk_line_source_item"),
        sa.ForeignKeyConstraint(["line_id"], ["folio_line.id"], name="fk_line_source_line_id"),
        sa.ForeignKeyConstraint(["origin_id"], ["folio_line.id"], name="fk_line_source_origin_id"),
        sa.ForeignKeyConstraint(["reservation_id"], ["reservation.id"], name="fk_line_source_reservation_id"),
        sa.PrimaryKeyConstraint("line_id", name="pk_line_source"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_line_source_origin_id",
        "line_source",
        ["origin_id"],
        unique=False,
        sqlite_where=sa.text("origin_id IS NOT NULL"),
        postgresql_where=sa.text("origin_id IS NOT NULL"),
    )
    op.create_index(
        "ix_line_source_reservation_id",
        "line_source",
        ["reservation_id"],
        unique=False,
        sqlite_where=sa.text("reservation_id IS NOT NULL"),
        postgresql_where=sa.text("reservation_id IS NOT NULL"),
    )
