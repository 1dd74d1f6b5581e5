"""What is looked at so that it works in an emergency: signed when it was, every so many days."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlalchemy import func
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.plans import EmergencyCheck
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Mark, Ref, Words
from hotelcs.workflows.plans.finding import post_of
from hotelcs.workflows.stale import Was, refuse_moved


@dataclass(frozen=True, slots=True)
class CheckSigned:
    """The code of what was looked at, and every how many days it is."""

    code: str
    every_days: int


class SignCheck(Act):
    """Sign that something was looked at and works."""

    code: Ref

    def perform(self, work: Work) -> CheckSigned:
        """From now on until it is due again."""
        row = work.session.get(EmergencyCheck, self.code.lower())
        if row is None:
            raise lookup.unknown(
                "CHECK_UNKNOWN", N_("Nothing to look at is called {reference}."), "code", self.code
            )
        row.signed_at, row.signed_by = work.now, work.actor.login
        work.changed += 1
        return CheckSigned(row.code, row.every_days)


class SetCheck(Act):
    """Set every how many days something is looked at, and by whom; 0 days takes it out. A new one needs its names."""

    code: Mark
    every_days: Annotated[int, Field(ge=0, le=365)]
    name_en: Words = ""
    name_zh: Words = ""
    post: Ref | None = None
    was: Was | None = None

    def perform(self, work: Work) -> CheckSigned:
        """Counted from today on until it is signed."""
        code = self.code.lower()
        row = work.session.get(EmergencyCheck, code)
        post = post_of(work, self.post) if self.post else None
        if row is None:
            if not (self.name_en and self.name_zh and post):
                raise Refusal(
                    "CHECK_NAMELESS",
                    N_("Say in both languages what is looked at, and who does it."),
                    field="name_en",
                )
            sort = work.session.exec(select(func.count()).select_from(EmergencyCheck)).one()
            row = EmergencyCheck(code=code, name_en=self.name_en, name_zh=self.name_zh, post=post, every_days=0,
                                 since=work.business_date, sort=sort)  # fmt: skip
            work.session.add(row)
        refuse_moved(work, code, self.was, [("every_days", self.every_days, row.every_days)])
        row.every_days, row.post = self.every_days, post or row.post
        row.name_en, row.name_zh = self.name_en or row.name_en, self.name_zh or row.name_zh
        work.changed += 1
        return CheckSigned(code, self.every_days)
