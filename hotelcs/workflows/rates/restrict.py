"""Close nights, arrivals and departures; least and most nights; quotas (scenarios B24, B27, B33)."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rates import SaleRule
from hotelcs.models.rooms import RoomType
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Ref
from hotelcs.workflows.rates import selling
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS

_EMPTY = text(
    "DELETE FROM sale_rule WHERE closed = 0 AND closed_arrival = 0 AND closed_departure = 0 AND least < 2 AND most = 0 "
    "AND quota IS NULL AND night >= :first AND night < :until"
)
Nights = Annotated[int, Field(ge=0, le=MAX_NIGHTS)]


@dataclass(frozen=True, slots=True)
class Restricted:
    """The types and the plan (empty: every one), the nights half-open, and how many rules stand on them now."""

    types: tuple[str, ...]
    plan: str
    first: str
    until: str
    rules: int


class Restrict(Act):
    """Set what may be sold for the nights from `first` up to `until` (not in it), of one `type` or of all of them.

    What is left out stays as it was: `closed` sells nothing, `closed_arrival` and `closed_departure` close the days,
    `least` and `most` nights hold for who arrives then, `quota` is the most that is sold (-1: no quota). `clear` lifts all.
    """

    first: Day
    until: Day
    type: Ref | None = None
    plan: Ref | None = None
    closed: bool | None = None
    closed_arrival: bool | None = None
    closed_departure: bool | None = None
    least: Nights | None = None
    most: Nights | None = None
    quota: Annotated[int, Field(ge=-1, le=100_000)] | None = None
    clear: bool = False

    def perform(self, work: Work) -> Restricted:
        """What is sold already stays sold."""
        if not 0 < (self.until - self.first).days <= MAX_NIGHTS:
            raise Refusal("RULE_DAYS", N_("Give 1 to {most} nights; the last day is not one of them."), field="until",
                          next=("choose-dates",), most=MAX_NIGHTS)  # fmt: skip
        wanted = self._wanted()
        kinds = (
            [lookup.room_type(work, self.type)] if self.type else list(work.session.exec(select(RoomType)))
        )
        plan = selling.plan_of(work, self.plan) if self.plan else None
        for kind in kinds:
            self._write(work, int(kind.id or 0), plan.id if plan else None, wanted)
        work.session.flush()
        span = {"first": self.first.isoformat(), "until": self.until.isoformat()}
        work.run(_EMPTY, span)
        left = work.reader.rows(
            "SELECT count(*) FROM sale_rule WHERE night >= :first AND night < :until", **span
        )
        return Restricted(tuple(sorted(kind.code for kind in kinds)), plan.code if plan else "", span["first"], span["until"],
                          int(left[0][0]))  # fmt: skip

    def _wanted(self) -> dict[str, Any]:
        """What is to be written, by column."""
        if self.clear:
            return {
                "closed": False,
                "closed_arrival": False,
                "closed_departure": False,
                "least": 0,
                "most": 0,
                "quota": None,
            }
        names = ("closed", "closed_arrival", "closed_departure", "least", "most", "quota")
        given = {name: value for name in names if (value := getattr(self, name)) is not None}
        if not given:
            raise Refusal(
                "RULE_MISSING", N_("Say what is closed, how many nights or rooms, or clear."), field="closed"
            )
        if given.get("quota") == -1:
            given["quota"] = None
        return given

    def _write(self, work: Work, type_id: int, plan_id: int | None, wanted: dict[str, Any]) -> None:
        query = select(SaleRule).where(
            SaleRule.type_id == type_id, SaleRule.plan_id == plan_id, col(SaleRule.night) >= self.first,
            col(SaleRule.night) < self.until,
        )  # fmt: skip
        there = {row.night: row for row in work.session.exec(query)}
        for night in nights(self.first, self.until):
            row = there.get(night) or SaleRule(night=night, type_id=type_id, plan_id=plan_id)
            for name, value in wanted.items():
                setattr(row, name, value)
            if row.most and row.least > row.most:
                raise Refusal("RULE_NIGHTS", N_("Nobody stays {least} nights or more and {most} at most."), field="most",
                              least=row.least, most=row.most)  # fmt: skip
            work.session.add(row)
            work.changed += 1
