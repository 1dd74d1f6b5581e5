"""Where charges go: to a window of the guest's own bill, or to the master bill of the party; and where lines came from."""

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import folios, price_list  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, table

_MOVED = text("origin_id IS NOT NULL")
_ELSEWHERE = text("reservation_id IS NOT NULL")


class Routing(SQLModel, table=True):
    """A rule of a booking: charges of `kind` go to `window` of its own bill, before any rule of its master bill."""

    __table_args__ = table(
        check("kind", "length(kind) > 0"), check("window", '"window" BETWEEN 1 AND 9'), rowid=False
    )
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    kind: str = Field(primary_key=True)
    window: int


class MasterRoute(SQLModel, table=True):
    """A rule of a master bill: it receives charges of `kind` from every room of its party."""

    __tablename__ = "master_route"
    __table_args__ = table(check("kind", "length(kind) > 0"), rowid=False)
    folio_id: int = Field(primary_key=True, foreign_key="folio.id")
    kind: str = Field(primary_key=True)


class LineSource(SQLModel, table=True):
    """Where a line came from: the line it was moved or split from, the booking it is for when it stands on another's
    bill, the item of the price list. Append-only.
    """  # noqa: D205 - one sentence too long for a line

    __tablename__ = "line_source"
    __table_args__ = table(
        check("said", "origin_id IS NOT NULL OR reservation_id IS NOT NULL OR item IS NOT NULL"),
        Index("ix_line_source_origin_id", "origin_id", sqlite_where=_MOVED, postgresql_where=_MOVED),
        Index("ix_line_source_reservation_id", "reservation_id", sqlite_where=_ELSEWHERE, postgresql_where=_ELSEWHERE),
    )  # fmt: skip
    line_id: int = Field(primary_key=True, foreign_key="folio_line.id")
    origin_id: int | None = Field(default=None, foreign_key="folio_line.id")
    reservation_id: int | None = Field(default=None, foreign_key="reservation.id")
    item: str | None = Field(default=None, foreign_key="service_item.code")
