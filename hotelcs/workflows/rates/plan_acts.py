"""Rate plans: made and changed, priced by type, season and weekday, cheaper for long stays."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.extras import PlanPackage
from hotelcs.models.rates import PlanLength, PlanPrice, RatePlan, Season, SeasonSpan
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Ref, Refs, Words
from hotelcs.workflows.rates import selling

Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_-]{0,11}$", description="capitals and digits")]
Fee = Literal["none", "first_night", "percent", "all"]
Percent = Annotated[int, Field(ge=0, le=100)]
SAME = (
    "name_en", "name_zh", "percent_off", "per_person", "member", "needs", "cancel_fee", "cancel_percent", "no_show_fee",
    "no_show_percent", "active", "sort",
)  # fmt: skip
"""Fields that are columns of the plan."""


@dataclass(frozen=True, slots=True)
class PlanSet:
    """The plan, whether it is new, and what changed."""

    plan: str
    added: bool
    changed: tuple[str, ...]


class SetPlan(Act):
    """Make a rate plan, or change one; what is left out stays. Bookings keep the terms they were made on.

    `base` makes its price that of another plan (`-` lets it stand alone), less `percent_off` and `amount_off`.
    Cancelling is free until `free_hours` before check-in time, or never with `refundable=no`. `includes` are packages
    in the price, `adds` packages charged beside it.
    """

    code: Code
    name_en: Words | None = None
    name_zh: Words | None = None
    base: Ref | None = None
    percent_off: Annotated[int, Field(ge=-100, le=100)] | None = None
    amount_off: Amount | None = None
    per_person: bool | None = None
    member: bool | None = None
    needs: Literal["none", "any", "prepaid"] | None = None
    refundable: bool | None = None
    free_hours: Annotated[int, Field(ge=0, le=9999)] | None = None
    cancel_fee: Fee | None = None
    cancel_percent: Percent | None = None
    no_show_fee: Fee | None = None
    no_show_percent: Percent | None = None
    includes: Refs | None = None
    adds: Refs | None = None
    active: bool | None = None
    sort: Annotated[int, Field(ge=0, le=9999)] | None = None

    def perform(self, work: Work) -> PlanSet:
        """A plan is derived from one that stands alone."""
        row = work.session.exec(select(RatePlan).where(RatePlan.code == self.code)).first()
        added = row is None
        if row is None:
            hours = work.property.cancel_free_hours
            row = work.add(
                RatePlan(code=self.code, name_en=self.code, name_zh=self.code, cancel_free_hours=hours)
            )
        changed = [name for name, wanted in self._columns(work, row).items() if _put(row, name, wanted)]
        for wanted, included in ((self.includes, True), (self.adds, False)):
            if wanted is not None and self._packages(work, row, wanted, included=included):
                changed.append("includes" if included else "adds")
        if changed and not added:
            work.touch(row)
        return PlanSet(row.code, added, tuple(changed))

    def _columns(self, work: Work, row: RatePlan) -> dict[str, Any]:
        """What was given, by column."""
        given = {name: value for name in SAME if (value := getattr(self, name)) is not None}
        if self.amount_off is not None:
            given["amount_off_minor"] = self.amount_off
        if self.refundable is False:
            given |= {
                "cancel_free_hours": None,
                "cancel_fee": self.cancel_fee or "all",
                "no_show_fee": self.no_show_fee or "all",
            }
        elif self.free_hours is not None or (self.refundable and row.cancel_free_hours is None):
            hours = work.property.cancel_free_hours if self.free_hours is None else self.free_hours
            given["cancel_free_hours"] = hours
        if self.base is not None:
            given["base_id"] = self._base(work, row)
        return given

    def _base(self, work: Work, row: RatePlan) -> int | None:
        if self.base == "-":
            return None
        base = selling.plan_of(work, str(self.base))
        own = work.session.exec(select(RatePlan).where(RatePlan.base_id == row.id)).first()
        if base.base_id is not None or base.id == row.id or own is not None:
            raise Refusal("PLAN_DERIVED", N_("A plan is derived from one that stands alone; {plan} cannot be its base."), field="base",
                          next=("show rate-plans",), plan=base.code)  # fmt: skip
        return base.id

    def _packages(self, work: Work, row: RatePlan, codes: tuple[str, ...], *, included: bool) -> bool:
        """Make these the packages that come with the plan; whether anything changed."""
        wanted = {
            int(selling.package_of(work, code, "includes" if included else "adds").id or 0) for code in codes
        }
        query = select(PlanPackage).where(PlanPackage.plan_id == row.id)
        before = {link.package_id: link for link in work.session.exec(query)}
        there = {key for key, link in before.items() if link.included is included}
        for key in there - wanted:
            work.session.delete(before[key])
        for key in wanted - there:
            if key in before:
                before[key].included = included
            else:
                work.session.add(PlanPackage(plan_id=int(row.id or 0), package_id=key, included=included))
        work.session.flush()
        return there != wanted


def _put(row: Any, name: str, wanted: Any) -> bool:
    """Write a column; whether it was another."""
    if getattr(row, name) == wanted:
        return False
    setattr(row, name, wanted)
    return True


@dataclass(frozen=True, slots=True)
class PriceSet:
    """The price of a type on a plan now and before, in minor units; None: none of its own."""

    plan: str
    type: str
    season: str
    weekday: int
    rate_minor: int | None
    before_minor: int | None


class SetPrice(Act):
    """Set what a night of a type costs on a plan: all year or in a `season`, on any day or a `weekday` (1 Monday to 7).

    Without `rate` the plan has no price of its own there.
    """

    plan: Ref
    type: Ref
    season: Ref | None = None
    weekday: Annotated[int, Field(ge=0, le=7)] = 0
    rate: Amount | None = None

    def perform(self, work: Work) -> PriceSet:
        """Bookings keep the prices they have."""
        plan, kind = selling.plan_of(work, self.plan), lookup.room_type(work, self.type)
        season = season_of(work, self.season).id if self.season else None
        query = select(PlanPrice).where(PlanPrice.plan_id == plan.id, PlanPrice.type_id == kind.id,
                                        PlanPrice.season_id == season, PlanPrice.weekday == self.weekday)  # fmt: skip
        row = work.session.exec(query).first()
        before = row.rate_minor if row else None
        if self.rate is None and row is not None:
            work.session.delete(row)
        elif row is not None:
            row.rate_minor = int(self.rate or 0)
        elif self.rate is not None:
            work.session.add(PlanPrice(plan_id=plan.id, type_id=int(kind.id or 0), season_id=season, weekday=self.weekday,
                                       rate_minor=self.rate))  # fmt: skip
        work.changed += before != self.rate
        return PriceSet(plan.code, kind.code, (self.season or "").upper(), self.weekday, self.rate, before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The price before."""
        asked = {"plan": result["plan"], "type": result["type"], "weekday": result["weekday"]}
        given = {"season": result["season"] or None, "rate": result["before_minor"]}
        cls.verb = "set-price"
        return cls.parse(asked | {name: value for name, value in given.items() if value is not None})


@dataclass(frozen=True, slots=True)
class SeasonSet:
    """A season and the nights it was given or lost, half-open; `before` is where they ended before, if they were there."""

    season: str
    first: str
    until: str
    before: str = ""


class SetSeason(Act):
    """Give nights to a season, from `first` up to `until` (not in it); a season that is not there is made."""

    code: Code
    first: Day
    until: Day
    name_en: Words = ""
    name_zh: Words = ""

    def perform(self, work: Work) -> SeasonSet:
        """A night has one season: days of another are refused."""
        if self.until <= self.first:
            raise Refusal("SEASON_EMPTY", N_("The season would end on {until}, before it begins."), field="until",
                          next=("choose-dates",), until=self.until)  # fmt: skip
        row = work.session.exec(select(Season).where(Season.code == self.code)).first()
        if row is None:
            row = work.add(
                Season(code=self.code, name_en=self.name_en or self.code, name_zh=self.name_zh or self.code)
            )
        row.name_en, row.name_zh = self.name_en or row.name_en, self.name_zh or row.name_zh
        span = work.session.get(SeasonSpan, self.first)
        if span is not None and span.season_id != row.id:
            raise Refusal(
                "SEASONS_OVERLAP",
                N_("Another season has some of these days."),
                field="first",
                next=("show seasons",),
            )
        before = span.until.isoformat() if span else ""
        if span is None:
            span = SeasonSpan(first=self.first, until=self.until, season_id=int(row.id or 0))
        span.until = self.until
        work.session.add(span)
        work.session.flush()
        work.changed += 1
        return SeasonSet(row.code, self.first.isoformat(), self.until.isoformat(), before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking the nights away, or letting them end where they ended before."""
        if result["before"]:
            cls.verb = "set-season"
            return cls(code=result["season"], first=result["first"], until=result["before"])
        DropSeason.verb = "drop-season"
        from hotelcs.workflows.verbs import act_of

        return act_of("drop-season").parse({"first": result["first"]})


class DropSeason(Act):
    """Take the nights that begin on `first` from their season."""

    first: Day

    def perform(self, work: Work) -> SeasonSet:
        """The season and its prices stay."""
        span = work.session.get(SeasonSpan, self.first)
        if span is None:
            raise Refusal("SEASON_UNKNOWN", N_("No season begins on {first}."), field="first", next=("show seasons",),
                          first=self.first)  # fmt: skip
        season = lookup.by_id(work, Season, span.season_id)
        work.session.delete(span)
        work.changed += 1
        return SeasonSet(season.code, self.first.isoformat(), span.until.isoformat())

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The nights come back."""
        SetSeason.verb = "set-season"
        from hotelcs.workflows.verbs import act_of

        return act_of("set-season").parse(
            {"code": result["season"], "first": result["first"], "until": result["until"]}
        )


def season_of(work: Work, code: str) -> Season:
    """The season of a code. Raises Refusal SEASON_UNKNOWN."""
    found = work.session.exec(select(Season).where(Season.code == code.strip().upper())).first()
    if found is None:
        raise lookup.unknown("SEASON_UNKNOWN", N_("There is no season {reference}."), "season", code)
    return found


@dataclass(frozen=True, slots=True)
class LengthSet:
    """The plan, the length, what is taken off now and before, in per cent (0: nothing)."""

    plan: str
    nights: int
    percent_off: int
    before: int


class SetLength(Act):
    """Take something off every night of a stay of at least so many nights on a plan; 0 takes the rule away."""

    plan: Ref
    nights: Annotated[int, Field(ge=2, le=400)]
    percent_off: Percent

    def perform(self, work: Work) -> LengthSet:
        """Of several lengths reached the greatest discount counts."""
        plan = selling.plan_of(work, self.plan)
        row = work.session.get(PlanLength, (plan.id, self.nights))
        before = row.percent_off if row else 0
        if row is not None and not self.percent_off:
            work.session.delete(row)
        elif row is not None:
            row.percent_off = self.percent_off
        elif self.percent_off:
            work.session.add(PlanLength(plan_id=plan.id, nights=self.nights, percent_off=self.percent_off))
        work.changed += before != self.percent_off
        return LengthSet(plan.code, self.nights, self.percent_off, before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """What was taken off before."""
        cls.verb = "set-length"
        return cls(plan=result["plan"], nights=result["nights"], percent_off=result["before"])
