"""What is charged beside the room: taxes of every night, packages that a booking has (breakfast, cleaning)."""

from sqlmodel import Field, SQLModel

from hotelcs.models import rates, reservations  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, one_of, table

PER = ("room", "adult", "person")
EVERY = ("night", "stay")
PACKAGE_KINDS = ("breakfast", "extra_bed", "laundry", "transport", "other")


class Tax(SQLModel, table=True):
    """A tax of a night: an amount, or hundredths of a per cent of its price; at most `most_nights` a stay (0: all).

    Per adult leaves minors out; stays of the segments named in `exempt` (parted by spaces) pay none.
    """

    __table_args__ = table(
        one_of("per", PER),
        check("amount", "amount_minor >= 0 AND basis_points BETWEEN 0 AND 10000 AND most_nights >= 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name_en: str
    name_zh: str
    per: str = "adult"
    amount_minor: int = 0
    basis_points: int = 0
    most_nights: int = 0
    exempt: str = ""
    active: bool = True


class Package(SQLModel, table=True):
    """Something sold with the room, every night or once a stay."""

    __table_args__ = table(
        one_of("kind", PACKAGE_KINDS), one_of("per", PER), one_of("every", EVERY), check("amount", "amount_minor >= 0")
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name_en: str
    name_zh: str
    kind: str = "breakfast"
    per: str = "person"
    every: str = "night"
    amount_minor: int = 0
    active: bool = True


class PlanPackage(SQLModel, table=True):
    """A package that comes with a plan: in its price (`included`), or charged beside it."""

    __tablename__ = "plan_package"
    __table_args__ = table(rowid=False)
    plan_id: int = Field(primary_key=True, foreign_key="rate_plan.id")
    package_id: int = Field(primary_key=True, foreign_key="package.id")
    included: bool = True


class ReservationPackage(SQLModel, table=True):
    """A package of a booking at the price it was sold for; what is `included` costs nothing more."""

    __tablename__ = "reservation_package"
    __table_args__ = table(check("unit", "unit_minor >= 0"), rowid=False)
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    package_id: int = Field(primary_key=True, foreign_key="package.id")
    included: bool = False
    unit_minor: int = 0
