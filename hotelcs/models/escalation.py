"""Escalation: rules, the chain each case got from them, which steps of it ran, and who was told (handbook SM-06, 07 §7.8)."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

SINCE = ("begun", "acknowledged", "clock")
UNTIL = ("acknowledged", "over")
OUTCOMES = ("told", "nobody")
_OPEN = text("ended_at IS NULL")
_WHEN = "minutes BETWEEN 0 AND 100000 AND (since = 'clock') = (metric <> '') AND (since = 'clock') = (percent > 0) AND percent <= 1000"
_REPEAT = "(every = 0) = (times = 0) AND every BETWEEN 0 AND 1440 AND times BETWEEN 0 AND 20"


class EscalationRule(SQLModel, table=True):
    """A step for cases of a kind and level: when it is due, whom it tells, how often again, within which hours.

    Minutes count from the beginning of the chain or from when somebody took the case; `percent` is of the time of the clock
    `metric`, or of `any`. `whom` is owner, duty_manager, supervisor, post:CODE, head:DEPARTMENT, team:CODE or members:CODE.
    A step with `quiet` waits for the morning. `until` says whether taking the case ends it.
    """

    __tablename__ = "escalation_rule"
    __table_args__ = table(
        one_of("since", SINCE),
        one_of("until", UNTIL),
        check("when", _WHEN),
        check("repeat", _REPEAT),
        check("taken", "since <> 'acknowledged' OR until = 'over'"),
        check(
            "hours",
            "(from_minute IS NULL) = (to_minute IS NULL) AND (from_minute IS NULL OR (from_minute BETWEEN 0 AND 1439 "
            "AND to_minute BETWEEN 0 AND 1439 AND from_minute <> to_minute))",
        ),
        UniqueConstraint("kind", "level", "place"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    level: str
    place: int
    since: str = "begun"
    minutes: int = 0
    metric: str = ""
    percent: int = 0
    whom: str
    every: int = 0
    times: int = 0
    from_minute: int | None = None
    to_minute: int | None = None
    quiet: bool = False
    until: str = "acknowledged"


class EscalationChain(SQLModel, table=True):
    """The chain of a case at a level, one open at a time."""

    __tablename__ = "escalation_chain"
    __table_args__ = table(
        check("taken", "(acknowledged_at IS NULL) = (acknowledgements = 0)"),
        UniqueConstraint("kind", "ref", "turn"),
        Index(
            "uq_escalation_chain_open", "kind", "ref", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    ref: str
    turn: int = 1
    level: str
    begun_at: datetime = instant()
    acknowledged_at: datetime | None = instant_or_none()
    acknowledgements: int = 0
    ended_at: datetime | None = instant_or_none()
    version: int = version_column()


class EscalationStep(SQLModel, table=True):
    """A rule as it was when the chain began; `hours` are the minutes of the day in which it runs ("420-1320"), empty for all."""

    __tablename__ = "escalation_step"
    __table_args__ = table(
        one_of("since", SINCE), one_of("until", UNTIL), check("when", _WHEN), check("repeat", _REPEAT), rowid=False
    )  # fmt: skip
    chain_id: int = Field(primary_key=True, foreign_key="escalation_chain.id")
    place: int = Field(primary_key=True)
    since: str
    minutes: int = 0
    metric: str = ""
    percent: int = 0
    whom: str
    every: int = 0
    times: int = 0
    hours: str = ""
    until: str = "acknowledged"


class EscalationRun(SQLModel, table=True):
    """A step that ran, once for each `mark` (the clock, or how often the case was taken) and each repetition (`turn`)."""

    __tablename__ = "escalation_run"
    __table_args__ = table(one_of("outcome", OUTCOMES), UniqueConstraint("chain_id", "place", "mark", "turn"))
    id: int | None = Field(default=None, primary_key=True)
    chain_id: int = Field(foreign_key="escalation_chain.id")
    place: int
    mark: int = 0
    turn: int = 0
    metric: str = ""
    due_at: datetime = instant()
    at: datetime = instant()
    outcome: str


class EscalationTold(SQLModel, table=True):
    """Who was told by a step that ran."""

    __tablename__ = "escalation_told"
    __table_args__ = table(rowid=False)
    run_id: int = Field(primary_key=True, foreign_key="escalation_run.id")
    staff_id: int = Field(primary_key=True, foreign_key="staff.id", index=True)
