"""How long a class of data is kept: set by whoever answers for it, never below what the law asks for."""

from dataclasses import dataclass

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.privacy import RetentionRule
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words


@dataclass(frozen=True, slots=True)
class RetentionSet:
    """The class, and how many days it is kept now and was; None is for ever."""

    code: str
    days: int | None
    before: int | None


class SetRetention(Act):
    """Set how many days a class of data is kept; without `days` for ever."""

    code: Ref = Field(alias="class", description="a class of `show retention`")
    days: int | None = Field(default=None, ge=1, le=36_500)
    basis: Words = Field(default="", description="the law or rule it rests on")

    def perform(self, work: Work) -> RetentionSet:
        """Refused for a class that there is not, and below what the law asks for."""
        rule = work.session.get(RetentionRule, self.code)
        if rule is None:
            raise Refusal("CLASS_UNKNOWN", N_("There is no class {reference} that is purged."), field="class",
                          next=("show retention",), reference=self.code)  # fmt: skip
        if self.days is not None and self.days < rule.least:
            raise Refusal("TOO_SHORT", N_("{reference} is kept {days} days at least."), field="days", next=("show retention",),
                          reference=rule.code, days=rule.least)  # fmt: skip
        before = rule.days
        rule.days, rule.basis = self.days, self.basis or rule.basis
        work.touch(rule)
        return RetentionSet(rule.code, rule.days, before)
