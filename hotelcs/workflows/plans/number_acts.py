"""Whom the hotel calls in an emergency: the numbers of the country to begin with, then its own."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlalchemy import func
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.emergency_types import INCIDENT_TYPES
from hotelcs.models.plans import EmergencyNumber
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Mark, Refs, Words
from hotelcs.workflows.stale import Was, refuse_moved


@dataclass(frozen=True, slots=True)
class NumberSet:
    """The code of whom is called."""

    code: str


class SetEmergencyNumber(Act):
    """Set whom to call in which emergencies, and by which number; what is left out stays."""

    code: Mark
    number: Words | None = None
    name_en: Words = ""
    name_zh: Words = ""
    types: Annotated[Refs, Field(max_length=16)] | None = None
    was: Was | None = None

    def perform(self, work: Work) -> NumberSet:
        """A new one needs its names."""
        code = self.code.lower()
        row = work.session.get(EmergencyNumber, code)
        for kind in self.types or ():
            if kind not in INCIDENT_TYPES:
                raise Refusal("TYPE_OF_EMERGENCY_UNKNOWN", N_("There is no type of emergency {reference}."), field="types",
                              next=("show plans",), reference=kind)  # fmt: skip
        if row is None:
            if not (self.name_en and self.name_zh):
                raise Refusal("NUMBER_NAMELESS", N_("Say in both languages who is called."), field="name_en")
            sort = work.session.exec(select(func.count()).select_from(EmergencyNumber)).one()
            row = EmergencyNumber(code=code, name_en=self.name_en, name_zh=self.name_zh, sort=sort)
            work.session.add(row)
        row.name_en, row.name_zh = self.name_en or row.name_en, self.name_zh or row.name_zh
        if self.number is not None:
            refuse_moved(work, code, self.was, [("number", self.number, row.number)])
            row.number = self.number
        if self.types is not None:
            row.types = " ".join(dict.fromkeys(self.types))
        work.changed += 1
        return NumberSet(code)
