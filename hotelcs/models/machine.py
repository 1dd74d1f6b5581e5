"""The machine room: parts of the system, when they were down, what their checks showed, what people need help with."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import organisation, people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

COMPONENT_KINDS = (
    "program", "network", "locks", "id_reader", "printer", "channel", "phones", "power", "other",
)  # fmt: skip
EVENT_STATES = ("open", "acked", "resolved")
TICKET_STATES = ("open", "taken", "waiting", "resolved", "withdrawn")
PRIORITIES = ("p1", "p2", "p3", "p4")
_DOWN = text("to_at IS NULL AND NOT planned")
_STANDING = text("state <> 'resolved'")
_OPEN = text("status IN ('open','taken','waiting')")


class SystemComponent(SQLModel, table=True):
    """A part of the hotel's systems; without a critical one guests notice."""

    __tablename__ = "system_component"
    __table_args__ = table(one_of("kind", COMPONENT_KINDS), check("name", "name_en <> '' AND name_zh <> ''"))
    code: str = Field(primary_key=True)
    kind: str
    name_en: str
    name_zh: str
    critical: bool = False
    ended_at: datetime | None = instant_or_none()


class SystemOutage(SQLModel, table=True):
    """A component is down: unplanned from when until when, or planned and announced beforehand. One is open at a time."""

    __tablename__ = "system_outage"
    __table_args__ = table(
        check("span", "to_at IS NULL OR to_at >= from_at"),
        check("planned", "NOT planned OR to_at IS NOT NULL"),
        check("reason", "reason <> ''"),
        Index("uq_system_outage_down", "component", unique=True, sqlite_where=_DOWN, postgresql_where=_DOWN),
        Index("ix_system_outage_from_at", "from_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    component: str = Field(foreign_key="system_component.code", index=True)
    planned: bool = False
    from_at: datetime = instant()
    to_at: datetime | None = instant_or_none()
    reason: str
    notice: str = ""
    author: str
    cancelled_at: datetime | None = instant_or_none()


class HealthEvent(SQLModel, table=True):
    """A check of `hotelcs doctor` that was not well: open, acknowledged, resolved once it passed twice (handbook SM-22)."""

    __tablename__ = "health_event"
    __table_args__ = table(
        one_of("severity", ("warn", "bad")),
        one_of("state", EVENT_STATES),
        check("acked", "(acked_at IS NULL) = (acked_by IS NULL) AND (state <> 'acked' OR acked_at IS NOT NULL)"),
        check("resolved", "(state = 'resolved') = (resolved_at IS NOT NULL)"),
        check("passes", "passes BETWEEN 0 AND 2"),
        Index("uq_health_event_standing", "name", unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    name: str
    severity: str
    state: str = "open"
    opened_at: datetime = instant()
    seen_at: datetime = instant()
    passes: int = 0
    acked_at: datetime | None = instant_or_none()
    acked_by: str | None = None
    resolved_at: datetime | None = instant_or_none()


class SupportTicket(SQLModel, table=True):
    """What a department needs help with: taken by somebody, waiting for an answer, resolved (handbook S-36)."""

    __tablename__ = "support_ticket"
    __table_args__ = table(
        one_of("priority", PRIORITIES),
        one_of("status", TICKET_STATES),
        check("words", "words <> ''"),
        check("taken", "status NOT IN ('taken','waiting') OR (staff_id IS NOT NULL AND taken_at IS NOT NULL)"),
        check("ended", "(status IN ('resolved','withdrawn')) = (ended_at IS NOT NULL)"),
        Index("ix_support_ticket_open", "priority", "opened_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    department: str = Field(foreign_key="department.code")
    component: str | None = Field(default=None, foreign_key="system_component.code")
    words: str
    priority: str
    status: str = "open"
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    author: str
    opened_at: datetime = instant()
    taken_at: datetime | None = instant_or_none()
    ended_at: datetime | None = instant_or_none()
    outcome: str = ""
    round: int = 1
    version: int = version_column()
