"""Rules of escalation: set and ended. A chain that has begun keeps the rules it began with."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.escalation import EscalationRule
from hotelcs.models.organisation import Department
from hotelcs.models.roster import Team
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.escalation.whom import KINDS, PERSONS
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.organisation.settings_acts import Clock, Word, minute
from hotelcs.workflows.people import finding

Place = Annotated[int, Field(ge=1, le=99)]
FIELDS = ("since", "minutes", "metric", "percent", "whom", "every", "times", "quiet", "until")


@dataclass(frozen=True, slots=True)
class EscalationSet:
    """The step: of a kind of case at a level, by its place; whom it tells."""

    kind: str
    level: str
    place: int
    whom: str


@dataclass(frozen=True, slots=True)
class EscalationRuleEnded:
    """The step that there is no more, with everything it said."""

    kind: str
    level: str
    place: int
    since: str
    minutes: int
    metric: str
    percent: int
    whom: str
    every: int
    times: int
    only_from: str | None
    only_to: str | None
    quiet: bool
    until: str


class SetEscalation(Act):
    """Set a step of the chain for cases of a kind at a level (`any` is for levels without steps of their own).

    It is due `minutes` after the case is opened (since begun), after somebody took it (since acknowledged), or when `percent`
    of the time of the clock `metric` is used (since clock). It tells owner, head, duty_manager, supervisor, post:CODE,
    head:DEPARTMENT, team:CODE or members:CODE; again every so many minutes, up to so many times.
    """

    kind: Word
    level: Word
    place: Place
    since: Literal["begun", "acknowledged", "clock"] = "begun"
    minutes: Annotated[int, Field(ge=0, le=100_000)] = 0
    metric: Word | None = None
    percent: Annotated[int, Field(ge=0, le=1000)] = 0
    whom: Ref
    every: Annotated[int, Field(ge=0, le=1440)] = 0
    times: Annotated[int, Field(ge=0, le=20)] = 0
    only_from: Clock | None = None
    only_to: Clock | None = None
    quiet: bool = False
    until: Literal["acknowledged", "over"] | None = None

    def perform(self, work: Work) -> EscalationSet:
        """A step that is there is changed."""
        self._refuse_nonsense()
        whom = named(work, self.whom)
        row = rule_of(work, self.kind, self.level, self.place)
        if row is None:
            row = EscalationRule(kind=self.kind, level=self.level, place=self.place, whom=whom)
        row.since, row.minutes, row.metric, row.percent = (
            self.since,
            self.minutes,
            self.metric or "",
            self.percent,
        )
        row.whom, row.every, row.times, row.quiet = whom, self.every, self.times, self.quiet
        row.from_minute = minute(self.only_from) if self.only_from else None
        row.to_minute = minute(self.only_to) if self.only_to else None
        row.until = self.until or ("acknowledged" if self.since == "begun" else "over")
        work.add(row)
        return EscalationSet(self.kind, self.level, self.place, whom)

    def _refuse_nonsense(self) -> None:
        """Raises Refusal STEP_WHEN, STEP_REPEAT, STEP_HOURS."""
        clocked = self.since == "clock"
        if (
            clocked != (self.metric is not None)
            or clocked != bool(self.percent)
            or (clocked and self.minutes)
        ):
            raise Refusal(
                "STEP_WHEN",
                N_("A step counts minutes, or the per cent of a clock: one of them."),
                field="percent",
            )
        if self.since == "acknowledged" and self.until == "acknowledged":
            raise Refusal(
                "STEP_WHEN",
                N_("A step that begins when the case is taken cannot end with that."),
                field="until",
            )
        if bool(self.every) != bool(self.times):
            raise Refusal(
                "STEP_REPEAT",
                N_("A step that repeats says every how many minutes, and how often."),
                field="times",
            )
        if (self.only_from is None) != (self.only_to is None) or (
            self.only_from is not None and self.only_from == self.only_to
        ):
            raise Refusal("STEP_HOURS", N_("Hours have a beginning and an end."), field="only_to")


class EndEscalationRule(Act):
    """End a step of escalation; chains that have begun keep it."""

    kind: Word
    level: Word
    place: Place

    def perform(self, work: Work) -> EscalationRuleEnded:
        """Refused when there is no such step."""
        row = rule_of(work, self.kind, self.level, self.place)
        if row is None:
            raise lookup.unknown("STEP_UNKNOWN", N_("There is no step {reference}."), "place",
                                 f"{self.kind} {self.level} {self.place}")  # fmt: skip
        said: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
        ended = EscalationRuleEnded(row.kind, row.level, row.place, only_from=_clock(row.from_minute),
                                    only_to=_clock(row.to_minute), **said)  # fmt: skip
        work.session.delete(row)
        work.changed += 1
        return ended

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The step is there again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("set-escalation").parse({**result, "metric": result["metric"] or None})


def rule_of(work: Work, kind: str, level: str, place: int) -> EscalationRule | None:
    """The rule at a place."""
    query = select(EscalationRule).where(
        EscalationRule.kind == kind, EscalationRule.level == level, EscalationRule.place == place
    )
    return work.session.exec(query).first()


def named(work: Work, whom: str) -> str:
    """Whom a step tells, as it is written. Raises Refusal WHOM_UNKNOWN, POST_UNKNOWN."""
    name, _, code = whom.strip().partition(":")
    kinds: dict[str, Any] = {"team": Team, "members": Team, "head": Department}
    if not code and name in PERSONS:
        return name
    if code and name == "post":
        return f"post:{finding.post(work, code.upper(), 'whom').code}"
    if code and name in KINDS:
        wanted = code.upper() if name == "head" else code.lower()
        if work.session.get(kinds[name], wanted) is not None:
            return f"{name}:{wanted}"
    raise Refusal("WHOM_UNKNOWN", N_("{whom} is nobody to tell; write {choices}."), field="whom", whom=whom,
                  choices=", ".join((*PERSONS, *(f"{kind}:CODE" for kind in KINDS))))  # fmt: skip


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"
