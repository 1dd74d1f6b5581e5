"""Parts of the system: added, ended; down and up again; maintenance planned and announced (handbook S-33, S-143, M-39)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.machine import SystemComponent, SystemOutage
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Mark, Name, Ref, Words
from hotelcs.workflows.machine.tickets import component
from hotelcs.workflows.notices.notice_acts import PostNotice
from hotelcs.workflows.registers import moments
from hotelcs.workflows.roster.shift_times import wall_of

Kind = Literal["program", "network", "locks", "id_reader", "printer", "channel", "phones", "power", "other"]


@dataclass(frozen=True, slots=True)
class ComponentSet:
    """The part of the system and its kind."""

    component: str
    kind: str


class AddComponent(Act):
    """Name a part of the system, so that its outages are counted; one that is there already is changed."""

    component: Mark
    kind: Kind
    name_en: Name
    name_zh: Name
    critical: bool = False

    def perform(self, work: Work) -> ComponentSet:
        """One that had ended is back."""
        row = work.session.get(SystemComponent, self.component)
        if row is None:
            row = SystemComponent(code=self.component, kind=self.kind, name_en="-", name_zh="-")
        row.kind, row.name_en, row.name_zh = self.kind, self.name_en, self.name_zh
        row.critical, row.ended_at = self.critical, None
        work.add(row)
        return ComponentSet(row.code, row.kind)


class EndComponent(Act):
    """Say that a part of the system is gone; what it did stays."""

    component: Ref

    def perform(self, work: Work) -> ComponentSet:
        """Refused while it is down."""
        row = component(work, self.component)
        if _down(work, row.code) is not None:
            raise Refusal("COMPONENT_DOWN", N_("{component} is down."), field="component", next=("end-outage",),
                          component=row.code)  # fmt: skip
        row.ended_at = work.now
        work.changed += 1
        return ComponentSet(row.code, row.kind)


@dataclass(frozen=True, slots=True)
class OutageMoved:
    """The outage by its row, its component, minutes of it so far or in all, and the notice about it."""

    outage: int
    component: str
    minutes: int
    notice: str = ""


class NoteOutage(Act):
    """Note that a part of the system is down, since now or since an earlier moment of today (0815)."""

    component: Ref
    reason: Name
    since: Words = ""

    def perform(self, work: Work) -> OutageMoved:
        """A component is down once at a time (uq_system_outage_down)."""
        row = component(work, self.component)
        if _down(work, row.code) is not None:
            raise Refusal("COMPONENT_DOWN", N_("{component} is down."), field="component", next=("end-outage",),
                          component=row.code)  # fmt: skip
        begun = _past(work, self.since, "since")
        made = work.add(
            SystemOutage(component=row.code, from_at=begun, reason=self.reason, author=work.actor.login)
        )
        return OutageMoved(made.id, row.code, _minutes(begun, work.now))


class EndOutage(Act):
    """Say that a part of the system works again, since now or since an earlier moment of today."""

    component: Ref
    at: Words = ""

    def perform(self, work: Work) -> OutageMoved:
        """From then on its minutes count no more."""
        row = component(work, self.component)
        down = _down(work, row.code)
        if down is None:
            raise Refusal("COMPONENT_UP", N_("{component} is not down."), field="component", next=("show outages",),
                          component=row.code)  # fmt: skip
        ended = _past(work, self.at, "at")
        if ended < down.from_at:
            raise Refusal("HOURS_REVERSED", N_("{begins} is not before {ends}."), field="at", begins=f"{down.from_at:%H:%M}",
                          ends=f"{ended:%H:%M}")  # fmt: skip
        down.to_at = ended
        work.changed += 1
        return OutageMoved(int(down.id or 0), row.code, _minutes(down.from_at, ended))


class PlanMaintenance(Act):
    """Plan when a part of the system is down, and tell everybody by a notice; it does not count as an outage."""

    component: Ref
    begins: Name
    ends: Name
    reason: Name

    def perform(self, work: Work) -> OutageMoved:
        """For a time still to come."""
        row = component(work, self.component)
        wall = wall_of(work.now, work.property.tz)
        begins = moments.moment(self.begins, wall, work.business_date, field="begins")
        ends = moments.moment(self.ends, begins, begins.date(), field="ends")
        if begins <= wall or ends <= begins:
            raise Refusal("HOURS_REVERSED", N_("{begins} is not before {ends}."), field="begins" if begins <= wall else "ends",
                          begins=f"{max(begins, wall):%m-%d %H:%M}", ends=f"{ends if begins > wall else begins:%m-%d %H:%M}")  # fmt: skip
        title = f"{row.name_en} / {row.name_zh}  {begins:%m-%d %H:%M} - {ends:%m-%d %H:%M}"
        told = PostNotice(
            title=title, body=self.reason, to=("all",), until=ends.date(), must_read=False
        ).perform(work)
        made = work.add(SystemOutage(
            component=row.code, planned=True, from_at=moments.instant_of(begins, work.property.tz),
            to_at=moments.instant_of(ends, work.property.tz), reason=self.reason, notice=told.notice, author=work.actor.login,
        ))  # fmt: skip
        return OutageMoved(made.id, row.code, _minutes(made.from_at, made.to_at), told.notice)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is called off."""
        from hotelcs.workflows.verbs import act_of

        return act_of("cancel-maintenance").parse({"outage": result["outage"]})


class CancelMaintenance(Act):
    """Call planned maintenance off before it begins."""

    outage: int

    def perform(self, work: Work) -> OutageMoved:
        """Its notice stays; whoever reads it sees that it was called off."""
        row = work.session.get(SystemOutage, self.outage)
        if row is None or not row.planned or row.cancelled_at is not None or row.from_at <= work.now:
            raise lookup.unknown("MAINTENANCE_UNKNOWN", N_("No maintenance {reference} is to come."), "outage",
                                 str(self.outage))  # fmt: skip
        row.cancelled_at = work.now
        work.changed += 1
        return OutageMoved(self.outage, row.component, 0, row.notice)


def _down(work: Work, code: str) -> SystemOutage | None:
    """The outage of a component that goes on."""
    query = select(SystemOutage).where(
        SystemOutage.component == code, col(SystemOutage.to_at).is_(None), ~col(SystemOutage.planned)
    )
    return work.session.exec(query).first()


def _past(work: Work, text: str, field: str) -> datetime:
    """A moment that is over: now, or an hour of today. Raises Refusal MOMENT_INVALID, MOMENT_AHEAD."""
    if not text:
        return work.now
    wall = wall_of(work.now, work.property.tz)
    named = moments.moment(text, wall.replace(hour=0, minute=0, second=0), work.business_date, field=field)
    if named > wall:
        raise Refusal("MOMENT_AHEAD", N_("{at} is still to come."), field=field, at=text)
    return moments.instant_of(named, work.property.tz)


def _minutes(begun: datetime, ended: datetime | None) -> int:
    return 0 if ended is None else int((ended - begun).total_seconds()) // 60
