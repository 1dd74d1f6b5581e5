"""Jobs: what ran, which one runs, how often each is to run (handbook 05 §5.1)."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, table


class JobRun(SQLModel, table=True):
    """How a command ended. Runs that end alike and change nothing are one row: the first of them, the last, how many."""

    __tablename__ = "job_run"
    __table_args__ = table(
        check("command", "command <> ''"),
        check("span", "ended_at >= started_at"),
        check("counts", "runs >= 1 AND changed >= 0"),
        Index("ix_job_run_command_ended_at", "command", "ended_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    command: str
    key: str = ""
    started_at: datetime = instant()
    ended_at: datetime = instant()
    exit: int = 0
    changed: int = 0
    runs: int = 1
    login: str = ""


class JobLock(SQLModel, table=True):
    """A family of commands of which one process runs: on which machine, which process, since when."""

    __tablename__ = "job_lock"
    __table_args__ = table()
    family: str = Field(primary_key=True)
    machine: str
    process: str
    begun_at: datetime = instant()
    login: str = ""


class JobSchedule(SQLModel, table=True):
    """A job that is to run: it is missed when it did not end well for so many minutes; 0 asks for nothing."""

    __tablename__ = "job_schedule"
    __table_args__ = table(check("minutes", "minutes BETWEEN 0 AND 100000"))
    command: str = Field(primary_key=True)
    minutes: int
    since: datetime = instant()
