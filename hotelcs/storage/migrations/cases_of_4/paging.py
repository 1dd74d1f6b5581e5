"""Schema 4: where people are paged, and what they are told."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Two tables, and who may set up and look after them."""
    _channel()
    _page()
    grant("page.channel", "GM INF")
    grant("page.write", "GM SUP NM INF")


def _channel() -> None:
    op.create_table(
        "paging_channel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("good_at", Instant(), nullable=True),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(staff_id IS NULL) <> (post IS NULL)", name=op.f("ck_paging_channel_whose")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_paging_channel_name")),
        sa.CheckConstraint("length(service) > 0", name=op.f("ck_paging_channel_service")),
        sa.CheckConstraint("rank BETWEEN 1 AND 9", name=op.f("ck_paging_channel_rank")),
        sa.ForeignKeyConstraint(["post"], ["post.code"], name=op.f("fk_paging_channel_post")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_paging_channel_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paging_channel")),
        sa.UniqueConstraint("name", name=op.f("uq_paging_channel_name")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_paging_channel_post"), "paging_channel", ["post"], unique=False)
    op.create_index(op.f("ix_paging_channel_staff_id"), "paging_channel", ["staff_id"], unique=False)


def _page() -> None:
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("slots", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("queued_at", Instant(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", Instant(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'delivered') = (answered_at IS NOT NULL)", name=op.f("ck_page_delivered")
        ),
        sa.CheckConstraint("(state = 'sending') = (length(holder) > 0)", name=op.f("ck_page_holder")),
        sa.CheckConstraint("state <> 'sent' OR sent_at IS NOT NULL", name=op.f("ck_page_sent")),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'delivered', 'given_up', 'withdrawn')",
            name=op.f("ck_page_state"),
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_page_attempts")),
        sa.ForeignKeyConstraint(["channel_id"], ["paging_channel.id"], name=op.f("fk_page_channel_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_page_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
        sa.UniqueConstraint(
            "kind", "ref", "staff_id", "code", "slots", name=op.f("uq_page_kind_ref_staff_id_code_slots")
        ),
        sa.UniqueConstraint("no", name=op.f("uq_page_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_page_given_up",
        "page",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'given_up'"),
        postgresql_where=sa.text("state = 'given_up'"),
    )
    op.create_index(op.f("ix_page_staff_id"), "page", ["staff_id"], unique=False)
    op.create_index(
        "ix_page_waiting",
        "page",
        ["next_try_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued','sending')"),
        postgresql_where=sa.text("state IN ('queued','sending')"),
    )
