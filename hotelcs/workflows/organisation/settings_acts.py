"""Settings of the hotel, shifts and the least on them, service levels (handbook SC27)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.policies import Calendar, SlaPolicy
from hotelcs.models.roster import Shift, StaffingLeast
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.organisation import shift_hours
from hotelcs.workflows.organisation.setting_names import setting
from hotelcs.workflows.people import finding
from hotelcs.workflows.people.skills import Kind
from hotelcs.workflows.roster import roster_acts
from hotelcs.workflows.stale import Was, refuse_moved

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="HH:MM")]
ClockEnd = Annotated[
    str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$", description="HH:MM, up to 24:00")
]
Word = Annotated[str, Field(pattern="^[A-Za-z0-9_]{1,40}$", description="letters, digits and _")]
CHAINS = ("duty_managers", "supervisors")


def clock(minutes: int) -> str:
    """HH:MM of minutes since midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def minute(text: str) -> int:
    """Minutes since midnight of HH:MM."""
    return int(text[:2]) * 60 + int(text[3:])


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """The setting, its value now and before, as they are written."""

    setting: str
    value: str
    before: str


class ChangeSetting(Act):
    """Change a setting of the hotel."""

    name: Ref
    value: Annotated[str, Field(max_length=200)]
    was: Was | None = None

    def perform(self, work: Work) -> SettingChanged:
        """The same value again changes nothing."""
        known = setting(self.name)
        unit = work.property.currency
        try:
            wanted = known.read(self.value.strip(), unit)
        except (ValueError, KeyError):
            raise Refusal("SETTING_VALUE", N_("{name} cannot be {value}; write it like {example}."), field="value",
                          name=self.name, value=self.value[:40], example=known.example) from None  # fmt: skip
        if self.name in CHAINS:
            for code in str(wanted).split():
                finding.post(work, code, "value")
        before = getattr(work.property, known.column)
        refuse_moved(
            work, self.name, self.was, [("value", known.show(wanted, unit), known.show(before, unit))]
        )
        if wanted != before:
            setattr(work.property, known.column, wanted)
            work.changed += 1
        return SettingChanged(self.name, known.show(wanted, unit), known.show(before, unit))

    @classmethod
    def reverse(cls, result: dict[str, str]) -> Act:
        """The value before."""
        ChangeSetting.verb = "change-setting"
        return ChangeSetting(name=result["setting"], value=result["before"])


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """What was changed: a kind of rule and its name."""

    rule: str
    name: str


class SetShift(Act):
    """Change when a shift begins and ends, or add one; the roster keeps the hours it was made with."""

    shift: Annotated[str, Field(pattern="^[a-z_]{2,12}$")]
    begins: Clock
    ends: Clock
    name_en: Name | None = None
    name_zh: Name | None = None
    beside: bool | None = None
    was: Was | None = None

    def perform(self, work: Work) -> RuleChanged:
        """Shifts round the clock leave no minute out and none twice: those beside one that is moved follow it."""
        row = work.session.get(Shift, self.shift)
        if row is None:
            row = work.add(Shift(code=self.shift, name_en=self.name_en or self.shift, name_zh=self.name_zh or self.shift,
                                 from_minute=minute(self.begins), to_minute=minute(self.ends), beside=bool(self.beside),
                                 sort=900))  # fmt: skip
        refuse_moved(work, row.code, self.was, [("begins", self.begins, clock(row.from_minute)),
                                                ("ends", self.ends, clock(row.to_minute))])  # fmt: skip
        shift_hours.move(work, row, minute(self.begins), minute(self.ends))
        for name in ("name_en", "name_zh", "beside"):
            if (wanted := getattr(self, name)) is not None:
                setattr(row, name, wanted)
        work.session.flush()
        shift_hours.refuse_holes(work)
        work.changed += 1
        return RuleChanged("shift", row.code)


class SetLeast(Act):
    """Set how many people a shift needs of a post, or with a qualification; 0 means none."""

    shift: Ref
    post: Ref | None = None
    qualification: Kind | None = None
    people: Annotated[int, Field(ge=0, le=999)]
    on_call: bool = False
    was: Was | None = None

    def perform(self, work: Work) -> RuleChanged:
        """Of one thing at a time."""
        shift = roster_acts.shift_of(work, self.shift)
        if (self.post is None) == (self.qualification is None):
            raise Refusal("FIELD_MISSING", N_("Name a post or a qualification."), field="post")
        if self.post is not None:
            finding.post(work, self.post)
        query = select(StaffingLeast).where(
            StaffingLeast.shift == shift.code, StaffingLeast.post == self.post,
            StaffingLeast.qualification == self.qualification,
        )  # fmt: skip
        row = work.session.exec(query).first()
        here = (row.people, row.on_call) if row is not None else (0, False)
        refuse_moved(
            work,
            f"{shift.code} {self.post or self.qualification}",
            self.was,
            [("people", self.people, here[0]), ("on_call", self.on_call, here[1])],
        )
        if row is not None and not self.people:
            work.session.delete(row)
        elif row is not None:
            row.people, row.on_call = self.people, self.on_call
        elif self.people:
            work.session.add(StaffingLeast(shift=shift.code, post=self.post, qualification=self.qualification,
                                           people=self.people, on_call=self.on_call))  # fmt: skip
        work.changed += 1
        return RuleChanged("least", f"{shift.code} {self.post or self.qualification}")


class SetSla(Act):
    """Set by when a step has to be done for a kind of item of a level."""

    kind: Word
    level: Word
    metric: Word
    minutes: Annotated[int, Field(ge=1, le=100_000)]
    calendar: Ref | None = None
    pauses: bool | None = None
    was: Was | None = None

    def perform(self, work: Work) -> RuleChanged:
        """A new step is added; one that is there is changed."""
        query = select(SlaPolicy).where(
            SlaPolicy.kind == self.kind, SlaPolicy.level == self.level, SlaPolicy.metric == self.metric
        )
        row = work.session.exec(query).first()
        calendar = calendar_of(work, self.calendar or (row.calendar if row else "CAL_24X7")).code
        if row is None:
            row = SlaPolicy(
                kind=self.kind, level=self.level, metric=self.metric, minutes=self.minutes, calendar=calendar
            )
            work.session.add(row)
        refuse_moved(
            work,
            f"{self.kind} {self.level} {self.metric}",
            self.was,
            [("minutes", self.minutes, row.minutes)],
        )
        row.minutes, row.calendar = self.minutes, calendar
        if self.pauses is not None:
            row.pauses = self.pauses
        work.changed += 1
        return RuleChanged("sla", f"{self.kind} {self.level} {self.metric}")


def calendar_of(work: Work, code: str) -> Calendar:
    """The calendar of a code. Raises Refusal CALENDAR_UNKNOWN."""
    found = work.session.get(Calendar, code)
    if found is None:
        raise lookup.unknown("CALENDAR_UNKNOWN", N_("There is no calendar {reference}."), "calendar", code)
    return found
