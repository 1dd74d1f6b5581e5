"""The hotel itself: its settings, its business day, the numbers people quote."""

from datetime import date, datetime, time

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, instant_or_none, one_of, table

TEMPLATES = ("boutique", "business", "chain")
DAY_STATES = ("open", "closed")
EARLY_POLICIES = ("none", "half", "full")


class Property(SQLModel, table=True):
    """The one hotel of this database (exactly one row)."""

    __table_args__ = table(
        check("one_row", "id = 1"),
        one_of("template", TEMPLATES),
        one_of("locale", ("en", "zh")),
        one_of("early_policy", EARLY_POLICIES),
        check("hours", "checkout_minute < checkin_minute AND checkin_minute < 1440 AND checkout_minute > 0"),
        check("cancel_free", "cancel_free_hours >= 0"),
        check("quiet", "quiet_from_minute BETWEEN 0 AND 1439 AND quiet_to_minute BETWEEN 0 AND 1439"),
        check("password", "password_least BETWEEN 12 AND 64"),
        check("idle", "idle_minutes BETWEEN 1 AND 15"),
        check("rest", "rest_hours BETWEEN 0 AND 24"),
        check(
            "no_show",
            "no_show_none BETWEEN 0 AND 100 AND no_show_guaranteed BETWEEN 0 AND 100 AND no_show_evidence > 0",
        ),
    )
    id: int = Field(default=1, primary_key=True)
    uid: str
    name_en: str
    name_zh: str
    template: str = "boutique"
    tz: str = "Asia/Shanghai"
    currency: str = "CNY"
    locale: str = "en"
    checkin_minute: int = 14 * 60
    checkout_minute: int = 12 * 60
    hold_minute: int = 18 * 60
    cancel_free_hours: int = 24
    late_free_minutes: int = 60
    late_half_until_minute: int = 18 * 60
    hourly_base_hours: int = 3
    hourly_free_minutes: int = 15
    hourly_latest_minute: int = 20 * 60
    early_until_minute: int = 6 * 60
    early_policy: str = "half"
    undo_minutes: int = 30
    lost_key_minor: int = 20_00
    inspection_required: bool = False
    quiet_from_minute: int = 22 * 60
    quiet_to_minute: int = 7 * 60
    visitor_cutoff_minute: int = Field(default=23 * 60, sa_column_kwargs={"server_default": "1380"})
    password_least: int = 15
    idle_minutes: int = 3
    secret_hours: int = 24
    approval_minutes: int = 10
    transfer_minutes: int = 5
    handover_minutes: int = 15
    rest_hours: int = 11
    week_days: int = 5
    holders_warn: int = 12
    duty_managers: str = "NM SUP GM"
    supervisors: str = "SUP NM GM"
    self_inspect: bool = False
    briefing_blocks: bool = False
    key_kinds: str = "master floor spare"
    demo: bool = False
    no_show_none: int = Field(default=12, sa_column_kwargs={"server_default": "12"})
    no_show_guaranteed: int = Field(default=2, sa_column_kwargs={"server_default": "2"})
    no_show_evidence: int = Field(default=50, sa_column_kwargs={"server_default": "50"})
    address_en: str = Field(default="", sa_column_kwargs={"server_default": ""})
    address_zh: str = Field(default="", sa_column_kwargs={"server_default": ""})
    alarm_phone: str = Field(default="", sa_column_kwargs={"server_default": ""})
    assembly: str = Field(default="A", sa_column_kwargs={"server_default": "A"})
    report_minutes: int = Field(default=15, sa_column_kwargs={"server_default": "15"})
    alarm_bell: bool = Field(default=True, sa_column_kwargs={"server_default": "1"})
    audit_cash: bool = Field(default=True, sa_column_kwargs={"server_default": "1"})

    event_rooms: int = Field(default=20, sa_column_kwargs={"server_default": "20"})

    def checkout_time(self) -> time:
        """When guests leave, hotel time."""
        return time(*divmod(self.checkout_minute, 60))


class BusinessDay(SQLModel, table=True):
    """A business date and whether it is open; only closing the day moves it (handbook 02 SM-29)."""

    __tablename__ = "business_day"
    __table_args__ = table(
        one_of("status", DAY_STATES),
        check("closed_at", "(status = 'closed') = (closed_at IS NOT NULL)"),
        Index("uq_business_day_open", "status", unique=True, sqlite_where=text("status = 'open'"),
              postgresql_where=text("status = 'open'")),
    )  # fmt: skip
    day: date = Field(primary_key=True)
    status: str = "open"
    opened_at: datetime = instant()
    closed_at: datetime | None = instant_or_none()
    totals: str = "{}"


class NumberSequence(SQLModel, table=True):
    """The last number given out for a prefix on a business date (R261123-004)."""

    __tablename__ = "number_sequence"
    __table_args__ = table(check("last", "last > 0"), rowid=False)
    prefix: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    last: int
