"""Schema 3: calendars of channels, what they said of each event, the blocks made for them; the right to read them."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant


def make() -> None:
    """Feeds, events, blocks; whoever books or lets jobs run may read the feeds."""
    _feeds()
    _events()
    _blocks()
    grant("feed.read", "GM SUP NM RES INF")


def _feeds() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("allow_private", sa.Boolean(), nullable=False),
        sa.Column("all_stays", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=True),
        sa.Column("read_at", Instant(), nullable=True),
        sa.Column("good_at", Instant(), nullable=True),
        sa.Column("fault", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_calendar_feed_name")),
        sa.CheckConstraint("events >= 0", name=op.f("ck_calendar_feed_events")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_calendar_feed_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("name", name=op.f("uq_calendar_feed_name")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_calendar_feed_room_id"), "calendar_feed", ["room_id"], unique=False)


def _events() -> None:
    op.create_table(
        "calendar_event",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("arrival", sa.Date(), nullable=False),
        sa.Column("departure", sa.Date(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("reservation_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('stay', 'block')", name=op.f("ck_calendar_event_kind")),
        sa.CheckConstraint(
            "state IN ('held', 'unroomed', 'refused', 'covered', 'kept', 'gone')",
            name=op.f("ck_calendar_event_state"),
        ),
        sa.CheckConstraint("departure > arrival", name=op.f("ck_calendar_event_nights")),
        sa.ForeignKeyConstraint(["feed_id"], ["calendar_feed.id"], name=op.f("fk_calendar_event_feed_id")),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservation.id"], name=op.f("fk_calendar_event_reservation_id")
        ),
        sa.PrimaryKeyConstraint("feed_id", "uid", name=op.f("pk_calendar_event")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_calendar_event_reservation",
        "calendar_event",
        ["reservation_id"],
        unique=True,
        sqlite_where=sa.text("reservation_id IS NOT NULL"),
        postgresql_where=sa.text("reservation_id IS NOT NULL"),
    )
    op.create_index("ix_calendar_event_departure", "calendar_event", ["departure"], unique=False)


def _blocks() -> None:
    op.create_table(
        "calendar_block",
        sa.Column("block_id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["room_block.id"], name=op.f("fk_calendar_block_block_id")),
        sa.ForeignKeyConstraint(
            ["feed_id", "uid"],
            ["calendar_event.feed_id", "calendar_event.uid"],
            name=op.f("fk_calendar_block_feed_id_uid"),
        ),
        sa.PrimaryKeyConstraint("block_id", name=op.f("pk_calendar_block")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_calendar_block_feed_id_uid", "calendar_block", ["feed_id", "uid"], unique=False)
