"""Putting a template's organisation into a hotel: what is there already stays as it is."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, select

from hotelcs.models.drills import DrillSchedule
from hotelcs.models.duties import Duty, DutyAssignment, DutyText
from hotelcs.models.escalation import EscalationRule
from hotelcs.models.jobs import JobSchedule
from hotelcs.models.machine import SystemComponent
from hotelcs.models.organisation import Department, Post, PostDeputy, PostGrant
from hotelcs.models.plans import ContingencyPlan, EmergencyCheck, EmergencyNumber, PlanStep
from hotelcs.models.policies import Calendar, CalendarWindow, SlaPolicy
from hotelcs.models.privacy import RetentionRule
from hotelcs.models.roster import Shift, StaffingLeast, Team
from hotelcs.models.thresholds import MetricThreshold
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.organisation.templates import Limits, Template
from hotelcs.workflows.plans import library

RAPID_RESPONSE = "rrt"


class Furnisher:
    """Adds the rows of a template that are missing, and counts them. An empty table is filled whole."""

    def __init__(
        self, session: Session, template: Template, currency: str, actor: str, now: datetime
    ) -> None:
        self.session = session
        self.template = template
        self.currency = currency
        self.actor = actor
        self.now = now
        self.added: dict[str, int] = {}

    def furnish(self, day: date) -> dict[str, int]:
        """Add everything; duties are answered for from `day` on. Rows added by table come back."""
        self._departments_and_posts()
        self._shifts()
        self._policies()
        self._duties(day)
        self._plans(day)
        self._machine()
        return self.added

    def _put(self, kind: type[SQLModel], listed: list[dict[str, Any]]) -> None:
        """Add `listed` rows to a table where nothing is yet."""
        if self.session.exec(select(kind).limit(1)).first() is None:
            self.session.add_all([kind(**row) for row in listed])
            self.session.flush()
            self.added[str(kind.__tablename__)] = len(listed)

    def _departments_and_posts(self) -> None:
        template = self.template
        self._put(Department, [{**row, "sort": sort} for sort, row in enumerate(template.departments)])
        self._put(Post, [self._post(row, sort) for sort, row in enumerate(template.posts)])
        self._put(PostGrant, [
            {"post": post, "permission": right} for right, posts in templates.rights().items() for post in sorted(posts)
        ])  # fmt: skip
        self._put(PostDeputy, [
            {"post": post, "place": place, "deputy": deputy}
            for post, chain in template.deputies.items()
            for place, deputy in enumerate(chain, 1)
        ])  # fmt: skip

    def _post(self, row: dict[str, Any], sort: int) -> dict[str, Any]:
        limits = self.template.limits.get(row["code"], Limits()).in_minor(self.currency)
        above = row["reports_to"] or None
        return {**row, "level": int(row["level"]), "reports_to": above, "sort": sort, **limits}

    def _shifts(self) -> None:
        template = self.template
        self._put(Shift, [{**row, "sort": sort} for sort, row in enumerate(template.shifts)])
        self._put(StaffingLeast, list(template.least))
        self._put(Team, [{
            "code": RAPID_RESPONSE, "kind": "rapid_response", "name_en": "Rapid response team", "name_zh": "快速响应小组",
            "least": template.team_least,
        }])  # fmt: skip

    def _policies(self) -> None:
        listed = templates.rows("calendars.csv")
        self._put(Calendar, [{name: row[name] for name in ("code", "name_en", "name_zh")} for row in listed])
        self._put(CalendarWindow, [window for row in listed for window in _windows(row)])
        self._put(SlaPolicy, [
            {**row, "minutes": int(row["minutes"]), "pauses": row["pauses"] == "yes"} for row in templates.rows("sla.csv")
        ])  # fmt: skip
        self._put(EscalationRule, templates.escalation())
        self._put(RetentionRule, [
            {"code": row["code"], "days": int(row["days"]) if row["days"] else None, "least": int(row["least"]), "sort": sort}
            for sort, row in enumerate(templates.rows("retention.csv"))
        ])  # fmt: skip
        self._put(MetricThreshold, [
            {"metric": row["metric"], "side": row["side"], "bound_hundredths": int(row["bound"]) * 100, "days": int(row["days"])}
            for row in templates.rows("thresholds.csv")
        ])  # fmt: skip

    def _duties(self, day: date) -> None:
        listed = templates.rows("duties.csv")
        plain = ("code", "department", "source", "frequency")
        self._put(
            Duty, [{**{name: row[name] for name in plain}, "sort": sort} for sort, row in enumerate(listed)]
        )
        self._put(DutyText, [
            {"duty": row["code"], "version": 1, "name_en": row["name_en"], "name_zh": row["name_zh"], "at": self.now,
             "actor": self.actor}
            for row in listed
        ])  # fmt: skip
        self._put(DutyAssignment, [
            {"duty": duty, "post": post, "raci": letter, "valid_from": day} for duty, post, letter in templates.raci()
        ])  # fmt: skip

    def _plans(self, day: date) -> None:
        """The library's plans are drafts; drills and checks are counted from the first day on."""
        listed = list(enumerate(library.plans().values(), 1))
        self._put(ContingencyPlan, [
            {"id": key, "type": plan.type, "code": plan.code, "edition": 1, "name_en": plan.name_en, "name_zh": plan.name_zh,
             "call": plan.call, "author": library.AUTHOR, "created_at": self.now}
            for key, plan in listed
        ])  # fmt: skip
        self._put(PlanStep, [{"plan_id": key, **asdict(step)} for key, plan in listed for step in plan.steps])
        self._put(EmergencyNumber, [
            {**row, "sort": sort} for sort, row in enumerate(library.rows("numbers.csv"))
        ])  # fmt: skip
        self._put(EmergencyCheck, [
            {**row, "every_days": int(row["every_days"]), "since": day, "sort": sort}
            for sort, row in enumerate(library.rows("checks.csv"))
        ])  # fmt: skip
        self._put(DrillSchedule, [
            {"type": row["type"], "per_year": int(row["per_year"]), "since": day} for row in library.rows("drills.csv")
        ])  # fmt: skip

    def _machine(self) -> None:
        """Parts of the system, and the jobs that are to run, counted from now on."""
        self._put(SystemComponent, [
            {**row, "critical": row["critical"] == "yes"} for row in templates.rows("components.csv", "machine")
        ])  # fmt: skip
        self._put(JobSchedule, [
            {"command": row["command"], "minutes": int(row["minutes"]), "since": self.now}
            for row in templates.rows("jobs.csv", "machine")
        ])  # fmt: skip


def _windows(row: dict[str, str]) -> list[dict[str, Any]]:
    """The hours "09:00-12:00 13:00-18:00" of each weekday in "1-5"."""
    first, _, last = row["weekdays"].partition("-")
    spans = [tuple(map(templates.minute, span.split("-"))) for span in row["hours"].split()]
    return [
        {"calendar": row["code"], "weekday": weekday, "from_minute": begin, "to_minute": end}
        for weekday in range(int(first), int(last) + 1)
        for begin, end in spans
    ]
