"""Calendars and service levels: by when what has to be done (handbook 07 §7.8)."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, one_of, table

DAY_KINDS = ("holiday", "makeup_workday", "closure")


class Calendar(SQLModel, table=True):
    """A calendar of hours in which a clock runs."""

    __table_args__ = table()
    code: str = Field(primary_key=True)
    name_en: str
    name_zh: str


class CalendarWindow(SQLModel, table=True):
    """Hours of a weekday (1 Monday to 7 Sunday), in minutes. A trigger keeps windows of a day apart."""

    __tablename__ = "calendar_window"
    __table_args__ = table(
        check("weekday", "weekday BETWEEN 1 AND 7"),
        check("minutes", "from_minute >= 0 AND to_minute <= 1440 AND from_minute < to_minute"),
        rowid=False,
    )
    calendar: str = Field(primary_key=True, foreign_key="calendar.code")
    weekday: int = Field(primary_key=True)
    from_minute: int = Field(primary_key=True)
    to_minute: int


class CalendarDay(SQLModel, table=True):
    """A day that is not like its weekday: closed when it has no hours of its own."""

    __tablename__ = "calendar_day"
    __table_args__ = table(
        one_of("kind", DAY_KINDS),
        check("minutes", "(from_minute IS NULL) = (to_minute IS NULL) "
              "AND (from_minute IS NULL OR (from_minute >= 0 AND to_minute <= 1440 AND from_minute < to_minute))"),
        rowid=False,
    )  # fmt: skip
    calendar: str = Field(primary_key=True, foreign_key="calendar.code")
    day: date = Field(primary_key=True)
    kind: str
    from_minute: int | None = None
    to_minute: int | None = None
    note: str = ""


class SlaPolicy(SQLModel, table=True):
    """Minutes within which a step has to be done for a kind of item of a level; `pauses` says whether it may wait."""

    __tablename__ = "sla_policy"
    __table_args__ = table(check("minutes", "minutes > 0"), UniqueConstraint("kind", "level", "metric"))
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    level: str
    metric: str
    minutes: int
    calendar: str = Field(foreign_key="calendar.code")
    pauses: bool = False
