"""Schema 3: company accounts, invoices, the cash drawer."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.types import Instant


def accounts() -> None:
    """Companies, what was charged to them and what they paid."""
    op.create_table(
        "company_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("tax_id", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("credit_minor", sa.Integer(), nullable=False),
        sa.Column("owed_minor", sa.Integer(), nullable=False),
        sa.Column("terms_days", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("tax_id = '' OR length(tax_id) = 18", name="ck_company_account_tax_id"),
        sa.CheckConstraint(
            "credit_minor >= 0 AND owed_minor <= credit_minor", name="ck_company_account_credit"
        ),
        sa.CheckConstraint("length(name) > 0", name="ck_company_account_name"),
        sa.CheckConstraint("terms_days BETWEEN 0 AND 365", name="ck_company_account_terms"),
        sa.PrimaryKeyConstraint("id", name="pk_company_account"),
        sa.UniqueConstraint("code", name="uq_company_account_code"),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_company_account_tax_id",
        "company_account",
        ["tax_id"],
        unique=True,
        sqlite_where=sa.text("tax_id <> ''"),
        postgresql_where=sa.text("tax_id <> ''"),
    )
    op.create_table(
        "account_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("auth_no", sa.String(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint(
            "method IN ('cash', 'wechat', 'alipay', 'unionpay', 'intl_card', 'card', 'transfer', 'ecny')",
            name="ck_account_receipt_method",
        ),
        sa.CheckConstraint(
            "amount_minor <> 0 AND (corrects_id IS NOT NULL OR amount_minor > 0)",
            name="ck_account_receipt_amount",
        ),
        sa.ForeignKeyConstraint(["company_id"], ["company_account.id"], name="fk_account_receipt_company_id"),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["account_receipt.id"], name="fk_account_receipt_corrects_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_account_receipt"),
        sa.UniqueConstraint("corrects_id", name="uq_account_receipt_corrects_id"),
        sa.UniqueConstraint("no", name="uq_account_receipt_no"),
        sqlite_strict=True,
    )
    op.create_index("ix_account_receipt_business_date", "account_receipt", ["business_date"], unique=False)
    op.create_index("ix_account_receipt_company_id", "account_receipt", ["company_id"], unique=False)
    op.create_table(
        "account_charge",
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company_account.id"], name="fk_account_charge_company_id"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name="fk_account_charge_payment_id"),
        sa.PrimaryKeyConstraint("payment_id", name="pk_account_charge"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_charge_company_id", "account_charge", ["company_id"], unique=False)


def invoices() -> None:
    """Invoices asked for, and titles remembered."""
    op.create_table(
        "invoice_title",
        sa.Column("guest_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("tax_id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('none', 'personal', 'company_general', 'company_special', 'digital')",
            name="ck_invoice_title_kind",
        ),
        sa.CheckConstraint(
            "kind NOT IN ('company_general','company_special') OR (length(title) > 0 AND length(tax_id) = 18)",
            name="ck_invoice_title_company",
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name="fk_invoice_title_guest_id"),
        sa.PrimaryKeyConstraint("guest_id", name="pk_invoice_title"),
        sqlite_strict=True,
    )
    op.create_table(
        "invoice_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("folio_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("tax_id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("issued_no", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("requested_at", Instant(), nullable=False),
        sa.Column("requested_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('none', 'personal', 'company_general', 'company_special', 'digital')",
            name="ck_invoice_request_kind",
        ),
        sa.CheckConstraint(
            "kind NOT IN ('company_general','company_special') OR (length(title) > 0 AND length(tax_id) = 18)",
            name="ck_invoice_request_company",
        ),
        sa.CheckConstraint(
            "status IN ('requested', 'issued', 'sent', 'void')", name="ck_invoice_request_status"
        ),
        sa.CheckConstraint(
            "status NOT IN ('issued','sent') OR length(issued_no) > 0", name="ck_invoice_request_issued"
        ),
        sa.CheckConstraint("amount_minor >= 0", name="ck_invoice_request_amount"),
        sa.ForeignKeyConstraint(["folio_id"], ["folio.id"], name="fk_invoice_request_folio_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invoice_request"),
        sa.UniqueConstraint("no", name="uq_invoice_request_no"),
        sqlite_strict=True,
    )
    op.create_index("ix_invoice_request_folio_id", "invoice_request", ["folio_id"], unique=False)
    op.create_index("ix_invoice_request_status", "invoice_request", ["status"], unique=False)


def drawer() -> None:
    """What moves the drawer beside payments."""
    op.create_table(
        "drawer_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.CheckConstraint(
            "amount_minor <> 0 AND (amount_minor < 0 OR kind = 'received' OR corrects_id IS NOT NULL)",
            name="ck_drawer_move_sign",
        ),
        sa.CheckConstraint("kind IN ('paid_out', 'dropped', 'received')", name="ck_drawer_move_kind"),
        sa.CheckConstraint("length(reason) > 0", name="ck_drawer_move_reason"),
        sa.ForeignKeyConstraint(["corrects_id"], ["drawer_move.id"], name="fk_drawer_move_corrects_id"),
        sa.ForeignKeyConstraint(["run_id"], ["shift_run.id"], name="fk_drawer_move_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_drawer_move"),
        sa.UniqueConstraint("corrects_id", name="uq_drawer_move_corrects_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_drawer_move_run_id", "drawer_move", ["run_id"], unique=False)
