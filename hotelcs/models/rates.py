"""Rate plans: what a night costs, by season and weekday, and on which terms; rules of sale by night.

Dates of a season are half-open: `first` is in it, `until` is not (scenario B33).
"""

from datetime import date

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import reservations, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, one_of, table, version_column

NEEDS = ("none", "any", "prepaid")
FEES = ("none", "first_night", "percent", "all")
ALL_YEAR, ANY_PLAN = text("season_id IS NULL"), text("plan_id IS NULL")
A_SEASON, A_PLAN = text("season_id IS NOT NULL"), text("plan_id IS NOT NULL")


class RatePlan(SQLModel, table=True):
    """Prices and terms under a name. With `base_id` its price is that of the other plan, less a part of it or an amount.

    `needs` is the guarantee asked for. `cancel_free_hours` NULL means that cancelling is never free.
    """

    __tablename__ = "rate_plan"
    __table_args__ = table(
        one_of("needs", NEEDS),
        one_of("cancel_fee", FEES),
        one_of("no_show_fee", FEES),
        check("off", "percent_off BETWEEN -100 AND 100"),
        check("fees", "cancel_percent BETWEEN 0 AND 100 AND no_show_percent BETWEEN 0 AND 100"),
        check("base", "base_id <> id"),
        check("free", "cancel_free_hours >= 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name_en: str
    name_zh: str
    base_id: int | None = Field(default=None, foreign_key="rate_plan.id")
    percent_off: int = 0
    amount_off_minor: int = 0
    per_person: bool = False
    member: bool = False
    needs: str = "none"
    cancel_free_hours: int | None = None
    cancel_fee: str = "first_night"
    cancel_percent: int = 0
    no_show_fee: str = "first_night"
    no_show_percent: int = 0
    active: bool = True
    sort: int = 0
    version: int = version_column()


class Season(SQLModel, table=True):
    """A time of the year with prices of its own."""

    __table_args__ = table()
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name_en: str
    name_zh: str


class SeasonSpan(SQLModel, table=True):
    """Nights of a season, from `first` up to `until` (not in it). A trigger keeps spans apart: a night has one season."""

    __tablename__ = "season_span"
    __table_args__ = table(check("days", "first < until"))
    first: date = Field(primary_key=True)
    until: date
    season_id: int = Field(foreign_key="season.id", index=True)


class PlanPrice(SQLModel, table=True):
    """What a night of a type costs on a plan: in a season or all year, on a weekday (1 Monday to 7) or on any (0)."""

    __tablename__ = "plan_price"
    __table_args__ = table(
        check("rate", "rate_minor >= 0"),
        check("weekday", "weekday BETWEEN 0 AND 7"),
        Index("uq_plan_price_year", "plan_id", "type_id", "weekday", unique=True,
              sqlite_where=ALL_YEAR, postgresql_where=ALL_YEAR),
        Index("uq_plan_price_season", "plan_id", "type_id", "season_id", "weekday", unique=True,
              sqlite_where=A_SEASON, postgresql_where=A_SEASON),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="rate_plan.id")
    type_id: int = Field(foreign_key="room_type.id")
    season_id: int | None = Field(default=None, foreign_key="season.id")
    weekday: int = 0
    rate_minor: int


class PlanLength(SQLModel, table=True):
    """What is taken off every night of a stay of at least `nights` nights on a plan."""

    __tablename__ = "plan_length"
    __table_args__ = table(
        check("nights", "nights > 1"), check("off", "percent_off BETWEEN 1 AND 100"), rowid=False
    )
    plan_id: int = Field(primary_key=True, foreign_key="rate_plan.id")
    nights: int = Field(primary_key=True)
    percent_off: int


class SaleRule(SQLModel, table=True):
    """What may be sold of a type for one night, on every plan or on one: closed, least and most nights, a quota.

    `closed_arrival`, `least` and `most` are asked on the day of arrival, `closed_departure` on that of departure.
    """

    __tablename__ = "sale_rule"
    __table_args__ = table(
        check("nights", "least >= 0 AND most >= 0 AND (most = 0 OR least <= most)"),
        check("quota", "quota >= 0"),
        Index("uq_sale_rule_type", "type_id", "night", unique=True, sqlite_where=ANY_PLAN, postgresql_where=ANY_PLAN),
        Index("uq_sale_rule_plan", "type_id", "night", "plan_id", unique=True,
              sqlite_where=A_PLAN, postgresql_where=A_PLAN),
        Index("ix_sale_rule_night", "night"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    night: date
    type_id: int = Field(foreign_key="room_type.id")
    plan_id: int | None = Field(default=None, foreign_key="rate_plan.id")
    closed: bool = False
    closed_arrival: bool = False
    closed_departure: bool = False
    least: int = 0
    most: int = 0
    quota: int | None = None


class ReservationTerms(SQLModel, table=True):
    """The plan a booking was made on, and its terms as they were promised then."""

    __tablename__ = "reservation_terms"
    __table_args__ = table(
        one_of("cancel_fee", FEES),
        one_of("no_show_fee", FEES),
        Index("ix_reservation_terms_plan_id", "plan_id"),
    )
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    plan_id: int = Field(foreign_key="rate_plan.id")
    needs: str = "none"
    cancel_free_hours: int | None = None
    cancel_fee: str
    cancel_percent: int = 0
    no_show_fee: str
    no_show_percent: int = 0
