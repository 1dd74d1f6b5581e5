"""The calendar of types and days by price: what a night costs on a plan, and which rules of sale stand on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.widgets.line_list import Column

MARK = "*"
"""Beside a price: something may not be sold of that night as it is elsewhere."""


@dataclass(slots=True)
class Turning:
    """What the calendar shows: free rooms (0), or the prices of a plan; the list price where there is no plan."""

    at: int = 0
    plans: list[str] = field(default_factory=list)

    @property
    def prices(self) -> bool:
        """Whether prices are shown."""
        return self.at > 0

    @property
    def plan(self) -> str:
        """The plan whose prices are shown; empty: the list."""
        return self.plans[self.at - 1] if self.plans and self.at else ""

    def turn(self) -> None:
        """The next one: free rooms, then each plan, then free rooms again."""
        self.at = (self.at + 1) % (max(len(self.plans), 1) + 1)

    def read(self, desk: Any, first: date, until: date) -> list[Any]:
        """A row for each night and type."""
        self.plans = [row.plan for row in desk.show("rate-plans")]
        self.at = min(self.at, max(len(self.plans), 1))
        span = {"from": first.isoformat(), "to": until.isoformat()}
        return list(
            desk.show("rate-calendar", plan=self.plan, **span)
            if self.prices
            else desk.show("availability", **span)
        )

    def told(self, first: date) -> str:
        """For the border: what is shown, and from which day on."""
        if not self.prices:
            return tr(N_("Free rooms from {first}"), first=first.isoformat())
        plan = self.plan or tr(N_("List price"))
        return tr(N_("Prices of {plan} from {first}"), plan=plan, first=first.isoformat())


def price_columns(first: date, count: int, days: list[str]) -> list[Column[Any]]:
    """Type, how many rooms, then a column for each night: its price in whole money; * where a rule stands."""
    nights = [first + timedelta(days=n) for n in range(count)]
    return [
        Column(N_("Type"), 6, lambda row: row.type),
        Column(N_("Rms."), 5, lambda row: str(row.rooms) if row.rooms else "", "right"),
        *(
            Column(f"{tr(days[night.weekday()])} {night.day:02d}", 6, _price(night.isoformat()), "right")
            for night in nights
        ),
        Column("", 0, lambda _: ""),
    ]


def _price(night: str) -> Callable[[Any], str]:
    def shows(row: Any) -> str:
        one = row.nights.get(night)
        if one is None or not hasattr(one, "rate_minor"):
            return ""
        whole = money(one.rate_minor, one.currency).partition(".")[0]
        return whole + (MARK if one.rules else "")

    return shows


def rules_told(row: Any) -> str:
    """The rules of a type on the days shown, in words: 12-24 no arrivals, 3 nights or more."""
    told = [
        tr(N_("{day} {rules}"), day=one.night[5:], rules=tr(N_(", ")).join(map(_rule, one.rules.split())))
        for one in row.nights.values()
        if one.rules
    ]
    return "; ".join(told)


def _rule(code: str) -> str:
    name, _, number = code.partition("=")
    words = {
        "closed": N_("not sold"), "cta": N_("no arrivals"), "ctd": N_("no departures"), "min": N_("{number} nights or more"),
        "max": N_("{number} nights at most"), "quota": N_("{number} rooms at most"),
    }  # fmt: skip
    return tr(words[name], number=number) if number else tr(words[name])
