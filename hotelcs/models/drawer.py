"""What moves the cash drawer beside payments of guests: paid out, dropped into the safe, received on an account."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import shift_log  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, one_of, table

MOVE_KINDS = ("paid_out", "dropped", "received")


class DrawerMove(SQLModel, table=True):
    """Cash into the drawer of a shift (positive) or out of it. Append-only; a mistake is taken back by its opposite."""

    __tablename__ = "drawer_move"
    __table_args__ = table(
        one_of("kind", MOVE_KINDS),
        check("sign", "amount_minor <> 0 AND (amount_minor < 0 OR kind = 'received' OR corrects_id IS NOT NULL)"),
        check("reason", "length(reason) > 0"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="shift_run.id", index=True)
    business_date: date
    at: datetime = instant()
    kind: str
    amount_minor: int
    reason: str
    corrects_id: int | None = Field(default=None, foreign_key="drawer_move.id", unique=True)
    actor: str
